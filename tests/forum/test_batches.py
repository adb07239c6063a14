"""Several commands in one transaction: they see each other, and all are written or none."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from forum.application import Governance
from forum.errors import (
    CommandReusedError,
    ConflictError,
    NotAllowedError,
    RefusedBatchError,
    UnknownThingError,
)


def count(folder: Path) -> dict[str, int]:
    """How many rows each table of the log has."""
    with sqlite3.connect(folder / "data" / "log" / "log.db") as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("stored_events", "texts", "commands")
        }


def together(governance: Governance, *acts: Callable[[], object]) -> None:
    with governance.batch("open_year"):
        for act in acts:
            act()


def test_a_batch_is_one_transaction_of_one_command(
    governance: Governance, acting_secretariat: Any, tmp_path: Path
) -> None:
    before = count(tmp_path)

    with acting_secretariat() as context, governance.batch("open_year"):
        governance.open_year(year=2018)
        governance.propose_rules(year=2018, text={"sv": "Så gör vi."})
        assert count(tmp_path) == before

    (done,) = context.done
    assert count(tmp_path) == {
        "stored_events": before["stored_events"] + 4,
        "texts": before["texts"] + 1,
        "commands": before["commands"] + 1,
    }
    assert done.last_position - done.first_position == 3


def test_commands_of_a_batch_see_what_the_earlier_ones_did(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat(), governance.batch("open_year"):
        governance.open_year(year=2018)
        rules_id = governance.propose_rules(year=2018)
        governance.adopt_rules(rules_id=rules_id)
        governance.close_year(year=2018)

    rows = governance.recorder.read_rows(0, 1000)[-8:]  # type: ignore[attr-defined]
    assert [row.topic for row in rows] == [
        *("forum_year.opened", "rules_of_procedure.proposed", "rules_of_procedure.adopted"),
        *("forum_year.closed", "register.opened", "register.issued"),
        *("register.opened", "register.issued"),
    ]


def test_what_the_batch_changed_itself_is_no_reason_to_refuse_it(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat() as context, governance.batch("open_year"):
        governance.rename_forum(name={"sv": "Nytt namn"})
        governance.open_year(year=2018)  # it depends on the forum as the batch left it

    assert len(context.done) == 1


def test_a_refusal_undoes_the_whole_batch(
    governance: Governance, acting_secretariat: Any, tmp_path: Path
) -> None:
    before = count(tmp_path)

    with acting_secretariat(), pytest.raises(UnknownThingError):
        together(
            governance,
            lambda: governance.propose_rules(year=2018, text={"sv": "Så gör vi."}),
            lambda: governance.close_year(year=2019),
        )

    assert count(tmp_path) == before


def test_a_batch_does_not_go_on_without_the_part_that_was_refused(
    governance: Governance, acting_secretariat: Any, tmp_path: Path
) -> None:
    before = count(tmp_path)

    def overlook_a_refusal() -> None:
        with contextlib.suppress(UnknownThingError):
            governance.close_year(year=2019)

    with acting_secretariat(), pytest.raises(RefusedBatchError, match="correct that part first"):
        together(governance, lambda: governance.open_year(year=2018), overlook_a_refusal)

    assert count(tmp_path) == before


def test_a_fault_of_the_caller_undoes_the_whole_batch(
    governance: Governance, acting_secretariat: Any, tmp_path: Path
) -> None:
    before = count(tmp_path)

    with acting_secretariat(), pytest.raises(ZeroDivisionError):
        together(governance, lambda: governance.open_year(year=2018), lambda: 1 / 0)

    assert count(tmp_path) == before


def test_each_command_of_a_batch_must_be_allowed(
    governance: Governance, acting_secretariat: Any, tmp_path: Path
) -> None:
    before = count(tmp_path)

    with acting_secretariat(), pytest.raises(NotAllowedError):
        together(
            governance,
            lambda: governance.open_year(year=2018),
            lambda: governance.rename_host(name="Annan"),
        )

    assert count(tmp_path) == before


def test_a_batch_by_itself_must_be_allowed(governance: Governance, acting_secretariat: Any) -> None:
    with (
        acting_secretariat(),
        pytest.raises(NotAllowedError, match="may not import history"),
        governance.batch("import_history"),
    ):
        pytest.fail("the batch began")


def test_a_batch_is_carried_out_once(
    governance: Governance, acting_secretariat: Any, tmp_path: Path
) -> None:
    command_id = uuid4()
    with acting_secretariat(command_id=command_id), governance.batch("open_year", which="a"):
        governance.open_year(year=2018)
    before = count(tmp_path)

    with (
        acting_secretariat(command_id=command_id),
        pytest.raises(ConflictError, match="carried out before"),
        governance.batch("open_year", which="a"),
    ):
        pytest.fail("the batch began")
    with (
        acting_secretariat(command_id=command_id),
        pytest.raises(CommandReusedError),
        governance.batch("open_year", which="b"),
    ):
        pytest.fail("the batch began")

    assert count(tmp_path) == before


def test_a_batch_without_events_writes_no_command(
    governance: Governance, acting_secretariat: Any, tmp_path: Path
) -> None:
    before = count(tmp_path)

    with acting_secretariat() as context, governance.batch("open_year"):
        pass

    assert count(tmp_path) == before
    assert context.done == []


# Rehearsals.


def test_a_rehearsal_says_what_would_be_written_and_writes_nothing(
    governance: Governance, acting_secretariat: Any, tmp_path: Path
) -> None:
    before = count(tmp_path)

    with acting_secretariat() as context, governance.rehearsal() as unit:
        governance.open_year(year=2018)
        governance.propose_rules(year=2018, text={"sv": "Så gör vi."})
        topics = [event.TOPIC for event in unit.in_order()]

    assert topics == [
        *("forum_year.opened", "rules_of_procedure.proposed", "register.opened"),
        "register.issued",
    ]
    assert count(tmp_path) == before
    assert context.done == []


def test_what_was_rehearsed_can_be_carried_out_with_the_same_command_id(
    governance: Governance, acting_secretariat: Any
) -> None:
    command_id = uuid4()
    with acting_secretariat(command_id=command_id), governance.rehearsal():
        governance.open_year(year=2018)

    with acting_secretariat(command_id=command_id) as context:
        governance.open_year(year=2018)

    assert not context.done[0].repeated


def test_a_rehearsal_refuses_what_the_command_would_refuse(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat(), governance.rehearsal(), pytest.raises(UnknownThingError):
        governance.close_year(year=2018)
    with acting_secretariat(), governance.rehearsal(), pytest.raises(NotAllowedError):
        governance.rename_host(name="Annan")
