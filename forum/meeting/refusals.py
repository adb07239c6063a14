"""What a meeting and its agenda refuse; each sentence says what to do."""

from forum.errors import ForumError


class MeetingCancelledError(ForumError):
    """The meeting was cancelled."""

    code = "meeting_cancelled"


class MeetingHeldError(ForumError):
    """The meeting was held already."""

    code = "meeting_held"


class MeetingConvenedError(ForumError):
    """The meeting was convened for this day already."""

    code = "meeting_convened"


class MeetingOpenedError(ForumError):
    """The meeting was opened already, or was not opened yet."""

    code = "meeting_opened"


class MeetingClosedError(ForumError):
    """The meeting was closed already."""

    code = "meeting_closed"


class HeldInFutureError(ForumError):
    """The day of the meeting has not come."""

    code = "held_in_future"


class MeetingTimesError(ForumError):
    """The end is before the start, or a time is on another day than the meeting."""

    code = "meeting_times"


class AgendaAnnouncedError(ForumError):
    """The agenda was sent out already."""

    code = "agenda_announced"


class StandingItemError(ForumError):
    """An item that stands on every agenda is on this one already."""

    code = "standing_item"


class UnknownItemError(ForumError):
    """The agenda has no such item."""

    code = "unknown_item"


class ItemOrderError(ForumError):
    """An item's place is taken or below one, or a new order leaves items out."""

    code = "item_order"


class ItemDepthError(ForumError):
    """An agenda is two levels deep at most."""

    code = "item_depth"


class ItemDecidedError(ForumError):
    """The item is decided, and stays as it is."""

    code = "item_decided"


class HeadCountError(ForumError):
    """A number of people is below one, or a part is larger than the whole."""

    code = "head_count"


class WasPresentError(ForumError):
    """The organization is entered as having been there, or as excused."""

    code = "was_present"


class NotPresentError(ForumError):
    """The organization is not entered as having been there."""

    code = "not_present"


class LeftBeforeArrivalError(ForumError):
    """The people would leave before they came."""

    code = "left_before_arrival"


class StoodInError(ForumError):
    """A person would stand in for two representatives of one organization."""

    code = "stood_in"


class MeetingUnpublishedError(ForumError):
    """The meeting is kept back, and everybody would hear of it."""

    code = "meeting_unpublished"


class MeetingPublishedError(ForumError):
    """The meeting can be seen already."""

    code = "meeting_published"


class MeetingFormError(ForumError):
    """A link for a meeting that has none, or one that is no address."""

    code = "meeting_form"


class SidesMeetingError(ForumError):
    """The act is for a side's own meeting, or for one of the whole forum."""

    code = "sides_meeting"


class LevelOfPracticalItemError(ForumError):
    """A practical item takes up no matter."""

    code = "level_of_practical_item"


class PaperWithdrawnError(ForumError):
    """The paper of a meeting was withdrawn."""

    code = "paper_withdrawn"


class PaperPublicError(ForumError):
    """Everybody may read the paper already."""

    code = "paper_public"


class PaperOrderError(ForumError):
    """A new order of papers leaves one out, or names one twice."""

    code = "paper_order"
