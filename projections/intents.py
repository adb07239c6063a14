"""Intents: what is to be done by itself, and what became of it."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import TypedDict

from forum.keeping.intent import Intent
from forum.policy import Role
from forum.record.localtime import LocalTime
from projections.asking import ask
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import asked_by, visible
from projections.writing import Projection, Row

INTENTS = Table(
    name="intents",
    columns={**SAID, "act": str, "about_id": str, "number": int, "due": str},
    indexes=(("forum_id",), ("about_id",)),
)
INTENTS_CLOSED = Table(
    name="intents_closed", columns={**SAID, "how": str}, indexes=(("aggregate_id",),)
)


def handler(told: Told) -> Iterator[Row]:
    """Tell what was planned, and that it was carried out or called off."""
    match it := told.event:
        case Intent.Planned():
            about = (it.act.value, str(it.about_id), it.number, str(it.due))
            yield "intents", (*told.said, *about)
        case Intent.CarriedOut() | Intent.CalledOff():
            yield "intents_closed", (*told.said, it.TOPIC.partition(".")[2])


PROJECTION = Projection(
    name="intents", version=1, tables=(INTENTS, INTENTS_CLOSED), handler=handler, about=(Intent,)
)


class IntentRow(TypedDict):
    """Something that is to be done by itself.

    Attributes:
        intent_id: Its id.
        forum_id: The forum.
        act: What is to be done, such as publish_minutes.
        about_id: The thing that it is about.
        number: The version of it, or None.
        due: From when on, as RFC 9557 text.
    """

    intent_id: str
    forum_id: str
    act: str
    about_id: str
    number: int | None
    due: str


@asked_by(Role.SYSTEM, Role.SECRETARIAT)
def open_intents(conn: sqlite3.Connection, *, sees: str) -> list[IntentRow]:
    """Return what is planned in all forums and neither done nor called off, the earliest first."""
    found = ask(
        conn,
        f"SELECT t.* FROM intents AS t WHERE {visible('t')} AND NOT EXISTS (SELECT 1 FROM "
        f"intents_closed AS c WHERE c.aggregate_id = t.aggregate_id AND {visible('c')})",
        sees=sees,
    )
    rows = [
        IntentRow(
            intent_id=row["aggregate_id"],
            forum_id=row["forum_id"],
            act=row["act"],
            about_id=row["about_id"],
            number=row["number"],
            due=row["due"],
        )
        for row in found
    ]
    return sorted(rows, key=lambda row: due_at(row))


def due_at(row: IntentRow) -> datetime:
    """The instant from which something is to be done."""
    return LocalTime(row["due"]).instant
