"""What views ask for: to be passed on, acknowledged, answered, and judged enough."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from forum.record.when import When
from projections import feedback
from projections.asking import Found, ask
from projections.duty import Asked, Duty
from projections.feedback import FeedbackStep, step_of
from projections.moves import VIEW_MOVES, ViewMove, move_of
from projections.offices import office_names
from projections.standing import standing
from projections.turn import turn
from projections.visible import visible

JUDGED_WITHIN: Final = 365
"""Days for which those who gave a view are asked whether the answer is enough."""
_DAY: Final = "substr(replace(coalesce(done.effective, done.recorded), '../', '') || '-99', 1, 10)"
"""The day of a step as text; one that is not known in full comes after all that it can mean."""
_OPEN: Final = f"""
    SELECT v.aggregate_id, v.number, v.side, v.organization_id, v.effective, v.basis,
           v.recorded AS recorded_at
    FROM views AS v
    WHERE {visible("v")} AND v.forum_id = :forum_id
      AND NOT EXISTS (
        SELECT 1 FROM feedback AS owed
        JOIN feedback AS done ON done.aggregate_id = owed.aggregate_id
        WHERE owed.view_id = v.aggregate_id AND {visible("owed")} AND {visible("done")}
          AND (done.step = 'given' AND {_DAY} < :long_ago
               OR done.step = 'judged' AND {_DAY} < :day)
          AND NOT EXISTS (
            SELECT 1 FROM feedback AS again
            WHERE again.aggregate_id = done.aggregate_id AND again.step = 'reopened'
              AND {visible("again")}))
"""
"""Views but for those answered long ago, or judged, for good: the history slows no duties."""


def found(asked: Asked) -> Iterator[Duty]:
    """Yield the duties about the forum's views."""
    long_ago = asked.day - timedelta(days=JUDGED_WITHIN)
    given = ask(
        asked.conn,
        _OPEN,
        sees=asked.sees,
        forum_id=asked.forum_id,
        long_ago=long_ago.isoformat(),
        day=asked.day.isoformat(),
    )
    ids = [row["aggregate_id"] for row in given]
    owed = asked.acts(feedback.FEEDBACK, "view_id", ids)
    of_feedback = {acts[0]["aggregate_id"]: view_id for view_id, acts in owed.items()}
    steps: dict[str, list[FeedbackStep]] = {}
    for feedback_id, acts in asked.acts(feedback.FEEDBACK, "aggregate_id", of_feedback).items():
        told = [step_of(act, asked.zone) for act in acts]
        steps[of_feedback[feedback_id]] = sorted(told, key=feedback.in_order)
    offices = office_names(asked.conn, sees=asked.sees)
    moves = asked.acts(VIEW_MOVES, "aggregate_id", ids)
    for row in given:
        day = asked.day_of(row)
        if row["basis"] is not None or day is None or day > asked.day:
            continue
        moved = [move_of(act, asked.zone) for act in moves.get(row["aggregate_id"], [])]
        if not {"withdrawn", "gathered"} & {move["move"] for move in moved}:
            told = steps.get(row["aggregate_id"], [])
            yield from _of_view(asked, row, moved, told, offices)


def _of_view(
    asked: Asked,
    view: Found,
    moved: list[ViewMove],
    steps: list[FeedbackStep],
    offices: dict[str, str | None],
) -> Iterator[Duty]:
    stands = standing(steps, asked.day)
    done = {step["step"] for step in steps}
    given = asked.day_of(view)
    about, ref = ("view", view["aggregate_id"]), str(view["number"])
    if stands["answer"] is not None:
        if stands["judged"] is None:
            whose, whose_id = _giver(view)
            answered = stands["answer"]["day"]
            since = When(answered).latest if answered else None
            yield asked.duty("judge", *about, ref=ref, since=since, whose=whose, whose_id=whose_id)
        return
    if given is not None and "acknowledged" not in done:
        due = asked.limits.days_after(given, asked.limits.days("acknowledge_days"))
        if due is not None:
            yield asked.duty("acknowledge", *about, ref=ref, since=given, due=due)
    its = turn(steps, moved, stands, asked.day, offices)
    if its is None:
        return
    if its["whose"] == "secretariat":
        yield asked.duty("refer", *about, ref=ref, since=given)
    last = When(its["due"]).latest if its["due"] else None
    whose, whose_id = its["whose"], its["whose_id"]
    yield asked.duty(
        "answer", *about, ref=ref, since=given, due=last, whose=whose, whose_id=whose_id
    )


def _giver(view: Found) -> tuple[str, str | None]:
    """Whoever gave a view says whether the answer is enough; a side does for one of nobody's."""
    if view["organization_id"]:
        return "organization", view["organization_id"]
    return ("side", view["side"]) if view["side"] else ("secretariat", None)
