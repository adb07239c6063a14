"""Who sits and speaks in a year, as a file with the columns that are read back.

A row a person, or an organization where nobody speaks for it. Read back unchanged it finds
everything here already, and nothing is done.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from projections.names import alphabetical
from web.public import Reader
from web.sheets.columns import NAMES
from web.sheets.csv_in import FORMULA
from web.sheets.known import Knowledge, Known, Speaking, Standing

EXCEL: Final = "excel-sv"
"""The dialect that Swedish Excel opens by a double click: byte-order mark, semicolons, and cells
that would be formulas guarded by an apostrophe, which is undone when the file is read back."""

Cells = dict[str, object]


def listed(r: Reader, known: Knowledge, year: int) -> list[Cells]:
    """Return the rows of a year, by side, then by name, reserves in their order.

    Args:
        r: The secretariat as a reader of the forum.
        known: All that is known.
        year: The forum year.
    """
    order = [side["side"] for side in r.forum["sides"]]
    rows = []
    for (of_year, organization_id), standings in known.standings.items():
        if of_year != year:
            continue
        it = known.by_id[organization_id]
        for standing in standings:
            if standing.place == "left":
                continue
            place = order.index(standing.side), standing.order or 0, alphabetical(it.name)
            every = known.speaking.get(organization_id, [])
            rows.append((place, list(_of_one(it, standing, every, known, year))))
    return [row for _place, its in sorted(rows, key=lambda one: one[0]) for row in its]


def _of_one(
    it: Known, standing: Standing, every: Iterable[Speaking], known: Knowledge, year: int
) -> Iterator[Cells]:
    about: Cells = {
        "organization_key": it.slug,
        "organization": it.name,
        "short_name": it.short_name,
        "association_form": it.form,
        "organization_number": it.number,
        "website": it.website,
        "email": known.mail.get(it.organization_id),
        "year": year,
        "side": standing.side,
        "place": standing.place,
        "seats": standing.seats,
        "reserve_order": standing.order,
    }
    speaking = [one for one in every if one.side == standing.side and not one.is_over and one.name]
    if not speaking:
        yield about
    for one in sorted(speaking, key=lambda one: (one.role == "deputy", one.start, one.name)):
        yield about | {
            "person": one.name,
            "role": one.role,
            "unit": one.unit,
            "capacity": one.capacity,
            "mandate_from": one.start,
            "mandate_to": one.end,
        }


def as_csv(rows: Iterable[Cells], dialect: str = "") -> bytes:
    """Return rows as a CSV file: UTF-8, a header of stable names, empty for unknown.

    Args:
        rows: Cells by name of column.
        dialect: `excel-sv`, or empty for commas as RFC 4180 has them.
    """
    is_excel = dialect == EXCEL
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";" if is_excel else ",", lineterminator="\r\n")
    writer.writerow(NAMES)
    for row in rows:
        texts = ["" if row.get(name) is None else str(row[name]) for name in NAMES]
        writer.writerow([_guarded(text) for text in texts] if is_excel else texts)
    return made.getvalue().encode("utf-8-sig" if is_excel else "utf-8")


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
