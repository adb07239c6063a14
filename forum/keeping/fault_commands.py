"""Commands about faults that anybody may report."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from forum.commanding import command
from forum.errors import IncompleteError, TooLongError
from forum.governing.here import Here
from forum.keeping.fault import Fault, FaultOutcome
from forum.record.values import SHORT

REPORT_LENGTH: Final = 5_000
"""Characters that a report may have: it comes from anybody."""


class FaultCommands(Here):
    """Faults in what the forum shows: reported by anybody, answered by the secretariat."""

    @command
    def report_fault(
        self,
        *,
        text: Mapping[str, str | None],
        page: str | None = None,
        wants_answer: bool = False,
    ) -> UUID:
        """Report that something on the forum's pages cannot be used by everybody.

        Args:
            text: What is wrong, by language tag.
            page: Where, in words or as an address.
            wants_answer: Whether an address for the answer was left.

        Raises:
            NoForumError: No forum is acted in.
            IncompleteError: Nothing is said.
            TooLongError: The text is over 5,000 characters, or the place over 300.
        """
        self.here()
        for given, most in ((page, SHORT), *((one, REPORT_LENGTH) for one in text.values())):
            if given and len(given.strip()) > most:
                raise TooLongError("what you wrote", len(given.strip()), most, "characters")
        wordings = self.wordings(text)
        if not wordings:
            raise IncompleteError("say what is wrong")
        where = self.text(page.strip()) if page and page.strip() else None
        fault = self.create(Fault, text=wordings, page=where, wants_answer=wants_answer)
        self.save(fault)
        return fault.id

    @command
    def close_fault(
        self, *, fault_id: UUID, outcome: FaultOutcome, answer: Mapping[str, str | None]
    ) -> UUID:
        """Say what became of a reported fault.

        Raises:
            UnknownThingError: There is no such fault here.
            FaultClosedError: That was said already.
            IncompleteError: Nothing is answered.
        """
        fault = self.load(Fault, fault_id)
        fault.close(outcome, self.wordings(answer))
        self.save(fault)
        return fault.id
