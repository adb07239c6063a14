"""An answer is put off within the rules, and every refusal says what would be allowed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.answering.feedback import ChangeKind, Outcome
from forum.answering.refusals import AnswerLinkError, ViewGatheredError
from forum.answering.view import Giver, Setting
from forum.errors import AgainstRulesError, IncompleteError
from forum.record.when import When

WHY = {"sv": "remissen är inte klar"}


@pytest.fixture
def view_id(do: Any, adopt: Any) -> UUID:
    adopt(answer_days=30, answer_extension_days=15, extensions_most=2)
    made: UUID = do(
        "record_view", setting=Setting.DIALOGUE, giver=Giver.BOTH_SIDES, text={"sv": "fler språk"}
    )
    return made


def test_an_answer_is_put_off_by_as_many_days_as_the_rules_allow_altogether(
    at: Any, view_id: UUID, written: Any
) -> None:
    at("2018-06-20", "extend_feedback", view_id=view_id, due=When("2018-07-10"), reason=WHY)

    with pytest.raises(AgainstRulesError) as refused:
        at("2018-07-05", "extend_feedback", view_id=view_id, due=When("2018-07-17"), reason=WHY)

    assert str(refused.value) == (
        "the rules 2017-1 let an answer be put off by 15 days altogether: "
        "choose 2018-07-16 or an earlier day"
    )
    assert refused.value.values["limit"] == "answer_extension_days"
    at("2018-07-05", "extend_feedback", view_id=view_id, due=When("2018-07-16"), reason=WHY)
    extended = written()[-1]
    assert (extended.due, extended.rules_version is not None) == (When("2018-07-16"), True)


def test_an_answer_is_put_off_as_often_as_the_rules_allow(at: Any, view_id: UUID) -> None:
    for day, due in (("2018-06-20", "2018-07-05"), ("2018-07-04", "2018-07-10")):
        at(day, "extend_feedback", view_id=view_id, due=When(due), reason=WHY)

    with pytest.raises(AgainstRulesError, match="put off 2 times") as refused:
        at("2018-07-09", "extend_feedback", view_id=view_id, due=When("2018-07-12"), reason=WHY)

    assert (refused.value.values["limit"], refused.value.values["rules"]) == (
        "extensions_most",
        "2017-1",
    )


def test_an_answer_opened_again_can_be_put_off_anew(at: Any, view_id: UUID) -> None:
    at("2018-06-20", "extend_feedback", view_id=view_id, due=When("2018-07-16"), reason=WHY)
    at(
        "2018-06-25",
        "give_feedback",
        view_id=view_id,
        outcome=Outcome.ANSWERED,
        text={"sv": "ja"},
    )
    at("2018-06-26", "reopen_feedback", view_id=view_id, reason=WHY)
    at("2018-06-27", "promise_feedback", view_id=view_id, due=When("2018-08-01"))

    at("2018-07-20", "extend_feedback", view_id=view_id, due=When("2018-08-16"), reason=WHY)


def test_where_the_rules_set_no_limit_an_answer_is_put_off_freely(do: Any) -> None:
    view_id = do(
        "record_view",
        setting=Setting.DIALOGUE,
        giver=Giver.BOTH_SIDES,
        text={"sv": "fler språk"},
        due=When("2018-06-30"),
    )

    for due in ("2018-12-31", "2019-06-30", "2020-06-30"):
        do("extend_feedback", view_id=view_id, due=When(due), reason=WHY)


def test_an_extension_after_the_last_day_is_recorded(at: Any, view_id: UUID, written: Any) -> None:
    at("2018-07-05", "extend_feedback", view_id=view_id, due=When("2018-07-16"), reason=WHY)

    assert written()[-1].TOPIC == "feedback.extended"


def test_an_answer_says_why_a_view_is_not_taken_up_in_full(do: Any, view_id: UUID) -> None:
    for outcome in (Outcome.PARTLY_TAKEN_UP, Outcome.NOT_TAKEN_UP):
        with pytest.raises(IncompleteError, match="say why"):
            do("give_feedback", view_id=view_id, outcome=outcome, text={"sv": "nej"})
    with pytest.raises(AnswerLinkError):
        do(
            "give_feedback",
            view_id=view_id,
            outcome=Outcome.TAKEN_UP,
            text={"sv": "ja"},
            link="example.org",
        )

    do(
        "give_feedback",
        view_id=view_id,
        outcome=Outcome.NOT_TAKEN_UP,
        text={"sv": "nej"},
        why={"sv": "pengarna räcker inte"},
        change_kind=ChangeKind.NOTHING,
        link="https://example.org/beslut",
        capacity="Kommunstyrelsens ordförande",
    )


def test_a_gathered_view_is_answered_where_it_was_gathered(do: Any, view_id: UUID) -> None:
    other = do(
        "record_view", setting=Setting.DIALOGUE, giver=Giver.BOTH_SIDES, text={"sv": "språk"}
    )
    do("gather_view", view_id=other, into_id=view_id)

    for act, more in (
        ("acknowledge_view", {}),
        ("report_without_news", {}),
        ("extend_feedback", {"due": When("2018-07-10"), "reason": WHY}),
        ("give_feedback", {"outcome": Outcome.ANSWERED, "text": {"sv": "ja"}}),
    ):
        with pytest.raises(ViewGatheredError, match="go on with that"):
            do(act, view_id=other, **more)
