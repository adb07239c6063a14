"""The attendance list and the agenda on one sheet of paper, to tick on where there is no screen.

What was ticked is entered next day on the page of the meeting, with the times that stand here.

Source: screens.md, page 1, item 6.
"""

from __future__ import annotations

from typing import Final

from flask import render_template

from web.public import reader
from web.public.meeting_words import meeting_title
from web.public.meetings import lead
from web.secretariat import secretariat
from web.secretariat.items import item_lines
from web.secretariat.list_of_those_here import list_of_those_here
from web.secretariat.meeting import meeting_at

SHEET: Final = 270
"""Millimetres of A4 between its margins, a little to spare."""
HEAD: Final = 66
"""Millimetres that the title, the heads and what is written beside them take."""
SIZES: Final = (
    ("", 2, 6.9, 7.6, 6.0),
    ("", 1, 6.9, 7.6, 6.0),
    ("close", 1, 5.2, 5.6, 4.8),
    ("close", 0, 5.2, 5.6, 0.0),  # what is said goes on the back
)
"""From roomy to close: the size, lines to write on under an item, and the millimetres that a row of
attendance, an item and a line take."""


@secretariat.get("/meetings/<ref>/paper")
def paper(ref: str) -> str:
    """Show the sheet, as it is printed."""
    r, row = reader(), meeting_at(ref)
    parts = list_of_those_here(r, row)
    items = item_lines(r, row, "none", running=False).items
    rows = sum(len(part.rows) + 1 for part in parts) + 3  # and those who are not on the list
    size, lines = _size(rows, len(items))
    return render_template(
        "secretariat/paper.html",
        meeting=row,
        title=meeting_title(row),
        lead=lead(row),
        parts=parts,
        items=items,
        size=size,
        lines=lines,
    )


def _size(rows: int, items: int) -> tuple[str, int]:
    """The roomiest size in which all fits on one sheet; the closest where nothing does."""
    for size, lines, row, item, line in SIZES:
        if HEAD + rows * row + items * (item + lines * line) <= SHEET:
            return size, lines
    return SIZES[-1][:2]
