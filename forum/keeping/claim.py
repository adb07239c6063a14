"""A claim: one owner for a key that must be unique, such as the address of a forum.

The id follows from scope and key, so two cannot claim the same; a claim is never given back.
"""

from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.record.envelope import HostAggregate, StruckFields
from forum.record.ids import derived_id


class Claim(HostAggregate):
    """The claim of one owner on one key."""

    TOPIC = "claim"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset({"claim.taken"})

    class Event(HostAggregate.Event):
        """One fact about a claim; it is written after what it is for."""

        FOLLOWS = True

    class Created(Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "claim.reserved"

    class Taken(Event, Aggregate.Created):
        """A key was taken by its owner, for ever.

        Attributes:
            scope: What kind of key it is: `slug` of a forum or `organization`.
            key: The key.
            owner_id: The thing that has it.
        """

        TOPIC = "claim.taken"
        scope: str
        key: str
        owner_id: UUID

    class Struck(StruckFields, Event):
        """Declared as for every thing; a claim is never struck."""

        TOPIC = "claim.struck"

    @event(Taken)
    def __init__(self, scope: str, key: str, owner_id: UUID) -> None:
        self.owner_id = owner_id

    @staticmethod
    def create_id(scope: str, key: str) -> UUID:
        """A key is claimed once in its scope."""
        return derived_id("claim", scope, key)
