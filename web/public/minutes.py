"""The notes of a meeting: the newest published version, and each version under its number."""

from __future__ import annotations

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from projections import meetings
from projections import minutes as notes
from projections.meetings import MeetingRow
from projections.minutes import MinutesRow, VersionRow
from web.language import page_language, pick
from web.public import public, reader
from web.public.grounds import grounds
from web.public.longtext import long_text
from web.public.meeting_words import meeting_title
from web.public.meetings import title_and_lead
from web.public.things import Things


@public.get("/minutes/<ref>")
def minutes(ref: str) -> str | Response:
    """Show the notes of a meeting as they stand."""
    meeting, found = _found(ref)
    if meeting["ref"] != ref:
        return redirect(url_for("public.minutes", ref=meeting["ref"]))
    return _page(meeting, found, found["versions"][-1] if found["versions"] else None)


@public.get("/minutes/<ref>/v<int:number>")
def minutes_version(ref: str, number: int) -> str | Response:
    """Show one published version; one that was withdrawn has only its day and reason left."""
    meeting, found = _found(ref)
    if meeting["ref"] != ref:
        return redirect(url_for("public.minutes_version", ref=meeting["ref"], number=number))
    if found["state"] == "withdrawn" and number in found["withdrawn_numbers"]:
        return _page(meeting, found, None)
    version = next((one for one in found["versions"] if one["number"] == number), None)
    if version is None:
        abort(404)
    return _page(meeting, found, version)


def _found(ref: str) -> tuple[MeetingRow, MinutesRow]:
    r = reader()
    every = meetings.meetings(r.conn, forum_id=r.forum_id, sees=r.sees)
    meeting = meetings.find(every, ref)
    every_notes = notes.minutes(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.past)
    found = every_notes.get(meeting["meeting_id"]) if meeting else None
    if meeting is None or found is None:
        abort(404)
    return meeting, found


def _page(meeting: MeetingRow, found: MinutesRow, version: VersionRow | None) -> str:
    r = reader()
    language = page_language()
    text = pick(version["text"], language) if version and version["text"] else None
    title = meeting_title(meeting)
    things = Things(r, [found["approved_at_id"], found["decision_id"], meeting["meeting_id"]])
    return render_template(
        "public/minutes.html",
        meeting=meeting,
        title=title,
        lead=title_and_lead(meeting),
        minutes=found,
        version=version,
        newest=found["versions"][-1] if found["versions"] else None,
        text=text,
        html=long_text(text.text) if text else None,
        why={
            one["number"]: pick(one["reason"], language)
            for one in found["versions"]
            if one["reason"]
        },
        withdrawn_because=pick(found["reason"], language) if found["reason"] else None,
        things=things,
        about=grounds(version["grounds"] if version else found["grounds"]),
    )
