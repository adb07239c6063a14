"""A CSV file as lines of cells: encoding and separator are found out, letters are never guessed.

UTF-8 with or without byte-order mark, UTF-16 with one, and Windows-1252 are read. What could be
something else (the letters of an old Mac or DOS program, two encodings in one file, letters that
were lost before) is refused with the line where it shows.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import Final, NamedTuple

from web.language import gettext as _
from web.sheets.refused import SheetFault, SheetRefusedError, refused

SEPARATORS: Final = ";,\t"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""Signs by which a cell that begins with one is a formula in a spreadsheet."""

MOST_LINES: Final = 20_000
"""Rows that are looked at; in a spreadsheet formatted empty ones count."""

_BROKEN: Final = re.compile(r"\ufffd|Ã[\u0080-\u00bf¥¤¶„…–†‰]")
"""A letter that was lost, or what å, ä and ö look like after a wrong turn."""
_UTF_8_LETTER: Final = re.compile(rb"[\xc3\xc2][\x80-\xbf]")
_SELDOM: Final = re.compile(rb"[\x80-\x90\x98-\x9f]|(?<=[a-zA-Z])[\x93-\x95](?=[a-zA-Z])")
"""Bytes that stand for letters in other old encodings, and for hardly anything in Windows-1252."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Cells(NamedTuple):
    """One row of a file.

    Attributes:
        line: Line or row where it begins, from 1.
        values: Its cells as text, without blanks around them.
    """

    line: int
    values: tuple[str, ...]


def from_csv(raw: bytes) -> list[Cells]:
    """Return the rows of a CSV file that hold anything; the first one is the header.

    Raises:
        SheetRefusedError: It cannot be read for certain.
    """
    text = _text(raw)
    if (found := _CONTROL.search(text)) is not None:
        raise refused(_("This is not a CSV file: open it and save it as CSV."), _line(text, found))
    if (found := _BROKEN.search(text)) is not None:
        raise refused(
            _(
                "Letters such as å, ä and ö were lost when the file was saved: save it once more "
                "from the original, as CSV UTF-8."
            ),
            _line(text, found),
        )
    return _rows(text)


def _text(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as error:
            raise refused(_("The file is cut off: save it as CSV UTF-8.")) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _from_windows(raw, error.start)


def _from_windows(raw: bytes, first_odd: int) -> str:
    """Read a file that is not UTF-8 as Windows-1252, unless it may be something else."""
    seldom, mixed = _SELDOM.search(raw), _UTF_8_LETTER.search(raw)
    if seldom is not None or mixed is not None:
        place = first_odd if mixed is not None or seldom is None else seldom.start()
        raise refused(
            _(
                "It cannot be told which letters these are: the file is neither UTF-8 nor "
                "Windows-1252 throughout. Save it as CSV UTF-8."
            ),
            raw[:place].count(b"\n") + 1,
        )
    return raw.decode("cp1252")


def _rows(text: str) -> list[Cells]:
    if text[:4].lower() == "sep=":  # written by spreadsheet programs for themselves
        separator, begin = text[4:5], 1
    else:
        separator, begin = _separator(text), 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[Cells] = []
    faults: list[SheetFault] = []
    before = 0
    try:
        for values in reader:
            line, before = before + 1, reader.line_num
            cells = [as_given(value.strip()) for value in values]
            if line <= begin or not any(cells):
                continue
            width = len(found[0].values) if found else len(cells)
            if len(cells) != width and (any(cells[width:]) or len(cells) < width):
                faults.append(SheetFault(line, _wide(len(cells), width)))
                continue
            found.append(Cells(line, tuple(cells[:width])))
            if len(found) > MOST_LINES:
                raise refused(far_too_much())
    except (csv.Error, TypeError) as error:
        sentence = _("A quotation mark is not closed here: mend it, or save the file as CSV again.")
        raise refused(sentence, reader.line_num) from error
    if faults:
        raise SheetRefusedError(faults)
    return found


def far_too_much() -> str:
    """What is said of a file that is no list of members."""
    return _(
        "The file holds far more than a list of members needs. Copy the rows into a new file "
        "and save that one."
    )


def _wide(number: int, width: int) -> str:
    return _(
        "The row has %(number)s values and the header %(width)s: a value that holds the sign "
        "between the columns must stand in quotation marks.",
        number=number,
        width=width,
    )


def _separator(text: str) -> str:
    """The sign between columns: the one that the header has most of, outside quotation marks."""
    header = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").partition("\n")[0])
    return max(SEPARATORS, key=header.count)


def as_given(cell: str) -> str:
    """Undo the guard of cells that would be formulas; see `listed`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
