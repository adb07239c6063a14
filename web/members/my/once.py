"""What several parts of one page ask for, asked once a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from flask import g

from projections.meetings import MeetingRow, meetings
from projections.presence import PresenceRow, presence_of
from projections.views import ViewRow, views
from web.public import Reader

T = TypeVar("T")


def meetings_of(r: Reader) -> list[MeetingRow]:
    """Return the meetings of the forum that the reader may see, oldest first."""
    return _once("meetings", lambda: meetings(r.conn, forum_id=r.forum_id, sees=r.sees))


def views_of(r: Reader) -> list[ViewRow]:
    """Return the views of the forum as they stand today."""
    asked = {"forum_id": r.forum_id, "sees": r.sees, "zone": r.forum["zone"]}
    return _once("views", lambda: views(r.conn, day=r.day, **asked))


def answers_of(r: Reader, organization_id: str) -> dict[str, PresenceRow]:
    """Return what an organization said, as a member, to the meetings of the forum, by meeting."""

    def ask() -> dict[str, PresenceRow]:
        found = presence_of(
            r.conn, forum_id=r.forum_id, sees=r.sees, organization_id=organization_id
        )
        return {row["meeting_id"]: row for row in found if row["capacity"] == "member"}

    return _once("answers", ask)


def _once(name: str, ask: Callable[[], T]) -> T:
    """Ask unless it was asked on this request; a page is read as one member."""
    known = g.setdefault("asked_once", {})
    if name not in known:
        known[name] = ask()
    return cast(T, known[name])
