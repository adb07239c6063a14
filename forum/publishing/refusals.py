"""What the notes of a meeting refuse; each sentence says what to do."""

from forum.errors import AgainstRulesError, ForumError


class MinutesAssembledError(ForumError):
    """The meeting has its notes already."""

    code = "minutes_assembled"


class MinutesApprovedError(ForumError):
    """The notes are approved: they change by a correction only."""

    code = "minutes_approved"
    rule = "E7"


class MinutesNotApprovedError(ForumError):
    """The notes are not approved yet."""

    code = "minutes_not_approved"


class MinutesNotPublishedError(ForumError):
    """The notes are not published."""

    code = "minutes_not_published"


class MinutesPublishedError(ForumError):
    """The notes were published: what they stand on is not struck."""

    code = "minutes_published"


class ApprovalError(ForumError):
    """Notes are approved at a later meeting than theirs, or in writing."""

    code = "approval"
    rule = "E6"


class UnknownVersionError(ForumError):
    """The notes have no version with this number, or it cannot be shown."""

    code = "unknown_version"


class MinutesFiledError(ForumError):
    """The notes were filed already."""

    code = "minutes_filed"


class MinutesNotCirculatedError(ForumError):
    """The notes were not sent to the members yet."""

    code = "minutes_not_circulated"


class CommentAnsweredError(ForumError):
    """What became of the comment was said already."""

    code = "comment_answered"


class ApprovalWayError(AgainstRulesError):
    """The rules name another way in which notes are approved."""

    code = "approval_way"


class EarlyPublicationError(AgainstRulesError):
    """The rules let notes be published only when they are approved."""

    code = "early_publication"
