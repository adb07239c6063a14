"""`forum tick` does what was planned and is due, once, whoever runs it and how often."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from uuid import UUID

import pytest

from forum.governing.limits import RulesLimits
from forum.meeting.meeting import MeetingKind
from forum.record.localtime import LocalTime
from forum.record.when import When
from tests.walk.people import Place
from tests.web.program import Forum
from web.accounts.store import AccountStore

LONG_AGO = LocalTime("2016-02-01T08:00+01:00[Europe/Stockholm]")
FAR_OFF = LocalTime("2999-02-01T08:00+01:00[Europe/Stockholm]")


@pytest.fixture
def place() -> Iterator[Place]:
    place = Place()
    AccountStore(place.store.accounts_engine).migrate()
    yield place
    place.close()


def planned(place: Place, due: LocalTime) -> UUID:
    """Notes whose publication is planned."""
    about = {"classification": MeetingKind.DIALOGUE, "year": 2016, "day": When("2016-01-03")}
    meeting_id = place.act("plan_meeting", **about)
    minutes_id = place.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Text"})
    place.act("plan_publication", minutes_id=minutes_id, due=due)
    found: UUID = minutes_id
    return found


def published(place: Place) -> list[UUID]:
    return [event.originator_id for event in place.events() if event.TOPIC == "minutes.published"]


def test_what_is_due_is_done_and_told_and_the_rest_waits(place: Place) -> None:
    due, later = planned(place, LONG_AGO), planned(place, FAR_OFF)
    forum = Forum(place.folder)

    first, second = forum("tick", "--json"), forum("tick")

    assert [json.loads(line) for line in first.stdout.splitlines()] == [
        {"act": "publish_minutes", "about_id": str(due), "outcome": "done"}
    ]
    assert second.stdout == ""
    assert published(place) == [due]
    assert later not in published(place)


def test_what_is_refused_is_told_and_stays_planned(place: Place) -> None:
    planned(place, LONG_AGO)
    limits = RulesLimits(publish_before_approval=False)
    rules_id = place.act("propose_rules", year=2016, limits=limits)
    place.act("adopt_rules", rules_id=rules_id, valid_from=When("2016-01-01"))
    forum = Forum(place.folder)

    told = [forum("tick").stdout for _ in range(2)]

    assert told[0] == told[1]
    assert "the notes are published when they are approved" in told[0]
    assert published(place) == []


def test_two_processes_at_once_do_it_once(place: Place) -> None:
    notes = {planned(place, LONG_AGO) for _ in range(5)}
    environment = {**os.environ, "FORUM_DATA": str(place.folder), "FORUM_LOGGING": "error"}

    running = [
        subprocess.Popen(
            [sys.executable, "-m", "web.cli", "tick"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    ended = [(process.communicate(timeout=60), process.returncode) for process in running]

    assert [code for _, code in ended] == [0, 0], ended
    assert sorted(published(place)) == sorted(notes)
