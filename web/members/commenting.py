"""Commenting on notes that were sent round; the notes themselves came with the letter."""

from __future__ import annotations

from projections.minutes import MinutesRow, minutes
from web import words
from web.language import gettext as _
from web.language import page_language
from web.members.form import Typed, is_too_long
from web.members.in_short import meeting_in_short
from web.members.opening import Opened
from web.members.replying import Shown


def shown(it: Opened, typed: Typed) -> Shown | None:
    """Return the page of a comment; None where the notes are approved or withdrawn."""
    notes = _notes(it)
    meeting = meeting_in_short(it.reader, notes["meeting_id"]) if notes else None
    if notes is None or meeting is None or meeting.row["side"] not in {None, it.side}:
        return None
    last = notes["comment_by"]
    return Shown(
        "members/commenting.html",
        {
            "meeting": meeting,
            "whom": it.whom,
            "last": words.day(last, page_language()) if last else None,
            "is_late": last is not None and last < it.reader.day.isoformat(),
            "typed": typed,
        },
    )


def first(it: Opened) -> Typed:
    """Return an empty form: each comment stands by itself."""
    del it
    return Typed()


def check(it: Opened, typed: Typed) -> None:
    """Note what is wrong with a comment."""
    del it
    if not typed.get("text"):
        typed.faults["text"] = _("Write your comment.")
    if is_too_long(typed.get("text")):
        typed.faults["text"] = _("Write at most 20,000 characters.")


def carry_out(it: Opened, typed: Typed) -> None:
    """Comment on the notes."""
    it.installation.governance.comment_on_minutes(
        minutes_id=it.link.thing_id,
        text={page_language(): typed.get("text")},
        organization_id=it.link.organization_id,
    )


def recorded(it: Opened) -> str:
    """Say what became of the comment."""
    return _("The comment of %(whom)s on the notes.", whom=it.whom)


def _notes(it: Opened) -> MinutesRow | None:
    r = it.reader
    every = minutes(r.conn, forum_id=r.forum_id, sees=r.sees).values()
    notes = next((one for one in every if one["minutes_id"] == str(it.link.thing_id)), None)
    if notes is None or notes["is_approved"] or notes["state"] == "withdrawn":
        return None
    return notes
