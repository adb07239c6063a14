"""The nomination of one organization in one selection: by whom, whether it stands, what it is told.

Several may nominate the same organization. One that was nominated by others stands unless it says
no; what it is told in the end goes to it alone.
"""

from datetime import datetime
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Instant, Wording
from forum.seating.selection_places import OpenNomination
from forum.seating.selection_refusals import (
    AlreadyNominatedError,
    ConsentGivenError,
    NotNominatedError,
)


class Nomination(ForumAggregate):
    """One organization, nominated in one selection."""

    TOPIC = "nomination"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "nomination.reserved"

    class Opened(ForumAggregate.Event, Aggregate.Created):
        """The nomination of an organization for the seats of a year was entered.

        Attributes:
            year: The forum year that the seats are for.
            side: Key of the side.
            organization_id: The organization.
        """

        TOPIC = "nomination.opened"
        year: int
        side: str
        organization_id: UUID

    class Made(ForumAggregate.Event):
        """Somebody nominated the organization.

        Attributes:
            by_id: The organization that nominated it; its own id where it nominated itself.
            motivation: Why, by language; empty where that is not said.
            received_at: When it came in.
            is_late: It came in after nominations had closed.
        """

        TOPIC = "nomination.made"
        by_id: UUID
        motivation: tuple[Wording, ...]
        received_at: Instant
        is_late: bool

    class Accepted(ForumAggregate.Event):
        """The organization, nominated by another, said that it stands."""

        TOPIC = "nomination.accepted"

    class Declined(ForumAggregate.Event):
        """The organization, nominated by another, said that it does not stand."""

        TOPIC = "nomination.declined"

    class TakenBack(ForumAggregate.Event):
        """A nomination was taken back.

        Attributes:
            by_id: The organization that had made it.
            reason: Why, by language; empty where that is not said.
        """

        TOPIC = "nomination.taken_back"
        by_id: UUID
        reason: tuple[Wording, ...]

    class Answered(ForumAggregate.Event):
        """The organization was told why it was not chosen.

        Attributes:
            organization_id: The organization, which alone is told.
            reason: Why, by language.
        """

        TOPIC = "nomination.answered"
        organization_id: UUID
        reason: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the nomination counts as not having happened."""

        TOPIC = "nomination.struck"

    @event(Opened)
    def __init__(self, year: int, side: str, organization_id: UUID) -> None:
        self.year = year
        self.side = side
        self.organization_id = organization_id
        self.made: dict[UUID, tuple[datetime, bool]] = {}
        self.stands: bool | None = None

    @staticmethod
    def create_id(year: int, side: str, organization_id: UUID) -> UUID:
        """An organization is nominated once in each selection, by whoever nominates it."""
        return id_in_forum("nomination", year, side, organization_id)

    def make(
        self,
        by_id: UUID,
        received_at: datetime,
        *,
        is_late: bool,
        motivation: tuple[Wording, ...] = (),
    ) -> None:
        """Nominate the organization.

        Raises:
            AlreadyNominatedError: The same organization nominated it already.
        """
        if by_id in self.made:
            raise AlreadyNominatedError(
                "that organization nominated it already: take that back first to change it"
            )
        self._make(by_id=by_id, motivation=motivation, received_at=received_at, is_late=is_late)

    @event(Made)
    def _make(
        self, by_id: UUID, motivation: tuple[Wording, ...], received_at: datetime, is_late: bool
    ) -> None:
        self.made[by_id] = received_at, is_late

    def accept(self) -> None:
        """Say that the organization stands.

        Raises:
            NotNominatedError: No nomination stands.
            ConsentGivenError: It said so already, or nominated itself.
        """
        self._check_unanswered()
        self._accept()

    @event(Accepted)
    def _accept(self) -> None:
        self.stands = True

    def decline(self) -> None:
        """Say that the organization does not stand.

        Raises:
            NotNominatedError: No nomination stands.
            ConsentGivenError: It said so already, or nominated itself.
        """
        self._check_unanswered()
        self._decline()

    @event(Declined)
    def _decline(self) -> None:
        self.stands = False

    def take_back(self, by_id: UUID, reason: tuple[Wording, ...] = ()) -> None:
        """Take a nomination back.

        Raises:
            NotNominatedError: That organization has not nominated it.
        """
        if by_id not in self.made:
            raise NotNominatedError("that organization has not nominated it: nothing to take back")
        self._take_back(by_id=by_id, reason=reason)

    @event(TakenBack)
    def _take_back(self, by_id: UUID, reason: tuple[Wording, ...]) -> None:
        self.made.pop(by_id, None)

    def answer(self, reason: tuple[Wording, ...]) -> None:
        """Tell the organization why it was not chosen.

        Raises:
            IncompleteError: There is no reason.
        """
        if not reason:
            raise IncompleteError("write why it was not chosen: only it is told")
        self._answer(organization_id=self.organization_id, reason=reason)

    @event(Answered)
    def _answer(self, organization_id: UUID, reason: tuple[Wording, ...]) -> None:
        """What it was told stays in the log."""

    def standing(self) -> list[OpenNomination]:
        """Return what can be laid open: nominations that stand, in the order they came in."""
        if self.stands is False:
            return []
        return [
            OpenNomination(
                organization_id=self.organization_id,
                by_id=by_id,
                received_at=received_at,
                is_late=is_late,
            )
            for by_id, (received_at, is_late) in sorted(
                self.made.items(), key=lambda made: (made[1][0], str(made[0]))
            )
        ]

    def _check_unanswered(self) -> None:
        if not self.made:
            raise NotNominatedError("nobody has nominated it: enter the nomination first")
        if self.stands is not None or self.organization_id in self.made:
            raise ConsentGivenError("it has said already whether it stands: take that back first")
