"""The list of documents in a registry, and its export with the documents themselves."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from forum.keeping.document import Direction
from projections import minutes, organizations, views
from projections.called import subjects
from projections.documents import DocumentRow, documents
from projections.names import Names
from web.importing.reading import Fault, ImportRefusedError

if TYPE_CHECKING:
    from web.cli_asking import Question

LIST: Final = "register.csv"
"""Name of the list in the folder that is exported."""
ID, NUMBER = "document_id", "document_number"
COLUMNS: Final = (
    *(ID, "year", "case_number", NUMBER, "day", "direction", "correspondent", "description"),
    *("kept", "about", "about_id", "registered_on", "files"),
)
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""Signs by which a cell that begins with one is a formula in a spreadsheet."""

Cells = dict[str, Any]
"""One document as the list has it, by column."""


def entries(question: "Question", *, missing: bool = False) -> list[Cells]:
    """Return the documents of a forum's registry as the list has them, without files.

    Args:
        question: The forum, the day, and what was known.
        missing: Only those that have no number.
    """
    found = documents(question.conn, day=question.day, **question.where)
    if missing:
        found = [row for row in found if row["document_number"] is None]
    known = organizations.organizations(question.conn, sees=question.sees)
    about = subjects(
        question.conn,
        ids={row["about_id"] for row in found if row["about_id"]},
        sees=question.sees,
    )
    return [_cells(row, known, about, question) for row in found]


def _cells(
    row: DocumentRow,
    known: Mapping[str, organizations.OrganizationRow],
    about: Mapping[str, Any],
    question: "Question",
) -> Cells:
    correspondent = known.get(row["correspondent_id"] or "")
    subject = about.get(row["about_id"] or "")
    return {
        ID: row["document_id"],
        "year": row["year"],
        "case_number": row["case_number"],
        NUMBER: row["document_number"],
        "day": row["day"],
        "direction": row["direction"],
        "correspondent": organizations.name_on(correspondent["names"], question.day)
        if correspondent
        else _first(row["correspondent"]),
        "description": _first(row["description"]),
        "kept": row["kept"],
        "about": subject["kind"] if subject else None,
        "about_id": row["about_id"],
        "registered_on": row["registered_on"],
    }


def _first(said: Names) -> str | None:
    """What was said in Swedish, or else in the language that was given first."""
    by_language = dict(said)
    return by_language.get("sv") or next(iter(by_language.values()), None)


def export(question: "Question", folder: Path, *, missing: bool = False) -> list[Cells]:
    """Write the list and the texts of the documents that are public here into a folder.

    Args:
        question: The forum, the day, and what was known.
        folder: Made if it is not there.
        missing: Only documents that have no number.

    Returns:
        The rows of the list; `files` names the texts, divided by blanks.

    Raises:
        ImportRefusedError: A list lies there already, maybe with numbers filled in.
    """
    if (folder / LIST).exists():
        raise ImportRefusedError(
            [Fault(LIST, 0, "", f"lies in {folder} already: choose an empty folder")]
        )
    folder.mkdir(parents=True, exist_ok=True)
    texts = _texts(question)
    rows = entries(question, missing=missing)
    for row in rows:
        names = []
        for language, text in texts.get((row["about_id"], row["direction"]), []):
            names.append(f"{row[ID]}.{language}.txt")
            (folder / names[-1]).write_text(text, encoding="utf-8")
        row["files"] = " ".join(names)
    with (folder / LIST).open("w", encoding="utf-8", newline="") as file:
        file.write(as_csv(rows))
    return rows


def _texts(question: "Question") -> dict[tuple[str, str], Names]:
    """What is public of notes, views and answers, by id and direction of the document."""
    notes = minutes.minutes(question.conn, day=question.day, **question.where).values()
    given = views.views(
        question.conn, day=question.day, zone=question.forum["zone"], **question.where
    )
    texts = {}
    for row in notes:
        for direction in Direction if row["versions"] else ():
            texts[row["minutes_id"], direction.value] = row["versions"][-1]["text"]
    for view in given:
        texts[view["view_id"], Direction.RECEIVED.value] = view["text"]
        if (answer := view["standing"]["answer"]) is not None:
            texts[view["view_id"], Direction.SENT.value] = answer["text"]
    return texts


def as_csv(rows: Iterable[Cells]) -> str:
    """Return rows as CSV: UTF-8, commas, empty for unknown, nothing that counts as a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_harmless(row.get(column)) for column in COLUMNS])
    return made.getvalue()


def _harmless(value: str | int | None) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
