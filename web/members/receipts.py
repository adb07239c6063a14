"""The receipt of what was recorded by a personal link: when, and under which number of the log."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from forum.record.values import Channel
from projections.feedback import feedback_steps
from web import words
from web.accounts.reply_links import ReplyKind
from web.language import page_language
from web.members.opening import Opened

_OF_KIND = {
    ReplyKind.INVITATION: "presence",
    ReplyKind.COMMENT: "comment",
    ReplyKind.JUDGE: "feedback",
    ReplyKind.ANSWER: "feedback",
}
"""The noun of what each kind of link records."""


class Receipt(NamedTuple):
    """A receipt.

    Attributes:
        number: The log position of what was recorded.
        at: When, in words.
        clock: The time of day.
        is_of_this: Whether it is of what the link is for.
    """

    number: int
    at: str
    clock: str
    is_of_this: bool


def receipt_of(it: Opened, position: int) -> Receipt | None:
    """Return the receipt of what stands at a position; None where the link did not record it."""
    source = it.installation.source
    rows = source.log.read_rows(position - 1, 1) if position > 0 else []
    if not rows or rows[0].position != position:
        return None
    event = source.mapper.decode(*rows[0][1:])
    if event.actor_id != it.actor_id or event.channel is not Channel.REPLY_LINK:
        return None
    if event.forum_id not in {None, it.link.forum_id}:
        return None
    if it.link.mandate_id is None and not _is_of_view(it, position):
        return None  # the secretariat's office enters much else
    there: datetime = event.timestamp.astimezone(ZoneInfo(it.reader.forum["zone"]))
    language = page_language()
    noun = event.TOPIC.partition(".")[0]
    return Receipt(
        number=position,
        at=words.instant(event.timestamp, language, it.reader.forum["zone"]),
        clock=f"{there:%H.%M}" if language == "sv" else f"{there:%H:%M}",
        is_of_this=noun in {_OF_KIND[it.link.kind], "person"},
    )


def seen_after(installation: Any, position: int) -> None:  # noqa: ANN401 - see `web.app`
    """Wait until pages show what was recorded."""
    if installation.follower is None:
        installation.catch_up()
    else:
        installation.wait(position)


def _is_of_view(it: Opened, position: int) -> bool:
    r = it.reader
    steps = feedback_steps(r.conn, forum_id=r.forum_id, sees=r.sees, zone=r.forum["zone"])
    return any(one["position"] == position for one in steps.get(str(it.link.thing_id), []))
