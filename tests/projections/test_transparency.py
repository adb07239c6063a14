"""The front of a forum on a day: given meetings and those who came, then what it tells."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from forum.meeting.meeting import Meeting
from forum.meeting.presence import Presence, PresenceCapacity
from forum.publishing.publication import Publication, PublicationKind
from forum.record.when import When
from projections.forums import ForumRow, SideRow
from projections.transparency import Front, front
from tests.projections.given import meeting
from tests.projections.telling import FORUM_ID, SEES, here, told

FORUM = ForumRow(
    forum_id=str(FORUM_ID),
    slug="pgf",
    zone="Europe/Stockholm",
    is_invented=False,
    name=[("sv", "PGF")],
    text=[],
    sides=[
        SideRow(side="civil", name=[], classification="civil_society", has_fixed_seats=True),
    ],
)


def held(day: str, **about: Any) -> Meeting:
    it = meeting(day, **about)
    with here(effective=When(day)):
        it.hold(date(2021, 1, 1))
    return it


def came(to: Meeting) -> Presence:
    with here():
        it = Presence(to.id, uuid4(), "civil", PresenceCapacity.MEMBER, None)
        it.attend(head_count=1)
    return it


def on(conn: sqlite3.Connection, day: str) -> Front:
    return front(conn, forum=FORUM, sees=SEES, day=date.fromisoformat(day))


def test_the_last_meeting_is_the_last_one_held_by_the_day(tmp_path: Path) -> None:
    conn = told(tmp_path, held("2018-03-28"), held("2018-05-31"), meeting("2018-09-12"))

    front = on(conn, "2018-06-28")

    assert front["last"] is not None
    assert front["last"]["meeting"]["day"] == "2018-05-31"
    assert front["next_meeting"] is not None
    assert front["next_meeting"]["day"] == "2018-09-12"


def test_a_meeting_that_was_only_planned_is_never_the_last_one_held(tmp_path: Path) -> None:
    front = on(told(tmp_path, meeting("2018-05-31")), "2018-06-28")

    assert front["last"] is None
    assert front["attended"] == []


def test_a_sides_own_meeting_before_the_next_one_is_told(tmp_path: Path) -> None:
    own = meeting("2018-09-01", side="civil")

    front = on(told(tmp_path, own, meeting("2018-09-12")), "2018-06-28")

    assert front["pre_meeting"] is not None
    assert front["pre_meeting"]["day"] == "2018-09-01"


def test_attendance_is_shown_for_the_last_year_in_which_somebody_counted(tmp_path: Path) -> None:
    old, counted, later = held("2016-09-15"), held("2018-03-28"), held("2020-02-04")

    front = on(told(tmp_path, old, counted, later, came(counted)), "2020-06-01")

    assert [one["meeting"]["day"] for one in front["attended"]] == ["2018-03-28"]
    assert [one["present"] for one in front["attended"]] == [1]
    assert front["held_later"] == 1


def test_a_meeting_nobody_counted_is_unknown_and_not_zero(tmp_path: Path) -> None:
    first, second = held("2018-03-28"), held("2018-05-31")

    front = on(told(tmp_path, first, second, came(second)), "2018-06-28")

    assert [one["present"] for one in front["attended"]] == [None, 1]


def test_a_publication_about_a_later_year_is_not_there_yet(tmp_path: Path) -> None:
    with here():
        books = [
            Publication(year, PublicationKind.ANNUAL_PUBLICATION, None, ()) for year in (2015, 2020)
        ]

    front = on(told(tmp_path, *books), "2018-06-28")

    assert [row["covers_year"] for row in front["publications"]] == [2015]
