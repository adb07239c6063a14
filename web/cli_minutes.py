"""`forum minutes`: where the notes of each meeting stand, and their published versions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from web.cli_shared import asking, reading, refusing, tell

if TYPE_CHECKING:
    from web.cli_asking import Question


@click.command()
@reading
@click.argument("meeting", required=False)
@refusing
def minutes(
    forum: str, meeting: str | None, day: str | None, as_of: str | None, as_json: bool
) -> None:
    """List where the notes stand, or with MEETING (such as 2026-02) their published versions."""
    with asking(forum, day, as_of) as question:
        lines = standing_lines(question) if meeting is None else version_lines(question, meeting)
        tell(lines, as_json=as_json)


def standing_lines(question: "Question") -> Iterator[dict[str, Any]]:
    """Give where the notes of each meeting stand, by the number of the meeting."""
    from projections import meetings
    from projections import minutes as projection

    notes = projection.minutes(question.conn, day=question.day, **question.where)
    for row in meetings.meetings(question.conn, **question.where):
        if (found := notes.get(row["meeting_id"])) is not None:
            yield {
                "meeting": row["ref"],
                "state": found["state"],
                "comment_by": found["comment_by"],
                "is_approved": found["is_approved"],
                "approved_on": found["approved_on"],
                "approved_by": found["approved_by"],
                "is_filed": found["is_filed"],
                "versions": [version["number"] for version in found["versions"]],
                "withdrawal_ground": found["withdrawal_ground"],
            }


def version_lines(question: "Question", ref: str) -> Iterator[dict[str, Any]]:
    """Give the published versions of one meeting's notes, oldest first, with their text.

    Raises:
        UnknownThingError: There is no such meeting, or it has no notes.
    """
    from forum.errors import UnknownThingError
    from projections import meetings
    from projections import minutes as projection

    row = meetings.find(meetings.meetings(question.conn, **question.where), ref)
    notes = projection.minutes(question.conn, day=question.day, **question.where)
    found = notes.get(row["meeting_id"]) if row is not None else None
    if found is None:
        raise UnknownThingError("minutes", ref)
    for version in found["versions"]:
        yield {
            "number": version["number"],
            "day": version["day"],
            "is_correction": version["is_correction"],
            "is_approved": version["is_approved"],
            "before_approval": version["before_approval"],
            "reason": dict(version["reason"]),
            "text": dict(version["text"]),
        }
