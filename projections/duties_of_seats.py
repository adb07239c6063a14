"""What seats and posts ask for: reserves to call, representatives and presidium to name."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from forum.record.when import When
from projections.duty import Asked, Duty
from projections.mandates import mandates_on
from projections.presidium import PostRow, has_left, presidium_on
from projections.seats import SideSeats, seats_on

ACTING_DAYS: Final = 60
"""Days for which a post may be empty or held by somebody acting, where the rules set none (W7)."""


def found(asked: Asked) -> Iterator[Duty]:
    """Yield the duties about seats and posts on the day."""
    if asked.day.year not in asked.open_years:
        return
    where = {"forum_id": asked.forum_id, "sees": asked.sees}
    for side in seats_on(asked.conn, **where, day=asked.day):
        yield from _reserves(asked, side)
        yield from _representatives(asked, side)
    posts = presidium_on(asked.conn, **where, day=asked.day)
    yield from _posts(asked, [post for post in posts if not has_left(post, asked.day)])


def _reserves(asked: Asked, side: SideSeats) -> Iterator[Duty]:
    """A seat that was left is offered to the first reserve that has not said no (W15)."""
    called = sum(1 for row in side["seated"] if row["called_up"])
    waiting = [row for row in side["reserves"] if not row["has_declined"]]
    for row in side["left"][called:]:
        if waiting:
            since = When(row["left"]).latest if row["left"] else None
            first = waiting.pop(0)
            yield asked.duty("call_reserve", "seat", first["organization_id"], since=since)


def _representatives(asked: Asked, side: SideSeats) -> Iterator[Duty]:
    """An organization with a seat names who speaks for it."""
    for row in side["seated"]:
        if row["basis"] is not None:
            continue  # entered afterwards from a source
        holding = mandates_on(
            asked.conn,
            forum_id=asked.forum_id,
            sees=asked.sees,
            organization_id=row["organization_id"],
            day=asked.day,
        )
        named = sum(mandate["role"] == "representative" for mandate in holding)
        if named < (row["seats"] or 1):
            yield asked.duty(
                "appoint",
                "seat",
                row["organization_id"],
                whose="organization",
                whose_id=row["organization_id"],
                since=date.fromisoformat(side["start"]) if len(side["start"]) == 10 else None,
            )


def _posts(asked: Asked, posts: list[PostRow]) -> Iterator[Duty]:
    """A post that is held by somebody acting is to be filled (W7)."""
    days = asked.days("acting_days_most", ACTING_DAYS) or 0
    for post in posts:
        start = When(post["start"]) if post["start"] else None
        if not post["is_acting"] or post["basis"] is not None or start is None:
            continue
        whose, whose_id = ("side", post["side"]) if post["side"] else ("secretariat", None)
        yield asked.duty(
            "fill_post",
            "post",
            post["post"],
            ref=str(post["year"]),
            whose=whose,
            whose_id=whose_id,
            since=start.latest,
            due=start.latest + timedelta(days=days),
        )
