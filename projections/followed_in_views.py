"""Limits about views: acknowledged, answered in time, and put off no longer than the rules let."""

from datetime import date

from forum.governing.practice import Practice
from forum.record.when import When
from projections.feedback import FeedbackStep
from projections.followed import Case, Found, YearOf, case, most
from projections.limits import Limits
from projections.names import Words
from projections.standing import Standing, standing
from projections.views import ViewRow, views


def found(year: YearOf) -> Found:
    """Yield the cases of the views that were given in the year."""
    for view in views(year.conn, day=year.day, zone=year.zone, **year.where):
        given = When(view["said_on"]) if view["said_on"] else None
        if given is None or view["state"] in ("withdrawn", "gathered"):
            continue
        if not (given.latest.year == year.year and view["gathered_into"] is None):
            continue
        limits = year.limits_on(given.latest)
        yield from _acknowledged(year, view, given, limits)
        yield from _answered(year, view, given, limits)


def _acknowledged(year: YearOf, view: ViewRow, given: When, limits: Limits) -> Found:
    due = limits.days_after(given.latest, limits.days("acknowledge_days"))
    if due is None or not given.is_exact:
        return
    told = [step for step in view["steps"] if step["step"] == "acknowledged"]
    day = When(told[0]["day"]) if told and told[0]["day"] else None
    if told and day is None:
        outcome = "unknown"
    else:
        outcome = year.by(due, day.latest if day else None, is_known=view["basis"] is None)
    yield "acknowledge_days", _about(view, outcome, limits, told[0] if told else None, due=due)


def _answered(year: YearOf, view: ViewRow, given: When, limits: Limits) -> Found:
    """Whether a view had its answers in time: by the day promised, or else by the rules.

    A view that was opened again is owed another answer, by a day promised anew.
    """
    days = limits.days("answer_days")
    by_rules = limits.days_after(given.latest, days) if given.is_exact else None
    for steps in _openings(view):
        stands = standing(steps, year.day)
        answer = stands["answer"]
        due = When(stands["due"]).latest if stands["due"] else by_rules
        by_rules = None
        if due is None:
            continue
        day = When(answer["day"]) if answer and answer["day"] else None
        if answer is not None and day is None:
            outcome = "unknown"
        else:
            is_known = stands["due"] is not None or view["basis"] is None
            outcome = year.by(due, day.latest if day else None, is_known=is_known)
        it = _about(view, outcome, limits, answer, due=due, reason=_why_put_off(stands))
        yield ("answer_days" if days is not None else Practice.PROMISES_KEPT), it
        yield from _put_off(view, stands, limits)


def _openings(view: ViewRow) -> list[list[FeedbackStep]]:
    """The steps of a view's answer, divided where it was opened again."""
    found: list[list[FeedbackStep]] = [[]]
    for step in view["steps"]:
        if step["step"] == "reopened":
            found.append([])
        else:
            found[-1].append(step)
    return found


def _why_put_off(stands: Standing) -> Words | None:
    """The reason of the last extension."""
    extensions = stands["extensions"]
    return tuple(extensions[-1]["text"]) if extensions and extensions[-1]["text"] else None


def _put_off(view: ViewRow, stands: Standing, limits: Limits) -> Found:
    extensions = stands["extensions"]
    if not extensions:
        return
    longest, often = limits.days("answer_extension_days"), limits.days("extensions_most")
    if longest is not None and stands["original_due"] and stands["due"]:
        first, due = When(stands["original_due"]).latest, When(stands["due"]).latest
        is_kept = due <= (limits.days_after(first, longest) or due)
        moved = (due - first).days
        outcome = "kept" if is_kept else "not_kept"
        about = _about(view, outcome, limits, extensions[-1], measured=moved)
        yield "answer_extension_days", about
    if often is not None:
        count = len(extensions)
        about = _about(view, most(often, count), limits, extensions[-1], measured=count)
        yield "extensions_most", about


def _about(
    view: ViewRow,
    outcome: str,
    limits: Limits,
    step: FeedbackStep | None,
    *,
    due: date | None = None,
    measured: int | None = None,
    reason: Words | None = None,
) -> Case:
    """A case of a view, shown by a step of its answer."""
    return case(
        outcome,
        "view",
        view["view_id"],
        ref=str(view["number"]),
        position=step["position"] if step else None,
        day=When(step["day"]).latest if step and step["day"] else None,
        due=due,
        measured=measured,
        reason=reason,
        rules=limits.rules,
    )
