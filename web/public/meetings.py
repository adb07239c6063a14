"""Meetings: the list by year, with where each stands in words, and the page of one meeting."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from projections import calendar, courses, decisions, forums, groups, tasks, themes, views
from projections import meetings as held
from projections import minutes as notes
from projections import presence as came
from projections.meetings import MeetingRow
from projections.names import Names
from projections.seats import seats_by_year
from projections.standing import days_between
from web import words
from web.language import Worded, ngettext, page_language, pick
from web.language import gettext as _
from web.public import Reader, public, reader, view_words
from web.public.agenda_words import agenda_in_words
from web.public.attendance import attendance, seated_in, seated_on
from web.public.came_back_words import came_back_in_words
from web.public.codes import code
from web.public.decision_words import decisions_in_words
from web.public.grounds import grounds
from web.public.groups import groups_in_words
from web.public.meeting_words import STANDINGS, THEME_STATES, kind, linked, meeting_title
from web.public.sides import SideWords, sides
from web.public.task_words import tasks_in_words
from web.public.things import Things


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list.

    Attributes:
        row: The meeting.
        title: What it is about, or its kind and day.
        kind: Its kind, with a capital.
        side: Whose own meeting it is; None for the whole forum's.
        standing: Where it stands: mark and word.
        present: Organizations of the side with seats that were there; None where unknown.
        seated: Organizations of that side with a seat that year; None where unknown.
    """

    row: MeetingRow
    title: Worded
    kind: str
    side: SideWords | None
    standing: tuple[str, str]
    present: int | None
    seated: int | None

    @property
    def is_held(self) -> bool:
        """Whether it was held by the day shown."""
        return self.standing[0] == STANDINGS["held"][0]

    @property
    def address(self) -> str:
        """Where its page is."""
        return url_for("public.meeting", ref=self.row["ref"])


@public.get("/meetings/")
def meetings() -> str:
    """Show the meetings year by year, the newest first."""
    r = reader()
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    rows = [
        row for row in held.meetings(r.conn, **asked) if not r.is_past or row["year"] <= r.day.year
    ]
    lines = meeting_lines(r, rows[::-1])
    lines.sort(key=lambda line: -line.row["year"])
    years = {year["year"]: year for year in forums.years(r.conn, **asked)}
    return render_template(
        "public/meetings.html",
        years=[
            (year, years.get(year), list(of_year))
            for year, of_year in groupby(lines, key=lambda line: line.row["year"])
        ],
        count=len(rows),
    )


@public.get("/meetings/<ref>")
def meeting(ref: str) -> str | Response:
    """Show one meeting; an address that it had before leads to the one it has now."""
    r = reader()
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    every = held.meetings(r.conn, **asked)
    row = held.find(every, ref)
    if row is None:
        abort(404)
    if row["ref"] != ref:
        return redirect(url_for("public.meeting", ref=row["ref"]))
    meeting_id = row["meeting_id"]
    of_day = calendar.standing(row, r.day) == "held" or not r.is_past
    return render_template(
        "public/meeting.html",
        line=meeting_lines(r, [row])[0],
        meeting=row,
        lead=lead(row),
        facts=_facts(r, row),
        about=grounds(row["grounds"]),
        **_theme(r, meeting_id),
        agenda=agenda_in_words(r, meeting_id),
        papers=_papers_of(r, row),
        course=courses.course(r.conn, sees=r.sees, meeting_id=meeting_id),
        came_back=came_back_in_words(r, row),
        **(_outcome(r, row) if of_day else NOTHING_YET),
        **_neighbours(r, every, row),
    )


def _papers_of(r: Reader, row: MeetingRow) -> Any:  # noqa: ANN401 - the other module needs `lead`
    from web.public.meeting_papers import meeting_papers

    ref = row["ref"]
    return meeting_papers(
        r,
        row,
        lambda number: url_for("public.paper", ref=ref, number=number),
        url_for("public.all_papers", ref=ref),
    )


NOTHING_YET: dict[str, Any] = {
    **{
        "decided": [],
        "attended": None,
        "minutes": None,
        "minutes_things": None,
        "views": [],
        "tasks": [],
    }
}
"""What came of a meeting that had not been held on the day shown."""


def meeting_lines(r: Reader, rows: list[MeetingRow]) -> list[MeetingLine]:
    """Set meetings as lines of a list."""
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    own = sides(r)
    fixed = next((key for key, side in own.items() if side.has_fixed_seats), "")
    counts = came.presence_counts(r.conn, **asked, side=fixed or "")
    seated = {
        side["year"]: seated_in(side)
        for side in seats_by_year(r.conn, **asked)
        if counts and side["side"] == fixed
    }
    lines = []
    for row in rows:
        stands = calendar.standing(row, r.day)
        mark, word = STANDINGS[stands]
        found = counts.get(row["meeting_id"]) if stands == "held" else None
        lines.append(
            MeetingLine(
                row=row,
                title=meeting_title(row),
                kind=kind(row),
                side=own.get(row["side"]) if row["side"] else None,
                standing=(mark, str(word)),
                present=found["organizations"] if found else None,
                seated=seated.get(row["year"]),
            )
        )
    return lines


def lead(row: MeetingRow) -> str:
    """Kind, number, day, time and place in one line."""
    language = page_language()
    first = kind(row) if row["number"] is None else f"{kind(row)} {row['ref']}"
    when = words.day(row["day"], language, weekday=True)
    if row["start"]:
        when += " " + words.clock(row["start"], language, row["end"])
    return " · ".join(filter(None, (first, when, row["place"])))


def title_and_lead(row: MeetingRow) -> str:
    """What a meeting is about with its lead; the lead alone where it says that already."""
    title, whole = meeting_title(row).text, lead(row)
    return f"{title} · {whole}" if row["title"] and title not in whole else whole


def _facts(r: Reader, row: MeetingRow) -> list[dict[str, Any]]:
    """Short facts for the right of the head: only those that are known."""
    language = page_language()
    things = Things(r, [row["convener_id"], row["chair_id"]])
    years = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    own = [year for year in years if year["year"] == row["year"] and row["side"] is None]
    deadline, chair = row["registration_deadline"], things.known(row["chair_id"])
    post = {"chair": _("the chair"), "vice_chair": _("the vice chair")}.get(row["chair_post"] or "")
    course = courses.course(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
    found = (
        (_("Form"), words.sentence(code(row["form"], language)) if row["form"] else None),
        (_("Who may come"), _said(course["who"])),
        (_("How to come"), _said(course["how"])),
        (_("Invitation sent"), _invited(row)),
        (_("Registry number"), own[0]["case_number"] if own else None),
        (_("Invited by"), linked(things.known(row["convener_id"]))),
        (_("Answer by"), words.day(deadline, language) if deadline else None),
        (_("Papers"), _papers(row["annexes"])),
        (_("Meeting chair"), linked(chair) if chair else words.sentence(post or "")),
        (_("Moved from"), ", ".join(words.day(day, language) for day in row["moved_from"])),
        (_("Why moved"), _said(row["moved_because"])),
        (_("Why cancelled"), _said(row["reason"])),
    )
    return [{"term": term, "text": text} for term, text in found if text]


def _invited(row: MeetingRow) -> str | None:
    """The day of the invitation, and how many days before the meeting that was."""
    if row["invited_on"] is None:
        return None
    on = words.day(row["invited_on"], page_language())
    notice = days_between(row["invited_on"], row["day"])
    if notice is None:
        return on
    return f"{on}, " + ngettext("%(num)s day before", "%(num)s days before", notice)


def _said(given: Names) -> str | None:
    return pick(given, page_language()).text if given else None


def _papers(annexes: int | None) -> str | None:
    if annexes is None:
        return None
    return ngettext("%(num)s with the invitation", "%(num)s with the invitation", annexes)


def _theme(r: Reader, meeting_id: str) -> dict[str, Any]:
    """The themes of a meeting, and the groups that prepared it."""
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    own = [
        row
        for row in themes.themes(r.conn, **asked, day=r.past)
        if meeting_id in row["meeting_ids"]
    ]
    ids = {row["theme_id"] for row in own}
    prepared = [
        row
        for row in groups.groups(r.conn, **asked)
        if row["meeting_id"] == meeting_id or row["theme_id"] in ids
    ]
    states = {row["theme_id"]: THEME_STATES[row["state"]] for row in own}
    return {"themes": own, "theme_states": states, "groups": groups_in_words(r, prepared)}


def _outcome(r: Reader, row: MeetingRow) -> dict[str, Any]:
    """What came of a meeting: decisions, who was there, its notes, views said at it."""
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    meeting_id = row["meeting_id"]
    present = came.presence_at(r.conn, sees=r.sees, meeting_id=meeting_id)
    said = views.views(r.conn, **asked, day=r.day, zone=r.forum["zone"])
    decided = [
        one
        for one in decisions.decisions(r.conn, **asked, day=r.past)
        if one["meeting_id"] == meeting_id
    ]
    own = [view for view in reversed(said) if view["meeting_id"] == meeting_id]
    called = view_words.things_of(r, own)
    given = [
        one for one in tasks.tasks(r.conn, **asked, day=r.past) if one["meeting_id"] == meeting_id
    ]
    written = notes.minutes(r.conn, **asked, day=r.past).get(meeting_id)
    about = [written["approved_at_id"], written["decision_id"]] if written else []
    return {
        "decided": decisions_in_words(r, decided),
        "attended": attendance(r, present, seated_on(r, row["day"])) if present else None,
        "minutes": written,
        "minutes_things": Things(r, about),
        "views": [view_words.row(view, called) for view in own],
        "tasks": tasks_in_words(r, given),
    }


def _neighbours(r: Reader, every: list[MeetingRow], row: MeetingRow) -> dict[str, Any]:
    """The meetings of the whole forum before and after this one."""
    order = [one for one in every if one["side"] is None or one is row]
    place = order.index(row)
    before, after = order[max(place - 1, 0) : place], order[place + 1 : place + 2]
    return {
        "before": meeting_lines(r, before)[0] if before else None,
        "after": meeting_lines(r, after)[0] if after else None,
    }
