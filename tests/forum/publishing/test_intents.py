"""What is planned for an instant is done then, once, by the program itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import NotAllowedError
from forum.keeping.intent import IntentClosedError, IntentNotDueError
from forum.meeting.meeting import MeetingKind
from forum.publishing.intent_commands import command_of
from forum.publishing.refusals import UnknownVersionError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.localtime import LocalTime
from forum.record.when import When

EIGHT = LocalTime("2018-06-04T08:00+02:00[Europe/Stockholm]")


@pytest.fixture
def minutes_id(do: Any) -> UUID:
    about = {"classification": MeetingKind.DIALOGUE, "year": 2018, "day": When("2018-05-31")}
    meeting_id = do("plan_meeting", **about)
    made: UUID = do("assemble_minutes", meeting_id=meeting_id, text={"sv": "Anteckningar"})
    return made


@pytest.fixture
def carry_out(governance: Any, forum_id: UUID) -> Any:
    def at(intent_id: UUID, clock: str, command_id: UUID | None = None) -> Any:
        with acting(
            SYSTEM_OFFICE_ID,
            forum_id=forum_id,
            command_id=command_id or command_of(intent_id),
            simulated_now=datetime.fromisoformat(clock).astimezone(UTC),
        ) as context:
            governance.carry_out_intent(intent_id=intent_id)
        return context.done[-1]

    return at


def test_what_is_planned_is_not_done_before_its_instant(
    do: Any, minutes_id: UUID, carry_out: Any, written: Any
) -> None:
    intent_id = do("plan_publication", minutes_id=minutes_id, due=EIGHT)
    with pytest.raises(IntentNotDueError, match="wait until then"):
        carry_out(intent_id, "2018-06-04T05:59:59+00:00")

    carry_out(intent_id, "2018-06-04T06:00:00+00:00")

    assert [event.TOPIC for event in written()[-2:]] == ["intent.carried_out", "minutes.published"]
    assert {event.actor_id for event in written()[-2:]} == {SYSTEM_OFFICE_ID}


def test_it_is_done_once_however_often_it_is_sent(
    do: Any, minutes_id: UUID, carry_out: Any, written: Any
) -> None:
    intent_id = do("plan_publication", minutes_id=minutes_id, due=EIGHT)
    first = carry_out(intent_id, "2018-06-04T09:00:00+02:00")
    before = len(written())

    again = carry_out(intent_id, "2018-06-05T09:00:00+02:00")
    with pytest.raises(IntentClosedError):
        carry_out(intent_id, "2018-06-05T09:00:00+02:00", command_id=uuid4())

    assert (again.first_position, again.repeated) == (first.first_position, True)
    assert len(written()) == before


def test_what_is_called_off_is_not_done(do: Any, minutes_id: UUID, carry_out: Any) -> None:
    intent_id = do("plan_publication", minutes_id=minutes_id, due=EIGHT)
    do("call_off_intent", intent_id=intent_id, reason={"sv": "En dag till"})

    with pytest.raises(IntentClosedError):
        carry_out(intent_id, "2018-06-04T09:00:00+02:00")
    with pytest.raises(IntentClosedError):
        do("call_off_intent", intent_id=intent_id)


def test_only_a_version_that_is_there_is_planned(do: Any, minutes_id: UUID) -> None:
    with pytest.raises(UnknownVersionError):
        do("plan_publication", minutes_id=minutes_id, due=EIGHT, number=2)


def test_an_office_plans_and_the_program_alone_carries_out(
    do: Any, governance: Any, forum_id: UUID, minutes_id: UUID
) -> None:
    intent_id = do("plan_publication", minutes_id=minutes_id, due=EIGHT)

    with pytest.raises(NotAllowedError):
        do("carry_out_intent", intent_id=intent_id)
    with (
        acting(SYSTEM_OFFICE_ID, forum_id=forum_id, simulated_now=EIGHT.instant),
        pytest.raises(NotAllowedError),
    ):
        governance.publish_minutes(minutes_id=minutes_id)


# Trial 14.


def test_a_like_command_with_the_same_key_writes_nothing_and_three_acts_are_three_events(
    do: Any, governance: Any, acting_secretariat: Any, minutes_id: UUID, written: Any
) -> None:
    key = uuid4()
    for _ in range(2):
        with acting_secretariat(command_id=key):
            governance.publish_minutes(minutes_id=minutes_id)
    do("withdraw_minutes", minutes_id=minutes_id, reason={"sv": "Dubblett"})
    do("publish_minutes", minutes_id=minutes_id)

    assert [event.TOPIC for event in written() if event.originator_id == minutes_id] == [
        "minutes.published",
        "minutes.withdrawn",
        "minutes.published",
    ]
