"""Agendas: the items of a meeting as a tree two deep, in order, with numbers that stay.

Until the invitation is out the items are numbered by their order. Then the numbers stand: people
have them on paper. A later item gets the next one, and an item that is moved or dropped keeps its
own. Where no item was seen before the invitation, each has the place it was entered with.
Source: trials 1, 2 and 16.
"""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from forum.meeting.meeting import Meeting
from projections.asking import Found, rows
from projections.details import plain
from projections.grounds import CAUTIONS, Ground, cautions_told, ground
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
                    cautions_told(told),
                ),
            )
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
    name="agendas", version=1, tables=(ITEMS, ACTS, ORDERS), handler=handler, about=(Meeting,)
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
        is_dropped: It was taken off after the invitation was out.
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
    is_dropped: bool
    decision_id: str | None
    items: list["ItemRow"]
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def agenda(conn: sqlite3.Connection, *, sees: str, meeting_id: str) -> list[ItemRow]:
    """Return the agenda of a meeting: its items in order, each with those under it."""
    found = [
        (table.name, row)
        for table in (ITEMS, ACTS, ORDERS)
        for row in rows(
            conn, table, sees=sees, where="t.aggregate_id = :meeting_id", meeting_id=meeting_id
        )
    ]
    convened = rows(
        conn,
        MEETING_ACTS,
        sees=sees,
        where="t.aggregate_id = :meeting_id AND t.act = 'convened'",
        meeting_id=meeting_id,
    )
    draft = _Agenda()
    announced = convened[0]["position"] if convened else None
    for table, row in sorted(found, key=lambda one: (one[1]["position"], one[1].get("n", 0))):
        if announced is not None and row["position"] > announced:
            draft.announce()
        draft.take(table, row)
    if announced is not None:
        draft.announce()
    return draft.tree(None, "")


class _Agenda:
    """An agenda while its events are folded.

    Attributes:
        items: Rows of items by id, in the order of the log.
        place: Order of each among its siblings.
        number: Own number of each item, once the invitation is out.
        dropped: Items taken off after that.
        decision: The decision that closed an item; None where that was taken up again.
    """

    def __init__(self) -> None:
        self.items: dict[str, Found] = {}
        self.place: dict[str, int] = {}
        self.number: dict[str, int] = {}
        self.dropped: set[str] = set()
        self.decision: dict[str, str | None] = {}
        self.seen_before: set[str | None] = set()  # levels with items when it was announced
        self.is_announced = False
        self.ordering: tuple[int, int] = (0, 0)  # position of the event, places given so far

    def announce(self) -> None:
        """Let the numbers stand as they are, once."""
        if not self.is_announced:
            self.is_announced = True
            self.seen_before = {row["parent_id"] for row in self.items.values()}
            for parent in self.seen_before:
                self.number |= self._by_order(parent)

    def take(self, table: str, row: Found) -> None:
        """Take in one row: an item, one taken off, or one place of a new order."""
        item_id = row["item_id"]
        if table == ITEMS.name:
            self.items[item_id] = row
            self.place[item_id] = row["item_order"]
            if self.is_announced:
                self.number[item_id] = self._number_for(row)
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
            case "dropped" if self.is_announced:
                self.dropped.add(item_id)
            case "dropped":
                del self.items[item_id]
            case "retitled":
                self.items[item_id]["title"] = act["title"]
            case _:
                self.decision[item_id] = act["decision_id"]

    def tree(self, parent: str | None, before: str) -> list[ItemRow]:
        """Return the items under another, or the main ones, with what is under them."""
        own = self._by_order(parent) | self.number if self.is_announced else self._by_order(parent)
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

    def _number_for(self, row: Found) -> int:
        """The next number of the level; the place itself where none was seen before."""
        level = self._under(row["parent_id"])
        taken = {self.number[one["item_id"]] for one in level if one["item_id"] in self.number}
        place: int = row["item_order"]
        if row["parent_id"] in self.seen_before or place in taken:
            return max(taken, default=0) + 1
        return place
