"""Limits about seats: how many, for how long, how many new, and how they were chosen."""

from datetime import date
from fractions import Fraction

from forum.record.when import When
from projections import choosing, participation, seats
from projections.choice_rows import ChoiceRow
from projections.followed import Found, YearOf, case, most
from projections.limits import Limits
from projections.seats import SideSeats


def found(year: YearOf) -> Found:
    """Yield the cases of the seats of the year, and of the selection that led to them."""
    every = seats.seats_by_year(year.conn, **year.where)
    on_day = {side["side"]: side for side in seats.seats_on(year.conn, day=year.day, **year.where)}
    ended = [side for side in every if side["year"] == year.year]
    sides = [on_day.get(side["side"], side) for side in ended if side["seated"]]
    limits = year.limits_on(None)
    if sides and (whole := limits.days("seats_total")) is not None:
        filled = [_filled(side) for side in sides]
        count = sum(one for one in filled if one is not None) if None not in filled else None
        about = case(most(whole, count), "year", str(year.year), measured=count, rules=limits.rules)
        yield "seats_total", about
    for side in sides:
        yield from _how_many(side, limits)
        yield from _for_how_long(side, limits)
        yield from _in_a_row(side, limits)
    for row in participation.rotation_by_year(year.conn, day=year.day, **year.where):
        if row["year"] == year.year:
            side = next(one for one in ended if one["side"] == row["side"])
            yield from _renewal(side, row, limits)
    for choice in choosing.choices(year.conn, forum_id=year.forum_id, sees=year.sees):
        yield from _chosen(year, choice)


def _filled(side: SideSeats) -> int | None:
    given = [row["seats"] for row in side["seated"]]
    known = [one for one in given if one is not None]
    return sum(known) if len(known) == len(given) else None


def _how_many(side: SideSeats, limits: Limits) -> Found:
    shown = side["seated"][-1]["position"]
    for own in limits.get("seats") or ():
        if own["side"] == side["side"]:
            count = _filled(side)
            outcome = most(own["seats"], count)
            about = case(
                outcome, "side", side["side"], position=shown, measured=count, rules=limits.rules
            )
            yield "seats", about
    if (largest := limits.days("seats_per_organization_most")) is not None:
        row = max(side["seated"], key=lambda row: row["seats"] or 0)
        outcome = most(largest, row["seats"])
        yield (
            "seats_per_organization_most",
            case(
                outcome,
                "organization",
                row["organization_id"],
                position=row["position"],
                measured=row["seats"],
                rules=limits.rules,
            ),
        )


def _for_how_long(side: SideSeats, limits: Limits) -> Found:
    if (wanted := limits.days("term_months")) is None:
        return
    first, last = date.fromisoformat(side["start"]), date.fromisoformat(side["end"])
    months = (last.year - first.year) * 12 + last.month - first.month + (last.day >= first.day)
    outcome = "kept" if months == wanted else "not_kept"
    about = case(
        outcome,
        "side",
        side["side"],
        position=side["seated"][0]["position"],
        measured=months,
        rules=limits.rules,
    )
    yield "term_months", about


def _in_a_row(side: SideSeats, limits: Limits) -> Found:
    if (longest := limits.days("years_in_a_row_most")) is None:
        return
    for row in side["seated"]:
        if row["since"] is not None:
            years = side["year"] - row["since"] + 1
            # Where the years before are not known, a run may be longer than it looks.
            is_open = row["since_is_open"] and years <= longest
            yield (
                "years_in_a_row_most",
                case(
                    "unknown" if is_open else most(longest, years),
                    "organization",
                    row["organization_id"],
                    position=row["position"],
                    measured=years,
                    rules=limits.rules,
                ),
            )


def _renewal(side: SideSeats, row: participation.RotationRow, limits: Limits) -> Found:
    sat = (row["stayed"] or 0) + (row["new"] or 0) + (row["back"] or 0)
    fresh = sat - (row["stayed"] or 0)
    for limit in ("renewal_least", "renewal_most"):
        if (bound := limits.share(limit)) is None:
            continue
        if not row["is_known"] or not sat:
            yield limit, case("unknown", "side", row["side"], rules=limits.rules)
            continue
        share = Fraction(fresh, sat)
        is_kept = share >= bound if limit == "renewal_least" else share <= bound
        yield (
            limit,
            case(
                "kept" if is_kept else "not_kept",
                "side",
                row["side"],
                position=side["seated"][-1]["position"] if side["seated"] else None,
                measured=f"{fresh}/{sat}",
                rules=limits.rules,
            ),
        )


def _chosen(year: YearOf, choice: ChoiceRow) -> Found:
    """How a side was chosen in the year, by the rules in force on the day of the decision.

    What is not decided yet is part of the year before that of the seats.
    """
    day = When(choice["decided"]).latest if choice["decided"] else None
    if year.year != (day.year if day else choice["year"] - 1):
        return
    limits = year.limits_on(day)
    wanted = limits.days("committee_size")
    if wanted is not None and choice["committee"]:
        count = len(choice["committee"])
        outcome = "kept" if count == wanted else "not_kept"
        about = case(outcome, "selection", choice["side"], measured=count, rules=limits.rules)
        yield "committee_size", about
    if choice["decider"] and limits.get("decider"):
        is_same = choice["decider"].casefold() == str(limits.get("decider")).casefold()
        yield (
            "decider",
            case(
                "kept" if is_same else "not_kept",
                "selection",
                choice["side"],
                day=day,
                measured=choice["decider"],
                rules=limits.rules,
            ),
        )
