"""Tables of HTML with a cell in every place."""

from __future__ import annotations

from bs4 import Tag

from web.texts.refused import RefusedTextError

_MOST_COLUMNS = 50
_MOST_CELLS = 20_000


def is_layout(table: Tag) -> bool:
    """Whether a table only lays out a page: one column, or with tables in it."""
    return table.find("table") is not None or max(map(len, _rows(table)), default=0) < 2


def grid(table: Tag) -> list[list[Tag | None]]:
    """The rows of a table, with None in each place that a cell before or above reaches into.

    Raises:
        RefusedTextError: It has more than 20 000 places.
    """
    rows: list[list[Tag | None]] = []
    reaching: dict[int, int] = {}  # by column: in how many more rows it is taken
    places = 0
    for cells in _rows(table):
        row: list[Tag | None] = []
        for cell in cells:
            _reached_into(row, reaching)
            high = _span(cell, "rowspan")
            for extra in range(_span(cell, "colspan")):
                reaching[len(row)] = high - 1
                row.append(None if extra else cell)
        _reached_into(row, reaching)
        rows.append(row)
        places += len(row)
        if places > _MOST_CELLS:
            raise RefusedTextError("too_tangled")
    return rows


def _rows(table: Tag) -> list[list[Tag]]:
    return [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]


def _reached_into(row: list[Tag | None], reaching: dict[int, int]) -> None:
    while reaching.get(len(row), 0) > 0:
        reaching[len(row)] -= 1
        row.append(None)


def _span(cell: Tag, name: str) -> int:
    said = str(cell.get(name, "1"))
    return min(max(int(said), 1), _MOST_COLUMNS) if said.isdecimal() and len(said) < 5 else 1
