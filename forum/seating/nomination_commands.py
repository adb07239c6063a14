"""Commands about nominations: the window, who is nominated, and whether one stands."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from forum.commanding import command
from forum.errors import IncompleteError
from forum.record.acting import current, noting
from forum.record.localtime import LocalTime
from forum.seating.nomination import Nomination
from forum.seating.organization import Organization
from forum.seating.selection_commands import Selections
from forum.seating.selection_refusals import NotNominatedError


class NominationCommands(Selections):
    """Nominating, standing and taking back.

    All may raise `UnknownSideError`, `UnknownThingError` for an organization, `YearError`, and
    `YearClosedError` where the year is closed and there is no evidence. A mandate acts for its own
    organization only (`NotAllowedError`).
    """

    @command
    def open_nominations(
        self, *, year: int, side: str, opens: LocalTime, closes: LocalTime
    ) -> UUID:
        """Open nominations until an exact time; the same again writes nothing.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            opens: From when.
            closes: Until when; one that comes in later is recorded as late.

        Raises:
            WindowError: They would close before they open.
            NominationsOpenedError: They were opened for other times.
        """
        selection = self.selection_here(year, side)
        selection.open_nominations(opens, closes)
        self.save(selection)
        return selection.id

    @command
    def nominate(
        self,
        *,
        year: int,
        side: str,
        organization_id: UUID,
        by_id: UUID | None = None,
        motivation: Mapping[str, str | None] | None = None,
        received_at: datetime | None = None,
    ) -> UUID:
        """Nominate an organization; one that is late is recorded as late and never refused.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            organization_id: The organization.
            by_id: The organization that nominates it; None where it nominates itself.
            motivation: Why, by language tag.
            received_at: When it came in, an aware instant, if not now.

        Raises:
            AlreadyNominatedError: The same organization nominated it already.
            IncompleteError: The instant has no time zone, or lies ahead.
        """
        nominator_id = by_id or organization_id
        self.check_own(organization_id=nominator_id)
        for known_id in {organization_id, nominator_id}:
            self.load(Organization, known_id)
        came_in = _came_in(received_at)
        selection = self.selection_here(year, side)
        self.pin(selection)
        nomination = self.find(Nomination, Nomination.create_id(year, side, organization_id))
        if nomination is None:
            with noting(effective=None):
                nomination = self.create(
                    Nomination, year=year, side=side, organization_id=organization_id
                )
        nomination.make(
            nominator_id,
            came_in,
            is_late=selection.is_late(came_in),
            motivation=self.wordings(motivation or {}),
        )
        selection.receive(organization_id)
        self.save(nomination, selection)
        return nomination.id

    @command
    def accept_nomination(self, *, year: int, side: str, organization_id: UUID) -> UUID:
        """Say that an organization, nominated by another, stands.

        Raises:
            NotNominatedError: No nomination stands.
            ConsentGivenError: It said already, or nominated itself.
        """
        self.check_own(organization_id=organization_id)
        nomination = self._nomination(year, side, organization_id)
        nomination.accept()
        self.save(nomination)
        return nomination.id

    @command
    def decline_nomination(self, *, year: int, side: str, organization_id: UUID) -> UUID:
        """Say that an organization, nominated by another, does not stand.

        Raises:
            NotNominatedError: No nomination stands.
            ConsentGivenError: It said already, or nominated itself.
        """
        self.check_own(organization_id=organization_id)
        nomination = self._nomination(year, side, organization_id)
        nomination.decline()
        self.save(nomination)
        return nomination.id

    @command
    def take_back_nomination(
        self,
        *,
        year: int,
        side: str,
        organization_id: UUID,
        by_id: UUID | None = None,
        reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Take a nomination back.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            organization_id: The organization that was nominated.
            by_id: The organization that nominated it; None where it nominated itself.
            reason: Why, by language tag.

        Raises:
            NotNominatedError: That organization has not nominated it.
        """
        nominator_id = by_id or organization_id
        self.check_own(organization_id=nominator_id)
        nomination = self._nomination(year, side, organization_id)
        nomination.take_back(nominator_id, self.wordings(reason or {}))
        self.save(nomination)
        return nomination.id

    @command
    def answer_nomination(
        self,
        *,
        year: int,
        side: str,
        organization_id: UUID,
        reason: Mapping[str, str | None],
    ) -> UUID:
        """Tell an organization why it was not chosen; only it is told.

        Raises:
            NotNominatedError: It was not nominated.
            SelectionNotDecidedError: There is no decision yet.
            IncompleteError: There is no reason.
        """
        selection = self.selection_here(year, side)
        selection.check_decided()
        nomination = self._nomination(year, side, organization_id)
        nomination.answer(self.wordings(reason))
        self.save(nomination)
        return nomination.id

    def _nomination(self, year: int, side: str, organization_id: UUID) -> Nomination:
        self.here().side(side)
        self.open_year_here(year)
        found = self.find(Nomination, Nomination.create_id(year, side, organization_id))
        if found is None:
            raise NotNominatedError("nobody has nominated it: enter the nomination first")
        return found


def _came_in(received_at: datetime | None) -> datetime:
    """The instant at which a nomination came in: the one given, or that of the command."""
    now = current().instant
    if received_at is None:
        return now
    if received_at.tzinfo is None or received_at > now:
        raise IncompleteError(
            "say when the nomination came in, with its time zone, and not later than now"
        )
    return received_at.astimezone(now.tzinfo)
