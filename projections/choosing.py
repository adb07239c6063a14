"""How the organizations of a side were chosen: nominated, proposed and decided, side by side.

Holds what was laid open and what was public from the start; nominations and proposals before that
are in no table here.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date

from forum.record.ids import id_text
from forum.record.when import When
from forum.seating.selection import Selection
from projections import rules
from projections.asking import Found, of_forum
from projections.choice_rows import ChoiceRow, DocumentRow, NominatedRow, PlaceRow
from projections.grounds import RECORDED, day_of
from projections.names import read_names
from projections.selections import CHOICES, CHOSEN, SELECTIONS
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

WINDOWS = Table(
    name="nomination_windows",
    columns={**SAID, "opens": str, "closes": str},
    indexes=(("forum_id",),),
)
COMMITTEES = Table(
    name="selection_committees",
    columns={"aggregate_id": str, "organization_id": str, "elected_at_id": str},
    several=True,
    indexes=(("forum_id",),),
)
LAID_OPEN = Table(
    name="selections_laid_open",
    columns={**SAID, **RECORDED, "general_reason": str},
    indexes=(("forum_id",),),
    texts=("general_reason",),
)
NOMINATED = Table(
    name="selections_nominated",
    columns={
        "aggregate_id": str,
        "organization_id": str,
        "by_id": str,
        "received": str,
        "is_late": int,
    },
    several=True,
    indexes=(("forum_id",),),
)
PROPOSED = Table(
    name="selections_proposed",
    columns={
        "aggregate_id": str,
        "organization_id": str,
        "seats": int,
        "reserve_order": int,
        "reason": str,
    },
    several=True,
    indexes=(("forum_id",),),
    texts=("reason",),
)
PLACES = Table(
    name="selection_places",
    columns={
        "aggregate_id": str,
        "organization_id": str,
        "seats": int,
        "reserve_order": int,
        "departs_because": str,
    },
    several=True,
    indexes=(("forum_id",),),
    texts=("departs_because",),
)
DOCUMENTS = Table(
    name="selection_documents",
    columns={
        **SAID,
        **RECORDED,
        "content": str,
        "presented_by": str,
        "present": str,
        "case_number": str,
        "appeal": str,
    },
    indexes=(("forum_id",),),
    texts=("content", "appeal"),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    key = said[0]
    match it:
        case Selection.NominationsOpened():
            yield "nomination_windows", (*said, str(it.opens), str(it.closes))
        case Selection.CommitteeElected():
            meeting = id_text(it.elected_at_id) if it.elected_at_id else None
            for member in it.members:
                yield "selection_committees", (key, id_text(member.organization_id), meeting)
        case Selection.LaidOpen():
            general = told.wordings(it.general_reason)
            yield "selections_laid_open", (*said, told.recorded, general)
            for one in it.nominations:
                received = one.received_at.isoformat().replace("+00:00", "Z")
                about = id_text(one.organization_id), id_text(one.by_id), received
                yield "selections_nominated", (key, *about, int(one.is_late))
            for proposed in it.proposed:
                place = id_text(proposed.organization_id), proposed.seats, proposed.reserve_order
                yield "selections_proposed", (key, *place, told.wordings(proposed.reason))
        case Selection.PlacesDecided():
            because = told.wordings(it.departs_because)
            for decided in it.places:
                place = id_text(decided.organization_id), decided.seats, decided.reserve_order
                yield "selection_places", (key, *place, because)
        case Selection.DecisionDocumented():
            words = told.wordings(it.content), it.presented_by, "; ".join(it.present)
            appeal = told.wordings(it.appeal)
            row = (*said, told.recorded, *words, it.case_number, appeal)
            yield "selection_documents", row


PROJECTION = Projection(
    name="choosing",
    version=1,
    tables=(WINDOWS, COMMITTEES, LAID_OPEN, NOMINATED, PROPOSED, PLACES, DOCUMENTS),
    handler=handler,
    about=(Selection,),
)


@asked_by(*EVERYBODY)
def choices(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int | None = None
) -> list[ChoiceRow]:
    """Return how the sides were chosen for a year, or for all years, in the order of the log."""

    def all_of(table: Table) -> dict[str, list[Found]]:
        found: dict[str, list[Found]] = {}
        for row in of_forum(conn, table, sees=sees, forum_id=forum_id):
            found.setdefault(row["aggregate_id"], []).append(row)
        return found

    tables = (WINDOWS, COMMITTEES, LAID_OPEN, NOMINATED, PROPOSED, CHOICES, CHOSEN)
    told = {table.name: all_of(table) for table in (*tables, PLACES, DOCUMENTS)}
    made = []
    for opened in of_forum(conn, SELECTIONS, sees=sees, forum_id=forum_id):
        if year not in {None, opened["year"]}:
            continue
        key = opened["aggregate_id"]
        mine = {name: _last_event(rows.get(key, [])) for name, rows in told.items()}
        choice = _choice(opened, mine)
        if choice["decided"] is not None:
            day = When(choice["decided"]).latest
            choice["rules_decider"] = _named_by_rules(conn, forum_id, sees, day)
        made.append(choice)
    return made


def _last_event(rows: list[Found]) -> list[Found]:
    """The rows of the newest event: each takes the place of the one before."""
    return [row for row in rows if row["position"] == rows[-1]["position"]]


def _named_by_rules(conn: sqlite3.Connection, forum_id: str, sees: str, day: date) -> str | None:
    version = rules.in_force(conn, forum_id=forum_id, sees=sees, day=day)
    return version["limits"].get("decider") if version is not None else None


def _choice(opened: Found, told: dict[str, list[Found]]) -> ChoiceRow:
    def one(table: Table) -> Found:
        return told[table.name][0] if told[table.name] else {}

    window, laid_open, decision = one(WINDOWS), one(LAID_OPEN), one(CHOICES)
    document = one(DOCUMENTS)
    return ChoiceRow(
        year=opened["year"],
        side=opened["side"],
        opens=window.get("opens"),
        closes=window.get("closes"),
        committee=[row["organization_id"] for row in told[COMMITTEES.name]],
        laid_open=day_of(laid_open) if laid_open else None,
        nominations=[
            NominatedRow(
                organization_id=row["organization_id"],
                by_id=row["by_id"],
                received=row["received"],
                is_late=bool(row["is_late"]),
            )
            for row in told[NOMINATED.name]
            if row["position"] == laid_open.get("position")
        ],
        proposed=[
            _place(row)
            for row in told[PROPOSED.name]
            if row["position"] == laid_open.get("position")
        ],
        general_reason=read_names(laid_open.get("general_reason")),
        decided=day_of(decision) if decision else None,
        decider=decision.get("decider"),
        rules_decider=None,
        chosen=[row["organization_id"] for row in told[CHOSEN.name]],
        places=[_place(row) for row in told[PLACES.name]],
        departs_because=read_names(one(PLACES).get("departs_because")),
        document=_document(document) if document else None,
    )


def _place(row: Found) -> PlaceRow:
    return PlaceRow(
        organization_id=row["organization_id"],
        seats=row["seats"],
        reserve_order=row["reserve_order"],
        reason=read_names(row.get("reason")),
    )


def _document(row: Found) -> DocumentRow:
    return DocumentRow(
        day=day_of(row),
        content=read_names(row["content"]),
        presented_by=row["presented_by"],
        present=row["present"],
        case_number=row["case_number"],
        appeal=read_names(row["appeal"]),
    )
