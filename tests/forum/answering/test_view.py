from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.answering.refusals import (
    GiverError,
    ViewGatheredError,
    ViewItemError,
    ViewWithdrawnError,
)
from forum.answering.view import Giver, Setting, View
from forum.errors import IncompleteError

pytestmark = pytest.mark.usefixtures("somebody")
ORGANIZATION = UUID(int=1)


@pytest.fixture
def view(wording: Any) -> View:
    return View(
        number=14,
        setting=Setting.DIALOGUE,
        giver=Giver.BOTH_SIDES,
        side=None,
        organization_id=None,
        meeting_id=None,
        text=wording("tidigare i samråd"),
        theme_id=None,
        item_id=None,
    )


@pytest.mark.parametrize(
    ("giver", "side", "organization_id"),
    [
        (Giver.SIDE, None, None),
        (Giver.SIDE, None, ORGANIZATION),
        (Giver.ORGANIZATION, "civil_society", None),
        (Giver.BOTH_SIDES, "civil_society", None),
        (Giver.SECRETARIAT, "civil_society", ORGANIZATION),
    ],
)
def test_side_and_organization_fit_who_gave_the_view(
    giver: Giver, side: str | None, organization_id: UUID | None, wording: Any
) -> None:
    with pytest.raises(GiverError):
        View.check_recording(giver, side, organization_id, wording("mer tid"))


def test_a_view_says_something(wording: Any) -> None:
    with pytest.raises(IncompleteError):
        View.check_recording(Giver.PARTICIPANTS, None, None, ())

    View.check_recording(Giver.ORGANIZATION, None, ORGANIZATION, wording("mer tid"))


def test_a_view_is_said_on_an_item_of_its_meeting() -> None:
    with pytest.raises(ViewItemError):
        View.check_item(uuid4(), {})


def test_a_view_is_passed_on_to_somebody(view: View, wording: Any) -> None:
    with pytest.raises(IncompleteError):
        view.refer()

    view.refer(to="Kulturdepartementet")
    view.refer(text=wording("till ett lärande nätverk"))


def test_a_view_that_was_taken_back_goes_nowhere(view: View, given: Any) -> None:
    view.withdraw()
    view = given(view)

    for act in (view.withdraw, lambda: view.refer(to="MUCF"), lambda: view.gather(uuid4())):
        with pytest.raises(ViewWithdrawnError):
            act()


def test_a_view_is_gathered_once_into_another_one(view: View, given: Any) -> None:
    with pytest.raises(ViewGatheredError):
        view.gather(view.id)
    view.gather(uuid4())
    view = given(view)

    for act in (view.withdraw, lambda: view.gather(uuid4())):
        with pytest.raises(ViewGatheredError):
            act()
