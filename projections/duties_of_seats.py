"""What seats and posts ask for: reserves to call, representatives and presidium to name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from forum.record.when import When
from projections.asking import Found, of_forum
from projections.duty import Asked, Duty
from projections.forums import SIDES
from projections.mandates import mandates_by
from projections.membership import CALLS
from projections.presidium import PostRow, has_left, presidium_on
from projections.seats import SideSeats, sitting_on

ACTING_DAYS: Final = 60
"""Days for which a post may be empty or held by somebody acting, where the rules set none (W7)."""


def found(asked: Asked) -> Iterator[Duty]:
    """Yield the duties about seats and posts on the day."""
    if asked.day.year not in asked.open_years:
        return
    calls = asked.acts(CALLS, "forum_id", [asked.forum_id]).get(asked.forum_id, [])
    mandates = mandates_by(asked.conn, forum_id=asked.forum_id, sees=asked.sees, day=asked.day)
    speaking = Counter(
        one["organization_id"]
        for one in mandates
        if one["role"] == "representative" and one["holds"] != "no"
    )
    for side in sitting_on(asked.conn, day=asked.day, **asked.where):
        yield from _reserves(asked, side, {call["organization_id"]: call for call in calls})
        yield from _representatives(asked, side, speaking)
    yield from _posts(asked, presidium_on(asked.conn, day=asked.day, **asked.where))


def _reserves(asked: Asked, side: SideSeats, calls: Mapping[str, Found]) -> Iterator[Duty]:
    """A seat that was left is offered to the first reserve that has not said no (W15)."""
    called = sum(1 for row in side["seated"] if row["called_up"])
    waiting = []
    for row in side["reserves"]:
        call = calls.get(row["organization_id"])
        if row["has_declined"]:
            continue
        if call is None or call["on"] is None or call["on"].isoformat() < side["start"]:
            waiting.append(row)
            continue
        called += 1  # one seat is offered already
        yield asked.duty(
            "answer_call",
            "seat",
            row["organization_id"],
            whose="organization",
            whose_id=row["organization_id"],
            since=call["on"],
            due=When(call["answer_by"]).latest,
        )
    for row in side["left"][called:]:
        if waiting:
            since = When(row["left"]).latest if row["left"] else None
            first = waiting.pop(0)
            yield asked.duty("call_reserve", "seat", first["organization_id"], since=since)


def _representatives(asked: Asked, side: SideSeats, speaking: Mapping[str, int]) -> Iterator[Duty]:
    """An organization with a seat names who speaks for it."""
    for row in side["seated"]:
        if row["basis"] is not None:
            continue  # entered afterwards from a source
        named = speaking.get(row["organization_id"], 0)
        if named < (row["seats"] or 1):
            yield asked.duty(
                "appoint",
                "seat",
                row["organization_id"],
                whose="organization",
                whose_id=row["organization_id"],
                since=When(row["called_up"] or side["start"]).latest,
            )


def _posts(asked: Asked, posts: list[PostRow]) -> Iterator[Duty]:
    """A post that is empty, or held by somebody acting, is to be filled (W7)."""
    held = {post["post"] for post in posts if not has_left(post, asked.day)}
    named = {post["post"] for post in posts}
    for post in posts:
        has_gone = has_left(post, asked.day)
        is_empty = has_gone and post["post"] not in held
        since = _day_after(post["end"]) if is_empty else post["start"]
        if post["basis"] is None and since and (is_empty or (post["is_acting"] and not has_gone)):
            held.add(post["post"])
            yield _fill(asked, post["post"], post["year"], post["side"], When(since).latest)
    for first in posts[:1]:  # somebody was named, so the others are to be named too
        start = first["start"]
        for missing in (name for name in ("chair", "vice_chair") if name not in named):
            if first["basis"] is None and start:
                side = _other_side(asked, posts)
                yield _fill(asked, missing, first["year"], side, When(start).latest)


def _fill(asked: Asked, post: str, year: int, side: str | None, since: date) -> Duty:
    days = asked.limits.days("acting_days_most", ACTING_DAYS) or 0
    whose, whose_id = ("side", side) if side else ("secretariat", None)
    return asked.duty(
        "fill_post",
        "post",
        post,
        ref=str(year),
        whose=whose,
        whose_id=whose_id,
        since=since,
        due=since + timedelta(days=days),
    )


def _other_side(asked: Asked, posts: list[PostRow]) -> str | None:
    """The side that names the other of chair and vice chair (E1), where there is but one left."""
    taken = {post["side"] for post in posts if post["post"] in ("chair", "vice_chair")}
    sides = [
        row["side"]
        for row in of_forum(asked.conn, SIDES, **asked.where)
        if row["classification"] != "other" and row["side"] not in taken
    ]
    return sides[0] if len(sides) == 1 else None


def _day_after(day: str | None) -> str | None:
    return (When(day).latest + timedelta(days=1)).isoformat() if day else None
