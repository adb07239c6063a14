"""The front of a forum: what was said and what became of it, who sits, what is next."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for

from projections import transparency
from projections.agendas import ItemRow
from projections.meetings import MeetingRow
from projections.transparency import Front, LastMeeting
from web import words
from web.chart_columns import Chart, MeetingPresence, attendance
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader, public, reader, view_words
from web.public.codes import code
from web.public.decision_words import decisions_in_words
from web.public.followed_words import FollowedLine, followed_in_words
from web.public.meeting_words import kind_word, meeting_title
from web.public.organizations import Shown, choice, posts, side_shown, who_sits
from web.public.sides import sides
from web.public.views import figures

ROWS = 5
"""Views and publications on the front; their own pages have all."""


@public.get("/")
def front() -> str:
    r = reader()
    found = transparency.front(r.conn, forum=r.forum, sees=r.sees, day=r.day)
    shown = who_sits(r)
    rows = view_words.in_list(found["views"])[:ROWS]
    things = view_words.things_of(r, rows)
    return render_template(
        "public/front.html",
        name=pick(r.forum["name"], page_language()),
        text=pick(r.forum["text"], page_language()) if r.forum["text"] else None,
        side_list=_side_list(r, shown),
        coming=_coming(found["next_meeting"]),
        before=_coming(found["pre_meeting"]),
        figures=_figures(found),
        views=[view_words.row(view, things) for view in rows],
        count=len(found["views"]),
        last=_last(r, found["last"]) if found["last"] else None,
        shown=shown,
        sides=[side_shown(r, side) for side in shown.sides],
        posts=posts(r, shown),
        acts=choice(r, shown),
        presence_chart=_chart(r, found),
        held_later=found["held_later"],
        day=r.day,
        rules=found["rules"],
        followed=_followed(r),
        publications=found["publications"][:ROWS],
        publication_count=len(found["publications"]),
        spoken=view_words.spoken,
        code=lambda value: code(value, page_language()),
        proposer=lambda row: code(row["proposed_by"], page_language()),
    )


def _followed(r: Reader) -> list[FollowedLine]:
    """How the rules were followed so far this year, those that something can be said of."""
    lines = followed_in_words(r, r.day.year, r.day)
    return [line for line in lines if line.state not in ("unknown", "no-case")]


def _side_list(r: Reader, shown: Shown) -> list[dict[str, str]]:
    """The sides with how large they are, for those who read nothing else."""
    large = {side["side"]: side_shown(r, side) for side in shown.sides}
    rows = []
    for key, side in sides(r).items():
        if key is None:
            continue
        it = large.get(key)
        if it is None:
            text = words.UNKNOWN[page_language()]
        elif it.seated:
            text = it.note
        else:
            text = ", ".join(row["name"] for row in it.participants) or it.note
        rows.append({"kind": side.mark, "name": side.name.text, "text": text})
    return rows


def _coming(meeting: MeetingRow | None) -> dict[str, Any] | None:
    """A coming meeting, for the box at the top."""
    if meeting is None:
        return None
    language = page_language()
    when = words.sentence(words.day(meeting["day"], language, weekday=True))
    if meeting["start"]:
        when += f" {words.clock(meeting['start'], language, meeting['end'])}"
    return {
        "when": when,
        "title": meeting_title(meeting),
        "place": meeting["place"],
        "address": url_for("public.meeting", ref=meeting["ref"]),
        "kind": kind_word(meeting["kind"]),
        "answer_by": meeting["registration_deadline"],
    }


def _figures(found: Front) -> list[dict[str, Any]]:
    """The four figures, and how many of the views are of this year."""
    rows = figures(found["views"])
    if found["of_the_year"]:
        rows[0]["note"] = _("%(number)s of them this year", number=found["of_the_year"])
    return rows


def _last(r: Reader, last: LastMeeting) -> dict[str, Any]:
    """The last meeting, what was on its agenda and what was decided."""
    meeting, notes = last["meeting"], last["minutes"]
    is_out = notes is not None and notes["state"] == "published"
    return {
        "title": meeting_title(meeting),
        "day": meeting["day"],
        "place": meeting["place"],
        "address": url_for("public.meeting", ref=meeting["ref"]),
        "present": last["present"],
        "seated": last["seated"],
        "items": [_item(item) for item in last["items"] if item["kind"] != "practical"],
        "decisions": decisions_in_words(r, last["decisions"]),
        "notes": url_for("public.minutes", ref=meeting["ref"]) if is_out else None,
        "is_approved": notes is not None and notes["is_approved"],
    }


def _item(item: ItemRow) -> dict[str, Any]:
    language = page_language()
    return {
        "title": pick(item["title"], language),
        "kind": code(item["kind"], language) if item["kind"] else words.UNKNOWN[language],
    }


def _chart(r: Reader, found: Front) -> Chart | None:
    """Organizations present, meeting by meeting; None where no meeting was held."""
    side = next((s for s in sides(r).values() if s.has_fixed_seats), None)
    if side is None or not found["attended"]:
        return None
    return attendance(
        [
            MeetingPresence(one["meeting"]["day"], one["present"], one["seated"])
            for one in found["attended"]
        ],
        side.mark,
    )
