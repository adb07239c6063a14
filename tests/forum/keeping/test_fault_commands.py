"""Faults that anybody reports, without saying who it is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.application import Governance
from forum.errors import IncompleteError, NotAllowedError, TooLongError
from forum.governing.office import OfficeKind
from forum.keeping.fault import FaultClosedError, FaultOutcome
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID


@pytest.fixture
def form_id(governance: Governance, forum_id: UUID) -> UUID:
    """The office of the public form."""
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id):
        return governance.open_office(
            kind=OfficeKind.PUBLIC_FORM, name="Öppet formulär", serves_forum_id=forum_id
        )


def reported(governance: Governance, forum_id: UUID, form_id: UUID, **more: Any) -> UUID:
    with acting(form_id, forum_id=forum_id):
        return governance.report_fault(**{"text": {"sv": "Bilden saknar text."}, **more})


def test_anybody_reports_a_fault_and_the_secretariat_answers_it_once(
    governance: Governance, forum_id: UUID, form_id: UUID, do: Any, written: Any
) -> None:
    fault_id = reported(governance, forum_id, form_id, page="/prov/meetings/", wants_answer=True)
    about = {"fault_id": fault_id, "outcome": FaultOutcome.MENDED, "answer": {"sv": "Lagat."}}
    do("close_fault", **about)

    first, last = written()[-2:]
    assert (first.TOPIC, first.wants_answer, first.actor_id) == ("fault.reported", True, form_id)
    assert governance.recorder.read_texts([first.page.text_id])  # type: ignore[attr-defined]
    assert (last.TOPIC, last.outcome) == ("fault.closed", FaultOutcome.MENDED)
    with pytest.raises(FaultClosedError):
        do("close_fault", **about)


def test_a_report_says_something_and_an_answer_too(
    governance: Governance, forum_id: UUID, form_id: UUID, do: Any
) -> None:
    with pytest.raises(IncompleteError):
        reported(governance, forum_id, form_id, text={"sv": " "})
    fault_id = reported(governance, forum_id, form_id)
    with pytest.raises(IncompleteError):
        do("close_fault", fault_id=fault_id, outcome=FaultOutcome.NO_FAULT, answer={})


@pytest.mark.parametrize("too_long", [{"text": {"sv": "a" * 5_001}}, {"page": "a" * 301}])
def test_a_report_has_its_length(
    governance: Governance, forum_id: UUID, form_id: UUID, too_long: dict[str, Any]
) -> None:
    with pytest.raises(TooLongError):
        reported(governance, forum_id, form_id, **too_long)


def test_the_public_form_does_nothing_else(
    governance: Governance, forum_id: UUID, form_id: UUID
) -> None:
    fault_id = reported(governance, forum_id, form_id)

    with acting(form_id, forum_id=forum_id), pytest.raises(NotAllowedError):
        governance.close_fault(
            fault_id=fault_id, outcome=FaultOutcome.NO_FAULT, answer={"sv": "Nej."}
        )
