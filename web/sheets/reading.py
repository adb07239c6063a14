"""A file as a `Sheet`: its rows by column, and what must be said before anything is done."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from web.language import gettext as _
from web.language import ngettext
from web.sheets.columns import NAMES, columns_of
from web.sheets.csv_in import Cells, from_csv
from web.sheets.refused import SheetFault, SheetRefusedError, refused
from web.sheets.xlsx_in import from_xlsx
from web.texts import identity_numbers

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_ROWS: Final = 1_000
LONGEST: Final = 2_000
"""Characters of a cell."""
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a file.

    Attributes:
        number: Its line in the file, from 1.
        values: Text by name of column; empty cells are left out.
        personal: Headers of the cells that hold what looks like a personal identity number. Their
            text is masked in `values`, so that the number goes no further.
    """

    number: int
    values: dict[str, str]
    personal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file that was read.

    Attributes:
        digest: SHA-256 of its bytes, hexadecimal.
        name: What it was called.
        lines: Its rows.
        columns: Names of the columns that it has.
        unknown: Headers of columns that are not read.
        notes: What else to know about the reading, in the page's language.
    """

    digest: str
    name: str
    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    notes: tuple[str, ...]


def read_sheet(raw: bytes, name: str) -> Sheet:
    """Read a CSV or .xlsx file; what it is is told from its first bytes.

    Args:
        raw: Its bytes.
        name: What it is called, to be said again.

    Raises:
        SheetRefusedError: It cannot be read for certain, or is too large.
    """
    if len(raw) > MOST_BYTES:
        raise refused(_("The file is too large: a list of members needs less than 2 megabytes."))
    notes: list[str] = []
    if raw.startswith((_ZIP, _OLD)):
        book = from_xlsx(raw)
        rows = book.rows
        if book.left_out:
            left_out = ", ".join(book.left_out)
            notes.append(_("Only the first sheet was read, not: %(names)s.", names=left_out))
    else:
        rows = from_csv(raw)
    if len(rows) < 2:
        raise refused(_("The file has no rows under its header: there is nothing to read."))
    if len(rows) - 1 > MOST_ROWS:
        sentence = ngettext(
            "The file has %(num)s row, and %(most)s can be read at a time: divide it.",
            "The file has %(num)s rows, and %(most)s can be read at a time: divide it.",
            len(rows) - 1,
            most=MOST_ROWS,
        )
        raise refused(sentence)
    header = columns_of(rows[0].line, rows[0].values)
    headers = rows[0].values
    under_none = next((row.line for row in rows[1:] if _is_under_none(row, headers)), None)
    if under_none is not None:
        notes.append(
            _(
                "Cells under no header are not read; the first stands on line %(number)s.",
                number=under_none,
            )
        )
    faults: list[SheetFault] = []
    lines = [_line(row, headers, header.found, faults) for row in rows[1:]]
    if faults:
        raise SheetRefusedError(faults)
    return Sheet(
        digest=hashlib.sha256(raw).hexdigest(),
        name=name,
        lines=tuple(lines),
        columns=tuple(one for one in NAMES if one in header.found),
        unknown=tuple(header.unknown),
        notes=tuple(notes),
    )


def _is_under_none(row: Cells, headers: tuple[str, ...]) -> bool:
    return any(
        value and (place >= len(headers) or not headers[place])
        for place, value in enumerate(row.values)
    )


def _line(
    row: Cells, headers: tuple[str, ...], found: dict[str, int], faults: list[SheetFault]
) -> Line:
    cells = [unicodedata.normalize("NFC", value) for value in row.values]
    if any(len(value) > LONGEST for value in cells):
        sentence = _("A cell has more than %(most)s characters: shorten it.", most=LONGEST)
        faults.append(SheetFault(row.line, sentence))
    personal = {
        place: numbers
        for place, value in enumerate(cells)
        if (numbers := identity_numbers.find(value))
    }
    for place, numbers in personal.items():
        for number in reversed(numbers):
            value = cells[place]
            cells[place] = f"{value[: number.start]}{number.masked}{value[number.end :]}"
    values = {
        name: " ".join(cells[place].split())
        for name, place in found.items()
        if place < len(cells) and cells[place].strip()
    }
    return Line(
        number=row.line,
        values=values,
        personal=tuple(headers[place] if place < len(headers) else "" for place in personal),
    )


def to_kept(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as what can wait in a page."""
    return {
        "digest": sheet.digest,
        "name": sheet.name,
        "lines": [[line.number, line.values, list(line.personal)] for line in sheet.lines],
        "columns": list(sheet.columns),
        "unknown": list(sheet.unknown),
        "notes": list(sheet.notes),
    }


def from_kept(kept: dict[str, Any]) -> Sheet:
    """Return the sheet that `to_kept` wrote."""
    return Sheet(
        digest=kept["digest"],
        name=kept["name"],
        lines=tuple(
            Line(number=number, values=values, personal=tuple(personal))
            for number, values, personal in kept["lines"]
        ),
        columns=tuple(kept["columns"]),
        unknown=tuple(kept["unknown"]),
        notes=tuple(kept["notes"]),
    )
