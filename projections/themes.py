"""Themes: who proposed them, what became of them, where they were taken up."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, TypedDict

from forum.meeting.theme import Theme
from projections.asking import Found, of_forum
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground, is_after
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

THEMES = Table(
    name="themes",
    columns={
        **SAID,
        **RECORDED,
        "year": int,
        "title": str,
        "proposed_by_id": str,
        "proposed_by": str,
        **CAUTIONS,
    },
    indexes=(("forum_id", "year"),),
)
ACTS = Table(
    name="theme_acts",
    columns={
        **SAID,
        **RECORDED,
        "act": str,  # adopted, retitled, continued, scheduled, discussed or replaced
        "title": str,
        "decision_id": str,
        "meeting_id": str,
        "theme_id": str,  # the theme continued, or the one in its place
        **CAUTIONS,
    },
    indexes=(("forum_id",),),
)
SHORT: Final = 8
"""Hexadecimal digits of a theme's id that are its address."""


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    it = told.event
    match it:
        case Theme.Proposed():
            about = (it.year, titles(it.title), plain(it.proposed_by_id), it.proposed_by)
            yield "themes", (*told.said, told.recorded, *about, cautions_told(told))
        case Theme.Adopted():
            yield _act(told, "adopted", decision_id=it.decision_id)
        case Theme.Retitled():
            yield _act(told, "retitled", title=titles(it.title))
        case Theme.Continued():
            yield _act(told, "continued", theme_id=it.earlier_theme_id)
        case Theme.Scheduled():
            yield _act(told, "scheduled", meeting_id=it.meeting_id)
        case Theme.Discussed():
            yield _act(told, "discussed", meeting_id=it.meeting_id)
        case Theme.Replaced():
            yield _act(told, "replaced", theme_id=it.by_theme_id)


def _act(told: Told, act: str, **said: object) -> Row:
    values = (plain(said.get(name)) for name in ("title", "decision_id", "meeting_id", "theme_id"))
    return "theme_acts", (*told.said, told.recorded, act, *values, cautions_told(told))


PROJECTION = Projection(
    name="themes", version=1, tables=(THEMES, ACTS), handler=handler, about=(Theme,)
)


class ThemeTitle(TypedDict):
    """A title that a theme went by before.

    Attributes:
        title: By language.
        until: The day it was retitled, or None where that is unknown.
    """

    title: Names
    until: str | None


class ThemeRow(TypedDict):
    """A theme.

    Attributes:
        theme_id: Its id.
        ref: Its address: the first 8 digits of the id.
        year: The forum year.
        title: What it is called now, by language.
        earlier_titles: What it was called before, oldest first.
        proposed_by_id: The organization that proposed it, or None.
        proposed_by: Who proposed it in the source's words, or None.
        state: proposed, adopted, discussed (a topic of a meeting, adoption not seen) or replaced.
        adopted_on: The day it was adopted, or None where that is unknown.
        decision_id: The decision that adopted it, or None.
        continues: Earlier themes that it goes on with, by id.
        continued_by: Later themes that go on with it, by id.
        meeting_ids: Meetings where it has or had its slot, or was a topic.
        replaced_by: The theme that took its place, or None.
        grounds: What each of its events rests on.
    """

    theme_id: str
    ref: str
    year: int
    title: Names
    earlier_titles: list[ThemeTitle]
    proposed_by_id: str | None
    proposed_by: str | None
    state: str
    adopted_on: str | None
    decision_id: str | None
    continues: list[str]
    continued_by: list[str]
    meeting_ids: list[str]
    replaced_by: str | None
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def themes(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date | None = None
) -> list[ThemeRow]:
    """Return the themes of a forum, by year and then in the order of the log.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: Leave out what happened after this day for certain.
    """
    acts: dict[str, list[Found]] = {}
    later: dict[str, list[str]] = {}
    for act in of_forum(conn, ACTS, sees=sees, forum_id=forum_id):
        if is_after(act, day):
            continue
        acts.setdefault(act["aggregate_id"], []).append(act)
        if act["act"] == "continued":
            later.setdefault(act["theme_id"], []).append(act["aggregate_id"])
    found = [
        _theme(row, acts.get(row["aggregate_id"], []), later.get(row["aggregate_id"], []))
        for row in of_forum(conn, THEMES, sees=sees, forum_id=forum_id)
        if not is_after(row, day)
    ]
    return sorted(found, key=lambda theme: theme["year"])


def find(every: Sequence[ThemeRow], ref: str) -> ThemeRow | None:
    """Return the theme whose id begins with these digits; None for none or several."""
    found = [row for row in every if len(ref) >= SHORT and row["theme_id"].startswith(ref)]
    return found[0] if len(found) == 1 else None


def _theme(proposed: Found, acts: list[Found], later: list[str]) -> ThemeRow:
    newest = {act["act"]: act for act in acts}
    retitled = [act for act in acts if act["act"] == "retitled"]
    titles_given = [proposed, *retitled]
    state = next((act for act in ("replaced", "adopted", "discussed") if act in newest), "proposed")
    adopted = newest.get("adopted")
    return ThemeRow(
        theme_id=proposed["aggregate_id"],
        ref=proposed["aggregate_id"][:SHORT],
        year=proposed["year"],
        title=read_names(titles_given[-1]["title"]),
        earlier_titles=[
            ThemeTitle(title=read_names(row["title"]), until=day_of(following))
            for row, following in zip(titles_given, retitled, strict=False)
        ],
        proposed_by_id=proposed["proposed_by_id"],
        proposed_by=proposed["proposed_by"],
        state=state,
        adopted_on=day_of(adopted) if adopted else None,
        decision_id=adopted["decision_id"] if adopted else None,
        continues=[act["theme_id"] for act in acts if act["act"] == "continued"],
        continued_by=later,
        meeting_ids=list(dict.fromkeys(act["meeting_id"] for act in acts if act["meeting_id"])),
        replaced_by=newest.get("replaced", {}).get("theme_id"),
        grounds=[ground(proposed, "proposed"), *(ground(act, act["act"]) for act in acts)],
    )
