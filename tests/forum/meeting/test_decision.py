from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from forum.errors import IncompleteError
from forum.meeting.decision import (
    Decider,
    DeciderError,
    Decision,
    DecisionPlaceError,
    DecisionReopenedError,
    DecisionStandsError,
    DecisionSubject,
    How,
)
from forum.record.values import names

pytestmark = pytest.mark.usefixtures("somebody")
TITLE = names({"sv": "Teman för 2018"})


@pytest.fixture
def decision() -> Decision:
    return Decision(
        number=4,
        year=2018,
        subject=DecisionSubject.THEMES,
        title=TITLE,
        text=(),
        decided_by=Decider.FORUM,
        side=None,
        how=How.JOINTLY,
        organization_id=None,
        meeting_id=None,
        outside_meeting=False,
        item_id=None,
        replaces_id=None,
    )


def test_a_decision_is_taken_in_one_place_and_says_something() -> None:
    with pytest.raises(IncompleteError):
        Decision.check_taking((), None, False, None)
    with pytest.raises(DecisionPlaceError):
        Decision.check_taking(TITLE, uuid4(), True, None)
    with pytest.raises(IncompleteError):
        Decision.check_taking(TITLE, None, False, uuid4())

    Decision.check_taking(TITLE, None, False, None)  # where is unknown


@pytest.mark.parametrize(
    ("decided_by", "side"),
    [
        (Decider.SIDE, None),
        (Decider.ORGANIZATION, None),
        (Decider.FORUM, "government"),
        (None, "government"),
    ],
)
def test_a_side_is_named_where_it_decided_alone_and_nowhere_else(
    decided_by: Decider | None, side: str | None
) -> None:
    with pytest.raises(DeciderError):
        Decision.check_decider(decided_by, side, None)


def test_an_organization_may_decide_for_itself_or_for_its_side() -> None:
    Decision.check_decider(Decider.ORGANIZATION, None, uuid4())
    Decision.check_decider(Decider.SIDE, "government", uuid4())
    Decision.check_decider(None, None, None)  # nobody knows


def test_a_decision_stands_until_it_is_taken_up_again_with_a_reason(
    decision: Decision, wording: Any, given: Any
) -> None:
    with pytest.raises(DecisionStandsError):
        decision.check_reopened()
    with pytest.raises(IncompleteError):
        decision.reopen(())

    decision.reopen(wording("fel antal"))

    decision = given(decision)
    decision.check_reopened()
    with pytest.raises(DecisionReopenedError):
        decision.reopen(wording("en gång till"))


def test_what_became_of_a_decision_is_told_in_words(decision: Decision, wording: Any) -> None:
    with pytest.raises(IncompleteError):
        decision.follow_up(())
    decision.follow_up(wording("alla fyra teman togs upp"))
