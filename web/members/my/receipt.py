"""The receipt of an act: when it was recorded, its number in the log, and what stands now."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from flask import current_app, request

from web.access import acting_here
from web.language import Worded, page_language
from web.public import Reader
from web.public.lines import line
from web.public.receipts import public_address

_MOST = 20
"""Events of one command that are looked through for the one that tells what was done."""


class Receipt(NamedTuple):
    """A receipt.

    Attributes:
        number: The log position of what was recorded.
        clock: The time of day.
        line: What the history says of it.
        address: Its place in the history; None where that is not for everybody.
    """

    number: int
    clock: str
    line: Worded
    address: str | None


def receipt(r: Reader) -> Receipt | None:
    """Return the receipt of the form that led here; None where the session recorded nothing there.

    It is read from the log itself, since not all that a member does is in the history for members:
    a nomination is not, before all are laid open.
    """
    position, by = request.args.get("saved", type=int), acting_here()
    if position is None or position < 1 or by is None:
        return None
    source = current_app.extensions["forum"].source
    events = [
        (row.position, source.mapper.decode(*row[1:]))
        for row in source.log.read_rows(position - 1, _MOST)
    ]
    if not events or events[0][0] != position or events[0][1].actor_id != by.actor_id:
        return None
    first = events[0][1]
    told, event = next(
        (at, one)
        for at, one in reversed(events)
        if (one.command_id, one.originator_id) == (first.command_id, first.originator_id)
    )
    there: datetime = event.timestamp.astimezone(ZoneInfo(r.forum["zone"]))
    language = page_language()
    return Receipt(
        number=told,
        clock=f"{there:%H.%M}" if language == "sv" else f"{there:%H:%M}",
        line=line(event.TOPIC, language),
        address=public_address(r, told),
    )
