"""The invented example: whole, by a clock of its own, and about nobody."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from forum.application import Governance, command_names
from forum.errors import SimulatedClockError
from forum.governing.forum import Forum
from forum.record.acting import acting
from forum.record.catalogue import CATALOGUE, RESERVED
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.text import open_text
from forum.record.values import Clock, Name, Wording
from forum.store.opening import init_store, open_store
from web.demo import EXAMPLE_SLUG, founding
from web.demo.example import make_example
from web.demo.example_coming import day_of_meeting
from web.demo.example_season import Season

OF_THE_INSTALLATION = {"establish_host", "rename_host"}
"""Commands that no forum has a use for: the host is set up once, by whoever runs it."""
NOT_IN_A_SEASON = {"host.renamed", "source_file.read_again", "source_file.continued"}
"""Topics of those commands, and of a file that is read twice or is very long."""


class Remembering(Governance):
    """Remembers which commands were carried out."""

    used: set[str]


def _remembered(name: str) -> Callable[..., Any]:
    method = getattr(Governance, name)

    @functools.wraps(method)
    def carry_out(self: Remembering, **arguments: Any) -> Any:
        answer = method(self, **arguments)
        self.used.add(name)
        return answer

    return carry_out


for _name in command_names():
    setattr(Remembering, _name, _remembered(_name))


@dataclass(frozen=True)
class Example:
    """A log that holds the host and the example."""

    governance: Remembering
    forum_id: UUID
    events: list[Any]

    def text(self, ref: Any) -> str:
        sealed = self.governance.recorder.read_texts([ref.text_id])  # type: ignore[attr-defined]
        key = self.governance.keys.texts.get([ref.text_id])[ref.text_id]
        return open_text(ref, key, sealed[ref.text_id]).content

    def told(self) -> Iterator[tuple[Any, str, Any]]:
        """Each field of each event of the example."""
        for event in self.events:
            for field in CATALOGUE.of(type(event)).fields:
                yield event, field, getattr(event, field)


@contextmanager
def made(folder: Path, today: date = date.min) -> Iterator[Example]:
    init_store(folder)
    governance = Remembering(open_store(folder))
    governance.used = set()
    with acting(SYSTEM_OFFICE_ID):
        governance.establish_host(name="A host of tests")
    governance.used.clear()
    first = governance.recorder.last_position()  # type: ignore[attr-defined]
    forum_id = make_example(governance, today=today)
    rows = governance.recorder.read_rows(first, 10_000)  # type: ignore[attr-defined]
    events = [governance.mapper.decode(*row[1:]) for row in rows]  # type: ignore[attr-defined]
    yield Example(governance, forum_id, events)
    governance.close()
    governance.store.close()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    with made(tmp_path_factory.mktemp("example") / "data") as made_here:
        yield made_here


def test_every_command_that_a_forum_can_use_is_used(example: Example) -> None:
    assert set(command_names()) - example.governance.used == OF_THE_INSTALLATION


def test_every_kind_of_event_happens(example: Example) -> None:
    kinds = {
        entry.topic for entry in CATALOGUE if entry.event_class.__name__ not in {RESERVED, "Struck"}
    } - {"host.established"}

    assert kinds - {event.TOPIC for event in example.events} == NOT_IN_A_SEASON


def test_a_wrong_entry_is_struck_and_entered_anew(example: Example) -> None:
    struck = next(event for event in example.events if event.TOPIC == "presence.struck")

    own = [event for event in example.events if event.originator_id == struck.originator_id]

    assert [event.TOPIC for event in own][-3:] == [
        "presence.attended",
        "presence.struck",
        "presence.attended",
    ]
    assert own[-3].head_count == 11
    assert own[-1].head_count == 1


def test_the_forum_is_marked_as_invented(example: Example) -> None:
    founded = example.events[0]

    assert founded.TOPIC == "forum.founded"
    assert founded.slug == EXAMPLE_SLUG == "exempel"
    assert founded.invented
    assert founded.originator_id == example.forum_id == Forum.create_id(EXAMPLE_SLUG)


def test_every_event_says_that_its_clock_is_simulated(example: Example) -> None:
    assert {event.clock for event in example.events} == {Clock.SIMULATED}


def test_the_clock_goes_from_one_autumn_to_the_next_and_never_back(example: Example) -> None:
    instants = [event.timestamp for event in example.events]

    assert instants == sorted(instants)
    assert instants[0].date().isoformat()[:7] == "2025-09"
    assert instants[-1].date().isoformat()[:7] == "2026-11"


def test_the_season_refuses_to_go_back_in_time(example: Example) -> None:
    season = Season(example.governance, example.forum_id)
    season.id["secretariat"] = next(
        event.originator_id for event in example.events if event.TOPIC == "office.opened"
    )

    with season.at("2026-12-01 09:00", "open_year") as do:
        do.open_year(year=2027)

    with (
        pytest.raises(ValueError, match="does not go back"),
        season.at("2026-12-01 08:59", "open_year"),
    ):
        pass


def test_the_same_clock_is_refused_in_another_forum(example: Example) -> None:
    other = founding.found_pgf(example.governance)
    day = datetime(2026, 11, 16, 9, tzinfo=UTC)

    with (
        acting(SYSTEM_OFFICE_ID, forum_id=other, simulated_now=day),
        pytest.raises(SimulatedClockError),
    ):
        example.governance.rename_forum(name={"sv": "Ett annat forum"})


def test_no_person_could_be_real(example: Example) -> None:
    sealed = [
        value for _, field, value in example.told() if field == "name" and hasattr(value, "open")
    ]
    keys = example.governance.keys.personal.get([name.key_id for name in sealed])

    names = [name.open(keys[name.key_id]) for name in sealed]

    assert len(names) > 10
    assert [name for name in names if not name.endswith("(påhittad)")] == []


def test_names_and_texts_are_in_swedish_first_and_then_in_english(example: Example) -> None:
    told = {
        (event.TOPIC, field, tuple(part.language for part in value))
        for event, field, value in example.told()
        if isinstance(value, tuple)
        and value
        and isinstance(value[0], Name | Wording)
        # why an entry was struck is said by one person in one language
        and event.TOPIC != "presence.struck"
    }

    assert len(told) > 10
    assert [said for said in told if said[2] != ("sv", "en")] == []


def test_what_is_told_is_the_same_each_time(example: Example, tmp_path: Path) -> None:
    def content(one: Example) -> list[Any]:
        return [
            (event.TOPIC, event.timestamp, field, _plain(one, value))
            for event, field, value in one.told()
        ]

    with made(tmp_path / "data") as again:
        assert content(again) == content(example)


def _plain(example: Example, value: Any) -> Any:
    """A field without what is random in it: ids, salts and ciphers."""
    if isinstance(value, tuple):
        return [_plain(example, part) for part in value]
    if isinstance(value, Wording):
        return value.language, example.text(value.text)
    return value if isinstance(value, str | int | Name | None) else type(value).__name__


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2026-11-25", "2026-12-16"),
        ("2026-11-30", "2026-12-16"),
        ("2026-11-21", None),
        ("2026-12-20", None),
        ("2030-05-05", None),
    ],
)
def test_a_meeting_is_to_come_while_the_year_of_the_example_lasts(
    today: str, day: str | None
) -> None:
    found = day_of_meeting(date(2026, 11, 20), date.fromisoformat(today))

    assert found == (date.fromisoformat(day) if day else None)


def test_whoever_opens_the_demo_finds_a_meeting_that_is_invited_to(tmp_path: Path) -> None:
    with made(tmp_path / "data", date(2026, 11, 25)) as example:
        invited = [event for event in example.events if event.TOPIC == "meeting.convened"]

    assert str(invited[-1].registration_deadline) == "2026-12-09"
