"""Agendas: the items of a meeting as a tree two deep, in order, with numbers that stay.

Until the agenda is announced or the invitation is out the items are numbered by their order. Then
the numbers stand: people have them on paper. A later item gets the next one, and an item that is
moved or dropped keeps its own. How numbers are counted stands in `forum.meeting.numbers`.
Source: trials 1, 2 and 16.
"""

import sqlite3
from typing import TypedDict

from msgspec import json

from forum.meeting.numbers import Numbers, last_part
from projections.agenda_rows import ACTS, ITEMS, LEVELS, NUMBERS, ORDERS
from projections.asking import Found, rows
from projections.grounds import Ground, day_of, ground
from projections.meetings import ACTS as MEETING_ACTS
from projections.minutes import ACTS as MINUTES_ACTS
from projections.names import Names, read_names
from projections.tables import Table
from projections.theme_levels import theme_levels
from projections.visible import EVERYBODY, asked_by


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
        reason: Why it was taken off, by language.
        decision_id: The decision that closed it, or None.
        is_settled: It was closed without a recorded decision.
        standing: approve_minutes or look_back where it stands on every agenda, or None.
        about_id: The notes, or the last meeting, that a standing item is about, or None.
        about_version: The version of the notes that was newest then, or None.
        is_outdated: The draft of those notes was rewritten after that, and the agenda was sent.
        level: The level of participation that was declared for it, else for its theme, else for the
            meeting; None where none was, and for practical items; standing ones have but their own.
        step: The step of decision-making, likewise.
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
    reason: Names
    decision_id: str | None
    is_settled: bool
    standing: str | None
    about_id: str | None
    about_version: int | None
    is_outdated: bool
    level: str | None
    step: str | None
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
    levels = {row["item_id"]: row for row in _of(conn, LEVELS, sees, meeting_id)}
    taken_up = {row["theme_id"] for _, row in found if row.get("theme_id")}
    of_themes = theme_levels(conn, sees=sees, theme_ids=taken_up)
    draft = _Agenda(_newest_drafts(conn, sees, found), levels, of_themes)
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


def _newest_drafts(
    conn: sqlite3.Connection, sees: str, found: list[tuple[str, Found]]
) -> dict[str, int]:
    """The number of the newest draft of the notes that standing items are about, by their id."""
    about = [row["about_id"] for _, row in found if row.get("about_version") is not None]
    where = (
        "t.act IN ('redrafted', 'circulated') "
        "AND t.aggregate_id IN (SELECT value FROM json_each(:about))"
    )
    drafts: dict[str, int] = {}
    if about:
        bound = json.encode(about).decode()
        for row in rows(conn, MINUTES_ACTS, sees=sees, where=where, about=bound):
            drafts[row["aggregate_id"]] = max(row["number"], drafts.get(row["aggregate_id"], 0))
    return drafts


class _Agenda:
    """An agenda while its events are folded.

    Attributes:
        items: Rows of items by id, in the order of the log.
        place: Order of each among its siblings.
        numbers: The numbers of the items, once they stand.
        dropped: Items taken off after that.
        decision: The decision that closed an item; None where that was taken up again.
        settled: Items that were closed without one.
        drafts: The newest draft of notes that standing items are about.
        levels: Declared levels and steps by item; those of the meeting under None.
        of_themes: Those of the themes that items take up.
    """

    def __init__(
        self,
        drafts: dict[str, int],
        levels: dict[str | None, Found],
        of_themes: dict[str, Found],
    ) -> None:
        self.drafts = drafts
        self.levels = levels
        self.of_themes = of_themes
        self.is_announced = False
        self.settled: set[str] = set()
        self.items: dict[str, Found] = {}
        self.place: dict[str, int] = {}
        self.numbers: Numbers[str] = Numbers()
        self.dropped: dict[str, str] = {}  # reasons by item
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
            self.is_announced = True
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
                self.dropped[item_id] = act["reason"]
            case "dropped":
                del self.items[item_id]
            case "retitled":
                self.items[item_id]["title"] = act["title"]
            case "settled":
                self.settled.add(item_id)
            case _:
                self.settled.discard(item_id)
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
            reason=read_names(self.dropped.get(row["item_id"]) or "[]"),
            decision_id=self.decision.get(row["item_id"]),
            is_settled=row["item_id"] in self.settled,
            standing=row["standing"],
            about_id=row["about_id"],
            about_version=row["about_version"],
            is_outdated=self._is_outdated(row),
            level=self._declared(row, "level"),
            step=self._declared(row, "step"),
            items=self.tree(row["item_id"], f"{number}."),
            grounds=[ground(row, "standing_item_added" if row["standing"] else "item_added")],
        )

    def _declared(self, row: Found, what: str) -> str | None:
        """What was declared for an item, else for its theme, else for the meeting."""
        if row["kind"] == "practical":
            return None
        of_item: str | None = self.levels.get(row["item_id"], {}).get(what)
        of_theme: str | None = self.of_themes.get(row["theme_id"] or "", {}).get(what)
        of_meeting: str | None = self.levels.get(None, {}).get(what)
        return of_item if of_item or row["standing"] else of_theme or of_meeting

    def _is_outdated(self, row: Found) -> bool:
        version = row["about_version"]
        if not self.is_announced or version is None:
            return False
        return self.drafts.get(row["about_id"], 0) > int(version)

    def _under(self, parent: str | None) -> list[Found]:
        siblings = [row for row in self.items.values() if row["parent_id"] == parent]
        return sorted(siblings, key=lambda row: (self.place[row["item_id"]], row["position"]))

    def _by_order(self, parent: str | None) -> dict[str, int]:
        return {row["item_id"]: place for place, row in enumerate(self._under(parent), start=1)}

    def _next_number(self, row: Found) -> int:
        level = [one["item_id"] for one in self._under(row["parent_id"])]
        return self.numbers.next(row["parent_id"], level, row["item_order"])
