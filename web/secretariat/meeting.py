"""The page of one meeting, the same before, during and after it.

Only what lies under the head, and the one filled button, change.

Source: screens.md, page 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import abort, current_app, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from projections import courses, duties, meetings
from projections import minutes as notes
from projections.meetings import MeetingRow
from projections.presidium import presidium_on
from web.language import page_language, pick
from web.members.needs import KINDS, NeedsStore
from web.public import Reader, reader
from web.public.codes import code
from web.public.meeting_papers import items_of
from web.public.meeting_words import kind, meeting_title
from web.public.meetings import lead
from web.public.sides import sides
from web.public.things import Things
from web.secretariat import secretariat
from web.secretariat.course import Course, course_of
from web.secretariat.gaps import gaps, level_options
from web.secretariat.givers import giver_options, organization_options
from web.secretariat.items import item_lines
from web.secretariat.list_of_those_here import list_of_those_here
from web.secretariat.owners import owner_options
from web.secretariat.written import written_notes
from web.words import sentence


@secretariat.get("/meetings/<ref>")
def open_meeting(ref: str) -> str | Response:
    """Show a meeting; an address that it had before leads to the one it has now."""
    row = meeting_at(ref)
    if row["ref"] != ref:
        item = request.args.get("item")
        return redirect(url_for("secretariat.open_meeting", ref=row["ref"], item=item))
    return meeting(ref)


def meeting(ref: str, choices_to_make: Sequence[Any] = (), item: str | None = None) -> str:
    """Write the page of a meeting.

    Args:
        ref: Its address.
        choices_to_make: Stretches of the notes that two changed in different ways.
        item: The id of the item to open; that which the request names if None.
    """
    from web.secretariat.papers import paper_choices, papers_of

    r, row = reader(), meeting_at(ref)
    course = course_at(r, row)
    wanted = item or request.values.get("item") or request.form.get("item_id")
    lines = item_lines(r, row, wanted, running=course.is_running)
    parts, chair = list_of_those_here(r, row), _chair(r, row)
    return render_template(
        "secretariat/meeting.html",
        meeting=row,
        title=meeting_title(row),
        kind=kind(row),
        lead=lead(row),
        course=course,
        parts=parts,
        items=lines.items,
        loose_tasks=lines.loose_tasks,
        chair=chair,
        gaps=gaps(r, row, lines.items, parts, chair) if course.is_over else [],
        choices=_choices(r, row),
        papers=papers_of(r, row),
        paper_items=_paper_items(r, row),
        paper_choices=paper_choices(),
        notes=written_notes(r, row),
        choices_to_make=choices_to_make,
        needs=_needs(row),
        clock_now=f"{datetime.now(UTC).astimezone(ZoneInfo(r.forum['zone'])):%H:%M}",
    )


def _paper_items(r: Reader, row: MeetingRow) -> list[tuple[str, str]]:
    """The items that a paper can belong to."""
    return [
        (one["item_id"], f"{one['number']}. {pick(one['title'], page_language()).text}")
        for one in items_of(r, row)
        if not one["is_dropped"]
    ]


def meeting_at(ref: str) -> MeetingRow:
    """Return the meeting at an address, of those that the secretariat may see; else 404."""
    found: MeetingRow | None = g.get("meeting")
    if found is None or ref not in (found["ref"], *found["refs"]):
        r = reader()
        every = meetings.meetings(r.conn, forum_id=r.forum_id, sees=r.sees)
        found = meetings.find(every, ref)
        if found is None or found["side"] is not None:
            abort(404)
        g.meeting = found
    return found


def course_at(r: Reader, row: MeetingRow) -> Course:
    """Say where a meeting stands today."""
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    own = [
        one
        for one in duties.duties_of_the_meetings(r.conn, **asked, day=r.day, zone=r.forum["zone"])
        if one["about_id"] == row["meeting_id"] and one["whose"] == "secretariat"
    ]
    return course_of(
        row,
        courses.course(r.conn, sees=r.sees, meeting_id=row["meeting_id"]),
        notes.minutes(r.conn, **asked).get(row["meeting_id"]),
        own,
        r.day,
    )


def _needs(row: MeetingRow) -> list[tuple[str, int]]:
    """What is needed on the day and by how many, for whoever books the room; never by whom."""
    store = NeedsStore(current_app.extensions["forum"].accounts)
    summed = store.needs_of(UUID(row["meeting_id"]))
    counted = [(str(word), summed.counts[kind]) for kind, word in KINDS if kind in summed.counts]
    return [*counted, *((text, 1) for text in summed.texts)]


def _chair(r: Reader, row: MeetingRow) -> str:
    """Who chairs now, in words; empty where nobody was named."""
    if not row["chairs"]:
        return ""
    now = row["chairs"][-1]
    if now["post"]:
        return sentence(code(now["post"], page_language()))
    return Things(r, [now["organization_id"]]).called(now["organization_id"]).text


def _choices(r: Reader, row: MeetingRow) -> dict[str, Any]:
    """What the fields of the page offer."""
    language = page_language()
    named = organization_options(r)
    own = [side for side in sides(r).values() if side.key is not None]
    posts = presidium_on(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
    chairs = [
        (one["post"], f"{sentence(code(one['post'], language))}, {one['organization']}")
        for one in posts
        if one["post"] != "administrator" and one["organization"]
    ]
    return {
        "organizations": named,
        "sides": [(side.key, side.name.text) for side in own],
        "chairs": chairs
        or [(one, sentence(code(one, language))) for one in ("chair", "vice_chair")],
        "task_owners": owner_options(r, named),
        "givers": giver_options(r, named, at_meeting=True),
        "kinds": [
            (one, sentence(code(one, language)))
            for one in ("information", "discussion", "decision", "practical")
        ],
        "subjects": [
            (one, sentence(code(one, language)))
            for one in ("other", "themes", "planning_groups", "rules", "selection_committee")
        ],
        "forum": pick(r.forum["name"], language).text,
        **level_options(),
        "minutes": row["ref"],
    }
