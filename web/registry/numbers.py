"""Numbers of documents that come back from the host's own system, in a CSV file.

It is the list that was exported, with numbers filled in, or one with two columns; the other
columns are not read.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from forum.application import Governance
from forum.errors import ForumError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from projections.documents import DocumentRow
from web.importing.reading import Fault, ImportRefusedError, Line, parse, read_text
from web.registry.listed import FORMULA, ID, NUMBER, Cells


def _as_given(cell: str) -> str:
    """Undo what `listed` does to a cell that would be a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def take_numbers(
    governance: Governance,
    forum_id: UUID,
    path: Path,
    known: Iterable[DocumentRow],
    *,
    dry_run: bool = False,
) -> list[Cells]:
    """Take the numbers of a file back: all of them, or none.

    Args:
        governance: Carries the commands out.
        forum_id: The forum.
        path: A CSV file with the columns `document_id` and `document_number`; rows without a
            number are passed over.
        known: The documents of the registry as they are now.
        dry_run: Only say what would be written.

    Returns:
        The documents that get a number, with it; the same file again gives none.

    Raises:
        ImportRefusedError: Every fault that was found, with its line; nothing was written.
    """
    lines = _lines(path)
    faults = _same_twice(path.name, lines, list(known))
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id):
        with governance.rehearsal() as unit:
            for line in lines:
                fault = _number(governance, path.name, line)
                faults += [fault] if fault is not None else []
            told = {event.originator_id: event.document_number for event in unit.events}
        if faults:
            raise ImportRefusedError(sorted(faults, key=lambda fault: fault.line))
        if told and not dry_run:
            with governance.batch("number_document", file=path.name):
                for document_id, number in told.items():
                    governance.number_document(document_id=document_id, document_number=number)
    return [{ID: str(document_id), NUMBER: number} for document_id, number in told.items()]


def _lines(path: Path) -> list[Line]:
    """The rows that name a number."""
    text = read_text(path)
    header = text.partition("\n")[0].strip()
    separator = ";" if header.count(";") > header.count(",") else ","
    found = next(csv.reader([header], delimiter=separator), [])
    lines = parse(
        path.name, text, [ID, NUMBER, *(name for name in found if name not in (ID, NUMBER))]
    )
    return [
        Line(line.number, {**line.values, NUMBER: _as_given(line.values[NUMBER])})
        for line in lines
        if line.values[NUMBER]
    ]


def _number(governance: Governance, name: str, line: Line) -> Fault | None:
    """Try to number the document of one row; say what is wrong, or None."""
    try:
        document_id = UUID(line.values[ID])
    except ValueError:
        return Fault(name, line.number, ID, f"{line.values[ID]!r} is no id: leave it as it was")
    try:
        governance.number_document(document_id=document_id, document_number=line.values[NUMBER])
    except ForumError as error:
        return Fault(name, line.number, NUMBER, str(error))
    return None


def _same_twice(name: str, lines: list[Line], known: list[DocumentRow]) -> list[Fault]:
    """Find documents that stand twice, and numbers that two documents of one case would have."""
    cases = {row["document_id"]: row["case_number"] for row in known}
    taken = {
        (row["case_number"], row["document_number"]): row["document_id"]
        for row in known
        if row["document_number"]
    }
    seen: dict[str, int] = {}
    faults = []
    for line in lines:
        document_id, number = line.values[ID].lower(), line.values[NUMBER]
        if document_id in seen:
            same = f"the same document as line {seen[document_id]}: take one out"
            faults.append(Fault(name, line.number, ID, same))
        seen.setdefault(document_id, line.number)
        owner = taken.setdefault((cases.get(document_id), number), document_id)
        if owner != document_id:
            faults.append(
                Fault(name, line.number, NUMBER, f"{number} is the number of {owner}: correct one")
            )
    return faults
