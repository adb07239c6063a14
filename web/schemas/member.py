"""Forms of members: answering an invitation, judging an answer, themes, views, and who speaks."""

from __future__ import annotations

from typing import Any

import marshmallow as ma

from web.forms import Sent
from web.schemas import _n
from web.schemas.fields import NEEDED, ClockField, CountField, DayField, IdField, line, one_of, text


class AnswerInvitation(Sent):
    """Coming, not coming, or somebody else; and what is needed on the day."""

    answer = one_of("coming not_coming other", must=True)
    name = line()
    form = one_of("on_site remote")
    food = ma.fields.Boolean(load_default=False)
    interpreting = ma.fields.Boolean(load_default=False)
    hearing_loop = ma.fields.Boolean(load_default=False)
    step_free = ma.fields.Boolean(load_default=False)
    needs = line()

    @ma.validates_schema
    def names_somebody(self, data: dict[str, Any], **_more: object) -> None:
        """Ask who else comes."""
        if data.get("answer") == "other" and not data.get("name"):
            raise ma.ValidationError(_n("Write the name of whoever comes instead."), "name")


class Judge(Sent):
    """Whether an answer is enough."""

    enough = one_of("yes no", must=True)
    reason = text()

    @ma.validates_schema
    def says_why(self, data: dict[str, Any], **_more: object) -> None:
        """Ask what is missing."""
        if data.get("enough") == "no" and not data.get("reason"):
            raise ma.ValidationError(_n("Say what is missing in the answer."), "reason")


class Because(Sent):
    """An act that needs a reason."""

    reason = text(must=True)


class PerhapsBecause(Sent):
    """An act that may have a reason."""

    reason = text()


class AnswerCall(Sent):
    """Whether a reserve takes the seat."""

    answer = one_of("yes no", must=True)
    year = CountField(required=True, error_messages=NEEDED)
    side = line(must=True)


class SendView(Sent):
    """A view of one's own organization or side."""

    theme_id = IdField()
    given_by = one_of("organization side unnamed", must=True)
    text = text(must=True)


class AnswerView(Sent):
    """What comes back on a view that is with one's own organization."""

    outcome = one_of("answered taken_up partly_taken_up not_taken_up", must=True)
    change = text()
    why = text()
    text = text(must=True)


class ProposeTheme(Sent):
    """A theme for a year."""

    title = line(must=True)
    year = CountField(required=True, error_messages=NEEDED)
    motivation = text()


class OneTheme(Sent):
    """An act on a theme."""

    theme_id = IdField(required=True, error_messages=NEEDED)
    reason = text()


class Comment(Sent):
    """A comment on notes."""

    item_id = IdField()
    text = text(must=True)


class Appoint(Sent):
    """Somebody who is to speak for the organization."""

    name = line(must=True)
    role = one_of("representative deputy", must=True)
    start = DayField(required=True, error_messages=NEEDED)
    end = DayField()
    capacity = one_of("politician official employee volunteer")


class TakeOver(Sent):
    """Somebody who takes a mandate over."""

    mandate_id = IdField(required=True, error_messages=NEEDED)
    name = line(must=True)
    start = DayField(required=True, error_messages=NEEDED)
    capacity = one_of("politician official employee volunteer")


class EndMandate(Sent):
    """The end of a mandate."""

    mandate_id = IdField(required=True, error_messages=NEEDED)
    end = DayField(required=True, error_messages=NEEDED)
    reason = text()


class Nominate(Sent):
    """A nomination."""

    organization_id = IdField(required=True, error_messages=NEEDED)
    motivation = text()


class OneOrganization(Sent):
    """An act about an organization in a selection."""

    organization_id = IdField(required=True, error_messages=NEEDED)
    reason = text()


class PlanOwnMeeting(Sent):
    """A meeting of a side's own."""

    kind = one_of("pre_meeting start_up_meeting after_talk other", must=True)
    day = DayField(required=True, error_messages=NEEDED)
    start = ClockField()
    end = ClockField()
    place = line()
    title = line()


class OwnMeeting(Sent):
    """An act on one of a side's own meetings."""

    meeting_id = IdField(required=True, error_messages=NEEDED)
    reason = text()


class NamePost(Sent):
    """Who takes a post of the presidium for a side."""

    post = one_of("chair vice_chair", must=True)
    organization_id = IdField()
    start = DayField(required=True, error_messages=NEEDED)
