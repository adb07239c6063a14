from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from forum.errors import IncompleteError, TooLongError
from forum.governing.forum import UnknownSideError
from forum.governing.year import YearClosedError
from forum.meeting.decision import Decider, DecisionStandsError, DecisionSubject, How
from forum.meeting.refusals import HeldInFutureError, ItemDecidedError, UnknownItemError
from forum.record.when import When


def test_a_decision_closes_its_item_until_it_is_taken_up_again(
    do: Any, governance: Any, plan: Any, written: Any
) -> None:
    meeting_id, item_id = plan("2018-03-28"), uuid4()
    do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Teman"}, item_id=item_id)
    taken: dict[str, Any] = {
        "year": 2018,
        "subject": DecisionSubject.THEMES,
        "meeting_id": meeting_id,
        "item_id": item_id,
    }
    first = do("take_decision", title={"sv": "Tre teman"}, **taken)
    with pytest.raises(ItemDecidedError):
        do("retitle_agenda_item", meeting_id=meeting_id, item_id=item_id, title={"sv": "Annat"})
    with pytest.raises(DecisionStandsError):
        do("take_decision", title={"sv": "Fyra"}, replaces_id=first, **taken)

    do("reopen_decision", decision_id=first, reason={"sv": "ett tema glömdes"})
    do("take_decision", title={"sv": "Fyra teman"}, replaces_id=first, **taken)

    decisions = [event for event in written() if event.TOPIC == "decision.taken"]
    assert [(event.number, event.title[0].text) for event in decisions] == (
        [(1, "Tre teman"), (2, "Fyra teman")]
    )
    assert str(decisions[0].effective) == "2018-03-28"


def test_a_decision_is_taken_by_whom_is_known_at_a_meeting_that_has_been(
    do: Any, plan: Any, written: Any
) -> None:
    what: dict[str, Any] = {
        "year": 2018,
        "subject": DecisionSubject.OTHER,
        "title": {"sv": "Något"},
    }
    do("take_decision", **what, decided_by=Decider.SIDE, side="government", how=How.APPOINTMENT)
    do("take_decision", **what, outside_meeting=True)

    known, unknown = (event for event in written() if event.TOPIC == "decision.taken")
    assert (known.decided_by, known.side, known.how) == ("side", "government", "appointment")
    assert (unknown.decided_by, unknown.side, unknown.how) == (None, None, None)
    with pytest.raises(UnknownSideError):
        do("take_decision", **what, decided_by=Decider.SIDE, side="kommunen")
    with pytest.raises(HeldInFutureError):
        do("take_decision", **what, meeting_id=plan("2018-09-12"))
    with pytest.raises(HeldInFutureError):
        do("take_decision", **what, on="2018-06-02")


def test_what_became_of_a_decision_is_told_also_after_its_year(do: Any, written: Any) -> None:
    do("open_year", year=2017)
    what = {"year": 2017, "subject": DecisionSubject.RULES, "title": {"sv": "Regler"}}
    decision_id = do("take_decision", on="2017-02-01", **what)
    do("close_year", year=2017)
    with pytest.raises(YearClosedError):
        do("take_decision", on="2017-02-01", **what)

    do("follow_up_decision", decision_id=decision_id, text={"sv": "tillämpades"})

    assert written()[-1].TOPIC == "decision.followed_up"


def test_striking_a_decision_opens_its_item_again(do: Any, plan: Any, written: Any) -> None:
    meeting_id, item_id = plan("2018-05-31"), uuid4()
    on = {"meeting_id": meeting_id, "item_id": item_id}
    do("add_agenda_item", **on, title={"sv": "Tema"})
    about = {"year": 2018, "subject": DecisionSubject.OTHER, "title": {"sv": "Så"}}
    decision_id = do("take_decision", **about, **on)

    do("strike_event", aggregate_id=decision_id, version=1, reason="Fel möte")

    reopened = written()[-1]
    assert (reopened.TOPIC, reopened.item_id) == ("meeting.item_reopened", item_id)
    do("retitle_agenda_item", **on, title={"sv": "Annat tema"})


# Trial 7.


def test_only_the_decided_item_is_closed_and_both_decisions_stay(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id, three, four = plan("2018-05-31"), uuid4(), uuid4()
    for item_id in (three, four):
        do("add_agenda_item", meeting_id=meeting_id, item_id=item_id, title={"sv": "Tema"})
    about = {"year": 2018, "subject": DecisionSubject.OTHER, "meeting_id": meeting_id}
    first = do("take_decision", **about, item_id=three, title={"sv": "Ja"})
    retitled = {"meeting_id": meeting_id, "title": {"sv": "Annat"}}
    with pytest.raises(ItemDecidedError):
        do("retitle_agenda_item", **retitled, item_id=three)
    do("retitle_agenda_item", **retitled, item_id=four)

    do("reopen_decision", decision_id=first, reason={"sv": "Nya uppgifter"})
    do("retitle_agenda_item", **retitled, item_id=three)
    do("take_decision", **about, item_id=three, title={"sv": "Nej"}, replaces_id=first)

    taken = [event for event in written() if event.TOPIC == "decision.taken"]
    assert [event.title[0].text for event in taken] == ["Ja", "Nej"]


def test_a_decision_says_on_what_it_rests_and_who_carries_it_out(
    do: Any, civos: Any, written: Any
) -> None:
    about = {"year": 2018, "subject": DecisionSubject.OTHER, "title": {"sv": "Så"}}
    decision_id = do("take_decision", **about)
    with pytest.raises(IncompleteError):
        do("assign_decision", decision_id=decision_id)
    with pytest.raises(TooLongError):
        do("assign_decision", decision_id=decision_id, owner="x" * 301)

    said = {"legal_basis": "Arbetsordningen 4 §", "owner_id": civos, "done_by": When("2018-09")}
    for _ in range(2):  # the same again writes nothing
        do("assign_decision", decision_id=decision_id, **said)

    (assigned,) = [event for event in written() if event.TOPIC == "decision.assigned"]
    assert (assigned.legal_basis, assigned.owner_id, assigned.done_by) == tuple(said.values())


def test_a_closed_item_takes_one_more_decision_where_that_is_meant(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id, item_id = plan("2018-03-28"), uuid4()
    do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Teman"}, item_id=item_id)
    on_item: dict[str, Any] = {
        "year": 2018,
        "subject": DecisionSubject.THEMES,
        "meeting_id": meeting_id,
        "item_id": item_id,
    }
    first = do("take_decision", title={"sv": "Tre teman"}, **on_item)
    with pytest.raises(ItemDecidedError):
        do("take_decision", title={"sv": "En grupp"}, **on_item)

    do("take_decision", title={"sv": "En grupp"}, closes_item=False, **on_item)
    do("take_decision", title={"sv": "Ett möte"}, closes_item=None, **on_item)

    taken = [event for event in written() if event.TOPIC == "decision.taken"]
    closed = [event for event in written() if event.TOPIC == "meeting.item_decided"]
    assert [event.item_id for event in taken] == [item_id] * 3
    assert [event.decision_id for event in closed] == [first]
    with pytest.raises(UnknownItemError):
        do(
            "take_decision",
            title={"sv": "Annat"},
            closes_item=False,
            **(on_item | {"item_id": uuid4()}),
        )


def test_the_first_decision_on_an_open_item_closes_it_where_nothing_is_said(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id, item_id = plan("2018-03-28"), uuid4()
    do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Teman"}, item_id=item_id)

    do(
        "take_decision",
        year=2018,
        subject=DecisionSubject.THEMES,
        title={"sv": "Tre teman"},
        meeting_id=meeting_id,
        item_id=item_id,
        closes_item=None,
    )

    assert "meeting.item_decided" in [event.TOPIC for event in written()]
