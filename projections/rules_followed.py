"""How the forum follows its rules: for each limit kept, not kept or not yet, with what shows it.

No points, no percentage, no ranking. Each case is measured by the version of the rules that was in
force on its day; what good practice asks beside the rules is told apart from them.

Source: design section 7; domain reference, section 9.
"""

import sqlite3
from datetime import date
from typing import Any, TypedDict

from forum.governing.limits import RulesLimits
from forum.governing.practice import Practice
from forum.record.when import When
from projections import (
    followed_in_meetings,
    followed_in_minutes,
    followed_in_posts,
    followed_in_seats,
    followed_in_views,
)
from projections.explanations import ExplanationRow, explanations
from projections.followed import Case, YearOf
from projections.forums import years
from projections.limits import Limits
from projections.rules import RulesRow, holding, versions
from projections.visible import EVERYBODY, asked_by

LIMITS = (
    *("seats_total", "seats", "seats_per_organization_most", "term_months"),
    *("years_in_a_row_most", "renewal_least", "renewal_most", "committee_size", "decider"),
    *("chair_alternates", "acting_days_most", "meetings_a_year", "invitation_days"),
    *("papers_days", "registration_days", "quorum", "comment_days", "minutes_approved"),
    *("publish_minutes_days", "publish_before_approval", "acknowledge_days", "answer_days"),
    *("answer_extension_days", "extensions_most"),
)
"""The limits that events show to be kept or not, in the order of the year; others say how."""
_EVERY = (*LIMITS, *Practice)


class FollowedRow(TypedDict):
    """How one limit was followed in a year, as it stood on a day.

    Attributes:
        limit: Its name in `RulesLimits`, or a `Practice`.
        is_practice: Good practice asks for it, not the rules.
        set_to: What the versions in force in the year set, `(version, value)`, oldest first;
            empty for practice.
        state: not_kept (in at least one case), kept, not_yet, unknown (what is here does not
            tell), or no_case (there was nothing to follow it in).
        counts: Cases by outcome: kept, not_kept, not_yet, unknown.
        cases: All of them, those not kept first.
        explanation: What the forum says of it, or None.
    """

    limit: str
    is_practice: bool
    set_to: list[tuple[str, Any]]
    state: str
    counts: dict[str, int]
    cases: list[Case]
    explanation: ExplanationRow | None


ORDER = ("not_kept", "kept", "not_yet", "unknown")
"""Outcomes, the first that any case has is the state."""


@asked_by(*EVERYBODY)
def rules_followed(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, day: date, zone: str
) -> list[FollowedRow]:
    """Return how a forum followed its rules in a year, as it stood on a day.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        year: The forum year; one that was not opened gives nothing.
        day: The day asked about.
        zone: IANA name of the forum's zone.
    """
    opened = [row for row in years(conn, forum_id=forum_id, sees=sees) if row["year"] == year]
    if not opened:
        return []
    start, end = (date.fromisoformat(opened[0][bound]) for bound in ("start", "end"))
    if day < start:
        return []
    every = versions(conn, forum_id=forum_id, sees=sees, day=day)
    asked = YearOf(
        conn=conn,
        forum_id=forum_id,
        sees=sees,
        day=day,
        zone=zone,
        year=year,
        start=start,
        end=end,
        versions=every,
    )
    cases: dict[str, list[Case]] = {}
    for chapter in (
        followed_in_seats,
        followed_in_posts,
        followed_in_meetings,
        followed_in_minutes,
        followed_in_views,
    ):
        for limit, one in chapter.found(asked):
            cases.setdefault(limit, []).append(one)
    said = explanations(conn, forum_id=forum_id, sees=sees, year=year, day=day)
    ruled = _in_force_in(every, start, min(day, end))
    rows = [
        _row(limit, _set_to(limit, ruled), cases.get(limit, []), said.get(limit))
        for limit in _EVERY
    ]
    return [row for row in rows if row["set_to"] or row["cases"] or row["explanation"]]


def _in_force_in(every: list[RulesRow], first: date, last: date) -> list[Limits]:
    """The versions that were in force on some day between two, oldest first."""
    starts = [first, last]
    for row in every:
        step = row["adopted"]
        begun = (step["valid_from"] or step["day"]) if step is not None else None
        if begun is not None and first <= When(begun).latest <= last:
            starts.append(When(begun).latest)
    found: dict[str | None, Limits] = {}
    for day in sorted(starts):
        limits = Limits.of(holding(every, day))
        found.setdefault(limits.rules, limits)
    return [limits for rules, limits in found.items() if rules is not None]


def _set_to(limit: str, ruled: list[Limits]) -> list[tuple[str, Any]]:
    return [
        (limits.rules or "", limits.get(limit))
        for limits in ruled
        if limit in RulesLimits.__struct_fields__ and limits.get(limit) is not None
    ]


def _row(
    limit: str,
    set_to: list[tuple[str, Any]],
    cases: list[Case],
    explanation: ExplanationRow | None,
) -> FollowedRow:
    counts = dict.fromkeys(ORDER, 0)
    for one in cases:
        counts[one["outcome"]] += 1
    return FollowedRow(
        limit=limit,
        is_practice=limit in set(Practice),
        set_to=set_to,
        state=next((outcome for outcome in ORDER if counts[outcome]), "no_case"),
        counts=counts,
        cases=sorted(cases, key=lambda one: ORDER.index(one["outcome"])),
        explanation=explanation,
    )
