"""The start page of the secretariat: what is to be done, by when, and what waits on others.

Source: screens.md, page 1 (the rows open the meeting's page at the right place); mockups.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from flask import render_template, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from projections import calendar, duties, meetings
from projections.duty import Duty
from projections.meetings import MeetingRow
from web.language import gettext as _
from web.language import ngettext, page_language
from web.public import Reader, reader
from web.public.meeting_words import meeting_title
from web.public.meetings import lead, title_and_lead
from web.public.things import Things
from web.secretariat import secretariat
from web.secretariat.duty_places import place_of, told_of
from web.secretariat.list_of_those_here import Part, list_of_those_here
from web.secretariat.meeting import course_at
from web.secretariat.reaching import duties_to_reach
from web.secretariat.year import foot_line
from web.words import day as said_day

KINDS: Final[dict[str, tuple[LazyString, LazyString]]] = {
    "invite": (_l("Send the invitation"), _l("See the invitation")),
    "send_papers": (_l("Send the papers"), _l("Open")),
    "tell_held": (_l("Say whether the meeting was held"), _l("Open")),
    "write_minutes": (_l("Write the notes"), _l("Write")),
    "circulate_minutes": (_l("Send the notes for comments"), _l("Open")),
    "approve_minutes": (_l("Have the notes approved"), _l("Open")),
    "verify": (_l("Verify the notes"), _l("Open")),
    "publish_minutes": (_l("Publish the notes"), _l("Open")),
    "acknowledge": (_l("Say that a view was received"), _l("Open")),
    "answer": (_l("Answer a view"), _l("Open")),
    "give_news": (_l("Tell how a view goes"), _l("Write")),
    "refer": (_l("Say who answers a view"), _l("Open")),
    "judge": (_l("Say whether the answer is enough"), _l("Open")),
    "call_reserve": (_l("Offer the seat to a reserve"), _l("Open")),
    "answer_call": (_l("Answer whether the seat is taken"), _l("Open")),
    "appoint": (_l("Name a representative"), _l("Open")),
    "fill_post": (_l("Fill a post of the presidium"), _l("Open")),
    "register": (_l("Give a document its number"), _l("Open")),
    "close_evaluation": (_l("Close the evaluation"), _l("Open")),
    "conclude_theme": (_l("Say what became of a theme"), _l("Open")),
    "do_task": (_l("Do a task from a meeting"), _l("Open")),
    "answer_fault": (_l("Answer a reported fault"), _l("Open")),
    "answer_objection": (_l("Answer that an entry is wrong"), _l("Open")),
    "answer_invitation": (_l("Say whether you come"), _l("Open")),
}
"""By kind of duty: what is to be done, and the word on its button."""


@dataclass(frozen=True, slots=True)
class Line:
    """A duty on the list.

    Attributes:
        duty: The duty.
        what: What is to be done.
        button: The word on its button.
        about: What it is about, in words.
        address: The page at the right place.
        when: Its last day in words, as in running text, or that none is set.
        left: How many days are left or over, in words; empty where no day is set.
    """

    duty: Duty
    what: str
    button: str
    about: str
    address: str
    when: str
    left: str


@dataclass(frozen=True, slots=True)
class Group:
    """Duties that are due at about the same time."""

    word: str
    lines: list[Line]


@secretariat.get("/")
def start() -> str:
    """Show what is to be done, the late first."""
    r = reader()
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    found = duties.duties(r.conn, **asked, day=r.day, zone=r.forum["zone"])
    every = {row["meeting_id"]: row for row in meetings.meetings(r.conn, **asked)}
    own = duties.of_actor(found, "secretariat")
    others = [one for one in found if one["whose"] != "secretariat"]
    things = Things(r, [one["about_id"] for one in found] + [one["whose_id"] for one in others])
    coming = calendar.next_meeting(r.conn, **asked, day=r.day)
    told = told_of(r)
    lines = [_line(one, every, things, told, r.day) for one in own]
    lines += [_to_reach(duty, name) for duty, name in duties_to_reach(r)]
    return render_template(
        "secretariat/start.html",
        groups=_groups(lines, r.day),
        count=len(lines),
        late=sum(one["is_late"] for one in own),
        others=_waiting(others, every, things, told, r),
        coming=coming,
        coming_title=meeting_title(coming) if coming else None,
        coming_lead=lead(coming) if coming else "",
        course=course_at(r, coming) if coming else None,
        year_line=foot_line(r),
        registered=_registered(r, coming) if coming and coming["is_convened"] else [],
    )


def _line(
    duty: Duty,
    every: dict[str, MeetingRow],
    things: Things,
    told: dict[str, str],
    today: date,
) -> Line:
    what, button = KINDS.get(duty["kind"], (duty["kind"].replace("_", " "), _l("Open")))
    meeting = every.get(duty["about_id"])
    if (place := place_of(duty, things, every, told)) is not None:
        about, address = place
    elif meeting is not None:
        about = title_and_lead(meeting)
        address = url_for("secretariat.open_meeting", ref=meeting["ref"])
    else:
        called = things.headed(duty["about_id"])
        about, address = called.text, called.address or url_for("public.front")
    return Line(
        duty=duty,
        what=str(what),
        button=str(button),
        about=about,
        address=address,
        when=when(duty),
        left=left(duty, today),
    )


def _to_reach(duty: Duty, name: str) -> Line:
    """The duty to reach somebody, which comes from the store of mail."""
    return Line(
        duty=duty,
        what=_("Reach %(name)s", name=name),
        button=_("Open"),
        about=_("The e-mail address does not work."),
        address=f"{url_for('secretariat.reach')}#{duty['about_id']}",
        when=when(duty),
        left="",
    )


def when(duty: Duty) -> str:
    """The last day of a duty in words, or since when it is one."""
    language = page_language()
    if duty["due"]:
        return said_day(duty["due"], language, weekday=True)
    if duty["since"]:
        return _("since %(day)s", day=said_day(duty["since"], language))
    return _("no day set")


def left(duty: Duty, today: date) -> str:
    """How many days are left of a duty, or over; empty where no day is set."""
    if duty["due"] is None:
        return ""
    days = (date.fromisoformat(duty["due"]) - today).days
    if days < 0:
        return ngettext("%(num)s day over", "%(num)s days over", -days)
    return _("today") if days == 0 else ngettext("%(num)s day left", "%(num)s days left", days)


def _groups(lines: list[Line], today: date) -> list[Group]:
    """The duties by when they are due: late, now, in a week, later."""
    week = today + timedelta(days=7)

    def of(line: Line) -> int:
        due = date.fromisoformat(line.duty["due"]) if line.duty["due"] else None
        if due is None:
            return 1
        return 0 if due < today else 1 if due == today else 2 if due <= week else 3

    names = (_("Late"), _("Now"), _("Within a week"), _("Later"))
    groups = [
        Group(name, [line for line in lines if of(line) == place])
        for place, name in enumerate(names)
    ]
    return [group for group in groups if group.lines]


def _waiting(
    others: list[Duty],
    every: dict[str, MeetingRow],
    things: Things,
    told: dict[str, str],
    r: Reader,
) -> list[tuple[str, list[Line]]]:
    """What waits on others, by whom."""
    by: dict[str, list[Line]] = {}
    for duty in others:
        if duty["kind"] == "answer_invitation":
            continue  # counted beside the meeting
        line = _line(duty, every, things, told, r.day)
        by.setdefault(_whose(duty, things), []).append(line)
    return list(by.items())


def _whose(duty: Duty, things: Things) -> str:
    if duty["whose"] == "side":
        return things.side(duty["whose_id"])
    known = things.known(duty["whose_id"])
    return known.text if known else duty["whose_id"] or ""


def _registered(r: Reader, meeting: MeetingRow) -> list[tuple[Part, int, int, int]]:
    """By side: how many come, how many do not, and how many have not answered."""
    found = []
    for part in list_of_those_here(r, meeting):
        states = [row.state for row in part.rows]
        counts = (states.count("coming"), states.count("apologies"), states.count("no-reply"))
        found.append((part, *counts))
    return found
