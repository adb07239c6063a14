"""Agendas: the items of a meeting as a tree two deep, in order, with numbers that stay.

Until the agenda is announced or the invitation is out the items are numbered by their order. Then
the numbers stand: people have them on paper. A later item gets the next one, and an item that is
moved or dropped keeps its own. How numbers are counted stands in `forum.meeting.numbers`.
Source: trials 1, 2 and 16.
"""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from forum.meeting.meeting import Meeting
from forum.meeting.numbers import Numbers, last_part
from projections.asking import Found, rows
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground
from projections.meetings import ACTS as MEETING_ACTS
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

ITEMS = Table(
    name="agenda_items",
    columns={
        **SAID,
        "item_id": str,
        "item_order": int,
        "parent_id": str,
        "title": str,
        "kind": str,
        "kind_basis": str,
        "start": str,
        "theme_id": str,
        "number": str,
        **CAUTIONS,
    },
    indexes=(("aggregate_id",), ("theme_id",)),
)
ACTS = Table(
    name="agenda_acts",
    columns={
        **SAID,
        "item_id": str,
        "act": str,  # retitled, dropped, decided or reopened
        "title": str,
        "decision_id": str,
    },
    indexes=(("aggregate_id",),),
)
ORDERS = Table(
    name="agenda_orders",
    columns={**SAID, "item_id": str},
    several=True,
    indexes=(("aggregate_id",),),
)
NUMBERS = Table(
    name="agenda_numbers",
    columns={**SAID, **RECORDED, "item_id": str, "number": str},
    several=True,
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Meeting.ItemAdded():
            yield (
                "agenda_items",
                (
                    *said,
                    str(it.item_id),
                    it.order,
                    plain(it.parent_id),
                    titles(it.title),
                    plain(it.kind),
                    plain(it.kind_basis),
                    plain(it.start),
                    plain(it.theme_id),
                    it.number,
                    cautions_told(told),
                ),
            )
        case Meeting.AgendaAnnounced():
            for one in it.numbers:
                yield "agenda_numbers", (*said, told.recorded, str(one.item_id), one.number)
        case Meeting.ItemRetitled():
            yield "agenda_acts", (*said, str(it.item_id), "retitled", titles(it.title), None)
        case Meeting.ItemDropped():
            yield "agenda_acts", (*said, str(it.item_id), "dropped", None, None)
        case Meeting.ItemDecided():
            decision_id = str(it.decision_id)
            yield "agenda_acts", (*said, str(it.item_id), "decided", None, decision_id)
        case Meeting.ItemReopened():
            yield "agenda_acts", (*said, str(it.item_id), "reopened", None, None)
        case Meeting.ItemsReordered():
            for item_id in it.item_ids:
                yield "agenda_orders", (*said, str(item_id))


PROJECTION = Projection(
    name="agendas",
    version=2,
    tables=(ITEMS, ACTS, ORDERS, NUMBERS),
    handler=handler,
    about=(Meeting,),
)


class ItemRow(TypedDict):
    """An item of an agenda.

    Attributes:
        item_id: Its id.
        number: As on paper: `2`, or `2.1` under another.
        title: By language.
        kind: information, discussion, decision, practical, or None.
        kind_basis: What the kind rests on, where that is weaker than the item.
        start: Planned beginning, a local time, or None.
        theme_id: The theme that has its slot here, or None.
        is_late: It was put there after the agenda was announced.
        is_dropped: It was taken off after the numbers stood.
        decision_id: The decision that closed it, or None.
        items: Those under it.
        grounds: What it rests on.
    """

    item_id: str
    number: str
    title: Names
    kind: str | None
    kind_basis: str | None
    start: str | None
    theme_id: str | None
    is_late: bool
    is_dropped: bool
    decision_id: str | None
    items: list["ItemRow"]
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def agenda(conn: sqlite3.Connection, *, sees: str, meeting_id: str) -> list[ItemRow]:
    """Return the agenda of a meeting: its items in order, each with those under it."""
    found = [
        (table.name, row)
        for table in (ITEMS, ACTS, ORDERS, NUMBERS)
        for row in _of(conn, table, sees, meeting_id)
    ]
    convened = [
        (MEETING_ACTS.name, row)
        for row in _of(conn, MEETING_ACTS, sees, meeting_id)
        if row["act"] == "convened"
    ]
    draft = _Agenda()
    every = sorted([*found, *convened], key=lambda one: (one[1]["position"], one[1].get("n", 0)))
    for table, row in every:
        draft.take(table, row)
    return draft.tree(None, "")


@asked_by(*EVERYBODY)
def agenda_announced(conn: sqlite3.Connection, *, sees: str, meeting_id: str) -> str | None:
    """Return the day on which the agenda of a meeting was sent out; None where it was not."""
    numbers = _of(conn, NUMBERS, sees, meeting_id)
    return day_of(numbers[0]) if numbers else None


def _of(conn: sqlite3.Connection, table: Table, sees: str, meeting_id: str) -> list[Found]:
    where = "t.aggregate_id = :meeting_id"
    return rows(conn, table, sees=sees, where=where, meeting_id=meeting_id)


class _Agenda:
    """An agenda while its events are folded.

    Attributes:
        items: Rows of items by id, in the order of the log.
        place: Order of each among its siblings.
        numbers: The numbers of the items, once they stand.
        dropped: Items taken off after that.
        decision: The decision that closed an item; None where that was taken up again.
    """

    def __init__(self) -> None:
        self.items: dict[str, Found] = {}
        self.place: dict[str, int] = {}
        self.numbers: Numbers[str] = Numbers()
        self.dropped: set[str] = set()
        self.decision: dict[str, str | None] = {}
        self.ordering: tuple[int, int] = (0, 0)  # position of the event, places given so far

    def take(self, table: str, row: Found) -> None:
        """Take in one row: an item, an act on one, a number, or one place of a new order."""
        item_id = row.get("item_id", "")
        if table == MEETING_ACTS.name:
            parents = {item["parent_id"] for item in self.items.values()}
            self.numbers.fix({parent: list(self._by_order(parent)) for parent in parents})
        elif table == ITEMS.name:
            self.items[item_id] = row
            self.place[item_id] = row["item_order"]
            if row["number"] is not None:
                self.numbers.own[item_id] = last_part(row["number"])
            elif self.numbers.is_fixed:
                self.numbers.own[item_id] = self._next_number(row)
        elif table == NUMBERS.name:
            if item_id in self.items:
                parent_id = self.items[item_id]["parent_id"]
                self.numbers.announce([(item_id, parent_id, row["number"])])
        elif table == ACTS.name:
            if item_id in self.items:
                self._act(item_id, row)
        else:
            position, given = self.ordering
            given = given + 1 if position == row["position"] else 1
            self.ordering = (row["position"], given)
            self.place[item_id] = given

    def _act(self, item_id: str, act: Found) -> None:
        match act["act"]:
            case "dropped" if self.numbers.is_fixed:
                self.dropped.add(item_id)
            case "dropped":
                del self.items[item_id]
            case "retitled":
                self.items[item_id]["title"] = act["title"]
            case _:
                self.decision[item_id] = act["decision_id"]

    def tree(self, parent: str | None, before: str) -> list[ItemRow]:
        """Return the items under another, or the main ones, with what is under them."""
        own = self._by_order(parent) | self.numbers.own
        return [self._item(row, f"{before}{own[row['item_id']]}") for row in self._under(parent)]

    def _item(self, row: Found, number: str) -> ItemRow:
        return ItemRow(
            item_id=row["item_id"],
            number=number,
            title=read_names(row["title"]),
            kind=row["kind"],
            kind_basis=row["kind_basis"],
            start=row["start"],
            theme_id=row["theme_id"],
            is_late=row["number"] is not None,
            is_dropped=row["item_id"] in self.dropped,
            decision_id=self.decision.get(row["item_id"]),
            items=self.tree(row["item_id"], f"{number}."),
            grounds=[ground(row, "item_added")],
        )

    def _under(self, parent: str | None) -> list[Found]:
        siblings = [row for row in self.items.values() if row["parent_id"] == parent]
        return sorted(siblings, key=lambda row: (self.place[row["item_id"]], row["position"]))

    def _by_order(self, parent: str | None) -> dict[str, int]:
        return {row["item_id"]: place for place, row in enumerate(self._under(parent), start=1)}

    def _next_number(self, row: Found) -> int:
        level = [one["item_id"] for one in self._under(row["parent_id"])]
        return self.numbers.next(row["parent_id"], level, row["item_order"])
