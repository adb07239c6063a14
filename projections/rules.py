"""The rules of procedure: their versions, and which was in force on a day.

What a version sets is data (`limits`); how the forum keeps it is for `rules_followed`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypedDict

import msgspec

from forum.governing.limits import RulesLimits
from forum.governing.rules import RulesOfProcedure
from forum.record.when import Holds, When, holds_on
from projections.asking import Found, of_forum
from projections.grounds import RECORDED, day_of
from projections.names import Names, Words, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

RULES = Table(
    name="rules",
    columns={
        **SAID,
        **RECORDED,
        "year": int,
        "number": int,
        "proposed_by": str,
        "text": str,
        "limits": str,  # JSON object of the limits that are set; shares as text, "1/5"
        "changes_id": str,
    },
    indexes=(("forum_id",),),
)
RULES_STEPS = Table(
    name="rules_steps",
    columns={**SAID, **RECORDED, "step": str, "valid_from": str, "decision_id": str},
    indexes=(("forum_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Tell a version that was proposed, adopted or repealed."""
    said, it = (*told.said, told.recorded), told.event
    match it:
        case RulesOfProcedure.Proposed():
            proposer = it.proposed_by.value if it.proposed_by else None
            limits = msgspec.json.encode(it.limits, enc_hook=str).decode() if it.limits else "{}"
            changes_id = str(it.changes_id) if it.changes_id else None
            about = (it.year, it.number, proposer, told.wordings(it.text), limits, changes_id)
            yield "rules", (*said, *about)
        case RulesOfProcedure.Adopted():
            valid_from = str(it.valid_from) if it.valid_from else None
            decision_id = str(it.decision_id) if it.decision_id else None
            yield "rules_steps", (*said, "adopted", valid_from, decision_id)
        case RulesOfProcedure.Repealed():
            yield "rules_steps", (*said, "repealed", None, None)
        case RulesOfProcedure.Dropped():
            yield "rules_steps", (*said, "dropped", None, None)


PROJECTION = Projection(
    name="rules", version=3, tables=(RULES, RULES_STEPS), handler=handler, about=(RulesOfProcedure,)
)


class RulesStep(TypedDict):
    """A version's adoption or repeal.

    Attributes:
        position: Its event.
        day: Its day as known, or None.
        valid_from: First day on which the version applies, if that is another, or None.
        decision_id: The decision, where it is recorded as one.
        basis: fact, inferred, planned, or None.
        source: Where it stands, or None.
        note: What is weaker or odd, or None.
    """

    position: int
    day: str | None
    valid_from: str | None
    decision_id: str | None
    basis: str | None
    source: str | None
    note: Words | None


class RulesRow(TypedDict):
    """A version of the rules of procedure.

    Attributes:
        position: The event of its proposal.
        rules_id: The version.
        year: The forum year for which it was proposed.
        number: Its number among those of the year, from 1.
        proposed_by: sitting_presidium, joint_drafting_group, secretariat, or None.
        proposed_on: The day as known, or None.
        text: The rules by language; empty where the text is not here.
        limits: What the version sets, by name, as it stands in JSON and shares as "1/5"; empty
            where that is not known.
        changes_id: The version that it changes, or None.
        adopted: Its adoption, or None where none is seen.
        repealed: Its repeal, or None.
        dropped: That the proposal was taken back, or None.
        in_force: `yes`, `no` or `perhaps`, on the day asked about.
        basis: Of the proposal: fact, inferred, planned, or None.
        source: Where the proposal stands, or None.
        note: What is weaker or odd about the proposal, or None.
    """

    position: int
    rules_id: str
    year: int
    number: int
    proposed_by: str | None
    proposed_on: str | None
    text: Names
    limits: dict[str, Any]
    changes_id: str | None
    adopted: RulesStep | None
    repealed: RulesStep | None
    dropped: RulesStep | None
    in_force: str
    basis: str | None
    source: str | None
    note: Words | None


@asked_by(*EVERYBODY)
def versions(conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date) -> list[RulesRow]:
    """Return the versions of a forum's rules, newest first, each with whether it was in force.

    A version is in force from its adoption until it is repealed or the next one is adopted. One
    whose adoption is not seen may have been in force, from the day it was proposed.
    """
    found = _newest_first(conn, forum_id, sees)
    for place, version in enumerate(found):
        version["in_force"] = _in_force(version, found[:place], day).value
    return found


@asked_by(*EVERYBODY)
def version(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date, year: int, number: int
) -> RulesRow | None:
    """Return one version of a forum's rules, or None."""
    every = versions(conn, forum_id=forum_id, sees=sees, day=day)
    wanted = (year, number)
    return next((row for row in every if (row["year"], row["number"]) == wanted), None)


@asked_by(*EVERYBODY)
def in_force(conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date) -> RulesRow | None:
    """Return the version that was certainly in force on a day, or None where that is unknown."""
    found = holding(_newest_first(conn, forum_id, sees), day)
    if found is not None:
        found["in_force"] = Holds.YES.value
    return found


def _newest_first(conn: sqlite3.Connection, forum_id: str, sees: str) -> list[RulesRow]:
    """All versions, without whether they were in force on some day."""
    steps: dict[tuple[str, str], RulesStep] = {
        (row["aggregate_id"], row["step"]): _step(row)
        for row in of_forum(conn, RULES_STEPS, sees=sees, forum_id=forum_id)
    }
    proposed = of_forum(conn, RULES, sees=sees, forum_id=forum_id)
    found = [_version(row, steps) for row in proposed]
    return sorted(found, key=lambda row: (row["year"], row["number"]), reverse=True)


def holding(every: Sequence[RulesRow], day: date) -> RulesRow | None:
    """Return the version that was certainly in force on a day, or None where that is unknown.

    Args:
        every: All versions, newest first, as `versions` gives them for whatever day.
        day: The day asked about.
    """
    certain = (
        row for place, row in enumerate(every) if _in_force(row, every[:place], day) is Holds.YES
    )
    return next(certain, None)


class ChangedLimit(NamedTuple):
    """A limit that two versions set differently; None where one sets none.

    Attributes:
        limit: Its name.
        before: What the earlier version sets, as it stands in JSON.
        after: What the later one sets.
    """

    limit: str
    before: Any
    after: Any


def changed_limits(before: RulesRow, after: RulesRow) -> list[ChangedLimit]:
    """Return the limits that two versions set differently, in the order in which they are kept."""
    return [
        ChangedLimit(limit, before["limits"].get(limit), after["limits"].get(limit))
        for limit in RulesLimits.__struct_fields__
        if before["limits"].get(limit) != after["limits"].get(limit)
    ]


def may_hold(every: Sequence[RulesRow], day: date) -> bool:
    """Whether some version was or may have been in force on a day; `every` as in `holding`."""
    return any(
        _in_force(row, every[:place], day) is not Holds.NO for place, row in enumerate(every)
    )


def _version(row: Found, steps: dict[tuple[str, str], RulesStep]) -> RulesRow:
    return RulesRow(
        position=row["position"],
        rules_id=row["aggregate_id"],
        year=row["year"],
        number=row["number"],
        proposed_by=row["proposed_by"],
        proposed_on=day_of(row),
        text=[pair for pair in read_names(row["text"]) if pair[1]],
        limits=msgspec.json.decode(row["limits"]),
        changes_id=row["changes_id"],
        adopted=steps.get((row["aggregate_id"], "adopted")),
        repealed=steps.get((row["aggregate_id"], "repealed")),
        dropped=steps.get((row["aggregate_id"], "dropped")),
        in_force="",
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
    )


def _step(row: Found) -> RulesStep:
    return RulesStep(
        position=row["position"],
        day=day_of(row),
        valid_from=row["valid_from"],
        decision_id=row["decision_id"],
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
    )


def _in_force(version: RulesRow, later: Sequence[RulesRow], day: date) -> Holds:
    """Say whether a version was in force on a day, given the later ones."""
    proposed, adopted, repealed = version["proposed_on"], version["adopted"], version["repealed"]
    if version["dropped"] is not None:
        return Holds.NO
    ends = [repealed, *(after["adopted"] for after in later)]
    ended = [_from(step, day) for step in ends if step is not None]
    if Holds.YES in ended:
        return Holds.NO
    begun = Holds.PERHAPS if adopted is None else _from(adopted, day)
    earliest = When(proposed).earliest if proposed else None
    if begun is Holds.PERHAPS and earliest is not None and day < earliest:
        return Holds.NO
    return Holds.PERHAPS if begun is Holds.YES and Holds.PERHAPS in ended else begun


def _from(step: RulesStep, day: date) -> Holds:
    """Say whether what a step began had begun on a day."""
    start = step["valid_from"] or step["day"]
    return holds_on(When(start) if start else None, None, day)
