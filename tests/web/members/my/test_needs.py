"""Needs for a meeting: kept beside the accounts and deleted seven days after; runs are noted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from forum.meeting.meeting_kinds import MeetingKind
from forum.record.acting import acting
from forum.record.when import When
from tests.web.members.my.place import SIDES, TODAY, Place
from web.accounts.store import AccountStore
from web.cli_tick import needs_deleted
from web.members.needs import Needs, NeedsStore

DAY = date(2026, 5, 4)
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
FOOD = Needs(kinds=("food",), text="Vegetariskt")


@pytest.fixture
def store(tmp_path: Path) -> NeedsStore:
    import sqlalchemy as sa

    accounts = AccountStore(lambda: sa.create_engine(f"sqlite:///{tmp_path}/accounts.db"))
    accounts.migrate()
    return NeedsStore(accounts)


def keep(store: NeedsStore, meeting_id: UUID, needs: Needs = FOOD) -> UUID:
    actor_id = uuid4()
    store.keep(uuid4(), meeting_id, actor_id, needs)
    return actor_id


def test_what_is_written_anew_takes_the_place_of_what_was_written_before(
    store: NeedsStore,
) -> None:
    meeting_id = uuid4()
    actor_id = keep(store, meeting_id)

    store.keep(uuid4(), meeting_id, actor_id, Needs(kinds=("interpreting",)))

    assert store.of(meeting_id, actor_id) == Needs(kinds=("interpreting",))
    assert dict(store.needs_of(meeting_id).counts) == {"interpreting": 1}


def test_who_needs_nothing_leaves_nothing(store: NeedsStore) -> None:
    meeting_id = uuid4()
    actor_id = keep(store, meeting_id)

    store.keep(uuid4(), meeting_id, actor_id, Needs())

    assert store.meetings() == set()


def test_they_are_kept_for_seven_days_after_the_meeting_and_not_for_eight(
    store: NeedsStore,
) -> None:
    meeting_id = uuid4()
    keep(store, meeting_id)
    days = {meeting_id: DAY}

    assert store.delete_old(days, NOON, DAY + timedelta(days=7)) == 0
    assert store.meetings() == {meeting_id}
    assert store.delete_old(days, NOON, DAY + timedelta(days=8)) == 1
    assert store.meetings() == set()


def test_the_run_is_recorded_by_day_with_how_many_and_not_whose(store: NeedsStore) -> None:
    first, second = uuid4(), uuid4()
    keep(store, first)
    keep(store, first)

    store.delete_old({first: DAY}, NOON, NOON.date())
    keep(store, second)
    store.delete_old({second: DAY}, NOON + timedelta(hours=1), NOON.date())
    store.delete_old({}, NOON + timedelta(days=1), NOON.date() + timedelta(days=1))

    assert store.runs() == [
        ("2026-05-12", NOON + timedelta(hours=1), 3),
        ("2026-05-13", NOON + timedelta(days=1), 0),
    ]


@pytest.fixture(scope="module")
def meetings(place: Place) -> dict[str, UUID]:
    """A meeting nine days ago, one today, and one of a side's own today."""
    found = {}
    for word, days, side in (("old", -9, None), ("new", 0, None), ("own", 0, SIDES[0])):
        day = When.on(TODAY + timedelta(days=days))
        with acting(place.office_id, forum_id=place.forum_id) as context:
            found[word] = place.installation.governance.plan_meeting(
                classification=MeetingKind.OTHER, year=day.latest.year, day=day, side=side
            )
        place.installation.wait(context.done[-1].last_position)
    return found


def test_tick_deletes_what_is_old_and_leaves_the_rest_also_of_a_sides_own(
    place: Place, meetings: dict[str, UUID]
) -> None:
    store = NeedsStore(place.installation.accounts)
    for meeting_id in meetings.values():
        keep(store, meeting_id)

    told = [needs_deleted(place.installation) for _ in range(2)]

    assert told == [[{"act": "delete_needs", "about_id": "-", "outcome": "1"}], []]
    assert store.meetings() == {meetings["new"], meetings["own"]}
    assert [gone for _day, _at, gone in store.runs()] == [1]
