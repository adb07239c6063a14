"""`forum seats`: who has a seat or a reserve place on a day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from web.cli_shared import asking, reading, refusing, tell

if TYPE_CHECKING:
    from web.cli_asking import Question


@click.command()
@reading
@refusing
def seats(forum: str, day: str | None, as_of: str | None, as_json: bool) -> None:
    """List who has a seat or a reserve place in a forum on a day."""
    with asking(forum, day, as_of) as question:
        tell(seat_lines(question), as_json=as_json)


def seat_lines(question: "Question") -> Iterator[dict[str, Any]]:
    """Give who has a seat or a reserve place: name, side, status, seats or null, order."""
    from projections import seats as projection

    for side in projection.seats_on(question.conn, day=question.day, **question.where):
        for seat in (*side["seated"], *side["reserves"]):
            yield {
                "name": seat["name"],
                "side": side["side"],
                "status": seat["standing"],
                "seats": seat["seats"],
                "order": seat["order"],
            }
