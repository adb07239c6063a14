"""One command at the door: who acts and when is taken once, and nobody acts without it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.record.acting import Done, acting, current, noting
from forum.record.values import Basis, Channel, Clock, Evidence
from forum.record.when import When
from tests.forum.record.motion import Motion

OFFICE = UUID(int=7)
NOON = datetime(2018, 6, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))


def test_nobody_acts_outside_acting() -> None:
    with pytest.raises(LookupError, match="nobody acts: run commands inside acting"):
        current()

    with pytest.raises(LookupError, match="nobody acts"), noting():
        pass


def test_an_event_cannot_be_made_outside_acting() -> None:
    with pytest.raises(LookupError, match="nobody acts"):
        Motion(title="Lokalen")


def test_after_acting_nobody_acts_again() -> None:
    with pytest.raises(ZeroDivisionError), acting(OFFICE):
        _ = 1 / 0

    with pytest.raises(LookupError):
        current()


def test_all_events_of_a_command_have_one_instant_actor_and_command() -> None:
    with acting(OFFICE) as context:
        motion = Motion(title="Lokalen")
        motion.retitle(title="Lokalerna")
        other = Motion(title="Tiden")
    events = [*motion.collect_events(), *other.collect_events()]

    assert len(events) == 3
    assert {event.timestamp for event in events} == {context.instant}
    assert {event.actor_id for event in events} == {OFFICE}
    assert {event.command_id for event in events} == {context.command_id}


def test_the_instant_is_utc_whatever_zone_it_was_given_in() -> None:
    with acting(OFFICE, simulated_now=NOON) as context:
        assert context.instant == NOON
        assert context.instant.tzinfo is UTC


def test_a_simulated_clock_is_marked_and_the_real_one_is_not() -> None:
    with acting(OFFICE, simulated_now=NOON) as context:
        assert context.clock is Clock.SIMULATED

    before = datetime.now(UTC)
    with acting(OFFICE) as context:
        assert context.clock is None
        assert before <= context.instant <= datetime.now(UTC)


def test_a_simulated_clock_without_zone_is_refused() -> None:
    with (
        pytest.raises(ValueError, match="needs a time zone"),
        acting(
            OFFICE,
            simulated_now=datetime(2018, 6, 1),  # noqa: DTZ001 - this is what is refused
        ),
    ):
        pass


def test_a_command_has_an_id_of_its_own_unless_one_is_given() -> None:
    given = uuid4()
    with acting(OFFICE) as one, acting(OFFICE) as other, acting(OFFICE, command_id=given) as third:
        assert one.command_id != other.command_id

        assert third.command_id == given


def test_the_day_is_that_of_the_forums_zone() -> None:
    late = datetime(2018, 12, 31, 23, 30, tzinfo=UTC)

    with acting(OFFICE, simulated_now=late) as context:
        assert context.today() == date(2019, 1, 1)
        assert context.today("UTC") == date(2018, 12, 31)
        assert context.day() == date(2019, 1, 1)


def test_guards_ask_about_the_last_day_that_the_act_can_mean() -> None:
    with acting(OFFICE, simulated_now=NOON, effective=When("2017-03")) as context:
        assert context.day() == date(2017, 3, 31)


def test_noting_changes_a_part_for_some_events_only() -> None:
    evidence = Evidence(basis=Basis.INFERRED, source="Sidan")
    with acting(OFFICE, channel=Channel.LETTER):
        with noting(evidence=evidence, effective=When("2016")):
            noted = Motion(title="Lokalen")
        plain = Motion(title="Tiden")

    (first,), (second,) = noted.collect_events(), plain.collect_events()
    assert (first.evidence, first.effective) == (evidence, When("2016"))
    assert (second.evidence, second.effective) == (None, None)
    assert first.channel is second.channel is Channel.LETTER


@pytest.mark.parametrize("name", ["actor_id", "command_id", "instant", "clock", "done"])
def test_noting_cannot_change_what_belongs_to_the_whole_command(name: str) -> None:
    with acting(OFFICE), pytest.raises(ValueError, match=f"{name} belong"), noting(**{name: None}):
        pass


def test_noting_something_unknown_is_refused() -> None:
    changes: dict[str, Any] = {"effect": When("2016")}

    with acting(OFFICE), pytest.raises(TypeError, match="effect"), noting(**changes):
        pass


def test_another_actor_within_a_batch_keeps_its_command_instant_and_clock() -> None:
    run = UUID(int=8)
    with (
        acting(OFFICE, simulated_now=NOON, command_id=uuid4()) as batch,
        acting(run, within=batch) as inner,
    ):
        assert inner.actor_id == run
        assert (inner.command_id, inner.instant) == (batch.command_id, batch.instant)
        assert inner.clock is Clock.SIMULATED

        inner.done.append(Done(first_position=1, last_position=1, repeated=False))
    assert batch.done == inner.done


def test_reasons_are_a_copy() -> None:
    reasons = {"W3": "kort varsel"}
    with acting(OFFICE, reasons=reasons) as context:
        reasons.clear()

        assert context.reasons == {"W3": "kort varsel"}
