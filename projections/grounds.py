"""The ground of a row: which event it is, what that rests on, and its cautions.

Pages show it in words beside what they tell.
"""

from datetime import date
from typing import Any, TypedDict

import msgspec

from forum.record.when import When
from projections.asking import Found
from projections.names import Words, read_words
from projections.told import Told

RECORDED: dict[str, type] = {"recorded": str}
"""Column of rows whose day counts: the instant of recording, for `day_of`."""
CAUTIONS: dict[str, type] = {"cautions": str}
"""Column of rows whose events can carry cautions, JSON `[[code, reason or null], …]`."""


class Caution(TypedDict):
    """A caution that an act was made in spite of.

    Attributes:
        code: `W1` … `W15` of the domain reference, section 9.
        reason: The reason that came with it, by language; None for none.
    """

    code: str
    reason: Words | None


class Ground(TypedDict):
    """What one event rests on.

    Attributes:
        position: Log position of the event.
        act: What happened, the verb of its topic, such as `held`.
        effective: The day from which it held true, or None.
        basis: fact, inferred or planned; None where nothing is said.
        source: Where it stands: site and page title, several divided by `; `.
        note: What is weaker than the basis, or odd, in words.
        cautions: Cautions it was made in spite of.
    """

    position: int
    act: str
    effective: str | None
    basis: str | None
    source: str | None
    note: Words | None
    cautions: list[Caution]


def cautions_told(told: Told) -> str | None:
    """Return the cautions of an event as its row keeps them; None where there are none."""
    given: Any = told.event.cautions
    if not given:
        return None
    said = [(one.code, told.wordings(one.reason) if one.reason else None) for one in given]
    return msgspec.json.encode(said).decode()


def ground(row: Found, act: str) -> Ground:
    """Return what a row rests on.

    Args:
        row: A row that begins with the columns `SAID`.
        act: The verb of its event's topic.
    """
    return Ground(
        position=row["position"],
        act=act,
        effective=row["effective"],
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
        cautions=cautions_read(row.get("cautions")),
    )


def cautions_read(stored: str | None) -> list[Caution]:
    """Return cautions from their column."""
    pairs = msgspec.json.decode(stored, type=list[tuple[str, str | None]]) if stored else []
    return [Caution(code=code, reason=read_words(reason)) for code, reason in pairs]


def reason_of(stored: str | None) -> Words | None:
    """Return the first reason that came with an act's cautions, from their column; or None."""
    return next((one["reason"] for one in cautions_read(stored) if one["reason"]), None)


def day_of(row: Found) -> str | None:
    """Return the day on which it happened, as exactly as it is known.

    What was entered afterwards from a source that tells no day has none; what the forum records
    itself happened on the day of recording (UTC) where it says nothing else.

    Args:
        row: A row with the columns `SAID` and `RECORDED`.
    """
    day: str | None = row["effective"]
    return day if day or row["basis"] else row["recorded"][:10]


def is_after(row: Found, day: date | None) -> bool:
    """Whether it happened after a day for certain; never where no day is asked about.

    Args:
        row: A row with the columns `SAID` and `RECORDED`.
        day: The day asked about, or None.
    """
    told = day_of(row)
    earliest = When(told).earliest if told else None
    return day is not None and earliest is not None and earliest > day
