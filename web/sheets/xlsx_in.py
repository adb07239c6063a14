"""A spreadsheet file (.xlsx) as rows of cells: values only, nothing of it is run or fetched.

The file is looked through first (`web.texts.word_file`): macros, entities and what unpacks to far
too much are refused there. A formula counts by the value that was saved with it.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any, Final, NamedTuple
from zipfile import BadZipFile

from openpyxl import load_workbook

from web.language import gettext as _
from web.sheets.csv_in import MOST_LINES, Cells, as_given, far_too_much
from web.sheets.refused import SheetFault, SheetRefusedError, refused
from web.texts.refused import RefusedTextError
from web.texts.word_file import SHEET, looked_through

MOST_COLUMNS: Final = 60

_FAULTS = (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, BadZipFile)
"""What the reader of the file stumbles with over one that is not built as it should be."""


class Book(NamedTuple):
    """What was read of a file.

    Attributes:
        rows: Its rows that hold anything; the first one is the header.
        left_out: Names of sheets that were not read.
    """

    rows: list[Cells]
    left_out: list[str]


def from_xlsx(raw: bytes) -> Book:
    """Return the rows of the first sheet that holds any.

    Raises:
        SheetRefusedError: It is no such file, is made to do harm, or a value cannot be read.
    """
    try:
        with looked_through(io.BytesIO(raw), SHEET) as copy:
            rows, name, names = _first_sheet(copy, with_values=False)
            if not rows:
                return Book([], [])
            copy.seek(0)
            saved = dict(_first_sheet(copy, with_values=True, named=name)[0])
    except RefusedTextError as error:
        raise refused(_sentence(error.code)) from error
    except _FAULTS as error:
        raise refused(_sentence("damaged")) from error
    faults: list[SheetFault] = []
    found = [Cells(line, _texts(line, cells, saved.get(line, ()), faults)) for line, cells in rows]
    if faults:
        raise SheetRefusedError(faults)
    return Book([row for row in found if any(row.values)], [one for one in names if one != name])


_Rows = list[tuple[int, tuple[Any, ...]]]


def _first_sheet(
    copy: Any,  # noqa: ANN401 - a file
    *,
    with_values: bool,
    named: str | None = None,
) -> tuple[_Rows, str, list[str]]:
    """The rows of a sheet, its name, and the names of all; of the first one that holds any."""
    book = load_workbook(copy, read_only=True, data_only=with_values, keep_links=False)
    names = [sheet.title for sheet in book.worksheets]
    for sheet in book.worksheets:
        if named is not None and sheet.title != named:
            continue
        # What the file says of its own size is not believed.
        sheet.reset_dimensions()
        rows = [
            (line, _without_padding(values))
            for line, values in enumerate(
                sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS, values_only=True), 1
            )
            if any(value is not None for value in values)
        ]
        if rows:
            return rows, sheet.title, names
    return [], "", names


def _without_padding(values: tuple[Any, ...]) -> tuple[Any, ...]:
    last = max(place for place, value in enumerate(values) if value is not None)
    return values[: last + 1]


def _texts(
    line: int, cells: tuple[Any, ...], saved: tuple[Any, ...], faults: list[SheetFault]
) -> tuple[str, ...]:
    """The cells of a row as text.

    Args:
        line: The row.
        cells: As they were written: a formula begins with `=`.
        saved: Their values; what comes after the last one is absent.
        faults: Gets those that are found.
    """
    texts = []
    for place, cell in enumerate(cells):
        value = saved[place] if place < len(saved) else None
        is_formula = isinstance(cell, str) and cell.startswith("=") and cell != value
        is_error = isinstance(value, str) and value.startswith("#")
        if is_formula and (value is None or is_error):
            faults.append(SheetFault(line, _without_value(place)))
        texts.append(as_given(_text(value)))
    return tuple(texts)


def _without_value(place: int) -> str:
    return _(
        "The cell in column %(number)s is a formula without a value: write the value itself, or "
        "open the file in the spreadsheet program and save it.",
        number=place + 1,
    )


def _text(value: Any) -> str:  # noqa: ANN401 - what a cell may hold
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return " ".join(str(value).split())


def _sentence(code: str) -> str:
    return {
        "file_too_large": _(
            "The file is too large: a list of members needs less than 2 megabytes."
        ),
        "not_word": _(
            "This is neither CSV nor an Excel file of the kind .xlsx. Open it in your spreadsheet "
            "program, choose Save as, and choose Excel workbook (.xlsx) or CSV UTF-8."
        ),
        "locked_or_old": _(
            "The file is protected by a password, or is of the old kind .xls. Save it as .xlsx "
            "without a password."
        ),
        "has_macros": _(
            "The file holds macros, which are programs (.xlsm). Save it as an ordinary Excel "
            "workbook (.xlsx), without macros."
        ),
        "unpacks_too_large": far_too_much(),
    }.get(
        code,
        _(
            "The file is damaged, or built as no spreadsheet program does it. Copy the rows into a "
            "new file and save that one."
        ),
    )
