"""What is told of a decision after it was taken; these are events of `Decision`."""

from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.when import When


class Assigned(ForumAggregate.Event):
    """It was said on what ground a decision rests, and who carries it out by when.

    A later one takes the place of an earlier one.

    Attributes:
        legal_basis: The act, rule or agreement that it rests on, in short; absent where none.
        owner: Who carries it out, in short words; absent where an organization says it all.
        owner_id: The organization that carries it out; absent where none is named.
        done_by: Last day to carry it out; absent where none was said.
    """

    TOPIC = "decision.assigned"
    legal_basis: str | None
    owner: str | None
    owner_id: UUID | None
    done_by: When | None
