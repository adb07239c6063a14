"""One row while it is worked out: what it says, what is known, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from forum.application import Governance
from projections.forums import SideRow
from web.sheets.known import Knowledge, Known
from web.sheets.planned import Answers, Difference, Planned, Question


class WrongRowError(Exception):
    """A row cannot be carried out as it is.

    Attributes:
        sentence: What is wrong and what to do, in the page's language.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class AskFirstError(Exception):
    """It must be said first whom a row means."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.name)
        self.question = question


@dataclass(kw_only=True)
class Shared:
    """What the rows of one file share.

    Attributes:
        do: Carries the commands out, in a rehearsal or a batch.
        known: What is known here, and what rows have added.
        sides: The sides of the forum.
        today: The day in the forum.
        answers: What was chosen.
        settled: Whom a name means, once it was answered for a row, by name.
        asked: The row that asks whom a name means, by name.
        mail: Mailboxes to set, by id of the organization.
    """

    do: Governance
    known: Knowledge
    sides: list[SideRow]
    today: date
    answers: Answers
    settled: dict[str, Known] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    mail: dict[UUID, str] = field(default_factory=dict)


@dataclass(kw_only=True)
class Row:
    """One row.

    Attributes:
        of: What it shares with the others.
        says: Its cells with their types, by column; empty ones are absent.
        planned: What it comes to.
    """

    of: Shared
    says: dict[str, Any]
    planned: Planned

    @property
    def number(self) -> int:
        """Its line in the file."""
        return self.planned.line.number

    @property
    def year(self) -> int:
        """The year that it is about."""
        found: int = self.says.get("year", self.of.answers.year)
        return found

    def differs(self, column: str, here: str, there: str, *, can_take: bool) -> bool:
        """Note that the file says something else; whether that takes the place of what is here."""
        self.planned.differences.append(Difference(column, here, there, can_take))
        return can_take and self.planned.taken == "file"
