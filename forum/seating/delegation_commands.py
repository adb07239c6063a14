"""Commands about who speaks for an organization."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from forum.commanding import command
from forum.errors import IncompleteError
from forum.record.acting import noting
from forum.record.when import Holds, When
from forum.seating.delegation import Delegation
from forum.seating.mandates import Capacity, RepresentativeRole
from forum.seating.organization import Organization
from forum.seating.own_mandates import OwnMandates
from forum.seating.person import Person, sealed_name
from forum.seating.refusals import NotSeatedError
from forum.seating.seating import Seating


class DelegationCommands(OwnMandates):
    """Appointing, rotating and ending representatives.

    Members do it for their own organization, a side's office for its side. Whoever is appointed is
    a person entered here, or a new one by name. All may raise `NotAllowedError` for what is
    another's.
    """

    @command
    def appoint_representative(
        self,
        *,
        organization_id: UUID,
        person_id: UUID | None = None,
        name: str | None = None,
        side: str,
        start: When,
        end: When | None = None,
        role: RepresentativeRole = RepresentativeRole.REPRESENTATIVE,
        unit: str | None = None,
        capacity: Capacity | None = None,
        mandate_id: UUID | None = None,
    ) -> UUID:
        """Appoint somebody to speak for an organization.

        Args:
            organization_id: The organization.
            person_id: Who is appointed.
            name: The name of whoever is appointed, where it is nobody who is entered here.
            side: Key of the side that the organization sits for.
            start: First day.
            end: Last day, if it is set.
            role: Representative or deputy.
            unit: Part of the organization that the person comes from.
            capacity: Politician, official, employee or volunteer.
            mandate_id: The new mandate's id, where the caller must know it beforehand.

        Raises:
            UnknownThingError: There is no such organization or person.
            UnknownSideError: The forum has no such side.
            IncompleteError: Neither or both of a person and a name.
            NotSeatedError: The organization certainly has no seat on the first day (E5).
            SeatsFilledError: Each of its seats has a representative on that day.
            EndsBeforeStartError: The last day is before the first.
            YearClosedError: The year is closed, and there is no evidence.
        """
        self.check_own_mandates(organization_id, side)
        self.load(Organization, organization_id)
        self.open_year_here(start.latest.year)
        person_id, entered = self._person(person_id, name)
        seats = self._seats(organization_id, side, start)
        delegation = self.delegation_of(organization_id)
        delegation.appoint(
            mandate_id or uuid4(),
            person_id,
            role=role,
            side=side,
            start=start,
            end=end,
            unit=unit,
            capacity=capacity,
            seats=seats,
        )
        self.save(delegation, *entered)
        return delegation.id

    @command
    def rotate_representative(
        self,
        *,
        organization_id: UUID,
        mandate_id: UUID,
        person_id: UUID | None = None,
        name: str | None = None,
        start: When,
        unit: str | None = None,
        capacity: Capacity | None = None,
        successor_mandate_id: UUID | None = None,
    ) -> UUID:
        """Hand a mandate over to somebody else of the organization.

        Args:
            organization_id: The organization.
            mandate_id: The mandate that ends on the day before `start`.
            person_id: Who takes over.
            name: The name of whoever takes over, where it is nobody who is entered here.
            start: First day of the new mandate.
            unit: Part of the organization that the person comes from.
            capacity: The person's capacity.
            successor_mandate_id: The new mandate's id, where the caller must know it beforehand.

        Raises:
            UnknownThingError: There is no such organization, mandate or person.
            IncompleteError: Neither or both of a person and a name.
            MandateEndedError: The mandate has ended before.
            EndsBeforeStartError: The hand-over is before the mandate's first day.
            NotSeatedError: The organization certainly has no seat on that day (E5).
            YearClosedError: The year is closed, and there is no evidence.
        """
        self.open_year_here(start.latest.year)
        delegation = self.load(Delegation, Delegation.create_id(organization_id))
        side = delegation.mandate(mandate_id).side
        self.check_own_mandates(organization_id, side, mandate_id)
        person_id, entered = self._person(person_id, name)
        self._seats(organization_id, side, start)
        delegation.rotate(
            mandate_id,
            successor_mandate_id or uuid4(),
            person_id,
            start,
            unit=unit,
            capacity=capacity,
        )
        self.save(delegation, *entered)
        return delegation.id

    @command
    def end_mandate(
        self,
        *,
        organization_id: UUID,
        mandate_id: UUID,
        end: When,
        reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """End a mandate, on the day that was planned or before.

        Raises:
            UnknownThingError: There is no such organization or mandate here.
            MandateEndedError: It was ended already, or would be made longer.
            EndsBeforeStartError: The last day is before the first.
            LastRepresentativeError: A member would leave the organization without anybody.
            YearClosedError: The year is closed, and there is no evidence.
        """
        self.open_year_here(end.latest.year)
        delegation = self.load(Delegation, Delegation.create_id(organization_id))
        self.check_own_mandates(organization_id, delegation.mandate(mandate_id).side, mandate_id)
        self.check_somebody_stays(delegation, mandate_id, end)
        delegation.end(mandate_id, end, self.wordings(reason or {}))
        self.save(delegation)
        return delegation.id

    def delegation_of(self, organization_id: UUID) -> Delegation:
        """Return the delegation of an organization, opened now if there is none."""
        found = self.find(Delegation, Delegation.create_id(organization_id))
        if found is None:
            with noting(effective=None):
                found = self.create(Delegation, organization_id=organization_id)
        return found

    def _person(self, person_id: UUID | None, name: str | None) -> tuple[UUID, list[Person]]:
        """Return who is meant, and the new person where it is nobody who is entered here.

        Raises:
            UnknownThingError: There is no such person.
            IncompleteError: Neither or both of a person and a name, or the name is empty.
        """
        if (person_id is None) is (name is None):
            raise IncompleteError("say who it is: a person entered here, or a name")
        if person_id is not None:
            return self.load(Person, person_id).id, []
        person = self.create(Person, name=sealed_name(self.keys, name or ""))
        return person.id, [person]

    def _seats(self, organization_id: UUID, side: str, start: When) -> int | None:
        """Check that there is a seat on a day (E5); return how many, or None where unknown.

        Where no seating is entered for the day nothing is known, and nothing is refused. A term
        may begin in the year before.

        Raises:
            UnknownSideError: The forum has no such side.
            NotSeatedError: The organization certainly has no seat.
        """
        if not self.here().side(side).has_fixed_seats:
            return None
        days = {start.earliest or start.latest, start.latest}
        terms = []
        for year in {start.latest.year, start.latest.year - 1}:
            seating = self.find(Seating, Seating.create_id(year, side))
            if seating is None:
                self.pin_absent(Seating.create_id(year, side))
                continue
            self.pin(seating)
            if any(seating.table.term.holds_on(day) is not Holds.NO for day in days):
                terms.append(seating)
        if not terms:
            return None
        for seating in terms:
            if any(seating.seat_on(organization_id, day) is not Holds.NO for day in days):
                return seating.seats_on(organization_id, start.latest)
        raise NotSeatedError(
            "the organization has no seat on {start}: grant it one, or correct the day", start=start
        )
