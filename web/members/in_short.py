"""A meeting in short, for a letter and for the page that answers it: when, where, about what."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from projections.agendas import agenda
from projections.calendar import standing
from projections.courses import course
from projections.meetings import MeetingRow, meetings
from web import words
from web.language import Worded, ngettext, page_language, pick
from web.language import gettext as _
from web.public import Reader
from web.public.codes import code
from web.public.meeting_words import kind, meeting_title

COMING = frozenset({"planned", "convened"})


class ItemInShort(NamedTuple):
    """A line of what is talked about: its words, and what kind it is or nothing."""

    title: Worded
    kind: str


class MeetingInShort(NamedTuple):
    """A meeting in short.

    Attributes:
        row: The meeting.
        title: What it is about.
        kind: Its kind, with a capital.
        when: Its day and times in words, without the year.
        full_day: Its weekday, day and year in words.
        place: Where, or None.
        lasts: How long it takes in words, or None.
        form: on_site, remote, both or None.
        answer_by: Last day to answer, ISO, or None.
        items: What is talked about: the main items that are not practical.
        papers: How many papers were sent, or None.
        is_coming: It has not been held or cancelled, and its day has not passed.
    """

    row: MeetingRow
    title: Worded
    kind: str
    when: str
    full_day: str
    place: str | None
    lasts: str | None
    form: str | None
    answer_by: str | None
    items: list[ItemInShort]
    papers: int | None
    is_coming: bool


def meeting_in_short(r: Reader, meeting_id: str) -> MeetingInShort | None:
    """Return a meeting in short; None where the reader may not see it."""
    every = meetings(r.conn, forum_id=r.forum_id, sees=r.sees)
    row = next((one for one in every if one["meeting_id"] == meeting_id), None)
    if row is None:
        return None
    language = page_language()
    sent = course(r.conn, sees=r.sees, meeting_id=meeting_id)["papers"]
    papers = sent[-1]["papers"] if sent else row["annexes"]
    return MeetingInShort(
        row=row,
        title=meeting_title(row),
        kind=kind(row),
        when=when_in_short(row),
        full_day=words.day(row["day"], language, weekday=True),
        place=row["place"],
        lasts=_lasts(row),
        form=row["form"],
        answer_by=row["registration_deadline"],
        items=[
            ItemInShort(pick(one["title"], language), code(one["kind"], language))
            for one in agenda(r.conn, sees=r.sees, meeting_id=meeting_id)
            if one["kind"] not in {None, "practical"} and not one["is_dropped"]
        ],
        papers=papers,
        is_coming=standing(row, r.day) in COMING,
    )


def when_in_short(row: MeetingRow) -> str:
    """Day and times of a meeting as one says them: "torsdag 31 maj kl. 13–17"."""
    language = page_language()
    said = words.day(row["day"], language, weekday=True)
    if len(row["day"]) == len("2026-05-31"):
        said = said.rpartition(" ")[0]
    return f"{said} {words.clock(row['start'], language, row['end'])}" if row["start"] else said


def _lasts(row: MeetingRow) -> str | None:
    if not row["start"] or not row["end"]:
        return None
    start, end = (datetime.fromisoformat(at.partition("[")[0]) for at in (row["start"], row["end"]))
    minutes = int((end - start).total_seconds()) // 60
    if minutes <= 0:
        return None
    hours, left = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(num)s hour", "%(num)s hours", hours))
    if left:
        parts.append(ngettext("%(num)s minute", "%(num)s minutes", left))
    return _("%(first)s and %(last)s", first=parts[0], last=parts[1]) if parts[1:] else parts[0]
