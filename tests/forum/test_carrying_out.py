"""A command is carried out once, by somebody who may, in a forum that is there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.application import Governance
from forum.errors import (
    CommandReusedError,
    UnknownThingError,
)
from forum.governing.forum import Forum
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When

NAME = {"sv": "Nytt namn"}


def topics(governance: Governance, start: int = 0) -> list[str]:
    return [row.topic for row in governance.recorder.read_rows(start, 1000)]  # type: ignore[attr-defined]


def last(governance: Governance) -> int:
    position: int = governance.recorder.last_position()  # type: ignore[attr-defined]
    return position


def test_a_command_says_where_it_was_written(
    governance: Governance, acting_secretariat: Any
) -> None:
    before = last(governance)

    with acting_secretariat() as context:
        year_id = governance.open_year(year=2018)

    (done,) = context.done
    assert (done.first_position, done.last_position) == (before + 1, before + 1)
    assert not done.repeated
    assert governance.recorder.read_rows(before, 9)[0].originator_id == year_id  # type: ignore[attr-defined]


def test_a_repeated_command_writes_once_and_answers_the_same(
    governance: Governance, acting_secretariat: Any
) -> None:
    command_id = uuid4()
    with acting_secretariat(command_id=command_id) as first:
        answer = governance.propose_rules(year=2018, text={"sv": "Så gör vi."})
    position = last(governance)

    with acting_secretariat(command_id=command_id) as second:
        again = governance.propose_rules(year=2018, text={"sv": "Så gör vi."})

    assert again == answer
    assert last(governance) == position
    assert second.done[0].repeated
    assert [(d.first_position, d.last_position) for d in second.done] == [
        (d.first_position, d.last_position) for d in first.done
    ]


def test_a_repeated_command_is_not_refused_by_its_own_first_effect(
    governance: Governance, acting_secretariat: Any
) -> None:
    command_id = uuid4()
    organization = {"slug": "garnet", "name": "Garnet"}
    with acting_secretariat(command_id=command_id):
        answer = governance.register_organization(**organization)

    with acting_secretariat(command_id=command_id):
        assert governance.register_organization(**organization) == answer


def test_a_command_that_is_repeated_later_is_known_by_another_process_too(
    governance: Governance, acting_secretariat: Any
) -> None:
    command_id = uuid4()
    with acting_secretariat(command_id=command_id):
        answer = governance.open_year(year=2018)
    other = Governance(governance.store)

    later = datetime(2018, 6, 2, tzinfo=UTC)
    with acting_secretariat(command_id=command_id, simulated_now=later):
        again = other.open_year(year=2018)
    with acting_secretariat(command_id=command_id), pytest.raises(CommandReusedError):
        other.open_year(year=2019)

    other.close()
    assert again == answer


@pytest.mark.parametrize(
    ("changes", "arguments"),
    [
        ({}, {"name": {"sv": "Annat namn"}}),
        ({"effective": When("2017")}, {"name": NAME}),
        ({"on_behalf_of_id": UUID(int=5)}, {"name": NAME}),
    ],
    ids=["arguments", "day", "for whom"],
)
def test_a_command_id_that_comes_again_with_something_else_is_refused(
    governance: Governance,
    acting_secretariat: Any,
    changes: dict[str, Any],
    arguments: dict[str, Any],
) -> None:
    command_id = uuid4()
    with acting_secretariat(command_id=command_id):
        governance.rename_forum(name=NAME)
    position = last(governance)

    with (
        acting_secretariat(command_id=command_id, **changes),
        pytest.raises(CommandReusedError, match="with other arguments: use a new id"),
    ):
        governance.rename_forum(**arguments)

    assert last(governance) == position


def test_a_command_id_of_somebody_else_is_refused(
    governance: Governance, acting_secretariat: Any, forum_id: UUID
) -> None:
    command_id = uuid4()
    with acting_secretariat(command_id=command_id):
        governance.rename_forum(name=NAME)

    with (
        acting(SYSTEM_OFFICE_ID, forum_id=forum_id, command_id=command_id),
        pytest.raises(CommandReusedError),
    ):
        governance.rename_forum(name=NAME)


def test_eight_who_send_the_same_command_at_once_write_once(
    governance: Governance, acting_secretariat: Any
) -> None:
    before, command_id = last(governance), uuid4()

    def send(_: int) -> UUID:
        with acting_secretariat(command_id=command_id):
            answer: UUID = governance.propose_rules(year=2018)
            return answer

    with ThreadPoolExecutor(8) as threads:
        answers = set(threads.map(send, range(8)))

    assert len(answers) == 1
    assert topics(governance, before) == [
        *("rules_of_procedure.proposed", "register.opened", "register.issued"),
    ]


def test_numbers_stand_after_what_they_are_for(
    governance: Governance, acting_secretariat: Any
) -> None:
    before = last(governance)

    with acting_secretariat():
        rules_id = governance.propose_rules(year=2018)

    first, *_, number = governance.recorder.read_rows(before, 9)  # type: ignore[attr-defined]
    assert (first.topic, first.originator_id) == ("rules_of_procedure.proposed", rules_id)
    assert number.topic == "register.issued"


def test_a_command_with_nothing_to_write_writes_nothing(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat():
        answer = governance.open_year(year=2018)
    position = last(governance)

    with acting_secretariat() as context:
        assert governance.open_year(year=2018) == answer

    assert last(governance) == position
    assert context.done == []
    assert governance.recorder.find_command(context.command_id) is None  # type: ignore[attr-defined]


def test_a_refused_command_leaves_nothing_and_its_id_can_be_used_again(
    governance: Governance, acting_secretariat: Any
) -> None:
    position, command_id = last(governance), uuid4()
    with acting_secretariat(command_id=command_id), pytest.raises(UnknownThingError):
        governance.close_year(year=2018)
    assert last(governance) == position

    with acting_secretariat(command_id=command_id):
        governance.open_year(year=2018)

    assert topics(governance, position) == ["forum_year.opened"]


def test_a_command_outside_acting_is_refused(governance: Governance) -> None:
    with pytest.raises(LookupError, match="nobody acts"):
        governance.open_year(year=2018)


def test_things_are_loaded_and_saved_inside_a_command_only(
    governance: Governance, acting_secretariat: Any, forum_id: UUID
) -> None:
    with acting_secretariat(), pytest.raises(LookupError, match="no command runs"):
        governance.load(Forum, forum_id)


def test_whoever_waits_is_woken_after_each_save_and_only_then(
    governance: Governance, acting_secretariat: Any
) -> None:
    woken: list[int] = []
    governance.on_saved = lambda: woken.append(last(governance))

    with acting_secretariat():
        governance.open_year(year=2018)
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.close_year(year=2019)

    assert woken == [last(governance)]
