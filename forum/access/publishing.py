"""Who may do what, and who may see what: minutes and publications."""

from typing import Any, Final

from forum.access.roles import (
    AFTERCARE,
    MANDATES,
    MEMBERS,
    OFFICES,
    PUBLIC,
    SECRETARIAT,
    SYSTEM,
    Acts,
    Audiences,
)


def corrected_text(event: Any) -> str:  # noqa: ANN401 - a Minutes.Corrected
    """A correction is public where the notes were; else it waits to be published."""
    return PUBLIC if event.is_public else SECRETARIAT


ACTS: Final[Acts] = {
    "begin_agenda": OFFICES,
    "assemble_minutes": OFFICES,
    "redraft_minutes": OFFICES,
    "circulate_minutes": OFFICES,
    "write_section": OFFICES,
    "comment_on_minutes": OFFICES | AFTERCARE,
    "answer_comment": OFFICES,
    "name_verifiers": OFFICES,
    "verify_minutes": OFFICES | MANDATES,
    "approve_minutes": OFFICES,
    "file_minutes": OFFICES,
    "plan_publication": OFFICES,
    "call_off_intent": OFFICES,
    "carry_out_intent": SYSTEM,
    "publish_minutes": OFFICES,
    "correct_minutes": OFFICES,
    "withdraw_minutes": OFFICES,
    "record_publication": OFFICES | SYSTEM,
}
"""Roles that may carry out a command, by the command's name."""

AUDIENCES: Final[Audiences] = {
    "minutes.assembled": SECRETARIAT,
    "minutes.redrafted": SECRETARIAT,
    "minutes.circulated": MEMBERS,
    "minutes.verifiers_named": PUBLIC,
    "minutes.verified": PUBLIC,
    "minutes.approved": PUBLIC,
    "minutes.filed": PUBLIC,
    "minutes.published": PUBLIC,
    "minutes.corrected": corrected_text,
    "minutes.withdrawn": PUBLIC,
    "section.written": SECRETARIAT,
    "section.rewritten": SECRETARIAT,
    "comment.made": MEMBERS,
    "comment.answered": MEMBERS,
    "publication.published": PUBLIC,
}
"""Who may see what an event tells, by its topic."""
