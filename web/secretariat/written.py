"""The notes of a meeting as they are worked with: the newest version, its comments, its check."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from projections import minutes as kept
from projections.drafts import CommentRow, comments, drafts
from projections.meetings import MeetingRow
from projections.minutes import MinutesRow
from web.closed_texts import in_words, opened
from web.language import Worded
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
        html: The same as it reads.
        comments: Comments, oldest first.
        unanswered: How many of them wait for an answer.
    """

    row: MinutesRow
    number: int
    text: Worded | None
    html: Markup | None
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
    return WrittenNotes(
        row=row,
        number=newest["number"] if newest else 0,
        text=text,
        html=long_text(text.text) if text else None,
        comments=lines,
        unanswered=sum(one["is_taken_in"] is None for one in made),
    )


def text_of(r: Reader, notes: WrittenNotes, number: int) -> str:
    """Return the text of a version; empty where there is none, or its key is gone."""
    versions = drafts(r.conn, sees=r.sees, minutes_id=notes.row["minutes_id"])
    refs = next((one["refs"] for one in versions if one["number"] == number), [])
    found = in_words(refs, opened([refs]))
    return found.text if found else ""
