"""A fault that somebody reported: something on the forum's pages that cannot be used by everybody.

Whoever reports need not say who it is. What was written is a text of its own, which can be erased;
an e-mail address is never in the log.

Source: the Swedish act on accessibility of digital public services (2018:1937): whoever offers a
service gives a way to report faults in it, and answers.
"""

from enum import StrEnum
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.text import TextRef
from forum.record.values import Wording


class FaultOutcome(StrEnum):
    """What became of a fault."""

    MENDED = "mended"  # the pages are as they should be
    GIVEN_OTHERWISE = "given_otherwise"  # whoever asked got it in another way
    NOT_MENDED = "not_mended"  # it stays for now, and the answer says why
    NO_FAULT = "no_fault"  # it was something else


class FaultClosedError(ForumError):
    """The fault was answered already."""

    code = "fault_closed"


class Fault(ForumAggregate):
    """One reported fault."""

    TOPIC = "fault"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "fault.reserved"

    class Reported(ForumAggregate.Event, Aggregate.Created):
        """Somebody reported that something on the forum's pages cannot be used by everybody.

        Attributes:
            text: What is wrong, by language.
            page: Where, in words or as an address; absent where that is not said.
            wants_answer: An address for the answer was left; it is kept outside the log.
        """

        TOPIC = "fault.reported"
        text: tuple[Wording, ...]
        page: TextRef | None
        wants_answer: bool

    class Closed(ForumAggregate.Event):
        """It was said what became of a reported fault.

        Attributes:
            outcome: What became of it.
            answer: What was answered, by language.
        """

        TOPIC = "fault.closed"
        outcome: FaultOutcome
        answer: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the fault counts as not having happened."""

        TOPIC = "fault.struck"

    @event(Reported)
    def __init__(self, text: tuple[Wording, ...], page: TextRef | None, wants_answer: bool) -> None:
        self.is_closed = False

    @staticmethod
    def create_id() -> UUID:
        """The same fault may be reported many times, so the id is random."""
        return uuid4()

    def close(self, outcome: FaultOutcome, answer: tuple[Wording, ...]) -> None:
        """Say what became of the fault, once.

        Raises:
            FaultClosedError: That was said already.
            IncompleteError: Nothing is answered.
        """
        if self.is_closed:
            raise FaultClosedError("what became of the fault was said already")
        if not answer:
            raise IncompleteError("write what is answered to whoever reported the fault")
        self._close(outcome=outcome, answer=answer)

    @event(Closed)
    def _close(self, outcome: FaultOutcome, answer: tuple[Wording, ...]) -> None:
        self.is_closed = True
