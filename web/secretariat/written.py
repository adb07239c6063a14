"""The notes of a meeting as they are worked with: the newest version, its comments, its check."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from projections import minutes as kept
from projections.drafts import CommentRow, comments, drafts
from projections.meetings import MeetingRow
from projections.minutes import MinutesRow
from projections.views import views
from web.closed_texts import in_words, opened
from web.language import Worded
from web.language import gettext as _
from web.public import Reader
from web.public.longtext import long_text
from web.public.things import Called, Things


@dataclass(frozen=True, slots=True)
class CommentLine:
    """A comment from somebody who read the notes.

    Attributes:
        row: The comment.
        by: Who commented.
        text: What was said, or None where it is gone.
        reason: What was answered, or None.
    """

    row: CommentRow
    by: Called
    text: Worded | None
    reason: Worded | None


@dataclass(frozen=True, slots=True)
class WrittenNotes:
    """The notes.

    Attributes:
        row: Where they stand.
        number: Of the newest version.
        text: Its text, or None where it is not in the log.
        html: The same as it reads, with a mark on what became a view.
        views: Views of the meeting whose words do not stand in the text: number and address.
        comments: Comments, oldest first.
        unanswered: How many of them wait for an answer.
    """

    row: MinutesRow
    number: int
    text: Worded | None
    html: Markup | None
    views: list[tuple[int, str]]
    comments: list[CommentLine]
    unanswered: int


def written_notes(r: Reader, meeting: MeetingRow) -> WrittenNotes | None:
    """Return the notes of a meeting; None where none were begun."""
    row = kept.minutes(r.conn, forum_id=r.forum_id, sees=r.sees).get(meeting["meeting_id"])
    if row is None:
        return None
    versions = drafts(r.conn, sees=r.sees, minutes_id=row["minutes_id"])
    made = comments(r.conn, sees=r.sees, minutes_id=row["minutes_id"])
    newest = versions[-1] if versions else None
    refs = [newest["refs"]] if newest else []
    refs += [refs_of for one in made for refs_of in (one["refs"], one["reason"])]
    contents = opened(refs)
    text = in_words(newest["refs"], contents) if newest else None
    things = Things(r, [one["organization_id"] for one in made])
    lines = [
        CommentLine(
            row=one,
            by=things.called(one["organization_id"]),
            text=in_words(one["refs"], contents),
            reason=in_words(one["reason"], contents),
        )
        for one in made
    ]
    html, rest = _marked(r, meeting, text.text) if text else (None, [])
    return WrittenNotes(
        row=row,
        number=newest["number"] if newest else 0,
        text=text,
        html=html,
        views=rest,
        comments=lines,
        unanswered=sum(one["is_taken_in"] is None for one in made),
    )


def _marked(r: Reader, meeting: MeetingRow, text: str) -> tuple[Markup, list[tuple[int, str]]]:
    """The text as it reads, marked where words of it became a view; and the other views."""
    every = views(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"])
    own = [one for one in every if one["meeting_id"] == meeting["meeting_id"]]
    html = long_text(text)
    if not own:
        return html, []
    from web.texts.passages import Said, marked  # only here is it needed

    addresses = {one["number"]: url_for("secretariat.view", number=one["number"]) for one in own}
    said = [
        Said(words, _("View %(number)s", number=one["number"]), addresses[one["number"]])
        for one in own
        for _language, words in one["text"]
    ]
    found = marked(str(html), said)  # was cleaned before; what is added is escaped
    rest = [(number, where) for number, where in addresses.items() if where not in found.found]
    return Markup(found.html), rest


def text_of(r: Reader, notes: WrittenNotes, number: int) -> str:
    """Return the text of a version; empty where there is none, or its key is gone."""
    versions = drafts(r.conn, sees=r.sees, minutes_id=notes.row["minutes_id"])
    refs = next((one["refs"] for one in versions if one["number"] == number), [])
    found = in_words(refs, opened([refs]))
    return found.text if found else ""
