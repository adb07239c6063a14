"""Each command is one line in the program's own log: never a name, a text or an argument."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.application import Governance
from forum.errors import UnknownThingError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID

CANARIES = ("Kanariefågel", "kanarietext", "kanarieskäl", "KANARIE-DNR")
FIELDS = {"command", "command_id", "position", "milliseconds", "status"}


@pytest.fixture(autouse=True)
def listening(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("forum"), "propagate", True)
    for name in (None, "forum", "forum.command"):  # whatever level an earlier test asked for
        caplog.set_level(logging.DEBUG, logger=name)


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    usual = set(vars(logging.makeLogRecord({}))) | {"message", "asctime"}
    return [
        {name: value for name, value in vars(record).items() if name not in usual}
        for record in caplog.records
        if record.name == "forum.command"
    ]


def test_a_command_is_one_line(
    governance: Governance, acting_secretariat: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with acting_secretariat() as context:
        governance.open_year(year=2018)

    (line,) = lines(caplog)
    assert set(line) == FIELDS
    assert (line["command"], line["status"]) == ("open_year", "ok")
    assert line["command_id"] == str(context.command_id)
    assert line["position"] == context.done[0].last_position
    assert 0 < line["milliseconds"] < 60_000


def test_a_refusal_is_a_line_that_names_its_ground(
    governance: Governance, acting_secretariat: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.close_year(year=2018)

    (line,) = lines(caplog)
    assert (line["status"], line["position"]) == ("UnknownThingError", None)


def test_a_repeated_command_is_a_line_that_says_so(
    governance: Governance, acting_secretariat: Any, caplog: pytest.LogCaptureFixture
) -> None:
    command_id = uuid4()
    for _ in range(2):
        with acting_secretariat(command_id=command_id):
            governance.open_year(year=2018)

    first, second = lines(caplog)
    assert (first["status"], second["status"]) == ("ok", "repeated")
    assert first["position"] == second["position"]


def test_a_batch_is_one_line_whatever_it_holds(
    governance: Governance, acting_secretariat: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with acting_secretariat() as context, governance.batch("open_year"):
        governance.open_year(year=2018)
        governance.open_year(year=2019)

    (line,) = lines(caplog)
    assert (line["command"], line["status"]) == ("open_year", "ok")
    assert line["position"] == context.done[0].last_position


def test_a_batch_that_was_refused_is_a_line_too(
    governance: Governance, acting_secretariat: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def batch() -> None:
        with governance.batch("open_year"):
            governance.close_year(year=2019)

    with acting_secretariat(), pytest.raises(UnknownThingError):
        batch()

    (line,) = lines(caplog)
    assert line["status"] == "UnknownThingError"


def test_a_rehearsal_is_no_line(
    governance: Governance, acting_secretariat: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with acting_secretariat(), governance.rehearsal():
        governance.open_year(year=2018)

    assert lines(caplog) == []


def test_no_name_text_or_reason_comes_into_the_log(
    governance: Governance, acting_secretariat: Any, caplog: pytest.LogCaptureFixture
) -> None:
    name, text, reason, number = CANARIES
    with acting_secretariat(reasons={"W3": reason}, standing_reason=reason):
        person_id = governance.register_person(name=name)
    with acting_secretariat(reasons={"W3": reason}):
        governance.describe_forum(text={"sv": text})
    with acting_secretariat():
        governance.open_year(year=2018)
    with acting_secretariat():
        governance.number_case(year=2018, case_number=number)
    with acting_secretariat():
        governance.strike_event(aggregate_id=person_id, version=1, reason=reason)
    refused(governance, acting_secretariat, name)

    assert len(lines(caplog)) == 7
    written = " ".join(str(vars(record)) for record in caplog.records)
    assert [canary for canary in CANARIES if canary in written] == []
    assert "strike_event" in written  # the canaries had somewhere to be


def refused(governance: Governance, acting_secretariat: Any, name: str) -> None:
    """Two refusals, one of which tells the caller the name that he sent."""
    with acting(SYSTEM_OFFICE_ID), pytest.raises(Exception, match=name):
        governance.found_forum(slug=name, name={"sv": name}, sides=())
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.adopt_rules(rules_id=UUID(int=1))
