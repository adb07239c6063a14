from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from forum.errors import UnknownThingError
from forum.governing.forum import UnknownSideError
from forum.record.when import When
from forum.seating.selection import SelectionDecidedError, SelectionStep

OF_2018 = {"year": 2018, "side": "civil_society"}


def test_a_selection_is_opened_with_its_first_step(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat(effective=When("2017-04-12")):
        governance.plan_selection_step(
            **OF_2018,
            step=SelectionStep.SELECTION_COMMITTEE_ELECTION,
            detail={"en": "Four members for four places"},
        )
    with acting_secretariat(effective=When("2017")):
        governance.take_selection_step(**OF_2018, step=SelectionStep.SELECTION_COMMITTEE_WORK)

    opened, planned, taken = written()
    assert (opened.effective, planned.effective, taken.effective) == (
        None,
        When("2017-04-12"),
        When("2017"),
    )
    assert planned.detail[0].language == "en"
    assert taken.detail == ()


def test_opening_a_selection_again_writes_nothing(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    for _ in range(2):
        with acting_secretariat():
            governance.open_selection(**OF_2018)

    assert len(written()) == 1


def test_a_selection_is_decided_once_and_for_organizations_that_exist(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        organization_id = governance.register_organization(slug="civos", name="Civos")
    decision = {**OF_2018, "decider": "Director-General", "organization_ids": (organization_id,)}
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.decide_selection(**{**decision, "organization_ids": (uuid4(),)})

    with acting_secretariat():
        governance.decide_selection(**decision)
    with acting_secretariat(), pytest.raises(SelectionDecidedError):
        governance.decide_selection(**decision)

    assert written()[-1].organization_ids == (organization_id,)


def test_a_selection_is_for_a_side_of_the_forum(governance: Any, acting_secretariat: Any) -> None:
    with acting_secretariat(), pytest.raises(UnknownSideError):
        governance.open_selection(year=2018, side="parliament")
