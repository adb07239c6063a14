"""Which organizations support a theme, as far as they did not take it back."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.meeting.theme_support import ThemeSupport
from projections.asking import of_forum
from projections.details import plain
from projections.grounds import RECORDED, Ground, day_of, ground, is_after
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

SUPPORTS = Table(
    name="theme_supports",
    columns={
        **SAID,
        **RECORDED,
        "act": str,  # given, taken_back or given_again
        "theme_id": str,  # of the first act only, as the next two
        "organization_id": str,
        "side": str,
    },
    indexes=(("forum_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    said, it = (*told.said, told.recorded), told.event
    match it:
        case ThemeSupport.Given():
            about = plain(it.theme_id), plain(it.organization_id), it.side
            yield "theme_supports", (*said, "given", *about)
        case ThemeSupport.TakenBack():
            yield "theme_supports", (*said, "taken_back", None, None, None)
        case ThemeSupport.GivenAgain():
            yield "theme_supports", (*said, "given_again", None, None, None)


PROJECTION = Projection(
    name="theme_support", version=1, tables=(SUPPORTS,), handler=handler, about=(ThemeSupport,)
)


class SupporterRow(TypedDict):
    """An organization that supports a theme.

    Attributes:
        organization_id: The organization.
        side: Key of its side, or None.
        day: The day from which it supports the theme, as exactly as it is known, or None.
        grounds: What it rests on.
    """

    organization_id: str
    side: str | None
    day: str | None
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def supporters(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date | None = None
) -> dict[str, list[SupporterRow]]:
    """Return who supports the themes of a forum, by theme, in the order of the log.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: Leave out what happened after this day for certain.
    """
    given: dict[str, tuple[str, SupporterRow]] = {}
    back: set[str] = set()
    for act in of_forum(conn, SUPPORTS, sees=sees, forum_id=forum_id):
        if is_after(act, day):
            continue
        support_id = act["aggregate_id"]
        if act["act"] == "taken_back":
            back.add(support_id)
        elif act["act"] == "given":
            given[support_id] = (
                act["theme_id"],
                SupporterRow(
                    organization_id=act["organization_id"],
                    side=act["side"],
                    day=day_of(act),
                    grounds=[ground(act, "given")],
                ),
            )
        elif support_id in given:
            back.discard(support_id)
            given[support_id][1]["day"] = day_of(act)
            given[support_id][1]["grounds"] = [ground(act, "given_again")]
    found: dict[str, list[SupporterRow]] = {}
    for support_id, (theme_id, row) in given.items():
        if support_id not in back:
            found.setdefault(theme_id, []).append(row)
    return found
