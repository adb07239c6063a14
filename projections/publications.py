"""Publications of a forum: yearly reports and hand-over notes that are known to exist."""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from forum.publishing.publication import Publication
from projections.asking import of_forum
from projections.names import Names, Words, read_names
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

PUBLICATIONS = Table(
    name="publications",
    columns={
        **SAID,
        "covers_year": int,
        "classification": str,
        "publisher_id": str,
        "title": str,
        "text": str,
    },
    indexes=(("forum_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Tell a publication."""
    match told.event:
        case Publication.Published() as it:
            yield (
                "publications",
                (
                    *told.said,
                    it.covers_year,
                    it.classification.value,
                    str(it.publisher_id) if it.publisher_id else None,
                    titles(it.title),
                    told.wordings(it.text),
                ),
            )


PROJECTION = Projection(
    name="publications", version=2, tables=(PUBLICATIONS,), handler=handler, about=(Publication,)
)


class PublicationRow(TypedDict):
    """A publication.

    Attributes:
        position: Its event.
        publication_id: Its id.
        covers_year: The year it tells of.
        classification: annual_publication, handover_note or other.
        publisher_id: The organization that published it, or None where that is unknown.
        title: By language; empty where it is unknown.
        text: The publication, by language; empty where it lies elsewhere.
        published_on: The day as known, or None.
        basis: fact, inferred, planned, or None.
        source: Where it stands, or None.
        note: What is weaker or odd, or None.
    """

    position: int
    publication_id: str
    covers_year: int
    classification: str
    publisher_id: str | None
    title: Names
    text: Names
    published_on: str | None
    basis: str | None
    source: str | None
    note: Words | None


@asked_by(*EVERYBODY)
def publications(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[PublicationRow]:
    """Return the publications of a forum, the newest year first."""
    found = [
        PublicationRow(
            position=row["position"],
            publication_id=row["aggregate_id"],
            covers_year=row["covers_year"],
            classification=row["classification"],
            publisher_id=row["publisher_id"],
            title=read_names(row["title"]),
            text=[pair for pair in read_names(row["text"]) if pair[1]],
            published_on=row["effective"],
            basis=row["basis"],
            source=row["source"],
            note=row["note"],
        )
        for row in of_forum(conn, PUBLICATIONS, sees=sees, forum_id=forum_id)
    ]
    return sorted(found, key=lambda row: (-row["covers_year"], row["position"]))
