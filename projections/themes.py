"""Themes: who proposed them and why, where they were taken up, and what became of them."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, TypedDict

from forum.meeting.theme import Theme
from forum.record.ids import id_text
from projections.asking import Found, of_forum
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground, is_after
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.theme_support import SupporterRow, supporters
from projections.told import Told, pairs, titles
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
        "side": str,
        "motivation": str,
        **CAUTIONS,
    },
    indexes=(("forum_id", "year"),),
    texts=("motivation",),
)
ACTS = Table(
    name="theme_acts",
    columns={
        **SAID,
        **RECORDED,
        "act": str,  # what happened, the verb of its topic
        "title": str,
        "decision_id": str,
        "meeting_id": str,
        "theme_id": str,  # the theme continued, or the one in its place
        "text": str,  # why it was declined or withdrawn, or what became of it
        "went_on": str,  # JSON `[[kind, id], …]`: decisions, views and meetings
        **CAUTIONS,
    },
    indexes=(("forum_id",),),
)
ENDS: Final = ("concluded", "declined", "withdrawn", "replaced")
"""Acts after which a theme is taken up no more."""
STATES: Final = (*ENDS, "adopted", "discussed")
"""Acts that a theme's state is called by: the first of these that happened."""
SHORT: Final = 8
"""Hexadecimal digits of a theme's id that are its address."""


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    it = told.event
    match it:
        case Theme.Proposed():
            by = plain(it.proposed_by_id), it.proposed_by, it.side
            about = (it.year, titles(it.title), *by, told.wordings(it.motivation))
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
        case Theme.Declined():
            text = told.wordings(it.reason)
            yield _act(told, "declined", decision_id=it.decision_id, text=text)
        case Theme.Withdrawn():
            yield _act(told, "withdrawn", text=told.wordings(it.reason))
        case Theme.Concluded():
            named = {"decision": it.decision_ids, "view": it.view_ids, "meeting": it.meeting_ids}
            went_on = [(kind, id_text(one)) for kind, ids in named.items() for one in ids]
            text = told.wordings(it.text)
            yield _act(told, "concluded", text=text, went_on=pairs(went_on))


def _act(told: Told, act: str, **said: object) -> Row:
    names = ("title", "decision_id", "meeting_id", "theme_id", "text", "went_on")
    values = (plain(said.get(name)) for name in names)
    return "theme_acts", (*told.said, told.recorded, act, *values, cautions_told(told))


PROJECTION = Projection(
    name="themes", version=2, tables=(THEMES, ACTS), handler=handler, about=(Theme,)
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
        side: Key of the side that proposed it, or None.
        motivation: Why it was proposed, by language; empty where that was not said or the theme
            was withdrawn.
        supporters: Organizations that support it, in the order of the log.
        state: proposed, adopted, discussed (a topic of a meeting, adoption not seen), replaced,
            declined, withdrawn or concluded (it is told what became of it).
        adopted_on: The day it was adopted, or None where that is unknown.
        decision_id: The decision that adopted it, or None.
        ended_on: The day it was replaced, declined, withdrawn or concluded, or None.
        declined_by_id: The decision that declined it, or None.
        reason: Why it was declined or withdrawn, by language.
        outcome: The line on what became of it, by language.
        went_on: Where it went on: pairs of decision, view or meeting, and an id.
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
    side: str | None
    motivation: Names
    supporters: list[SupporterRow]
    state: str
    adopted_on: str | None
    decision_id: str | None
    ended_on: str | None
    declined_by_id: str | None
    reason: Names
    outcome: Names
    went_on: list[tuple[str, str]]
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
    supported = supporters(conn, forum_id=forum_id, sees=sees, day=day)
    found = [
        _theme(
            row,
            acts.get(row["aggregate_id"], []),
            later.get(row["aggregate_id"], []),
            supported.get(row["aggregate_id"], []),
        )
        for row in of_forum(conn, THEMES, sees=sees, forum_id=forum_id)
        if not is_after(row, day)
    ]
    return sorted(found, key=lambda theme: theme["year"])


def find(every: Sequence[ThemeRow], ref: str) -> ThemeRow | None:
    """Return the theme whose id begins with these digits; None for none or several."""
    found = [row for row in every if len(ref) >= SHORT and row["theme_id"].startswith(ref)]
    return found[0] if len(found) == 1 else None


def _theme(
    proposed: Found, acts: list[Found], later: list[str], supported: list[SupporterRow]
) -> ThemeRow:
    newest = {act["act"]: act for act in acts}
    retitled = [act for act in acts if act["act"] == "retitled"]
    titles_given = [proposed, *retitled]
    state = next((act for act in STATES if act in newest), "proposed")
    adopted = newest.get("adopted")
    ended = newest[state] if state in ENDS else None
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
        side=proposed["side"],
        motivation=read_names(proposed["motivation"]),
        supporters=supported,
        state=state,
        adopted_on=day_of(adopted) if adopted else None,
        decision_id=adopted["decision_id"] if adopted else None,
        ended_on=day_of(ended) if ended else None,
        declined_by_id=newest.get("declined", {}).get("decision_id"),
        reason=read_names(ended["text"]) if ended and state != "concluded" else [],
        outcome=read_names(ended["text"]) if ended and state == "concluded" else [],
        went_on=read_names(ended["went_on"]) if ended else [],
        continues=[act["theme_id"] for act in acts if act["act"] == "continued"],
        continued_by=later,
        meeting_ids=list(dict.fromkeys(act["meeting_id"] for act in acts if act["meeting_id"])),
        replaced_by=newest.get("replaced", {}).get("theme_id"),
        grounds=[ground(proposed, "proposed"), *(ground(act, act["act"]) for act in acts)],
    )
