from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.answering.feedback import Feedback, Outcome
from forum.answering.refusals import ViewGatheredError, ViewItemError, ViewWithdrawnError
from forum.answering.view import Giver, Setting
from forum.errors import UnknownThingError
from forum.governing.forum import UnknownSideError
from forum.governing.year import YearClosedError
from forum.meeting.meeting import MeetingKind
from forum.meeting.refusals import HeldInFutureError
from forum.record.values import Basis, Evidence
from forum.record.when import When

SAID: dict[str, Any] = {
    "setting": Setting.DIALOGUE,
    "giver": Giver.BOTH_SIDES,
    "text": {"sv": "tidigare i samråd"},
}


@pytest.fixture
def meeting_id(do: Any) -> UUID:
    made: UUID = do(
        "plan_meeting", classification=MeetingKind.DIALOGUE, year=2018, day=When("2018-05-31")
    )
    return made


def test_a_view_gets_its_number_and_an_answer_is_owed_in_one_save(
    do: Any, governance: Any, written: Any
) -> None:
    for _ in range(2):
        do("record_view", **SAID)

    events = written()
    assert [event.TOPIC for event in events[:4]] == [
        "view.recorded",
        "feedback.owed",
        "register.opened",
        "register.issued",
    ]
    assert [event.number for event in events if event.TOPIC == "view.recorded"] == [1, 2]


def test_a_view_of_a_meeting_was_given_on_its_day(do: Any, meeting_id: UUID, written: Any) -> None:
    item_id = uuid4()
    do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Tema"}, item_id=item_id)

    do("record_view", **SAID, meeting_id=meeting_id, item_id=item_id)

    recorded = written()[-4]
    assert (str(recorded.effective), recorded.item_id) == ("2018-05-31", item_id)
    with pytest.raises(ViewItemError):
        do("record_view", **SAID, meeting_id=meeting_id, item_id=uuid4())


def test_the_rules_say_when_an_answer_is_due(
    do: Any, adopt: Any, meeting_id: UUID, written: Any
) -> None:
    rules_id = adopt(answer_days=30)

    do("record_view", **SAID, meeting_id=meeting_id)
    do("record_view", **SAID, due=When("2018-06-15"))
    do("record_view", on="2018-05", **SAID)

    owed = [event for event in written() if event.TOPIC == "feedback.owed"]
    assert [str(event.due) for event in owed] == ["2018-06-30", "2018-06-15", "None"]
    assert owed[0].rules_version == rules_id


def test_a_view_is_not_given_in_the_future_or_by_an_unknown_side(do: Any) -> None:
    with pytest.raises(HeldInFutureError):
        do("record_view", on="2018-06-02", **SAID)
    with pytest.raises(UnknownSideError):
        do("record_view", **{**SAID, "giver": Giver.SIDE, "side": "kommunen"})
    for unknown in ("organization_id", "meeting_id", "theme_id"):
        with pytest.raises(UnknownThingError):
            do("record_view", **SAID, **{unknown: uuid4()})


def test_a_view_of_a_closed_year_needs_evidence(
    do: Any, governance: Any, acting_secretariat: Any
) -> None:
    do("open_year", year=2017)
    do("close_year", year=2017)
    with pytest.raises(YearClosedError):
        do("record_view", on="2017-11-15", **SAID)

    with acting_secretariat(
        effective=When("2017-11-15"), evidence=Evidence(basis=Basis.FACT, source="Civos")
    ):
        governance.record_view(**SAID)


def test_a_view_that_was_struck_is_entered_anew_under_its_number(
    do: Any, governance: Any, acting_secretariat: Any, written: Any
) -> None:
    view_id = do("record_view", **SAID)

    with acting_secretariat(), governance.batch("strike_event", about=view_id):
        governance.strike_event(aggregate_id=view_id, version=1, reason="fel text")
        with governance.entering_anew(view_id):
            again = governance.record_view(**{**SAID, "text": {"sv": "senare i samråd"}})

    assert again == view_id
    assert [event.number for event in written() if event.TOPIC == "view.recorded"] == [1, 1]
    assert sum(event.TOPIC == "feedback.owed" for event in written()) == 1


def test_an_answer_is_promised_put_off_given_and_judged(
    do: Any, governance: Any, written: Any
) -> None:
    view_id = do("record_view", **SAID)
    more: list[tuple[str, dict[str, Any]]] = [
        ("acknowledge_view", {}),
        ("promise_feedback", {"due": When("2018-07-01")}),
        ("extend_feedback", {"due": When("2018-07-16"), "reason": {"sv": "semester"}}),
        ("report_without_news", {}),
        ("follow_up_view", {"text": {"sv": "mötte ministern"}}),
        ("give_feedback", {"outcome": Outcome.ANSWERED, "text": {"sv": "ja"}}),
        ("judge_feedback", {"is_enough": False, "reason": {"sv": "för kort"}}),
        ("reopen_feedback", {"reason": {"sv": "för kort"}}),
    ]

    ids = {do(name, view_id=view_id, **arguments) for name, arguments in more}

    assert [event.TOPIC.partition(".")[2] for event in written()[4:]] == [
        "acknowledged",
        "promised",
        "extended",
        "reported_without_news",
        "followed_up",
        "given",
        "judged",
        "reopened",
    ]
    assert len(ids) == 1
    assert isinstance(governance.repository.get(ids.pop()), Feedback)


def test_views_are_gathered_into_one_that_stands_and_answers_are_promised_there(do: Any) -> None:
    first, second, third = (do("record_view", **SAID) for _ in range(3))
    do("gather_view", view_id=second, into_id=first)
    do("withdraw_view", view_id=third)

    with pytest.raises(ViewGatheredError):
        do("gather_view", view_id=first, into_id=second)
    with pytest.raises(ViewWithdrawnError):
        do("gather_view", view_id=first, into_id=third)
    with pytest.raises(ViewGatheredError):
        do("promise_feedback", view_id=second, due=When("2018-07-01"))


def test_a_view_is_passed_on_to_an_organization_here_or_in_words(do: Any, written: Any) -> None:
    view_id = do("record_view", **SAID)

    do("refer_view", view_id=view_id, to="ett lärande nätverk", text={"sv": "tas upp där"})

    assert written()[-1].to == "ett lärande nätverk"
    with pytest.raises(UnknownThingError):
        do("refer_view", view_id=view_id, to_id=uuid4())
