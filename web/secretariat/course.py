"""The seven steps of a meeting, where it stands in words, and the one thing to do next.

Source: screens.md, page 1, items 1 and 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from forum.record.when import When
from projections.courses import CourseRow
from projections.duty import Duty
from projections.meetings import MeetingRow
from projections.minutes import MinutesRow
from web import words
from web.language import gettext as _
from web.language import ngettext, page_language


@dataclass(frozen=True, slots=True)
class Step:
    """A step in the life of a meeting.

    Attributes:
        word: What it is called.
        mark: done, current or coming: a key of `web.marks.STATES`.
        note: Its day, or what is known of it.
    """

    word: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class Next:
    """The next thing to do: the one filled button of the page.

    Attributes:
        word: On the button.
        address: The page that shows it first.
    """

    word: str
    address: str


@dataclass(frozen=True, slots=True)
class Course:
    """Where a meeting stands.

    Attributes:
        steps: The seven steps.
        state: Mark and sentence.
        next: What is to be done, or None.
        is_running: It was opened and is not over.
        is_over: It was held, or closed.
    """

    steps: list[Step]
    state: tuple[str, str]
    next: Next | None
    is_running: bool
    is_over: bool


def course_of(
    meeting: MeetingRow,
    course: CourseRow,
    minutes: MinutesRow | None,
    duties: Sequence[Duty],
    today: date,
) -> Course:
    """Say where a meeting stands on a day.

    Args:
        meeting: The meeting.
        course: Its course.
        minutes: Its notes, if they were begun.
        duties: What is to be done about it.
        today: The day, where the forum is.
    """
    is_over = meeting["is_held"] or course["is_closed"]
    is_running = course["is_opened"] and not is_over
    acts = {one["act"]: one["effective"] or "" for one in minutes["grounds"]} if minutes else {}
    done = {
        "plan": None,
        **({"invite": meeting["invited_on"]} if meeting["is_convened"] else {}),
        **({"papers": _papers(meeting, course)} if _has_papers(meeting, course) else {}),
        **({"hold": meeting["day"]} if is_over else {}),
        **({"notes": None} if acts.keys() & {"circulated", "approved", "published"} else {}),
        **({"approve": minutes["approved_on"]} if minutes and minutes["is_approved"] else {}),
        **({"publish": None} if minutes and minutes["state"] == "published" else {}),
    }
    kinds = ("plan", "invite", "papers", "hold", "notes", "approve", "publish")
    before = {"invite", "papers"} if is_over else set()  # nobody is invited any more
    left = [kind for kind in kinds if kind not in {*done, *before}]
    current = "hold" if is_running else next(iter(left), None)
    steps = [
        Step(
            word=_word(kind),
            mark="done" if kind in done and kind != current else _mark(kind, current),
            note=_note(kind, done, current, is_running),
        )
        for kind in kinds
    ]
    if meeting["is_cancelled"]:
        return Course(steps, ("not-kept", _("Cancelled")), None, False, False)
    return Course(
        steps=steps,
        state=_state(meeting, course, duties, current, today),
        next=_next(meeting, "close" if is_running else current, today, acts),
        is_running=is_running,
        is_over=is_over,
    )


def _has_papers(meeting: MeetingRow, course: CourseRow) -> bool:
    return bool(course["papers"] or meeting["annexes"])


def _papers(meeting: MeetingRow, course: CourseRow) -> str | None:
    return course["papers"][-1]["day"] if course["papers"] else meeting["invited_on"]


def _mark(kind: str, current: str | None) -> str:
    return "current" if kind == current else "coming"


def _word(kind: str) -> str:
    return {
        "plan": _("Plan"),
        "invite": _("Invite"),
        "papers": _("Papers"),
        "hold": _("Hold"),
        "notes": _("Notes"),
        "approve": _("Approve"),
        "publish": _("Publish"),
    }[kind]


def _note(kind: str, done: dict[str, str | None], current: str | None, is_running: bool) -> str:
    if kind == current:
        return _("under way") if is_running else _("next")
    day = done.get(kind)
    return words.short_day(day, page_language()) if day else ""


_SENTENCES = {
    "invite": lambda day: _("The invitation goes out by %(day)s", day=day),
    "send_papers": lambda day: _("The papers go out by %(day)s", day=day),
    "publish_minutes": lambda day: _("The notes are published by %(day)s", day=day),
}
"""By kind of duty: its last day in words."""


def _state(
    meeting: MeetingRow,
    course: CourseRow,
    duties: Sequence[Duty],
    current: str | None,
    today: date,
) -> tuple[str, str]:
    """Where it stands: a mark and a sentence."""
    language = page_language()
    if current == "hold" and course["is_opened"]:
        since = words.clock(course["opened_at"], language) if course["opened_at"] else ""
        return "current", _("The meeting is under way, since %(time)s", time=since).strip(", ")
    for duty in duties:
        if duty["kind"] in _SENTENCES and duty["due"]:
            due = date.fromisoformat(duty["due"])
            sentence = _SENTENCES[duty["kind"]](words.day(due, language))
            left = (due - today).days
            if left < 0:
                late = ngettext("%(num)s day late", "%(num)s days late", -left)
                return "late", f"{sentence} – {late}"
            if left == 0:
                return "current", f"{sentence} – {_('today')}"
            days = ngettext("%(num)s day left", "%(num)s days left", left)
            return "current", f"{sentence} – {days}"
    day = When(meeting["day"]).latest
    if current in {"hold", "papers"}:
        left = (day - today).days
        if left == 0:
            return "current", _("The meeting is today")
        if left > 0:
            coming = ngettext(
                "The meeting is in %(num)s day", "The meeting is in %(num)s days", left
            )
            return "current", coming
        return "late", _("The day of the meeting has passed: was it held?")
    if current == "notes":
        return "current", _("The meeting was held. The notes are to be written.")
    if current == "approve":
        return "circulated", _("The notes are out for comments and wait for approval.")
    if current == "publish":
        return "current", _("The notes are approved and wait for publication.")
    if current == "invite":
        return "current", _("The invitation has not gone out.")
    return "done", _("All is done.")


def _next(
    meeting: MeetingRow, current: str | None, today: date, acts: dict[str, str]
) -> Next | None:
    """The one thing to do next; None while there is only to wait."""
    ref = meeting["ref"]
    has_come = When(meeting["day"]).latest <= today
    if current in {"invite", "papers"} and has_come:
        current = "hold"
    match current:
        case "invite":
            return Next(_("Send the invitation"), _to(ref, "invite"))
        case "papers":
            return Next(_("Send the papers"), _to(ref, "papers"))
        case "hold":
            return Next(_("Start the meeting"), _to(ref, "open")) if has_come else None
        case "close":
            return Next(_("End the meeting"), _to(ref, "close"))
        case "notes" if "assembled" not in acts:
            return Next(_("Put the notes together"), _to(ref, "assemble"))
        case "notes":
            return Next(_("Send the notes for comments"), _to(ref, "circulate"))
        case "approve":
            return Next(_("Approve the notes"), _to(ref, "approve"))
        case "publish":
            return Next(_("Publish"), _to(ref, "publish"))
    return None


def _to(ref: str, act: str) -> str:
    return url_for("secretariat.move_on", ref=ref, act=act)
