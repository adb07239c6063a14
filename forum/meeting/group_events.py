"""What happens to a group after it was formed, and the words for its kind and for who is in it.

The events are of `Group`.
"""

from enum import StrEnum
from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.values import Name, Wording


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


class ConvenerNamed(ForumAggregate.Event):
    """An organization of the group calls it together from now on, and no other does.

    Attributes:
        organization_id: The organization.
    """

    TOPIC = "group.convener_named"
    organization_id: UUID


class PaperAdded(ForumAggregate.Event):
    """A paper of the group was laid before the members of the forum.

    Attributes:
        title: What it is called, by language.
        text: The paper, by language.
    """

    TOPIC = "group.paper_added"
    title: tuple[Name, ...]
    text: tuple[Wording, ...]
