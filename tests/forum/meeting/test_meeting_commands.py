from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from forum.errors import ReasonNeededError
from forum.governing.limits import DaysCounted
from forum.keeping.striking import NotStrikableError
from forum.meeting.agenda import ItemKind
from forum.meeting.refusals import HeldInFutureError
from forum.record.localtime import LocalTime
from forum.record.values import Basis, Evidence
from forum.record.when import When

SOURCE = Evidence(basis=Basis.FACT, source="Civos: Minnesanteckningar")


def test_meetings_of_the_forum_are_numbered_when_convened_or_held(
    do: Any, plan: Any, written: Any
) -> None:
    own = plan("2018-03-28", side="civil_society")
    march, may = plan("2018-03-28"), plan("2018-05-31")
    do("hold_meeting", meeting_id=own)
    do("convene_meeting", meeting_id=march, on="2018-03-01")
    do("hold_meeting", meeting_id=march)
    do("hold_meeting", meeting_id=may)

    numbered = [event for event in written() if event.TOPIC == "meeting.numbered"]
    assert [(event.originator_id, event.number) for event in numbered] == [(march, 1), (may, 2)]


def test_a_meeting_of_the_forum_is_listed_and_one_of_a_side_if_that_is_said(
    plan: Any, written: Any
) -> None:
    plan("2018-03-28")
    plan("2018-03-28", side="civil_society")
    plan("2018-03-28", side="civil_society", is_listed=True)

    assert [event.is_listed for event in written()] == [True, False, True]


@pytest.mark.parametrize(
    ("invited", "deadline", "noted"),
    [
        ("2018-05-17", "2018-05-26", []),
        ("2018-05-18", "2018-05-26", ["W3"]),
        ("2018-05-17", "2018-05-27", ["W3"]),
        ("2018-05", None, []),
    ],
)
def test_a_late_invitation_or_registration_is_noted(
    do: Any,
    plan: Any,
    written: Any,
    codes: Any,
    invited: str,
    deadline: str | None,
    noted: list[str],
) -> None:
    do(
        "convene_meeting",
        meeting_id=plan("2018-05-31"),
        registration_deadline=When(deadline) if deadline else None,
        on=invited,
    )

    convened = written()[1]
    assert (convened.TOPIC, codes(convened)) == ("meeting.convened", noted)


def test_an_invitation_entered_afterwards_is_not_late_by_the_day_of_entry(
    do: Any, plan: Any, written: Any, codes: Any
) -> None:
    do("convene_meeting", meeting_id=plan("2018-05-31"), evidence=SOURCE)
    do("convene_meeting", meeting_id=plan("2018-06-05"))  # today is four days before

    assert [codes(event) for event in written() if event.TOPIC == "meeting.convened"] == (
        [[], ["W3"]]
    )


@pytest.mark.parametrize(("invited", "noted"), [("2018-03-20", []), ("2018-03-21", ["W3"])])
def test_working_days_leave_out_weekends_and_holidays(
    do: Any, adopt: Any, plan: Any, written: Any, codes: Any, invited: str, noted: list[str]
) -> None:
    adopt(invitation_days=10, registration_days=0, days_counted=DaysCounted.WORKING)

    do("convene_meeting", meeting_id=plan("2018-04-05"), on=invited)  # Easter is 1 April

    assert [codes(event) for event in written() if event.TOPIC == "meeting.convened"] == [noted]


def test_the_rules_set_the_days_and_ask_for_the_reason(
    do: Any, adopt: Any, governance: Any, acting_secretariat: Any, plan: Any, written: Any
) -> None:
    rules_id = adopt(invitation_days=21, registration_days=0, caution_reasons=("W3",))
    meeting_id = plan("2018-05-31")
    with pytest.raises(ReasonNeededError):
        do("convene_meeting", meeting_id=meeting_id, on="2018-05-11")

    with acting_secretariat(effective=When("2018-05-11"), reasons={"W3": "sent lokalbesked"}):
        governance.convene_meeting(meeting_id=meeting_id)

    convened = next(event for event in written() if event.TOPIC == "meeting.convened")
    assert [caution.code for caution in convened.cautions] == ["W3"]
    assert convened.rules_version == rules_id
    assert convened.cautions[0].reason is not None


def test_a_meeting_in_office_hours_is_noted(do: Any, plan: Any, written: Any, codes: Any) -> None:
    start, end = (
        LocalTime(f"2018-05-31T{clock}+02:00[Europe/Stockholm]") for clock in ("13:00", "16:00")
    )

    do(
        "schedule_meeting",
        meeting_id=plan("2018-05-31"),
        day=When("2018-05-31"),
        start=start,
        end=end,
    )

    assert codes(written()[1]) == ["W14"]


def test_a_meeting_was_held_on_its_day(do: Any, plan: Any, written: Any) -> None:
    do("hold_meeting", meeting_id=plan("2018-03-28"))

    assert str(written()[1].effective) == "2018-03-28"
    with pytest.raises(HeldInFutureError):
        do("hold_meeting", meeting_id=plan("2018-09-12"))


def test_an_item_without_a_kind_is_noted_and_a_practical_one_is_not(
    do: Any, plan: Any, written: Any, codes: Any
) -> None:
    meeting_id = plan("2018-03-28")

    do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Tema"})
    do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Rast"}, kind=ItemKind.PRACTICAL)

    assert [codes(event) for event in written()[1:]] == [["W11"], []]


def test_an_agenda_is_changed_item_by_item(do: Any, plan: Any, written: Any) -> None:
    meeting_id, one, two = plan("2018-03-28"), uuid4(), uuid4()
    for item_id in (one, two):
        do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Punkt"}, item_id=item_id)

    on = {"meeting_id": meeting_id}
    do("reorder_agenda", **on, item_ids=[two, one])
    do("retitle_agenda_item", **on, item_id=one, title={"sv": "Sist"})
    do("drop_agenda_item", **on, item_id=two)

    assert [event.TOPIC for event in written()[3:]] == [
        "meeting.items_reordered",
        "meeting.item_retitled",
        "meeting.item_dropped",
    ]


def test_the_number_of_a_meeting_is_not_struck(do: Any, plan: Any, written: Any) -> None:
    meeting_id = plan("2018-03-28")
    do("hold_meeting", meeting_id=meeting_id)
    _, held, numbered, *_ = written()
    assert numbered.TOPIC == "meeting.numbered"

    strike = {"aggregate_id": meeting_id, "reason": "fel"}
    with pytest.raises(NotStrikableError):
        do("strike_event", **strike, version=numbered.originator_version)
    do("strike_event", **strike, version=held.originator_version)
