"""Part-time presence: which organizations were absent while an item was taken up.

An organization is there from the beginning to the end, unless a stand-in alone came from an item
on, or all of its people came late or left early by a clock that the agenda's times tell of.

Source: trial 9.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TypedDict

from projections.agendas import ItemRow, agenda
from projections.presence import PresenceRow, presence_at
from projections.visible import EVERYBODY, asked_by


class ItemPresence(TypedDict):
    """Who was there for an item.

    Attributes:
        item_id: The item.
        number: Its number as on paper.
        present: Organizations that were there as members, by id; each once, whoever came.
        absent: Those on the list as present that were not there for this item.
    """

    item_id: str
    number: str
    present: list[str]
    absent: list[str]


@asked_by(*EVERYBODY)
def presence_by_item(conn: sqlite3.Connection, *, sees: str, meeting_id: str) -> list[ItemPresence]:
    """Return for each item of a meeting, in order, which organizations were there."""
    items = list(_in_order(agenda(conn, sees=sees, meeting_id=meeting_id)))
    came = [
        row
        for row in presence_at(conn, sees=sees, meeting_id=meeting_id)
        if row["capacity"] == "member" and row["status"] == "present"
    ]
    absent = {row["organization_id"]: _absent(row, items) for row in came}
    return [
        ItemPresence(
            item_id=item["item_id"],
            number=item["number"],
            present=[key for key, without in absent.items() if item["item_id"] not in without],
            absent=[key for key, without in absent.items() if item["item_id"] in without],
        )
        for item in items
    ]


def _in_order(items: Sequence[ItemRow]) -> Iterator[ItemRow]:
    for item in items:
        yield item
        yield from _in_order(item["items"])


def _absent(row: PresenceRow, items: Sequence[ItemRow]) -> set[str]:
    """The items for which nobody of an organization was there."""
    without: set[str] = set()
    ids = [item["item_id"] for item in items]
    begins = [one["from_item_id"] for one in row["stand_ins"]]
    if begins and None not in begins and (row["head_count"] or 0) <= len(begins):
        first = min(ids.index(one) for one in begins if one in ids)
        without |= set(ids[:first])
    came = min((one["at"] for one in row["arrived"] if not one["applies_to_some"]), default=None)
    left = max((one["at"] for one in row["left"] if not one["applies_to_some"]), default=None)
    for place, item in enumerate(items):
        after = next((later["start"] for later in items[place + 1 :] if later["start"]), None)
        if came is not None and after is not None and after <= came:
            without.add(item["item_id"])
        if left is not None and item["start"] is not None and item["start"] >= left:
            without.add(item["item_id"])
    return without
