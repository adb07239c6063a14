"""A side's own meeting is that side's room: nothing of it is shown, and its texts stay closed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from forum.answering.feedback import Feedback
from forum.answering.view import Giver, Setting, View
from forum.meeting.theme import Theme
from projections import lookback, meetings, themes, views
from tests.projections.given import meeting, named, ref, worded
from tests.projections.telling import HERE, here, told

WORDS = "det som parten sade för sig själv"


def _room(*, is_listed: bool) -> tuple[Any, ...]:
    """A meeting of the civil-society side with a view that was said there."""
    text = ref()
    own = meeting(side="civil_society", is_listed=is_listed)
    with here():
        said = View(
            number=1,
            setting=Setting.PRE_MEETING,
            giver=Giver.SIDE,
            side="civil_society",
            organization_id=None,
            meeting_id=own.id,
            text=worded(text),
            theme_id=None,
            item_id=None,
        )
        owed = Feedback(view_id=said.id, owner_id=None, due=None)
    return own, said, owed, text


def _whole_file(conn: sqlite3.Connection) -> str:
    return "\n".join(conn.iterdump())


def test_a_listed_meeting_of_a_side_is_open(tmp_path: Path) -> None:
    own, said, owed, text = _room(is_listed=True)

    conn = told(tmp_path, own, said, owed, opened={text.text_id: WORDS})

    assert len(meetings.meetings(conn, **HERE)) == 1
    assert WORDS in _whole_file(conn)


def test_nothing_of_a_closed_room_is_shown(tmp_path: Path) -> None:
    own, said, owed, text = _room(is_listed=False)

    conn = told(tmp_path, own, said, owed, opened={text.text_id: WORDS})

    assert meetings.meetings(conn, **HERE) == []
    assert lookback.events(conn, **HERE)["events"] == []
    assert views.view(conn, **HERE, number=1, **_today()) is None


def test_what_was_said_in_a_closed_room_is_in_no_read_model(tmp_path: Path) -> None:
    own, said, owed, text = _room(is_listed=False)

    conn = told(tmp_path, own, said, owed, opened={text.text_id: WORDS})

    assert WORDS not in _whole_file(conn)


def test_a_theme_stays_to_be_seen_and_its_closed_meeting_is_not_named(tmp_path: Path) -> None:
    own = meeting(side="civil_society", is_listed=False)
    with here():
        theme = Theme(year=2018, title=named("Språk"), proposed_by_id=None, proposed_by=None)
        theme.discuss(own.id)

    conn = told(tmp_path, own, theme)

    (row,) = themes.themes(conn, **HERE)
    assert str(own.id) not in repr(row)


@pytest.mark.parametrize("announced_anew", [True, False])
def test_a_room_that_was_open_by_mistake_is_closed_when_the_meeting_is_announced_anew(
    tmp_path: Path, announced_anew: bool
) -> None:
    own, said, owed, text = _room(is_listed=True)
    with here():
        own.strike(1, "meeting.planned", ())
        if announced_anew:
            own.enter_anew(
                *meeting(side="civil_society", is_listed=False, id=own.id).collect_events()
            )

    conn = told(tmp_path, own, said, owed, opened={text.text_id: WORDS})

    shown = [event["topic"] for event in lookback.events(conn, **HERE)["events"]]
    assert ("view.recorded" in shown) is not announced_anew


def _today() -> dict[str, Any]:
    from datetime import date

    return {"day": date(2021, 1, 2), "zone": "Europe/Stockholm"}
