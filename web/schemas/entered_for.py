"""What a form says of an act that is entered for somebody else: how it came in, and when.

Whatever a member can do, an office can enter for the member in the same form; the two fields are
empty where the office acts for itself. The fields on a page: `secretariat/_entered_for.html`.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import marshmallow as ma

from forum.record.values import Channel
from forum.record.when import When
from web.forms import Sent
from web.public import reader
from web.schemas import _n
from web.schemas.fields import DayField, one_of

CHANNELS: Final = (Channel.E_MAIL, Channel.TELEPHONE, Channel.LETTER, Channel.AT_A_MEETING)
"""How an act can come in that somebody else types in."""


class EnteredFor(Sent):
    """How and when it came in; a form that can be entered for somebody builds on this."""

    channel = one_of(" ".join(CHANNELS))
    received = DayField()

    @ma.validates_schema(skip_on_field_errors=True)
    def check_whole(self, data: dict[str, Any], **_more: object) -> None:
        """Want the way with the day, and a day that has come."""
        received: When | None = data.get("received")
        if received is None:
            return
        if "channel" not in data:
            raise ma.ValidationError(_n("Say how it came in, or leave the day out."), "channel")
        if received.latest > reader().day:
            raise ma.ValidationError(_n("Write the day it came in: today or earlier."), "received")


def entered_for(data: dict[str, Any], for_id: str | UUID | None = None) -> dict[str, Any]:
    """Return what `acting` needs to know of an act that may be entered for somebody.

    Args:
        data: What was read from a form that builds on `EnteredFor`.
        for_id: The organization that it is entered for, where it is one here.
    """
    channel = data.get("channel")
    if channel is None:
        return {}
    return {
        "channel": Channel(channel),
        "received": data.get("received") or When.on(reader().day),
        "on_behalf_of_id": UUID(str(for_id)) if for_id else None,
    }


def happened_then(data: dict[str, Any]) -> dict[str, Any]:
    """Return the day `effective` of an act that was done when it came in, not when it is typed in.

    An answer that came in time is in time, however late somebody enters it.
    """
    received: When | None = data.get("received")
    if received is None or received == When.on(reader().day):
        return {}
    return {"effective": received}
