"""`forum views`: what was said, and where the answer to each view stands on a day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from web.cli_shared import asking, reading, refusing, tell

if TYPE_CHECKING:
    from web.cli_asking import Question

STATES = ("late", "waiting", "no_news", "no_answer", "followed_up", "passed_on", "answered")


@click.command()
@reading
@click.argument("number", type=int, required=False)
@click.option("--state", type=click.Choice(STATES), default=None, help="Only views in this state.")
@click.option("--year", type=int, default=None, help="Only views that were given in this year.")
@refusing
def views(
    forum: str,
    number: int | None,
    state: str | None,
    year: int | None,
    day: str | None,
    as_of: str | None,
    as_json: bool,
) -> None:
    """List the views and where each answer stands, or with NUMBER every step of one."""
    with asking(forum, day, as_of) as question:
        if number is not None:
            tell(step_lines(question, number), as_json=as_json)
            return
        lines = (
            line
            for line in view_lines(question)
            if state in (None, line["state"])
            and (year is None or (line["said_on"] or "").removeprefix("../")[:4] == str(year))
        )
        tell(lines, as_json=as_json)


def view_lines(question: "Question") -> Iterator[dict[str, Any]]:
    """Give each view, newest first: state, whose turn it is, last lawful day, days taken."""
    from projections import views as projection
    from projections.organizations import organizations

    slugs = {
        key: row["slug"] for key, row in organizations(question.conn, sees=question.sees).items()
    }
    zone = question.forum["zone"]
    found = projection.views(question.conn, day=question.day, zone=zone, **question.where)
    for row in found:
        stands, turn = row["standing"], row["turn"]
        yield {
            "number": row["number"],
            "said_on": row["said_on"],
            "state": row["state"],
            "whose_turn": turn["whose"] if turn else None,
            "whose_id": slugs.get(turn["whose_id"] or "", turn["whose_id"]) if turn else None,
            "original_due": stands["original_due"],
            "due": stands["due"],
            "kept": stands["kept"],
            "days_late": stands["days_late"],
            "days_taken": row["days_taken"],
            "outcome": stands["answer"]["outcome"] if stands["answer"] else None,
            "text": dict(row["text"]),
        }


def step_lines(question: "Question", number: int) -> Iterator[dict[str, Any]]:
    """Give every step of the answer to one view, in order."""
    from projections import views as projection
    from web.settings import SettingsError

    zone = question.forum["zone"]
    found = projection.view(
        question.conn, day=question.day, zone=zone, number=number, **question.where
    )
    if found is None:
        raise SettingsError(f"there is no view {number} by then: `forum views` lists them")
    for step in found["steps"]:
        yield {
            "position": step["position"],
            "step": step["step"],
            "day": step["day"],
            "due": step["due"],
            "outcome": step["outcome"],
            "is_enough": step["is_enough"],
            "text": dict(step["text"]),
        }
