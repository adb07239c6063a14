"""When and where the notes of a meeting can be approved (E6). Only a certain breach is refused."""

from uuid import UUID

from forum.publishing.refusals import ApprovalError
from forum.record.when import When


def check_approval(
    day: When, at_day: When | None, at_meeting_id: UUID | None, in_writing: bool
) -> None:
    """Refuse an approval that is neither at a later meeting nor in writing.

    Args:
        day: The day of the meeting that the notes are of.
        at_day: The day of the meeting that approves them.
        at_meeting_id: The meeting that approves them.
        in_writing: They are approved outside a meeting.

    Raises:
        ApprovalError: Neither or both, or a meeting that is certainly not later than theirs.

    Source: domain reference, section 9, E6.
    """
    if in_writing is (at_meeting_id is not None):
        raise ApprovalError("notes are approved at a later meeting or in writing: say which")
    if at_day is not None and day.earliest is not None and at_day.latest <= day.earliest:
        raise ApprovalError(
            "notes are approved at a later meeting than theirs ({day}): choose such a meeting",
            day=day,
        )
