"""Who may do what, and who may see what: views, what comes back, and evaluations."""

from typing import Final

from forum.access.roles import (
    AFTERCARE,
    COORDINATORS,
    MANDATES,
    OFFICES,
    PUBLIC,
    SYSTEM,
    Acts,
    Audiences,
)

ACTS: Final[Acts] = {
    "record_view": OFFICES | COORDINATORS | MANDATES,
    "refer_view": OFFICES,
    "return_view": OFFICES | MANDATES,
    "withdraw_view": OFFICES | COORDINATORS | MANDATES,
    "gather_view": OFFICES,
    "promise_feedback": OFFICES | MANDATES,
    "acknowledge_view": OFFICES | MANDATES,
    "extend_feedback": OFFICES | MANDATES,
    "report_without_news": OFFICES | MANDATES,
    "follow_up_view": OFFICES | MANDATES,
    "give_feedback": OFFICES | MANDATES,
    "judge_feedback": OFFICES | COORDINATORS | AFTERCARE,
    "reopen_feedback": OFFICES | COORDINATORS | AFTERCARE,
    "open_evaluation": OFFICES,
    "invite_to_evaluation": OFFICES | SYSTEM,
    "close_evaluation": OFFICES | SYSTEM,
    "comment_on_evaluation": OFFICES,
}
"""Roles that may carry out a command, by the command's name."""

AUDIENCES: Final[Audiences] = {
    "view.recorded": PUBLIC,
    "view.referred": PUBLIC,
    "view.returned": PUBLIC,
    "view.withdrawn": PUBLIC,
    "view.gathered": PUBLIC,
    "feedback.owed": PUBLIC,
    "feedback.promised": PUBLIC,
    "feedback.acknowledged": PUBLIC,
    "feedback.extended": PUBLIC,
    "feedback.reported_without_news": PUBLIC,
    "feedback.followed_up": PUBLIC,
    "feedback.given": PUBLIC,
    "feedback.judged": PUBLIC,
    "feedback.reopened": PUBLIC,
    "evaluation.opened": PUBLIC,
    "evaluation.closed": PUBLIC,
    "evaluation.commented": PUBLIC,
}
"""Who may see what an event tells, by its topic."""
