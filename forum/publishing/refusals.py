"""What the notes of a meeting refuse; each sentence says what to do."""

from forum.errors import ForumError


class MinutesAssembledError(ForumError):
    """The meeting has its notes already."""

    code = "minutes_assembled"


class MinutesApprovedError(ForumError):
    """The notes are approved: they change by a correction only."""

    code = "minutes_approved"


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


class UnknownVersionError(ForumError):
    """The notes have no version with this number, or it cannot be shown."""

    code = "unknown_version"


class MinutesFiledError(ForumError):
    """The notes were filed already."""

    code = "minutes_filed"
