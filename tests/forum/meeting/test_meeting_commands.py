from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import ReasonNeededError, UnknownThingError
from forum.governing.forum import UnknownSideError
from forum.governing.rules import RulesLimits
from forum.governing.year import YearClosedError
from forum.meeting.agenda import ItemKind
from forum.meeting.decision import DecisionStandsError, DecisionSubject
from forum.meeting.meeting import MeetingKind
from forum.meeting.presence import PresenceCapacity
from forum.meeting.refusals import HeldInFutureError, ItemDecidedError, MeetingCancelledError
from forum.record.localtime import LocalTime
from forum.record.values import Basis, Evidence
from forum.record.when import When

SOURCE = Evidence(basis=Basis.FACT, source="Civos: Minnesanteckningar")


@pytest.fixture
def plan(do: Any) -> Any:
    def planned(day: str, **more: Any) -> UUID:
        meeting = {"classification": MeetingKind.DIALOGUE, "year": 2018, **more}
        made: UUID = do("plan_meeting", day=When(day), **meeting)
        return made

    return planned


@pytest.fixture
def civos(do: Any) -> UUID:
    made: UUID = do("register_organization", slug="civos", name="Civos")
    return made


def codes(event: Any) -> list[str]:
    return [caution.code for caution in event.cautions]


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
    do: Any, plan: Any, written: Any, invited: str, deadline: str | None, noted: list[str]
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
    do: Any, plan: Any, written: Any
) -> None:
    do("convene_meeting", meeting_id=plan("2018-05-31"), evidence=SOURCE)
    do("convene_meeting", meeting_id=plan("2018-06-05"))  # today is four days before

    assert [codes(event) for event in written() if event.TOPIC == "meeting.convened"] == (
        [[], ["W3"]]
    )


def test_the_rules_set_the_days_and_ask_for_the_reason(
    do: Any, governance: Any, acting_secretariat: Any, plan: Any, written: Any
) -> None:
    limits = RulesLimits(invitation_days=21, registration_days=0, caution_reasons=("W3",))
    rules_id = do("propose_rules", year=2018, limits=limits)
    meeting_id = plan("2018-05-31")
    with pytest.raises(ReasonNeededError):
        do("convene_meeting", meeting_id=meeting_id, rules_id=rules_id, on="2018-05-11")

    with acting_secretariat(effective=When("2018-05-11"), reasons={"W3": "sent lokalbesked"}):
        governance.convene_meeting(meeting_id=meeting_id, rules_id=rules_id)

    convened = next(event for event in written() if event.TOPIC == "meeting.convened")
    assert (codes(convened), convened.rules_version) == (["W3"], rules_id)
    assert convened.cautions[0].reason is not None


def test_a_meeting_in_office_hours_is_noted(do: Any, plan: Any, written: Any) -> None:
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
    do: Any, plan: Any, written: Any
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


def test_a_decision_is_taken_by_a_word_that_is_known_at_a_meeting_that_has_been(
    do: Any, plan: Any
) -> None:
    what: dict[str, Any] = {
        "year": 2018,
        "subject": DecisionSubject.OTHER,
        "title": {"sv": "Något"},
    }
    for word in ("forum", "each_side", "administrator", "presidium", "government", None):
        do("take_decision", **what, decided_by=word, outside_meeting=True)

    with pytest.raises(UnknownSideError):
        do("take_decision", **what, decided_by="ministern")
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


def test_more_people_than_seats_are_noted(do: Any, plan: Any, civos: UUID, written: Any) -> None:
    do("grant_seat", year=2018, side="civil_society", organization_id=civos, seats=1)
    there: dict[str, Any] = {"organization_id": civos, "side": "civil_society"}
    own = plan("2018-03-28", side="civil_society")

    for meeting_id, people in (
        (plan("2018-03-28"), 1),
        (plan("2018-05-31"), 2),
        (own, 2),
    ):
        do("record_attendance", meeting_id=meeting_id, head_count=people, **there)

    attended = [event for event in written() if event.TOPIC == "presence.attended"]
    assert [codes(event) for event in attended] == [[], ["W5"], []]
    assert str(attended[0].effective) == "2018-03-28"


@pytest.mark.parametrize("seats", [None, 3])
def test_nobody_is_above_a_number_of_seats_that_is_unknown_or_high_enough(
    do: Any, plan: Any, civos: UUID, written: Any, seats: int | None
) -> None:
    do("grant_seat", year=2018, side="civil_society", organization_id=civos, seats=seats)

    do(
        "record_attendance",
        meeting_id=plan("2018-03-28"),
        organization_id=civos,
        side="civil_society",
        head_count=2,
    )

    assert codes(written()[-1]) == []


def test_guests_and_sides_without_seats_are_above_no_number(
    do: Any, plan: Any, civos: UUID, written: Any
) -> None:
    do("grant_seat", year=2018, side="civil_society", organization_id=civos, seats=1)
    meeting_id = plan("2018-03-28")

    for there in (
        {"side": "civil_society", "capacity": PresenceCapacity.GUEST},
        {"side": "government"},
    ):
        do(
            "record_attendance",
            meeting_id=meeting_id,
            organization_id=civos,
            head_count=2,
            **there,
        )

    attended = [event for event in written() if event.TOPIC == "presence.attended"]
    assert [codes(event) for event in attended] == [[], []]


def test_somebody_who_was_there_but_not_on_the_list_is_noted(
    do: Any, plan: Any, civos: UUID, written: Any
) -> None:
    do(
        "record_attendance",
        meeting_id=plan("2018-03-28"),
        organization_id=civos,
        is_unlisted=True,
    )

    assert codes(written()[-1]) == ["W12"]


def test_who_comes_is_entered_when_the_meeting_has_begun_and_an_apology_before(
    do: Any, plan: Any, civos: UUID
) -> None:
    to_come = {"meeting_id": plan("2018-09-12"), "organization_id": civos}
    for act in ("record_attendance", "record_unaccounted"):
        with pytest.raises(HeldInFutureError):
            do(act, **to_come)

    do("record_apology", **to_come)
    do("cancel_meeting", meeting_id=to_come["meeting_id"])

    with pytest.raises(MeetingCancelledError):
        do("record_apology", **to_come)


def test_late_arrivals_and_early_leavers_are_those_who_came(
    do: Any, plan: Any, civos: UUID, written: Any
) -> None:
    there = {"meeting_id": plan("2018-03-28"), "organization_id": civos}
    at = LocalTime("2018-03-28T13:45+02:00[Europe/Stockholm]")
    with pytest.raises(UnknownThingError):
        do("record_arrival", **there, at=at)

    do("record_attendance", **there)
    do("record_arrival", **there, at=at)
    do("record_leaving", **there, at=at, applies_to_some=True)

    assert [event.TOPIC for event in written()[-2:]] == ["presence.arrived", "presence.left"]


def test_a_theme_gets_its_slot_and_the_agenda_its_item_in_one_save(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id = plan("2018-03-28")
    theme_id = do("propose_theme", year=2018, title={"sv": "Jämställdhet"})
    do("adopt_theme", theme_id=theme_id)

    do("schedule_theme", theme_id=theme_id, meeting_id=meeting_id, with_item=True)

    slot, item = written()[-2:]
    assert slot.command_id == item.command_id
    assert (item.theme_id, item.kind) == (theme_id, ItemKind.DISCUSSION)


def test_a_theme_was_discussed_at_a_meeting_that_has_been(do: Any, plan: Any, written: Any) -> None:
    theme_id = do("propose_theme", year=2018, title={"sv": "Jämställdhet"})
    with pytest.raises(HeldInFutureError):
        do("record_theme_discussed", theme_id=theme_id, meeting_id=plan("2018-09-12"))

    do("record_theme_discussed", theme_id=theme_id, meeting_id=plan("2018-03-28"))

    assert str(written()[-1].effective) == "2018-03-28"


def test_themes_name_themes_decisions_and_organizations_that_are_here(do: Any) -> None:
    theme_id = do("propose_theme", year=2018, title={"sv": "Jämställdhet"})

    with pytest.raises(UnknownThingError):
        do("propose_theme", year=2018, title={"sv": "x"}, proposed_by_id=uuid4())
    for act, what in (
        ("adopt_theme", "decision_id"),
        ("continue_theme", "earlier_theme_id"),
        ("replace_theme", "by_theme_id"),
        ("schedule_theme", "meeting_id"),
    ):
        with pytest.raises(UnknownThingError):
            do(act, theme_id=theme_id, **{what: uuid4()})


def test_a_group_is_joined_by_organizations_of_the_forums_sides(
    do: Any, civos: UUID, written: Any
) -> None:
    group_id = do("form_group", year=2018, purpose={"sv": "Tema 1"})

    with pytest.raises(UnknownSideError):
        do("join_group", group_id=group_id, organization_id=civos, side="kommunen")
    do("join_group", group_id=group_id, organization_id=civos, side="civil_society")
    do("leave_group", group_id=group_id, organization_id=civos)

    assert [event.TOPIC for event in written()[-2:]] == ["group.member_joined", "group.member_left"]


def test_what_belongs_to_a_closed_year_is_entered_with_evidence(
    do: Any, plan: Any, written: Any
) -> None:
    do("open_year", year=2017)
    do("close_year", year=2017)
    late: dict[str, Any] = {"year": 2017, "title": {"sv": "Demokrati"}}
    with pytest.raises(YearClosedError):
        do("propose_theme", **late)
    with pytest.raises(YearClosedError):
        plan("2017-02-01", year=2017)

    do("propose_theme", **late, evidence=SOURCE)

    assert written()[-1].evidence == SOURCE
