"""The host: the authority, municipality or organization that runs the installation."""

from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.record.envelope import HostAggregate, StruckFields
from forum.record.ids import HOST_ID


class Host(HostAggregate):
    """The one host of the installation; its first event is position 1 of the log."""

    TOPIC = "host"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset({"host.established", "host.renamed"})

    class Created(HostAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "host.reserved"

    class Established(HostAggregate.Event, Aggregate.Created):
        """The installation was set up, and its log begun.

        Attributes:
            log_id: Random id of this log; followers stop if it changes.
            name: What the host calls itself.
            zone: IANA time zone of the host, such as `Europe/Stockholm`.
        """

        TOPIC = "host.established"
        log_id: UUID
        name: str
        zone: str

    class Renamed(HostAggregate.Event):
        """The host goes by another name.

        Attributes:
            name: The new name.
        """

        TOPIC = "host.renamed"
        name: str

    class Classified(HostAggregate.Event):
        """It was stated whether the host is a public authority, and so keeps a registry.

        Attributes:
            is_public_authority: Whether it is.
        """

        TOPIC = "host.classified"
        is_public_authority: bool

    class Struck(StruckFields, HostAggregate.Event):
        """An entry about the host counts as not having happened."""

        TOPIC = "host.struck"

    @event(Established)
    def __init__(self, log_id: UUID, name: str, zone: str) -> None:
        self.log_id = log_id
        self.name = name
        self.zone = zone
        self.is_public_authority: bool | None = None  # not stated

    @staticmethod
    def create_id() -> UUID:
        """There is one host, so its id is fixed."""
        return HOST_ID

    def rename(self, name: str) -> None:
        """Call the host by another name."""
        if name != self.name:
            self._rename(name=name)

    @event(Renamed)
    def _rename(self, name: str) -> None:
        self.name = name

    def classify(self, is_public_authority: bool) -> None:
        """State whether the host is a public authority; the same again changes nothing."""
        if is_public_authority != self.is_public_authority:
            self._classify(is_public_authority=is_public_authority)

    @event(Classified)
    def _classify(self, is_public_authority: bool) -> None:
        self.is_public_authority = is_public_authority
