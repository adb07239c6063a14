"""What is to be done by whom the session acts for: each duty with what its form needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from projections import duties
from projections.duty import Duty
from projections.meetings import MeetingRow
from projections.views import ViewRow
from web.members.my.once import meetings_of, views_of
from web.members.my.own import Own
from web.public import Reader, view_words
from web.public.meetings import title_and_lead
from web.public.task_words import TaskWords, task_in_words
from web.public.things import Things
from web.secretariat.start import KINDS, left, when

FORMS = {
    "answer_invitation": "invitation",
    "judge": "judge",
    "answer_call": "call",
    "verify": "verify",
    "do_task": "task",
}
"""By kind of duty, the form that is shown on the list itself; others have a page."""
_PLACES = {
    "appoint": "my.mandates",
    "fill_post": "my.side",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A duty on the list.

    Attributes:
        duty: The duty.
        what: What is to be done.
        about: What it is about, in words.
        form: Which form answers it here, or empty.
        address: The page that it has besides.
        when: Its last day in words, or that none is set.
        left: How many days are left or over, in words.
        meeting: The meeting that it is about, or None.
        view: The view that it is about, or None.
        task: The task that it is, or None.
    """

    duty: Duty
    what: str
    about: str
    form: str
    address: str
    when: str
    left: str
    meeting: MeetingRow | None
    view: ViewRow | None
    task: TaskWords | None


def to_do(r: Reader, whose: Own) -> list[Line]:
    """Return the duties of an organization, or of a side for its coordinator, nearest first."""
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    every = duties.duties(r.conn, **asked, day=r.day, zone=r.forum["zone"])
    if whose.coordinates:
        found = duties.of_actor(every, "side", whose.side.key)
    else:
        found = duties.of_actor(every, "organization", whose.organization_id)
        if not whose.acts:
            found = [one for one in found if one["kind"] in {"judge", "answer_call"}]
    known = {row["meeting_id"]: row for row in meetings_of(r)}
    said = {row["view_id"]: row for row in views_of(r)} if found else {}
    things = Things(r, [one["about_id"] for one in found])
    found.sort(key=lambda one: _nearest(one, known.get(one["about_id"])))
    return [
        _line(r, one, known.get(one["about_id"]), said.get(one["about_id"]), things)
        for one in found
    ]


def _nearest(duty: Duty, meeting: MeetingRow | None) -> tuple[str, str]:
    """By when a duty is best done: its last day, else the day of an invitation's meeting."""
    day = meeting["day"] if meeting is not None and duty["kind"] == "answer_invitation" else None
    return duty["due"] or day or "9999", duty["since"] or ""


def _line(
    r: Reader, duty: Duty, meeting: MeetingRow | None, view: ViewRow | None, things: Things
) -> Line:
    task = task_in_words(r, duty["about_id"]) if duty["about"] == "task" else None
    what, _button = KINDS.get(duty["kind"], (duty["kind"].replace("_", " "), ""))
    return Line(
        duty=duty,
        what=str(what),
        about=task.text.text if task else _about(duty, meeting, view, things),
        form=FORMS.get(duty["kind"], ""),
        address=_address(duty, meeting, view),
        when=when(duty),
        left=left(duty, r.day),
        meeting=meeting,
        view=view,
        task=task,
    )


def _about(duty: Duty, meeting: MeetingRow | None, view: ViewRow | None, things: Things) -> str:
    if meeting is not None:
        return title_and_lead(meeting)
    if view is not None:
        text = view_words.spoken(view["text"])
        return text.text if text else view_words.no_text(view)
    return things.headed(duty["about_id"]).text if duty["about"] != "post" else str(duty["ref"])


def _address(duty: Duty, meeting: MeetingRow | None, view: ViewRow | None) -> str:
    if duty["kind"] == "verify" and meeting is not None:
        return url_for("my.notes", ref=meeting["ref"])
    if meeting is not None:
        return url_for("my.meeting", ref=meeting["ref"])
    if view is not None:
        return url_for("my.view", number=view["number"])
    return url_for(_PLACES.get(duty["kind"], "my.start"))
