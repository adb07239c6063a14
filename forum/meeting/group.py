"""A group that prepares: a theme, a meeting or a text such as new rules of procedure.

Whether both sides are in it shows only when its members are known, so that is asked of the read
model.
"""

from enum import StrEnum
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Name


class GroupKind(StrEnum):
    """What a group is for."""

    PLANNING = "planning"  # prepares a theme and its meeting
    DRAFTING = "drafting"  # writes a text
    COMMITTEE = "committee"  # proposes a choice, such as a selection committee


class GroupCapacity(StrEnum):
    """As what an organization is in a group."""

    MEMBER = "member"
    CONVENER = "convener"
    SECRETARIAT = "secretariat"


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

    class MemberJoined(ForumAggregate.Event):
        """An organization joined the group.

        Attributes:
            organization_id: The organization.
            side: Key of its side; absent where it is on none, or unknown.
            capacity: Member, convener or secretariat.
            head_count: People from it, 1 or more; absent where unknown.
            named: The organization as the source names it.
        """

        TOPIC = "group.member_joined"
        organization_id: UUID
        side: str | None
        capacity: GroupCapacity
        head_count: int | None
        named: str | None

    class MemberLeft(ForumAggregate.Event):
        """An organization left the group.

        Attributes:
            organization_id: The organization.
        """

        TOPIC = "group.member_left"
        organization_id: UUID

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
        self.members: set[UUID] = set()

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

    def leave(self, organization_id: UUID) -> None:
        """Let an organization leave the group.

        Raises:
            GroupMemberError: It is not in the group.
        """
        if organization_id not in self.members:
            raise GroupMemberError("the organization is not in the group: choose one that is")
        self._leave(organization_id=organization_id)

    @event(MemberLeft)
    def _leave(self, organization_id: UUID) -> None:
        self.members.discard(organization_id)
