"""A save is whole or not at all, and says once what a command did; on both stores."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import IntegrityError, PersistenceError, StoredEvent

from forum.store.refusals import CommandRepeatedError, PinMovedError, TextsMissingError
from forum.store.rows import CommandRow, FoundCommand, LogRow, TextRow

NewEvent = Callable[..., StoredEvent]


def new_command() -> CommandRow:
    return CommandRow(uuid4(), os.urandom(32))


def new_text() -> TextRow:
    return TextRow(uuid4(), os.urandom(100))


def test_an_empty_log_is_at_position_0(recorder: Any) -> None:
    assert recorder.last_position() == 0

    assert recorder.read_rows(0, 10) == []


def test_a_save_holds_events_texts_and_command(recorder: Any, new_event: NewEvent) -> None:
    events = [new_event(state=b'{"a":1}'), new_event(state=b'{"b":2}')]
    text, command = new_text(), new_command()

    positions = recorder.insert_events(events, texts=[text], command=command, new_texts=1)

    assert positions == [1, 2]
    assert recorder.read_rows(0, 10) == [
        LogRow(position, e.originator_id, 1, "theme.proposed", e.state)
        for position, e in zip(positions, events, strict=True)
    ]
    assert recorder.read_texts([text.text_id, uuid4()]) == {text.text_id: text.sealed}
    assert recorder.find_command(command.command_id) == FoundCommand(command.fingerprint, 1, 2)
    assert recorder.last_position() == 2


def test_rows_are_read_between_two_positions(recorder: Any, new_event: NewEvent) -> None:
    recorder.insert_events([new_event() for _ in range(5)])

    assert [row.position for row in recorder.read_rows(1, 2)] == [2, 3]
    assert [row.position for row in recorder.read_rows(1, 10, stop=4)] == [2, 3, 4]


def test_many_texts_are_read_at_once(recorder: Any, new_event: NewEvent) -> None:
    texts = [new_text() for _ in range(1200)]
    recorder.insert_events([new_event()], texts=texts, new_texts=1200)

    assert recorder.read_texts({text.text_id for text in texts}) == dict(texts)


@pytest.mark.parametrize("refused_by", ["event", "text", "command", "pin", "second event"])
def test_a_refused_save_leaves_nothing(recorder: Any, new_event: NewEvent, refused_by: str) -> None:
    event, text, command = new_event(), new_text(), new_command()
    recorder.insert_events([event], texts=[text], command=command, new_texts=1)
    fresh, fresh_text, fresh_command = new_event(), new_text(), new_command()
    events, texts, expect = [fresh], [fresh_text], {}
    match refused_by:
        case "event":
            events = [event]
        case "second event":
            events = [fresh, event]
        case "text":
            texts = [fresh_text, text]
        case "command":
            fresh_command = command
        case "pin":
            expect = {event.originator_id: 7}

    with pytest.raises(IntegrityError):
        recorder.insert_events(
            events, texts=texts, command=fresh_command, expect=expect, new_texts=len(texts)
        )

    assert [row.originator_id for row in recorder.read_rows(0, 10)] == [event.originator_id]
    assert recorder.read_texts([fresh_text.text_id]) == {}
    assert recorder.find_command(command.command_id) == FoundCommand(command.fingerprint, 1, 1)
    if fresh_command is not command:
        assert recorder.find_command(fresh_command.command_id) is None


def test_a_repeated_command_is_named(recorder: Any, new_event: NewEvent) -> None:
    command = new_command()
    recorder.insert_events([new_event()], command=command)

    with pytest.raises(CommandRepeatedError) as refused:
        recorder.insert_events([new_event()], command=command)

    assert refused.value.command_id == command.command_id


def test_a_repeated_command_writes_once(recorder: Any, new_event: NewEvent) -> None:
    command = new_command()

    def carry_out(_: int) -> tuple[int, int]:
        with contextlib.suppress(CommandRepeatedError):
            recorder.insert_events([new_event(), new_event()], command=command)
        found = recorder.find_command(command.command_id)
        return found.first_position, found.last_position

    with ThreadPoolExecutor(8) as threads:
        answers = set(threads.map(carry_out, range(8)))

    written = [row.position for row in recorder.read_rows(0, 99)]
    assert len(written) == 2
    assert answers == {(written[0], written[1])}


def test_a_pin_that_moved_refuses(recorder: Any, new_event: NewEvent) -> None:
    rules = uuid4()
    recorder.insert_events([new_event(rules, 1)])
    recorder.insert_events([new_event(rules, 2)])

    with pytest.raises(PinMovedError) as refused:
        recorder.insert_events([new_event()], expect={rules: 1})

    assert refused.value.moved == {rules: (1, 2)}


def test_a_pin_that_holds_lets_the_save_through(recorder: Any, new_event: NewEvent) -> None:
    rules, other = uuid4(), uuid4()
    recorder.insert_events([new_event(rules, 1), new_event(other, 1), new_event(rules, 2)])

    recorder.insert_events([new_event()], expect={rules: 2, other: 1})

    assert recorder.last_position() == 4


def test_a_missing_aggregate_is_pinned_as_0(recorder: Any, new_event: NewEvent) -> None:
    missing = uuid4()

    recorder.insert_events([new_event()], expect={missing: 0})
    recorder.insert_events([new_event(missing)])

    with pytest.raises(PinMovedError):
        recorder.insert_events([new_event()], expect={missing: 0})


def test_events_of_the_same_save_do_not_move_a_pin(recorder: Any, new_event: NewEvent) -> None:
    rules = uuid4()
    recorder.insert_events([new_event(rules, 1)])

    recorder.insert_events([new_event(rules, 2), new_event(rules, 3)], expect={rules: 1})

    assert recorder.last_position() == 3


def test_of_eight_who_pinned_the_same_version_one_gets_through(
    recorder: Any, new_event: NewEvent
) -> None:
    year = uuid4()
    recorder.insert_events([new_event(year, 1)])

    def act(_: int) -> bool:
        try:
            recorder.insert_events([new_event(), new_event(year, 2)], expect={year: 1})
        except IntegrityError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(act, range(8))) == 1

    assert len(recorder.read_rows(0, 99)) == 3


@pytest.mark.parametrize(("brought", "named"), [(0, 1), (1, 0), (1, 2)])
def test_a_new_text_comes_with_the_save_that_names_it(
    recorder: Any, new_event: NewEvent, brought: int, named: int
) -> None:
    texts = [new_text() for _ in range(brought)]

    with pytest.raises(TextsMissingError, match="pass each new text to the save"):
        recorder.insert_events([new_event()], texts=texts, new_texts=named)

    assert recorder.last_position() == 0


def test_a_text_without_an_event_is_refused(recorder: Any) -> None:
    with pytest.raises(TextsMissingError):
        recorder.insert_events([], texts=[new_text()], new_texts=1)


def test_a_save_without_events_writes_no_command(recorder: Any) -> None:
    command = new_command()

    assert recorder.insert_events([], command=command) == []

    assert recorder.find_command(command.command_id) is None


def test_an_unknown_argument_is_not_swallowed(recorder: Any, new_event: NewEvent) -> None:
    with pytest.raises(TypeError, match="expects"):
        recorder.insert_events([new_event()], expects={})

    assert recorder.last_position() == 0


def test_positions_rise_and_are_never_used_again(recorder: Any, new_event: NewEvent) -> None:
    seen: list[int] = []
    for number in range(6):
        seen += recorder.insert_events([new_event(), new_event()])
        with pytest.raises(PinMovedError):
            recorder.insert_events([new_event()], expect={uuid4(): number + 1})

    assert seen == sorted(set(seen))
    assert [row.position for row in recorder.read_rows(0, 99)] == seen


TABLES = [("stored_events", "topic"), ("texts", "sealed"), ("commands", "first_position")]


@pytest.mark.parametrize(("table", "column"), TABLES)
@pytest.mark.parametrize("act", ["UPDATE", "DELETE", "TRUNCATE"])
def test_the_log_is_append_only(
    recorder: Any, new_event: NewEvent, table: str, column: str, act: str
) -> None:
    recorder.insert_events([new_event()], texts=[new_text()], command=new_command(), new_texts=1)
    on_postgres = "Postgres" in type(recorder).__name__
    if act == "TRUNCATE" and not on_postgres:
        act = "DELETE"  # what TRUNCATE would be on SQLite
    name = f"forum_{table.removeprefix('stored_')}" if on_postgres else table
    statement = {
        "UPDATE": f"UPDATE {name} SET {column} = {column}",
        "DELETE": f"DELETE FROM {name}",
        "TRUNCATE": f"TRUNCATE {name}",
    }[act]

    def change() -> None:
        with recorder.datastore.transaction(commit=True) as cursor:
            cursor.execute(statement)

    with pytest.raises(PersistenceError, match="is append-only: enter a correction instead"):
        change()
