"""Who may do what, and who may see what: views and what comes back."""

from typing import Final

from forum.access.roles import OFFICES, PUBLIC, Acts, Audiences

ACTS: Final[Acts] = {
    "record_view": OFFICES,
    "refer_view": OFFICES,
    "withdraw_view": OFFICES,
    "gather_view": OFFICES,
    "promise_feedback": OFFICES,
    "acknowledge_view": OFFICES,
    "extend_feedback": OFFICES,
    "report_without_news": OFFICES,
    "follow_up_view": OFFICES,
    "give_feedback": OFFICES,
    "judge_feedback": OFFICES,
    "reopen_feedback": OFFICES,
}
"""Roles that may carry out a command, by the command's name."""

AUDIENCES: Final[Audiences] = {
    "view.recorded": PUBLIC,
    "view.referred": PUBLIC,
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
}
"""Who may see what an event tells, by its topic."""
