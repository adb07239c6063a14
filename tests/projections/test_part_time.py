"""Part-time presence: stand-ins, late arrivals and early leavings, item by item (trial 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest

from forum.record.localtime import LocalTime
from forum.record.when import When
from projections.mandates import mandates_on
from projections.part_time import ItemPresence, presence_by_item
from projections.presence import presence_at, presence_counts
from tests.projections.accounted import AccountedForum
from tests.projections.acted import ZONE
from tests.walk.people import SIDES


class Forum(AccountedForum):
    def with_items(self, *starts: str) -> tuple[UUID, list[UUID]]:
        """A meeting that is held, with an item for each planned start."""
        meeting_id = self.meeting("2016-03-16")
        ids = [uuid4() for _ in starts]
        for item_id, start in zip(ids, starts, strict=True):
            self.act(
                "add_agenda_item",
                meeting_id=meeting_id,
                title={"sv": start},
                item_id=item_id,
                start=at(start),
            )
        self.on("2016-03-16")
        self.act("hold_meeting", meeting_id=meeting_id)
        return meeting_id, ids

    def by_item(self, meeting_id: UUID) -> list[ItemPresence]:
        sees = self.asking()["sees"]
        return presence_by_item(self.read(), sees=sees, meeting_id=str(meeting_id))


def at(clock: str) -> LocalTime:
    return LocalTime(f"2016-03-16T{clock}+01:00[{ZONE}]")


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_a_stand_in_from_an_item_on_leaves_the_seat_absent_before_it(forum: Forum) -> None:
    forum.seat(organizations=2)
    first, second = forum.organizations[:2]
    holder, instead = forum.persons[:2]
    mandate_id = uuid4()
    forum.act(
        "appoint_representative",
        organization_id=first,
        person_id=holder,
        side=SIDES[0],
        start=When("2016-01-01"),
        end=When("2016-12-31"),
        mandate_id=mandate_id,
    )
    meeting_id, items = forum.with_items("17:00", "17:30", "18:00")
    about = {"meeting_id": meeting_id, "side": SIDES[0]}
    forum.act("record_attendance", organization_id=second, head_count=1, **about)

    forum.act(
        "record_stand_in",
        organization_id=first,
        mandate_id=mandate_id,
        person_id=instead,
        from_item_id=items[2],
        **about,
    )

    present = [set(item["present"]) for item in forum.by_item(meeting_id)]
    assert present == [{str(second)}, {str(second)}, {str(first), str(second)}]
    conn, asked = forum.read(), forum.asking()
    (row,) = (
        row
        for row in presence_at(conn, sees=asked["sees"], meeting_id=str(meeting_id))
        if row["organization_id"] == str(first)
    )
    assert [(one["person_id"], one["mandate_id"]) for one in row["stand_ins"]] == [
        (str(instead), str(mandate_id))
    ]
    counts = presence_counts(conn, side=SIDES[0], **asked)
    assert counts[str(meeting_id)]["organizations"] == 2  # a quorum counts the seat once
    members = mandates_on(conn, organization_id=str(first), day=date(2016, 3, 16), **asked)
    assert [member["mandate_id"] for member in members] == [str(mandate_id)]


def test_whoever_came_late_or_left_early_was_absent_for_those_items(forum: Forum) -> None:
    late, early = forum.organizations[:2]
    meeting_id, _ = forum.with_items("17:00", "17:30", "18:00")
    forum.came(meeting_id, 1, 1)
    forum.act("record_arrival", meeting_id=meeting_id, organization_id=late, at=at("17:40"))
    forum.act("record_leaving", meeting_id=meeting_id, organization_id=early, at=at("17:50"))

    absent = [item["absent"] for item in forum.by_item(meeting_id)]

    assert absent == [[str(late)], [], [str(early)]]


def test_those_of_whom_only_some_came_late_were_there_all_the_time(forum: Forum) -> None:
    meeting_id, _ = forum.with_items("17:00", "17:30", "18:00")
    forum.came(meeting_id, 2)
    forum.act(
        "record_arrival",
        meeting_id=meeting_id,
        organization_id=forum.organizations[0],
        at=at("17:40"),
        applies_to_some=True,
    )

    assert [item["absent"] for item in forum.by_item(meeting_id)] == [[], [], []]
