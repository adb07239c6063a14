"""The trials of `trials.md` that the model answers, each through the commands to what is read.

Trials 3, 9, 11–13, 16 and 17 have their own files or belong to pages and ledger. Numbers name the
trial.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from forum.answering.feedback import Outcome
from forum.errors import ForumError
from forum.meeting.decision import Decider, DecisionSubject
from forum.meeting.refusals import ItemDecidedError
from forum.record.localtime import LocalTime
from forum.record.when import When
from projections.mandates import mandates_by
from projections.meetings import meetings
from projections.views import ViewRow, view
from tests.projections.acted import ZONE
from tests.projections.tried import TriedForum
from tests.walk.people import SIDES


@pytest.fixture
def forum() -> Iterator[TriedForum]:
    forum = TriedForum()
    yield forum
    forum.close()


def test_1_items_are_listed_under_their_item_and_ten_comes_after_nine(forum: TriedForum) -> None:
    meeting_id = forum.meeting()
    first, second, _third = (forum.add(meeting_id, title) for title in ("1", "2", "3"))
    for title, parent in (("1.1", first), ("1.2", first), ("2.1", second)):
        forum.add(meeting_id, title, parent)
    for number in range(4, 11):
        forum.add(meeting_id, str(number))

    told = [item["title"][0][1] for item in forum.every_item(meeting_id)]

    assert forum.numbers(meeting_id) == told
    assert told == ["1", "1.1", "1.2", "2", "2.1", "3", "4", "5", "6", "7", "8", "9", "10"]


def test_2_a_draft_is_renumbered_and_an_announced_agenda_is_not(
    forum: TriedForum,
) -> None:
    meeting_id = forum.meeting()
    one, two, three, four, five = (forum.add(meeting_id, title) for title in "abcde")
    forum.do("reorder_agenda", meeting_id=meeting_id, item_ids=[one, four, two, three, five])
    assert forum.numbers(meeting_id) == ["1", "2", "3", "4", "5"]
    assert [item["title"][0][1] for item in forum.items(meeting_id)] == list("adbce")

    forum.do("announce_agenda", meeting_id=meeting_id)
    forum.do("reorder_agenda", meeting_id=meeting_id, item_ids=[one, five, four, two, three])

    assert [item["title"][0][1] for item in forum.items(meeting_id)] == list("aedbc")
    assert forum.numbers(meeting_id) == ["1", "5", "2", "3", "4"]
    assert forum.topics().count("meeting.items_reordered") == 2


def test_4_times_on_the_days_the_clock_changes_stay_what_they_were(forum: TriedForum) -> None:
    spring = LocalTime.at(_wall("2017-03-26 09:00"), ZONE)
    meeting_id = forum.meeting("2017-03-26")
    forum.do("schedule_meeting", meeting_id=meeting_id, day=When("2017-03-26"), start=spring)
    forum.do("retitle_meeting", meeting_id=meeting_id, title={"sv": "Nytt namn"})

    (row,) = meetings(forum.read(), **forum.asking())
    assert row["start"] == "2017-03-26T09:00+02:00[Europe/Stockholm]"
    assert spring.instant.isoformat() == "2017-03-26T07:00:00+00:00"
    with pytest.raises(ValueError, match="occurs twice"):
        LocalTime.at(_wall("2017-10-29 02:30"), ZONE)
    with pytest.raises(ValueError, match="does not exist"):
        LocalTime.at(_wall("2017-03-26 02:30"), ZONE)


def test_4_an_hour_that_occurs_twice_is_kept_as_the_one_that_was_meant(forum: TriedForum) -> None:
    day, wall = When("2017-10-29"), _wall("2017-10-29 02:30")
    meeting_id = forum.meeting("2017-10-29")
    for offset in ("+02:00", "+01:00"):
        at = LocalTime.at(wall, ZONE, offset=offset)
        forum.do("schedule_meeting", meeting_id=meeting_id, day=day, start=at)
        (row,) = meetings(forum.read(), **forum.asking())
        assert row["start"] == f"2017-10-29T02:30{offset}[{ZONE}]"

    forum.on("2017-10-29")
    forum.do("open_meeting", meeting_id=meeting_id, at=at)
    forum.do("close_meeting", meeting_id=meeting_id, at=at)
    forum.do(
        "preside_meeting", meeting_id=meeting_id, organization_id=forum.organizations[0], at=at
    )
    about = {"meeting_id": meeting_id, "organization_id": forum.organizations[0]}
    forum.do("record_attendance", **about)
    forum.do("record_arrival", **about, at=at)
    forum.do("record_leaving", **about, at=at)
    stored = [event for event in forum.events() if getattr(event, "at", None) is not None]
    assert {str(event.at.text) for event in stored} == {at.text}
    assert len(stored) == 5


def _wall(text: str) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(text)


def test_7_a_decided_item_is_fixed_while_the_others_are_not(forum: TriedForum) -> None:
    meeting_id = forum.meeting("2016-02-01")
    three, four = forum.add(meeting_id, "3"), forum.add(meeting_id, "4")
    forum.on("2016-02-01")
    forum.do("open_meeting", meeting_id=meeting_id)
    decision_id = forum.do(
        "take_decision",
        year=2016,
        subject=DecisionSubject.OTHER,
        title={"sv": "Först"},
        decided_by=Decider.FORUM,
        meeting_id=meeting_id,
        item_id=three,
    )

    with pytest.raises(ItemDecidedError):
        forum.do("retitle_agenda_item", meeting_id=meeting_id, item_id=three, title={"sv": "x"})
    forum.do("retitle_agenda_item", meeting_id=meeting_id, item_id=four, title={"sv": "4 ny"})
    with pytest.raises(ForumError):
        forum.do("reopen_decision", decision_id=decision_id, reason={"sv": " "})
    forum.do("reopen_decision", decision_id=decision_id, reason={"sv": "Fel underlag"})
    forum.do("retitle_agenda_item", meeting_id=meeting_id, item_id=three, title={"sv": "3 ny"})
    forum.do(
        "take_decision",
        year=2016,
        subject=DecisionSubject.OTHER,
        title={"sv": "Sedan"},
        decided_by=Decider.FORUM,
        meeting_id=meeting_id,
        item_id=three,
    )

    taken = [event for event in forum.events() if event.TOPIC == "decision.taken"]
    assert [event.title[0].text for event in taken] == ["Först", "Sedan"]
    assert "decision.reopened" in forum.topics()


def test_10_the_last_day_counts_and_a_start_to_come_is_upcoming(forum: TriedForum) -> None:
    for person, start, end in ((0, "2016-01-01", "2016-12-31"), (1, "2017-01-01", "2017-12-31")):
        forum.do(
            "appoint_representative",
            organization_id=forum.organizations[0],
            person_id=forum.persons[person],
            side=SIDES[0],
            start=When(start),
            end=When(end),
        )

    def standings(day: str) -> list[str]:
        found = mandates_by(forum.read(), day=date.fromisoformat(day), **forum.asking())
        return [row["standing"] for row in sorted(found, key=lambda row: row["start"])]

    assert standings("2016-11-25") == standings("2016-12-31") == ["current", "upcoming"]
    assert standings("2017-01-01") == ["ended", "current"]


def test_15_a_lawful_extension_moves_the_day_and_stays_to_be_seen(forum: TriedForum) -> None:
    forum.adopt(answer_days=30, answer_extension_days=15)
    forum.on("2016-02-01")
    view_id = forum.view()
    forum.on("2016-02-21")
    forum.do("extend_feedback", view_id=view_id, due=When("2016-03-17"), reason={"sv": "Utredning"})

    def asked(day: str) -> ViewRow:
        found = view(
            forum.read(), day=date.fromisoformat(day), zone=ZONE, number=1, **forum.asking()
        )
        assert found is not None
        return found

    # Day 31, 45 and 46 from 1 February.
    states = [asked(day)["state"] for day in ("2016-03-03", "2016-03-17", "2016-03-18")]
    assert states == ["waiting", "waiting", "late"]
    stands = asked("2016-03-03")["standing"]
    assert (stands["original_due"], stands["due"]) == ("2016-03-02", "2016-03-17")
    assert dict(stands["extensions"][0]["text"]) == {"sv": "Utredning"}
    forum.on("2016-03-16")
    forum.do("give_feedback", view_id=view_id, outcome=Outcome.ANSWERED, text={"sv": "Svar"})
    assert asked("2016-03-20")["standing"]["kept"] == "extended"
