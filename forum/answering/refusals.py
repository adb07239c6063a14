"""Refusals about views and what comes back on them."""

from forum.errors import ForumError


class GiverError(ForumError):
    """Side and organization do not fit who gave the view."""

    code = "giver"


class ViewItemError(ForumError):
    """The view was said on an item that the meeting's agenda does not have."""

    code = "view_item"


class ViewWithdrawnError(ForumError):
    """The view was withdrawn."""

    code = "view_withdrawn"


class ViewGatheredError(ForumError):
    """The view was gathered into another one, or would be gathered into itself."""

    code = "view_gathered"


class ViewNotReferredError(ForumError):
    """The view is with the secretariat: nobody can hand it back."""

    code = "view_not_referred"


class NamedByActorError(ForumError):
    """The entry itself would name a giver who did not allow to be named."""

    code = "named_by_actor"


class FeedbackGivenError(ForumError):
    """The view was answered already."""

    code = "feedback_given"


class FeedbackNotGivenError(ForumError):
    """The view was not answered yet."""

    code = "feedback_not_given"


class FeedbackDueError(ForumError):
    """A last day does not fit the one before, or there is none yet."""

    code = "feedback_due"


class ViewAcknowledgedError(ForumError):
    """That the view was received was said already."""

    code = "view_acknowledged"


class AnswerLinkError(ForumError):
    """What an answer links to is no address of a page."""

    code = "answer_link"
