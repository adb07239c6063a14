from __future__ import annotations

from uuid import uuid4

import pytest

from forum.errors import IncompleteError
from forum.seating.selection import (
    RepeatedOrganizationError,
    Selection,
    SelectionDecidedError,
    SelectionStep,
)


@pytest.fixture
def selection() -> Selection:
    return Selection(year=2018, side="civil_society")


def test_a_side_is_selected_once_a_year(selection: Selection) -> None:
    assert selection.id == Selection.create_id(2018, "civil_society")
    assert selection.id != Selection.create_id(2019, "civil_society")
    assert selection.id != Selection.create_id(2018, "government")


def test_the_same_step_can_be_announced_for_several_days(selection: Selection) -> None:
    selection.plan_step(step=SelectionStep.NOMINATION_INFORMATION, detail=())
    selection.plan_step(step=SelectionStep.NOMINATION_INFORMATION, detail=())

    assert len(selection.pending_events) == 3


def test_a_selection_is_decided_once(selection: Selection) -> None:
    selection.decide("Director-General", [uuid4()])

    with pytest.raises(SelectionDecidedError):
        selection.decide("Director-General", [uuid4()])


def test_a_selection_can_be_decided_without_a_known_list(selection: Selection) -> None:
    selection.decide("Director-General", ())

    assert selection.is_decided


def test_a_decision_names_its_decider_and_each_organization_once(selection: Selection) -> None:
    organization_id = uuid4()

    with pytest.raises(IncompleteError):
        selection.decide(" ", [organization_id])
    with pytest.raises(RepeatedOrganizationError):
        selection.decide("Annual meeting", [organization_id, organization_id])
