"""Forms about who sits: organizations, seats, reserves, mandates, contacts and the presidium."""

from __future__ import annotations

from typing import Final

import marshmallow as ma

from web.forms import Sent
from web.schemas import _n
from web.schemas.fields import (
    NEEDED,
    CountField,
    DayField,
    IdField,
    line,
    one_of,
    text,
)

CHANNELS: Final = "e_mail telephone letter at_a_meeting"
"""How an act came in that the secretariat enters for an organization."""


class ForOrganization(Sent):
    """Something that an organization did or gets, and how it came in."""

    organization_id = IdField(required=True, error_messages=NEEDED)
    channel = one_of(CHANNELS)
    received = DayField()


class RegisterOrganization(Sent):
    """An organization that is not known here."""

    name = line(must=True)
    association_form = line()


class GiveSeat(Sent):
    """A seat, a reserve place, or a part in a side without fixed seats."""

    organization_id = IdField(required=True, error_messages=NEEDED)
    side = line(must=True)
    place = one_of("seat reserve", must=True)
    seats = CountField()
    order = CountField()
    start = DayField()


class LeaveSeat(ForOrganization):
    """An organization leaves its seat."""

    side = line(must=True)
    start = DayField(required=True, error_messages=NEEDED)
    reason = text()


class CallReserve(Sent):
    """A reserve is asked whether it takes a seat."""

    organization_id = IdField(required=True, error_messages=NEEDED)
    side = line(must=True)
    answer_by = DayField(required=True, error_messages=NEEDED)
    vacated_by_id = IdField()
    out_of_turn = text()


class AnswerCall(ForOrganization):
    """What the reserve said."""

    side = line(must=True)
    says = one_of("yes no", must=True)
    start = DayField()
    vacated_by_id = IdField()


class Somebody(ForOrganization):
    """A person of the organization: one who is known here, or a new one by name."""

    person_id = IdField()
    name = line()

    @ma.validates_schema(skip_on_field_errors=False)
    def somebody(self, data: dict[str, object], **_more: object) -> None:
        """Refuse nobody."""
        if not data.get("person_id") and not data.get("name"):
            raise ma.ValidationError(_n("Write a name, or choose somebody."), "name")


class Appoint(Somebody):
    """Somebody is appointed to speak for an organization."""

    side = line(must=True)
    role = one_of("representative deputy", must=True)
    capacity = one_of("politician official employee volunteer")
    unit = line()
    start = DayField(required=True, error_messages=NEEDED)
    end = DayField()


class Rotate(Somebody):
    """A mandate is handed over to somebody else."""

    mandate_id = IdField(required=True, error_messages=NEEDED)
    capacity = one_of("politician official employee volunteer")
    unit = line()
    start = DayField(required=True, error_messages=NEEDED)


class EndMandate(ForOrganization):
    """A mandate ends."""

    mandate_id = IdField(required=True, error_messages=NEEDED)
    end = DayField(required=True, error_messages=NEEDED)
    reason = text()


class EndAll(ForOrganization):
    """All mandates of an organization end."""

    end = DayField(required=True, error_messages=NEEDED)
    reason = text(must=True)


class NameContact(Somebody):
    """Somebody answers for the open views of an organization without a seat."""

    start = DayField(required=True, error_messages=NEEDED)


class EndContact(ForOrganization):
    """Nobody answers for its open views any more."""

    end = DayField(required=True, error_messages=NEEDED)
    reason = text()


class TakePost(Sent):
    """Somebody takes a post of the presidium."""

    post = one_of("chair vice_chair administrator", must=True)
    side = line()
    organization_id = IdField()
    is_acting = ma.fields.Boolean(load_default=False)
    start = DayField(required=True, error_messages=NEEDED)


class LeavePost(Sent):
    """The holder of a post leaves it."""

    post = one_of("chair vice_chair administrator", must=True)
    label = line(must=True)
    end = DayField(required=True, error_messages=NEEDED)
