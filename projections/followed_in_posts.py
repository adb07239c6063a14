"""Limits about the presidium, and whether the year had a presidium and rules at all."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from forum.governing.practice import Practice
from forum.record.when import When
from projections import meetings
from projections.calendar import standing
from projections.followed import Found, YearOf, case, most
from projections.presidium import PostRow, posts
from projections.rules import holding, may_hold

ACTING_DAYS: Final = 60
"""Days for which a post may be empty, or held by an acting holder, where the rules set none.

Source: domain reference, section 9, W7.
"""


def found(year: YearOf) -> Found:
    """Yield the cases of the presidium of the year, and of its rules."""
    every = posts(year.conn, forum_id=year.forum_id, sees=year.sees)
    yield from _chair(year, every)
    yield from _acting(year, every)
    yield from _filled(year, every)
    yield from _rules(year)


def _chair(year: YearOf, every: Sequence[PostRow]) -> Found:
    limits = year.limits_on(None)
    sides = {post["year"]: post for post in every if post["post"] == "chair"}
    chair, before = sides.get(year.year), sides.get(year.year - 1)
    if not limits.get("chair_alternates") or chair is None:
        return
    outcome = "unknown"
    if before is not None and before["side"] and chair["side"]:
        outcome = "kept" if chair["side"] != before["side"] else "not_kept"
    about = case(
        outcome,
        "post",
        "chair",
        position=chair["position"],
        measured=chair["side"],
        rules=limits.rules,
    )
    yield "chair_alternates", about


def _acting(year: YearOf, every: Sequence[PostRow]) -> Found:
    limits = year.limits_on(None)
    longest = limits.days("acting_days_most")
    if longest is None:
        return
    for post in every:
        if post["year"] != year.year or not post["is_acting"]:
            continue
        days = _days(post, year)
        yield (
            "acting_days_most",
            case(
                most(longest, days),
                "post",
                post["post"],
                position=post["position"],
                measured=days,
                rules=limits.rules,
            ),
        )


def _days(post: PostRow, year: YearOf) -> int | None:
    """For how many days somebody held a post by the day; None where a day is not known."""
    start, end = (When(day) if day else None for day in (post["start"], post["end"]))
    if start is None or not start.is_exact or (end is not None and not end.is_exact):
        return None
    last = min(end.latest, year.day) if end else year.last_day
    return max((last - start.latest).days + 1, 0)


def _filled(year: YearOf, every: Sequence[PostRow]) -> Found:
    """Whether chair and vice chair were held by somebody appointed, but for short gaps."""
    if not any(post["year"] == year.year for post in every):
        return
    for name in ("chair", "vice_chair"):
        holders = [
            post
            for post in every
            if post["post"] == name and post["year"] in (year.year, year.year - 1)
        ]
        gap = _longest_gap(year, holders)
        own = [post for post in holders if post["year"] == year.year]
        yield (
            Practice.POSTS_FILLED,
            case(
                "kept" if gap <= ACTING_DAYS else "not_kept",
                "post",
                name,
                position=own[-1]["position"] if own else None,
                measured=gap,
            ),
        )


def _longest_gap(year: YearOf, holders: Sequence[PostRow]) -> int:
    """The longest run of days of the year, by the day, without an appointed holder.

    Days that are not known in full count for the holder. The holder of the year before stays
    until somebody is appointed.
    """
    held: list[tuple[date, date]] = []
    own = [post for post in holders if post["year"] == year.year]
    first_own = min((_first(post, year) for post in own), default=date.max)
    for post in holders:
        if post["is_acting"]:
            continue
        start, last = _first(post, year), _last(post, year)
        if post["year"] != year.year and post["end"] is None:
            last = min(first_own - timedelta(days=1), year.last_day)
        held.append((start, last))
    longest, free_from = 0, year.start
    for start, last in sorted(held):
        longest = max(longest, (min(start, year.last_day) - free_from).days)
        free_from = max(free_from, last + timedelta(days=1))
    return max(longest, (year.last_day - free_from).days + 1, 0)


def _first(post: PostRow, year: YearOf) -> date:
    earliest = When(post["start"]).earliest if post["start"] else None
    return earliest or date(min(post["year"], year.year), 1, 1)


def _last(post: PostRow, year: YearOf) -> date:
    return min(When(post["end"]).latest, year.last_day) if post["end"] else year.last_day


def _rules(year: YearOf) -> Found:
    """Whether some version of the rules was in force once the year was constituted (W10)."""
    held = [
        meeting
        for meeting in meetings.meetings(year.conn, **year.where)
        if meeting["year"] == year.year
        and meeting["kind"] == "constituting"
        and meeting["side"] is None
        and standing(meeting, year.day) == "held"
    ]
    if not held:
        if any(version["year"] == year.year for version in year.versions):
            yield Practice.RULES_ADOPTED, case("not_yet", "year", str(year.year))
        return
    day = When(held[0]["day"]).latest
    version = holding(year.versions, day)
    step = version["adopted"] if version is not None else None
    may_be = may_hold(year.versions, day)
    outcome = "kept" if version is not None else "unknown" if may_be else "not_kept"
    about = case(
        outcome,
        "year",
        str(year.year),
        ref=f"{version['year']}-{version['number']}" if version is not None else None,
        position=step["position"] if step is not None else None,
        day=day,
    )
    yield Practice.RULES_ADOPTED, about
