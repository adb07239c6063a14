"""`forum term`: who sits in a year, by side: seats, reserves in order, vacancies, mandates."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from web.cli_shared import asking, reading, refusing, tell

if TYPE_CHECKING:
    from web.cli_asking import Question

STANDINGS = ("seated", "reserves", "participants", "left")


@click.command()
@reading
@click.argument("year", type=int)
@refusing
def term(forum: str, year: int, day: str | None, as_of: str | None, as_json: bool) -> None:
    """List the seats, reserves, vacancies and mandates of a forum year.

    Without --on, seats are told as on the last day of the term and mandates as today.
    """
    with asking(forum, day, as_of) as question:
        tell(term_lines(question, year, question.day if day else None), as_json=as_json)


def term_lines(question: "Question", year: int, on: date | None) -> Iterator[dict[str, Any]]:
    """Give each organization of a year's term: as on a day, or else on the last of the term."""
    from projections import mandates, seats

    given = mandates.mandates_by(question.conn, day=question.day, **question.where)
    chosen = (
        seats.seats_in(question.conn, year=year, **question.where)
        if on is None
        else seats.seats_on(question.conn, day=on, **question.where)
    )
    for side in (one for one in chosen if one["year"] == year):
        for row in (row for name in STANDINGS for row in side[name]):  # type: ignore[literal-required]
            own = [
                one["standing"]
                for one in given
                if one["organization_id"] == row["organization_id"] and one["side"] == side["side"]
            ]
            yield {
                "side": side["side"],
                "standing": row["standing"],
                "name": row["name"],
                "seats": row["seats"],
                "reserve_order": row["order"],
                "has_declined": row["has_declined"],
                "called_up": row["called_up"],
                "left": row["left"],
                "mandates": own.count("current"),
                "upcoming_mandates": own.count("upcoming"),
            }
