"""The offices of an installation: those that act without a mandate of an organization."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError, NotAllowedError
from forum.governing import holding
from forum.governing.holding import (
    Holders,
    HoldsOfficeError,
    NotHolderError,
    UnheldOfficeError,
)
from forum.record.acting import current
from forum.record.envelope import HostAggregate, StruckFields
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.span import Span
from forum.record.when import When


class OfficeKind(StrEnum):
    """What an office is for; its rights follow from this (`forum.policy`)."""

    SYSTEM = "system"  # the program itself
    SECRETARIAT = "secretariat"  # runs a forum day by day
    IMPORT_RUN = "import_run"  # enters older sources, one office a run
    ADMINISTRATOR = "administrator"  # runs the installation
    AUDITOR = "auditor"  # verifies the log
    COORDINATOR = "coordinator"  # speaks for a side
    PUBLIC_FORM = "public_form"  # what anybody sends in


class OfficeClosedError(ForumError):
    """The office is closed already."""

    code = "office_closed"


class SystemOfficeError(ForumError):
    """The program's own office is opened with the host and stays open."""

    code = "system_office"


HELD = frozenset(
    {
        OfficeKind.SECRETARIAT,
        OfficeKind.ADMINISTRATOR,
        OfficeKind.AUDITOR,
        OfficeKind.COORDINATOR,
    }
)
"""Kinds of offices that persons hold."""


class Office(HostAggregate):
    """An office; whoever holds it acts by its id."""

    TOPIC = "office"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset({"office.opened", "office.closed"})

    class Created(HostAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "office.reserved"

    class Opened(HostAggregate.Event, Aggregate.Created):
        """An office was opened.

        Attributes:
            kind: What the office is for.
            name: What it is called, without the name of any person.
            serves_forum_id: The forum it acts in; absent where it acts in all.
            organization_id: The organization that it belongs to, if one does.
            side: Key of the side that it speaks for; absent for all but a side's coordinator.
        """

        TOPIC = "office.opened"
        class_version = 2
        kind: OfficeKind
        name: str
        serves_forum_id: UUID | None
        organization_id: UUID | None
        side: str | None

        @staticmethod
        def upcast_v1_v2(state: dict[str, object]) -> None:
            """Version 2 may name a side."""

    class Closed(HostAggregate.Event):
        """An office was closed, and acts no more."""

        TOPIC = "office.closed"

    HolderNamed = holding.HolderNamed
    HolderLeft = holding.HolderLeft

    class Struck(StruckFields, HostAggregate.Event):
        """An entry about an office counts as not having happened."""

        TOPIC = "office.struck"

    @event(Opened)
    def __init__(
        self,
        kind: OfficeKind,
        name: str,
        serves_forum_id: UUID | None = None,
        organization_id: UUID | None = None,
        side: str | None = None,
        id: UUID | None = None,
    ) -> None:
        self.kind = kind
        self.name = name
        self.serves_forum_id = serves_forum_id
        self.organization_id = organization_id
        self.side = side
        self.is_closed = False
        self.holders = Holders()

    @staticmethod
    def create_id(kind: OfficeKind) -> UUID:
        """There is one system office, so its id is fixed; others have random ids."""
        return SYSTEM_OFFICE_ID if kind is OfficeKind.SYSTEM else uuid4()

    @staticmethod
    def check_opening(kind: OfficeKind, name: str, side: str | None = None) -> None:
        """Refuse an office without a name, a second system office, and a side where none belongs.

        Raises:
            IncompleteError: The name is empty, a coordinator has no side, or another office one.
            SystemOfficeError: The kind is `system`.
        """
        if (side is not None) is not (kind is OfficeKind.COORDINATOR):
            raise IncompleteError("a coordinator speaks for one side, and no other office does")
        if not name.strip():
            raise IncompleteError("an office needs a name: say what it is called")
        if kind is OfficeKind.SYSTEM:
            raise SystemOfficeError("the program's own office was opened with the host")

    def check_open(self) -> None:
        """Refuse to act by an office that is closed, or in a forum that it does not serve.

        Raises:
            NotAllowedError: The office is closed, or serves another forum.
        """
        if self.is_closed:
            raise NotAllowedError(
                "the office {name} is closed: act by one that is open", name=self.name
            )
        forum_id = current().forum_id
        if self.serves_forum_id is not None and forum_id not in {None, self.serves_forum_id}:
            raise NotAllowedError(
                "the office {name} serves another forum: act by one here", name=self.name
            )

    def close(self) -> None:
        """Close the office.

        Raises:
            SystemOfficeError: It is the program's own.
            OfficeClosedError: It is closed already.
        """
        if self.kind is OfficeKind.SYSTEM:
            raise SystemOfficeError("the program's own office stays open as long as the log")
        if self.is_closed:
            raise OfficeClosedError("the office {name} is closed already", name=self.name)
        self._close()

    @event(Closed)
    def _close(self) -> None:
        self.is_closed = True

    def name_holder(self, person_id: UUID, start: When) -> None:
        """Name a person to hold the office from a day.

        Raises:
            UnheldOfficeError: No person holds offices of this kind.
            OfficeClosedError: The office is closed.
            HoldsOfficeError: The person certainly holds it then.
        """
        if self.kind not in HELD:
            raise UnheldOfficeError(
                "no person holds the office {name}: name a holder of another", name=self.name
            )
        if self.is_closed:
            raise OfficeClosedError("the office {name} is closed already", name=self.name)
        for known in self.holders.of(person_id):
            if known.certainly_meets(Span(start, None)):
                raise HoldsOfficeError(
                    "the person holds the office {name} already: there is nothing to add",
                    name=self.name,
                )
        self._name_holder(person_id=person_id, start=start)

    @event(holding.HolderNamed)
    def _name_holder(self, person_id: UUID, start: When) -> None:
        self.holders.name(person_id, start)

    def end_holder(self, person_id: UUID, end: When) -> None:
        """Let a person hold the office no more after a day; also where the office is closed.

        Raises:
            NotHolderError: The person does not hold it, or left before.
            EndsBeforeStartError: The last day is certainly before the first.
        """
        going_on = [span for span in self.holders.of(person_id) if span.end is None]
        if not going_on:
            raise NotHolderError(
                "the person does not hold the office {name}: there is nothing to end",
                name=self.name,
            )
        Span(going_on[0].start, end).check()
        self._end_holder(person_id=person_id, end=end)

    @event(holding.HolderLeft)
    def _end_holder(self, person_id: UUID, end: When) -> None:
        self.holders.leave(person_id, end)
