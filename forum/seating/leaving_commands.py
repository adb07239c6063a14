"""Commands about what an organization leaves behind: mandates ended at once, and a contact."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from forum.commanding import command
from forum.record.acting import current
from forum.record.when import Holds, When
from forum.seating.delegation import Delegation
from forum.seating.delegation_commands import DelegationCommands
from forum.seating.organization import Organization
from forum.seating.person import Person
from forum.seating.refusals import AlreadySeatedError
from forum.seating.seating import Seating


class LeavingCommands(DelegationCommands):
    """Ending all mandates of an organization, and who answers for its open views afterwards."""

    @command
    def end_all_mandates(
        self,
        *,
        organization_id: UUID,
        end: When,
        reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """End all mandates of an organization at once, also those that have not begun.

        Args:
            organization_id: The organization.
            end: The last day of those that hold.
            reason: Why, by language tag.

        Raises:
            UnknownThingError: There is no such organization here.
            MandateEndedError: None goes on after that day.
            YearClosedError: The year is closed, and there is no evidence.
        """
        self.open_year_here(end.latest.year)
        delegation = self.load(Delegation, Delegation.create_id(organization_id))
        delegation.end_all(end, self.wordings(reason or {}))
        self.save(delegation)
        return delegation.id

    @command
    def name_contact(
        self,
        *,
        organization_id: UUID,
        person_id: UUID,
        start: When,
        contact_id: UUID | None = None,
    ) -> UUID:
        """Name who answers for the open views of an organization that has no seat.

        The contact judges answers to the organization's own views; whoever was contact before is
        so until the day before.

        Args:
            organization_id: The organization.
            person_id: Who it is.
            start: First day.
            contact_id: The contact's id, where the caller must know it beforehand.

        Raises:
            UnknownThingError: There is no such organization or person.
            AlreadySeatedError: The organization certainly has a seat on the first day.
        """
        self.load(Organization, organization_id)
        self.load(Person, person_id)
        self._check_without_seat(organization_id, start)
        delegation = self.delegation_of(organization_id)
        delegation.name_contact(contact_id or uuid4(), person_id, start)
        self.save(delegation)
        return delegation.id

    @command
    def end_contact(
        self,
        *,
        organization_id: UUID,
        end: When | None = None,
        reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """End the contact for open views.

        Args:
            organization_id: The organization.
            end: Its last day; today if not said.
            reason: Why, by language tag.

        Raises:
            UnknownThingError: There is no such organization here.
            NoContactError: There is no contact.
            EndsBeforeStartError: The last day is before the first.
        """
        delegation = self.load(Delegation, Delegation.create_id(organization_id))
        last = end or When.on(current().today(self.here().zone))
        delegation.end_contact(last, self.wordings(reason or {}))
        self.save(delegation)
        return delegation.id

    def _check_without_seat(self, organization_id: UUID, start: When) -> None:
        for side in self.here().sides.values():
            if not side.has_fixed_seats:
                continue
            seating = self.find(Seating, Seating.create_id(start.latest.year, side.key))
            if seating is None:
                self.pin_absent(Seating.create_id(start.latest.year, side.key))
                continue
            self.pin(seating)
            if seating.seat_on(organization_id, start.latest) is Holds.YES:
                raise AlreadySeatedError(
                    "it holds a seat on {start}: its representatives answer for its views",
                    start=str(start),
                )
