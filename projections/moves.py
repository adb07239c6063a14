"""What was done with views: passed on, handed back, gathered, withdrawn; a table of `views`."""

from datetime import date
from typing import TypedDict

from forum.record.when import When
from projections.asking import Found
from projections.feedback import day_of, said
from projections.names import Names, Words
from projections.tables import SAID, Table

VIEW_MOVES = Table(
    name="view_moves",
    columns={
        **SAID,
        "recorded": str,
        "move": str,
        "to_id": str,
        "to_name": str,
        "due": str,
        "text": str,
    },
    indexes=(("forum_id",),),
    texts=("text",),
)


class ViewMove(TypedDict):
    """What was done with a view.

    Attributes:
        position: Its event.
        move: referred, returned, gathered or withdrawn.
        day: The day as known, or None.
        to_id: To whom it was passed on, who handed it back, or into which view it was gathered; or
            None.
        to_name: The same as written, where it has no id; or None.
        due: The last day for whom it was passed on to, or None.
        text: What was said to it, by language.
        basis: fact, inferred, planned, or None.
        source: Where it stands, or None.
        note: What is weaker or odd, or None.
    """

    position: int
    move: str
    day: str | None
    to_id: str | None
    to_name: str | None
    due: str | None
    text: Names
    basis: str | None
    source: str | None
    note: Words | None


def move_of(row: Found, zone: str) -> ViewMove:
    """Return a move as a row of the table tells it."""
    return ViewMove(
        position=row["position"],
        move=row["move"],
        day=day_of(row, zone),
        to_id=row["to_id"],
        to_name=row["to_name"],
        due=row["due"],
        text=said(row["text"]),
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
    )


def is_by(when: str | None, day: date) -> bool:
    """Whether something had happened by a day; what has no day had."""
    return when is None or When(when).latest <= day
