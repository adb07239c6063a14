"""A group that prepares: a theme, a meeting or a text such as new rules of procedure.

Which sides are in it is told here; whether those are both sides of the forum is asked by the
commands (W4), who know the forum.
"""

from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.meeting import group_events
from forum.meeting.group_events import GroupCapacity, GroupKind
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Name, Wording

__all__ = ["Group", "GroupCapacity", "GroupKind", "GroupMemberError", "PeopleCountError"]


class GroupMemberError(ForumError):
    """The organization is in the group already, or is not in it."""

    code = "group_member"


class PeopleCountError(ForumError):
    """A number of people is below one."""

    code = "people_count"


class Group(ForumAggregate):
    """One group of one forum year."""

    TOPIC = "group"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "group.reserved"

    class Formed(ForumAggregate.Event, Aggregate.Created):
        """A group was formed.

        Attributes:
            year: The forum year.
            purpose: What it is for, by language.
            classification: Planning, drafting or committee.
            theme_id: The theme that it prepares, if one.
            meeting_id: The meeting that it prepares, if known.
        """

        TOPIC = "group.formed"
        year: int
        purpose: tuple[Name, ...]
        classification: GroupKind
        theme_id: UUID | None
        meeting_id: UUID | None

    MemberJoined = group_events.MemberJoined
    MemberLeft = group_events.MemberLeft
    ConvenerNamed = group_events.ConvenerNamed
    PaperAdded = group_events.PaperAdded

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the group counts as not having happened."""

        TOPIC = "group.struck"

    @event(Formed)
    def __init__(
        self,
        year: int,
        purpose: tuple[Name, ...],
        classification: GroupKind,
        theme_id: UUID | None,
        meeting_id: UUID | None,
        id: UUID | None = None,
    ) -> None:
        self.year = year
        self.purpose = purpose
        self.classification = classification
        self.members: set[UUID] = set()
        self.helpers: set[UUID] = set()
        self.conveners: set[UUID] = set()
        self.sides: dict[UUID, str] = {}

    @staticmethod
    def create_id() -> UUID:
        """Groups have no name of their own, so the id is random."""
        return uuid4()

    @staticmethod
    def check_purpose(purpose: tuple[Name, ...]) -> None:
        """Refuse a group that is for nothing.

        Raises:
            IncompleteError: The purpose is empty.
        """
        if not purpose:
            raise IncompleteError("say what the group is for")

    def join(
        self,
        organization_id: UUID,
        *,
        side: str | None = None,
        capacity: GroupCapacity = GroupCapacity.MEMBER,
        head_count: int | None = None,
        named: str | None = None,
    ) -> None:
        """Take an organization into the group.

        Raises:
            GroupMemberError: It is in the group already.
            PeopleCountError: The number of people is below 1.
        """
        if organization_id in self.members:
            raise GroupMemberError(
                "the organization is in the group already: strike that entry if it is wrong"
            )
        if head_count is not None and head_count < 1:
            raise PeopleCountError("an organization in a group has at least one person there")
        self._join(
            organization_id=organization_id,
            side=side,
            capacity=capacity,
            head_count=head_count,
            named=named,
        )

    @event(MemberJoined)
    def _join(
        self,
        organization_id: UUID,
        side: str | None,
        capacity: GroupCapacity,
        head_count: int | None,
        named: str | None,
    ) -> None:
        self.members.add(organization_id)
        if capacity is GroupCapacity.CONVENER:
            self.conveners.add(organization_id)
        if capacity is GroupCapacity.SECRETARIAT:
            self.helpers.add(organization_id)
        elif side is not None:
            self.sides[organization_id] = side

    def sides_without(self, organization_id: UUID) -> set[str]:
        """Return keys of the sides that are in the group but for one organization.

        The secretariat's people count for no side.
        """
        return {side for other_id, side in self.sides.items() if other_id != organization_id}

    def leave(self, organization_id: UUID) -> None:
        """Let an organization leave the group.

        Raises:
            GroupMemberError: It is not in the group.
        """
        self._check_member(organization_id)
        self._leave(organization_id=organization_id)

    @event(MemberLeft)
    def _leave(self, organization_id: UUID) -> None:
        self.members.discard(organization_id)
        self.helpers.discard(organization_id)
        self.conveners.discard(organization_id)
        self.sides.pop(organization_id, None)

    def name_convener(self, organization_id: UUID) -> None:
        """Let one organization call the group together, alone; the same again changes nothing.

        Raises:
            GroupMemberError: It is not in the group, or as its secretariat.
        """
        self._check_member(organization_id)
        if organization_id in self.helpers:
            raise GroupMemberError(
                "the secretariat helps the group: let one of its members call it together"
            )
        if self.conveners != {organization_id}:
            self._name_convener(organization_id=organization_id)

    @event(ConvenerNamed)
    def _name_convener(self, organization_id: UUID) -> None:
        self.conveners = {organization_id}

    def add_paper(self, title: tuple[Name, ...], text: tuple[Wording, ...]) -> None:
        """Add a paper to those of the group.

        Raises:
            IncompleteError: The title or the text is empty.
        """
        if not title:
            raise IncompleteError("a paper needs a title: say what it is")
        if not text:
            raise IncompleteError("write the paper in at least one language")
        self._add_paper(title=title, text=text)

    @event(PaperAdded)
    def _add_paper(self, title: tuple[Name, ...], text: tuple[Wording, ...]) -> None:
        """Papers are the readers' matter, no rule asks for them."""

    def _check_member(self, organization_id: UUID) -> None:
        if organization_id not in self.members:
            raise GroupMemberError("the organization is not in the group: choose one that is")
