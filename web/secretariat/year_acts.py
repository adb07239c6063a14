"""Acts of the turn of the year: what became of steps, days of meetings, years opened, closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from forum.governing.year_turn import TurnStep
from forum.governing.year_turn_commands import ProposedMeeting
from forum.meeting.meeting_kinds import MeetingKind
from forum.record.localtime import LocalTime
from forum.record.when import When
from web.forms import carry_out
from web.schemas.meeting import Nothing
from web.schemas.year import MEETINGS, ProposeMeetings, TurnStepForm
from web.secretariat import governance, secretariat
from web.secretariat.attendance import local_time
from web.secretariat.entered_for import Data, in_words
from web.secretariat.year import turn_of


@secretariat.post("/year/<int:year>/step")
def take_step(year: int) -> Response:
    """Say that a step is done, comes later, or is not needed."""

    def act(data: Data) -> None:
        about: dict[str, Any] = {"year": year, "step": TurnStep(data["step"])}
        note = in_words(data.get("note"))
        match data["do"]:
            case "done":
                governance().do_turn_step(**about, note=note)
            case "later":
                governance().put_off_turn_step(**about, until=data.get("until"), note=note)
            case "not_needed":
                governance().set_turn_step_aside(**about, note=note or {})

    step = request.form.get("step", "")
    return carry_out(
        "step",
        TurnStepForm,
        act,
        page=lambda: turn_of(year),
        to=f"{url_for('secretariat.turn', year=year)}#steps",
        key=step,
    )


@secretariat.post("/year/<int:year>/meetings")
def propose_meetings(year: int) -> Response:
    """Plan the meetings of the coming year together."""

    def act(data: Data) -> None:
        planned = [_meeting(data, number) for number in MEETINGS if data.get(f"day_{number}")]
        governance().propose_meetings(year=year + 1, meetings=planned)

    return carry_out(
        "propose",
        ProposeMeetings,  # type: ignore[arg-type]
        act,
        page=lambda: turn_of(year),
        to=f"{url_for('secretariat.turn', year=year)}#meetings",
    )


@secretariat.post("/year/<int:year>/open")
def open_next_year(year: int) -> Response:
    """Open the year that comes."""
    return _act("open-year", year, lambda: governance().open_year(year=year + 1))


@secretariat.post("/year/<int:year>/close")
def close_year(year: int) -> Response:
    """Close the year: entries about it need evidence from then on."""
    return _act("close-year", year, lambda: governance().close_year(year=year))


def _act(name: str, year: int, command: Callable[[], object]) -> Response:
    return carry_out(
        name,
        Nothing,
        lambda _data: command(),
        page=lambda: turn_of(year),
        to=f"{url_for('secretariat.turn', year=year)}#steps",
    )


def _meeting(data: Data, number: int) -> ProposedMeeting:
    day: When = data[f"day_{number}"]
    return ProposedMeeting(
        classification=MeetingKind(data.get(f"kind_{number}", "dialogue")),
        day=day,
        start=_clock(day, data.get(f"start_{number}")),
        end=_clock(day, data.get(f"end_{number}")),
        place=data.get(f"place_{number}"),
    )


def _clock(day: When, clock: time | None) -> LocalTime | None:
    return local_time(datetime.combine(day.latest, clock)) if clock is not None else None
