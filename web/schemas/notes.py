"""Forms about the notes of a meeting."""

from __future__ import annotations

from web.forms import Sent
from web.schemas.fields import NEEDED, CountField, DayField, IdField, line, one_of, text


class RewriteNotes(Sent):
    """The notes as a whole."""

    text = text(must=True)
    read = CountField(load_default=0)


class AnswerComment(Sent):
    """What became of a comment."""

    comment_id = IdField(required=True, error_messages=NEEDED)
    answer = one_of("in out", must=True)
    reason = text()


class ApproveNotes(Sent):
    """The approval of notes: at a later meeting, or in writing."""

    at_meeting = line()
    title = line()
    day = DayField()


class MaskPassages(Sent):
    """Why passages are masked; which ones stands beside it."""

    reason = line(must=True)
