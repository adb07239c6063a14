"""CSV files as rows: encoding, header and line numbers; every fault names file, line and column."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an input.

    Attributes:
        file: Name of the file.
        line: Line in the file, from 1; 0 for the file as a whole.
        column: Name of the column, or empty.
        sentence: What to do.
    """

    file: str
    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f", line {self.line}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: {self.sentence}"


class ImportRefusedError(Exception):
    """The import was refused and nothing was written.

    Attributes:
        faults: All that was found, in file order.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file as text.

    Attributes:
        number: Line in the file where it begins, from 1.
        values: Text by column name.
    """

    number: int
    values: dict[str, str]


def read_text(path: Path) -> str:
    """Return the text of a CSV file.

    Raises:
        ImportRefusedError: The file cannot be read, or is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ImportRefusedError(
            [Fault(path.name, 0, "", f"cannot be read ({error.strerror}): look at its rights")]
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ImportRefusedError(
            [Fault(path.name, line, "", "is not UTF-8: save the file as CSV in UTF-8")]
        ) from error


def parse(name: str, text: str, columns: Sequence[str]) -> list[Line]:
    """Return the rows of a file whose header must hold exactly these columns.

    Args:
        name: Name of the file, for faults.
        text: Its text.
        columns: The columns, in any order; the separator may be a comma or a semicolon.

    Raises:
        ImportRefusedError: Columns are missing or unknown, or a row has another number of values.
    """
    header = text.partition("\n")[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    faults: list[Fault] = []
    try:
        found = next(reader, [])
        missing = [column for column in columns if column not in found]
        unknown = [column for column in found if column not in columns]
        if missing:
            faults.append(Fault(name, 1, "", f"add the columns {', '.join(missing)}"))
        if unknown:
            known = ", ".join(columns)
            faults.append(
                Fault(name, 1, ", ".join(unknown), f"unknown; the columns of this file are {known}")
            )
        if faults:
            raise ImportRefusedError(faults)
        before = reader.line_num
        for values in reader:
            number, before = before + 1, reader.line_num
            if not any(value.strip() for value in values):
                continue
            if len(values) != len(found):
                faults.append(
                    Fault(
                        name,
                        number,
                        "",
                        f"has {len(values)} values for {len(found)} columns: "
                        "put values that hold a separator in quotes",
                    )
                )
                continue
            row = dict(zip(found, (value.strip() for value in values), strict=True))
            lines.append(Line(number, row))
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, "", f"is not CSV ({error}): mend the quotes"))
    if faults:
        raise ImportRefusedError(faults)
    return lines
