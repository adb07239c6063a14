"""What would become of each row, what is asked, and what was answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from web.sheets.reading import Line, Sheet


class State(StrEnum):
    """How a row stands to what is here."""

    NEW = "new"
    SAME = "same"  # all of it is here, nothing is done
    DIFFERS = "differs"
    ASK = "ask"  # it may be an organization that is here
    WRONG = "wrong"
    LEFT_OUT = "left_out"


class Difference(NamedTuple):
    """Where the file says something else.

    Attributes:
        column: Name of the column.
        here: What is here, in words.
        there: What the file says, in words.
        can_take: Whether the file's can take its place; else it is changed on its own page.
    """

    column: str
    here: str
    there: str
    can_take: bool


class Question(NamedTuple):
    """Whether a row means an organization that is here.

    Attributes:
        name: The name that the file has.
        candidates: Whom it may mean: value of the answer, and name with what is known.
        follows: The row above that asks the same; 0 where this one asks.
    """

    name: str
    candidates: tuple[tuple[str, str], ...]
    follows: int


@dataclass(kw_only=True)
class Planned:
    """What would become of a row.

    Attributes:
        line: The row.
        state: How it stands to what is here.
        wrong: What is wrong and what to do; empty for nothing.
        question: Whom it may mean, or None.
        differences: Where it says something else.
        taken: `file` or `here` for what differs; None where that was not chosen.
        topics: The events that it would write, or wrote.
        notes: What else would be done, or would not, in words.
        sets_mail: It sets where letters to the organization go, which is not in the log.
    """

    line: Line
    state: State = State.SAME
    wrong: str = ""
    question: Question | None = None
    differences: list[Difference] = field(default_factory=list)
    taken: str | None = None
    topics: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sets_mail: bool = False

    @property
    def name(self) -> str:
        """The organization as the file names it; empty where it does not."""
        values = self.line.values
        return values.get("organization") or values.get("organization_key", "")

    @property
    def person(self) -> str:
        """The person as the file names it; empty where it does not."""
        return self.line.values.get("person", "")

    @property
    def must_choose(self) -> bool:
        """Whether something differs that the file's could take the place of."""
        return any(one.can_take for one in self.differences)

    @property
    def is_open(self) -> bool:
        """Whether nothing can be written before it is answered, mended or left out."""
        if self.state in {State.WRONG, State.ASK}:
            return True
        return self.state is State.DIFFERS and self.must_choose and self.taken is None


@dataclass(kw_only=True)
class Plan:
    """What would become of a file.

    Attributes:
        rows: Its rows, in file order.
        mail: Mailboxes that would be set, by id of the organization; they are not in the log.
    """

    rows: list[Planned]
    mail: dict[UUID, str]

    @property
    def is_ready(self) -> bool:
        """Whether it can be carried out."""
        return not any(row.is_open for row in self.rows)

    @property
    def has_work(self) -> bool:
        """Whether anything would be done."""
        return bool(self.mail) or any(row.topics for row in self.rows)

    def counted(self) -> dict[State, int]:
        """How many rows there are in each state."""
        return {state: sum(row.state is state for row in self.rows) for state in State}


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What was chosen for a file.

    Attributes:
        year: The year of rows that name none.
        left_out: Lines that are left out.
        same: By line: whom it means, as a candidate's value or `new`.
        take: By line: `file` or `here`, for what differs.
    """

    year: int
    left_out: frozenset[int] = frozenset()
    same: Mapping[int, str] = field(default_factory=dict)
    take: Mapping[int, str] = field(default_factory=dict)

    def digest(self, sheet: Sheet) -> str:
        """The same for the same file with the same answers, hexadecimal."""
        said = [
            sheet.digest,
            self.year,
            sorted(self.left_out),
            sorted(self.same.items()),
            sorted(self.take.items()),
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()
