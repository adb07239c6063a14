"""Forms about a meeting: planning it, moving it on, who is there, and its agenda."""

from __future__ import annotations

import marshmallow as ma

from web.forms import Sent
from web.schemas.entered_for import EnteredFor
from web.schemas.fields import (
    NEEDED,
    ClockField,
    CountField,
    DayField,
    IdField,
    line,
    one_of,
    text,
)


class PlanMeeting(Sent):
    """A new meeting."""

    kind = one_of("dialogue constituting planning_meeting consultation other", must=True)
    day = DayField(required=True, error_messages=NEEDED)
    title = line()


class ScheduleMeeting(Sent):
    """Day, times, place and form of a meeting."""

    day = DayField(required=True, error_messages=NEEDED)
    start = ClockField()
    end = ClockField()
    place = line()
    form = one_of("on_site remote both")
    reason = text()


class Invite(Sent):
    """An invitation."""

    registration_deadline = DayField()
    papers = CountField()


class SendPapers(Sent):
    """Papers to those who come."""

    papers = CountField()


class Nothing(Sent):
    """An act that needs no words."""


class CloseMeeting(Sent):
    """The end of a meeting, with what the chair promises."""

    promise = text()
    owner = line()
    due = DayField()


class CancelMeeting(Sent):
    """A meeting that is not held."""

    reason = text(must=True)


class Attendance(EnteredFor):
    """A row of the list of those who are there; what came in before says how and when."""

    do = one_of("here arrived left people apology unaccounted coming undo", must=True)
    organization_id = IdField(required=True, error_messages=NEEDED)
    side = line()
    capacity = one_of("member guest secretariat", must=True)
    at = ClockField()
    people = CountField()


class WalkIn(Sent):
    """Somebody who is not on the list."""

    name = line(must=True)
    capacity = one_of("member guest", must=True)
    side = line()


class Preside(Sent):
    """Who chairs from now on: a post, or an organization."""

    chair = line(must=True)


class AddItem(Sent):
    """An item of the agenda."""

    title = line(must=True)
    kind = one_of("information discussion decision practical")
    start = ClockField()
    parent_id = IdField()


class MoveItem(Sent):
    """An item one step up or down."""

    item_id = IdField(required=True, error_messages=NEEDED)
    up = ma.fields.Boolean(load_default=False)


class DropItem(Sent):
    """An item that is taken off."""

    item_id = IdField(required=True, error_messages=NEEDED)
    reason = text()


class WriteSection(Sent):
    """What is written under an item."""

    item_id = IdField(required=True, error_messages=NEEDED)
    text = text(must=True)
    read = CountField(load_default=0)


class TakeDecision(Sent):
    """A decision on an item."""

    item_id = IdField(required=True, error_messages=NEEDED)
    title = line(must=True)
    subject = one_of(
        "organizations themes presidium chair vice_chair planning_groups selection_committee "
        "rules notes other"
    )
    owner = line()
    due = DayField()


class RecordView(Sent):
    """A view said on an item."""

    item_id = IdField(required=True, error_messages=NEEDED)
    text = text(must=True)
    giver = line(must=True)
    owner_id = IdField()
