"""The steps of a selection: given events, then steps."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from forum.record.values import Basis, Evidence
from forum.record.when import When
from forum.seating.selection import Selection, SelectionStep
from projections.selections import selection_steps
from tests.projections.telling import HERE, here, told


def test_a_step_that_was_only_announced_is_not_told_as_taken(tmp_path: Path) -> None:
    with here(effective=When("2017-04-12"), evidence=Evidence(basis=Basis.PLANNED, source="A")):
        it = Selection(2018, "civil_society")
        it.plan_step(SelectionStep.SELECTION_COMMITTEE_ELECTION, ())
    with here():
        it.take_step(SelectionStep.RESERVE_LIST, ())

    steps = selection_steps(told(tmp_path, it), year=2018, **HERE)

    assert [(s["step"], s["is_taken"], s["day"], s["basis"]) for s in steps] == [
        ("selection_committee_election", False, "2017-04-12", "planned"),
        ("reserve_list", True, "2021-01-02", None),
    ]


def test_the_decision_is_a_step_with_its_decider(tmp_path: Path) -> None:
    with here():
        it = Selection(2018, "civil_society")
        it.decide("the administrator", (uuid4(), uuid4()))

    (step,) = selection_steps(told(tmp_path, it), year=2018, **HERE)

    assert (step["step"], step["decider"]) == ("decision", "the administrator")


def test_steps_are_those_towards_the_seats_of_the_year_asked_for(tmp_path: Path) -> None:
    with here():
        selections = [Selection(year, "civil_society") for year in (2018, 2019)]
        for it in selections:
            it.take_step(SelectionStep.DECISION_SENT, ())
    conn = told(tmp_path, *selections)

    assert [step["year"] for step in selection_steps(conn, year=2019, **HERE)] == [2019]
    assert [step["year"] for step in selection_steps(conn, **HERE)] == [2018, 2019]
