"""A person: an id that mandates and posts name, and a name that only its key opens.

The key stands for the person's identity; when it is destroyed the name is gone and all else stays.
Contact details are never in the log.
"""

from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import HostAggregate, StruckFields
from forum.record.sealed import Sealed
from forum.store.keys import Keys

NAME_FIELD: Final = "person.name"


class PersonErasedError(ForumError):
    """The key of the person's name was destroyed."""

    code = "person_erased"


class Person(HostAggregate):
    """A person who acts for an organization, or holds a post."""

    TOPIC = "person"

    class Created(HostAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "person.reserved"

    class Registered(HostAggregate.Event, Aggregate.Created):
        """A person was entered.

        Attributes:
            name: The person's name, sealed under the key of the person's identity.
        """

        TOPIC = "person.registered"
        name: Sealed

    class Renamed(HostAggregate.Event):
        """The person goes by another name.

        Attributes:
            name: The new name, sealed under the key of the person's identity.
        """

        TOPIC = "person.renamed"
        name: Sealed

    class Struck(StruckFields, HostAggregate.Event):
        """An entry about the person counts as not having happened."""

        TOPIC = "person.struck"

    @event(Registered)
    def __init__(self, name: Sealed, id: UUID | None = None) -> None:
        self.key_id = name.key_id

    @event(Renamed)
    def rename(self, name: Sealed) -> None:
        """Let the person go by another name."""


def check_name(name: str) -> None:
    """Refuse a person without a name.

    Raises:
        IncompleteError: The name is empty.
    """
    if not name.strip():
        raise IncompleteError("write the person's name")


def sealed_name(keys: Keys, name: str) -> Sealed:
    """Seal the name of a new person under a key of its own.

    Raises:
        IncompleteError: The name is empty.
        TooLongError: The name has more than 300 characters.
    """
    check_name(name)
    key_id, key = keys.personal.take()
    return Sealed.seal(key_id, key, NAME_FIELD, name.strip())
