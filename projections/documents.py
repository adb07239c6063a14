"""The registry: which documents were entered, and which of them have their number.

What a document is numbered by is the host's own system; here it is known or not.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.keeping.document import RegisteredDocument
from projections.asking import of_forum
from projections.details import plain
from projections.forums import years
from projections.grounds import RECORDED, is_after
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

DOCUMENTS = Table(
    name="documents",
    columns={
        **SAID,
        **RECORDED,
        "year": int,
        "direction": str,
        "day": str,
        "correspondent_id": str,
        "correspondent": str,
        "description": str,
        "kept": str,
        "about_id": str,
        "case_number": str,
        "document_number": str,
    },
    indexes=(("forum_id",), ("about_id",)),
)
DOCUMENT_ENTRIES = Table(
    name="document_entries",
    # one of the two is there: other words, or the number
    columns={**SAID, **RECORDED, "description": str, "document_number": str},
    indexes=(("forum_id",), ("aggregate_id",)),
)


def handler(told: Told) -> Iterator[Row]:
    """Tell that a document was entered, described in other words, or numbered."""
    said = (*told.said, told.recorded)
    match it := told.event:
        case RegisteredDocument.Registered():
            yield (
                "documents",
                (
                    *said,
                    it.year,
                    it.direction.value,
                    it.day.text,
                    plain(it.correspondent_id),
                    told.wordings(it.correspondent),
                    told.wordings(it.description),
                    it.kept.value,
                    plain(it.about_id),
                    it.case_number,
                    it.document_number,
                ),
            )
        case RegisteredDocument.Described():
            yield "document_entries", (*said, told.wordings(it.description), None)
        case RegisteredDocument.Numbered():
            yield "document_entries", (*said, None, it.document_number)


PROJECTION = Projection(
    name="documents",
    version=1,
    tables=(DOCUMENTS, DOCUMENT_ENTRIES),
    handler=handler,
    about=(RegisteredDocument,),
)


class DocumentRow(TypedDict):
    """A document in the registry.

    Attributes:
        document_id: Its id.
        position: The event that entered it.
        year: The forum year whose case it belongs to.
        case_number: Number of the case: its own, or the year's; None where neither is known.
        document_number: Its number in the case, or None.
        direction: received, sent or finished.
        day: The day on which it was, as exactly as it is known.
        correspondent_id: The organization that sent or was sent it, or None.
        correspondent: Who it was otherwise, by language; empty where nobody is named.
        description: What it is, by language.
        kept: kept_here, kept_in_registry, kept_on_paper or kept_elsewhere.
        about_id: The thing of the forum that it is or is about, or None.
        registered_on: The day on which it was entered (UTC), ISO.
    """

    document_id: str
    position: int
    year: int
    case_number: str | None
    document_number: str | None
    direction: str
    day: str
    correspondent_id: str | None
    correspondent: Names
    description: Names
    kept: str
    about_id: str | None
    registered_on: str


@asked_by(*EVERYBODY)
def documents(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date | None = None
) -> list[DocumentRow]:
    """Return the documents of a forum's registry, as they were entered: the first one first.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: Leave out what was entered after this day for certain.
    """
    cases = {
        year["year"]: year["case_number"] for year in years(conn, forum_id=forum_id, sees=sees)
    }
    described: dict[str, str] = {}
    numbered: dict[str, str] = {}
    for row in of_forum(conn, DOCUMENT_ENTRIES, sees=sees, forum_id=forum_id):
        if is_after(row, day):
            continue
        if row["description"] is not None:
            described[row["aggregate_id"]] = row["description"]
        else:
            numbered[row["aggregate_id"]] = row["document_number"]
    return [
        DocumentRow(
            document_id=(document_id := row["aggregate_id"]),
            position=row["position"],
            year=row["year"],
            case_number=row["case_number"] or cases.get(row["year"]),
            document_number=numbered.get(document_id, row["document_number"]),
            direction=row["direction"],
            day=row["day"],
            correspondent_id=row["correspondent_id"],
            correspondent=read_names(row["correspondent"]),
            description=read_names(described.get(document_id, row["description"])),
            kept=row["kept"],
            about_id=row["about_id"],
            registered_on=row["recorded"][:10],
        )
        for row in of_forum(conn, DOCUMENTS, sees=sees, forum_id=forum_id)
        if not is_after(row, day)
    ]
