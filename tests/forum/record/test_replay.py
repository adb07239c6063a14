"""A struck event counts as not having happened, from the strike on; its place stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from forum.record.acting import acting
from forum.record.envelope import replay, struck_versions
from forum.record.text import TextRef
from forum.record.values import Wording
from tests.forum.record.motion import Motion, mapper

OFFICE = UUID(int=7)
TEXT = TextRef(text_id=UUID(int=1), sha256="c" * 64, size=4, media_type="text/plain")
REASON = (Wording(language="sv", text=TEXT),)
NOW = datetime(2018, 6, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def acts() -> Iterator[None]:
    with acting(OFFICE, simulated_now=NOW):
        yield


def as_stored(events: list[Any]) -> list[Any]:
    """The events as they come back from the log."""
    using = mapper()
    return [using.to_domain_event(using.to_stored_event(event)) for event in events]


def folded(motion: Motion, events: list[Any] | None = None) -> Motion | None:
    return replay(None, as_stored(motion.pending_events) if events is None else events)


def enter_anew(motion: Motion, **fields: Any) -> None:
    motion.enter_anew(*Motion(**fields).collect_events())


def test_without_strikes_all_events_count() -> None:
    motion = Motion("Lokalen")
    motion.second()
    motion.retitle("Lokalerna")

    again = folded(motion)

    assert again is not None
    assert repr(again) == repr(motion)
    assert (again.title, again.seconders, again.version) == ("Lokalerna", 1, 3)


def test_no_events_are_no_thing() -> None:
    assert replay(None, []) is None


def test_a_thing_is_folded_from_its_first_event_only() -> None:
    motion = Motion("Lokalen")

    with pytest.raises(ValueError, match="from its first event"):
        replay(motion, [])


def test_a_struck_event_is_left_out() -> None:
    motion = Motion("Lokalen")
    motion.second()
    motion.second()
    motion.retitle("Lokalerna")
    motion.strike(2, "trial_motion.seconded", REASON)

    again = folded(motion)

    assert again is not None
    assert (again.title, again.seconders) == ("Lokalerna", 1)


def test_the_version_is_that_of_the_last_event_whatever_was_struck() -> None:
    motion = Motion("Lokalen")
    motion.retitle("Lokalerna")
    with acting(OFFICE, simulated_now=NOW + timedelta(days=1)):
        motion.strike(2, "trial_motion.retitled", REASON)

    again = folded(motion)

    assert again is not None
    assert (again.title, again.version) == ("Lokalen", 3)
    assert again.modified_on == NOW + timedelta(days=1)
    again.second()
    assert again.pending_events[-1].originator_version == 4


def test_the_event_just_before_the_strike_can_be_struck() -> None:
    motion = Motion("Lokalen")
    motion.second()
    motion.strike(2, "trial_motion.seconded", REASON)

    again = folded(motion)

    assert again is not None
    assert again.seconders == 0


def test_the_right_fact_comes_after_the_strike() -> None:
    motion = Motion("Lokalen")
    motion.retitle("Fel")
    motion.strike(2, "trial_motion.seconded", REASON)
    motion.retitle("Rätt")

    again = folded(motion)

    assert again is not None
    assert again.title == "Rätt"


def test_before_the_strike_the_event_still_counts() -> None:
    motion = Motion("Lokalen")
    motion.retitle("Fel")
    motion.second()
    motion.strike(2, "trial_motion.seconded", REASON)
    events = as_stored(motion.pending_events)

    assert [folded(motion, events[:version]).title for version in (1, 2, 3, 4)] == [  # type: ignore[union-attr]
        *("Lokalen", "Fel", "Fel", "Lokalen"),
    ]


def test_a_thing_whose_first_event_was_struck_is_not_there() -> None:
    motion = Motion("Lokalen")
    motion.second()
    motion.strike(1, "trial_motion.seconded", REASON)

    assert folded(motion) is None


def test_a_first_event_that_is_entered_anew_keeps_the_id_and_what_came_later() -> None:
    motion = Motion("Lokalen", seconders=5)
    motion.second()
    motion.strike(1, "trial_motion.seconded", REASON)
    enter_anew(motion, title="Lokalerna", seconders=10)

    again = folded(motion)

    assert again is not None
    assert again.id == motion.id
    assert (again.title, again.seconders) == ("Lokalerna", 11)
    assert again.version == 4


def test_a_first_event_can_be_entered_anew_twice() -> None:
    motion = Motion("Fel")
    motion.second()
    for version, title in ((1, "Fel igen"), (4, "Rätt")):
        motion.strike(version, "trial_motion.seconded", REASON)
        enter_anew(motion, title=title, seconders=0)

    again = folded(motion)

    assert again is not None
    assert (again.title, again.seconders, again.version) == ("Rätt", 1, 6)


def test_what_was_entered_anew_counts_only_from_then_on() -> None:
    motion = Motion("Fel")
    motion.second()
    motion.strike(1, "trial_motion.seconded", REASON)
    enter_anew(motion, title="Rätt", seconders=0)
    events = as_stored(motion.pending_events)

    titles = [thing and thing.title for thing in (folded(motion, events[:n]) for n in (1, 2, 3, 4))]

    assert titles == ["Fel", "Fel", None, "Rätt"]


def test_a_thing_entered_anew_can_go_on() -> None:
    motion = Motion("Fel")
    motion.strike(1, "trial_motion.seconded", REASON)
    enter_anew(motion, title="Rätt", seconders=0)
    again = folded(motion)
    assert again is not None

    again.retitle("Rättare")

    later = folded(motion, as_stored([*motion.pending_events, *again.pending_events]))
    assert later is not None
    assert (later.title, later.version) == ("Rättare", 4)


def test_the_strikes_among_events_name_what_they_leave_out() -> None:
    motion = Motion("Lokalen")
    motion.second()
    motion.strike(2, "trial_motion.seconded", REASON)

    assert struck_versions(motion.pending_events) == {2}


def test_a_strike_says_when_and_why() -> None:
    motion = Motion("Lokalen")
    motion.second()
    with acting(OFFICE, simulated_now=NOW + timedelta(days=1)):
        motion.strike(2, "trial_motion.seconded", REASON)

    struck = as_stored(motion.pending_events)[-1]

    assert isinstance(struck, Motion.Struck)
    assert (struck.version, struck.reason) == (2, REASON)
    assert struck.timestamp == NOW + timedelta(days=1)
