"""What sorts of meetings there are, and in what form people come together."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """What sort of meeting it is."""

    CONSTITUTING = "constituting"
    DIALOGUE = "dialogue"
    PLANNING = "planning_meeting"
    CONSULTATION = "consultation"
    PRE_MEETING = "pre_meeting"
    START_UP_MEETING = "start_up_meeting"
    AFTER_TALK = "after_talk"
    OTHER = "other"


class MeetingForm(StrEnum):
    """Whether people come to a place, or take part from elsewhere."""

    ON_SITE = "on_site"
    REMOTE = "remote"
    BOTH = "both"
