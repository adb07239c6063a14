"""Duties: what is to be done on a day, by what has happened then and by the rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forum.answering.feedback import Outcome
from forum.answering.view import Giver, Setting
from forum.governing.limits import DaysCounted, MinutesApproval
from forum.meeting.meeting import MeetingKind
from forum.record.acting import acting
from forum.record.values import Basis, Evidence
from forum.record.when import When
from tests.projections.dutiful import DutifulForum
from tests.walk.people import OFFICE_ID, SIDES


@pytest.fixture
def forum() -> Iterator[DutifulForum]:
    forum = DutifulForum()
    yield forum
    forum.close()


def test_an_invitation_is_due_as_many_days_ahead_as_the_rules_say(
    forum: DutifulForum,
) -> None:
    forum.adopt(invitation_days=21)
    meeting_id = forum.meeting("2016-03-16")

    (duty,) = forum.asked("2016-02-24")
    assert (duty["kind"], duty["due"], duty["is_late"]) == ("invite", "2016-02-24", False)
    assert (duty["whose"], duty["about_id"]) == ("secretariat", str(meeting_id))
    assert forum.asked("2016-02-25")[0]["is_late"]


def test_without_a_limit_the_invitation_is_due_two_weeks_before(forum: DutifulForum) -> None:
    forum.meeting("2016-03-16")

    assert forum.asked("2016-02-01")[0]["due"] == "2016-03-02"


def test_days_of_duties_are_counted_as_the_rules_count_them(forum: DutifulForum) -> None:
    forum.adopt(invitation_days=10, publish_minutes_days=3, days_counted=DaysCounted.WORKING)
    meeting_id = forum.meeting("2016-03-23")  # Easter is 27 March

    assert forum.asked("2016-02-01")[0]["due"] == "2016-03-09"
    forum.on("2016-03-23")
    forum.act("hold_meeting", meeting_id=meeting_id)
    assert forum.asked("2016-03-24")[0]["due"] == "2016-03-30"


def test_an_invitation_that_is_out_is_no_duty_from_that_day_on(forum: DutifulForum) -> None:
    meeting_id = forum.meeting("2016-03-16")
    forum.on("2016-02-10")
    forum.act("convene_meeting", meeting_id=meeting_id)

    assert forum.kinds("2016-02-09") == ["invite"]
    assert forum.kinds("2016-02-10") == []


def test_a_cancelled_meeting_asks_for_nothing(forum: DutifulForum) -> None:
    forum.act("cancel_meeting", meeting_id=forum.meeting(), reason={"sv": "Sjukdom"})

    assert forum.kinds("2016-04-01") == []


def test_after_its_day_somebody_is_to_say_whether_a_meeting_was_held(forum: DutifulForum) -> None:
    forum.meeting("2016-03-16")

    assert forum.kinds("2016-03-17") == ["tell_held"]


def test_notes_are_written_sent_approved_and_published_in_turn(forum: DutifulForum) -> None:
    forum.adopt(publish_minutes_days=14, minutes_approved=MinutesApproval.AT_NEXT_MEETING)
    meeting_id = forum.meeting("2016-03-16")
    forum.on("2016-03-16")
    forum.act("hold_meeting", meeting_id=meeting_id)
    seen = [forum.kinds("2016-03-17")]
    forum.on("2016-03-18")
    minutes_id = forum.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Utkast"})
    seen.append(forum.kinds("2016-03-18"))
    forum.on("2016-03-20")
    forum.act("circulate_minutes", minutes_id=minutes_id)
    seen.append(forum.kinds("2016-03-20"))
    forum.on("2016-03-30")
    forum.act("publish_minutes", minutes_id=minutes_id)
    seen.append(forum.kinds("2016-03-30"))
    forum.act("approve_minutes", minutes_id=minutes_id, in_writing=True)
    seen.append(forum.kinds("2016-03-30"))

    assert seen == [
        ["publish_minutes", "write_minutes"],
        ["publish_minutes", "circulate_minutes"],
        ["publish_minutes", "approve_minutes"],
        ["approve_minutes"],
        [],
    ]
    (publish, _) = forum.asked("2016-03-29")
    assert (publish["due"], publish["is_late"]) == ("2016-03-30", False)


def test_a_view_is_to_be_passed_on_and_answered_until_somebody_owns_it(forum: DutifulForum) -> None:
    forum.adopt(answer_days=30, acknowledge_days=7)
    view_id = forum.view()

    first = [(duty["kind"], duty["whose"], duty["due"]) for duty in forum.asked("2016-01-05")]
    forum.on("2016-01-06")
    forum.act("acknowledge_view", view_id=view_id)
    forum.act("refer_view", view_id=view_id, to="Kulturdepartementet")
    then = [(duty["kind"], duty["whose"], duty["whose_id"]) for duty in forum.asked("2016-01-06")]

    assert first == [
        ("acknowledge", "secretariat", "2016-01-11"),
        ("answer", "secretariat", "2016-02-03"),
        ("refer", "secretariat", None),
    ]
    assert then == [("answer", "office", "Kulturdepartementet")]


def test_a_lawful_extension_moves_the_last_day(
    forum: DutifulForum,
) -> None:
    forum.adopt(answer_days=30, answer_extension_days=30)
    view_id = forum.view()
    forum.on("2016-01-24")
    forum.act(
        "extend_feedback", view_id=view_id, due=When("2016-02-18"), reason={"sv": "Större än så"}
    )

    late = {
        day: next(duty["is_late"] for duty in forum.asked(day) if duty["kind"] == "answer")
        for day in ("2016-02-04", "2016-02-18", "2016-02-19")
    }

    assert late == {"2016-02-04": False, "2016-02-18": False, "2016-02-19": True}


def test_whoever_gave_a_view_is_asked_whether_the_answer_is_enough_for_a_year(
    forum: DutifulForum,
) -> None:
    organization_id = forum.organizations[0]
    view_id = forum.view(giver=Giver.ORGANIZATION, side=SIDES[0], organization_id=organization_id)
    forum.act(
        "give_feedback", view_id=view_id, outcome=Outcome.ANSWERED, text={"sv": "Så blev det"}
    )

    (duty,) = forum.asked("2016-02-01")
    assert (duty["kind"], duty["whose"], duty["whose_id"]) == (
        "judge",
        "organization",
        str(organization_id),
    )
    assert forum.kinds("2017-01-03") == ["judge"]
    assert forum.kinds("2017-01-05") == []


def test_a_view_that_waits_for_years_is_never_forgotten(forum: DutifulForum) -> None:
    forum.view(due=When("2016-03-01"))

    (refer, answer) = sorted(forum.asked("2029-05-01"), key=lambda duty: duty["kind"])[::-1]
    assert (refer["kind"], answer["kind"], answer["is_late"]) == ("refer", "answer", True)


def test_what_was_entered_afterwards_from_a_source_makes_no_duty(forum: DutifulForum) -> None:
    source = Evidence(basis=Basis.FACT, source="Civos: Minnesanteckningar")
    about = {"classification": MeetingKind.DIALOGUE, "year": 2016, "day": When("2016-03-16")}
    said = {"giver": Giver.PARTICIPANTS, "setting": Setting.WRITTEN, "text": {"sv": "En synpunkt"}}
    for name, arguments in (("plan_meeting", about), ("record_view", said)):
        with acting(OFFICE_ID, forum_id=forum.forum_id, simulated_now=forum.now, evidence=source):
            getattr(forum.governance, name)(**arguments)

    assert forum.kinds("2016-03-20") == []


def test_a_closed_year_asks_for_nothing_but_answers(forum: DutifulForum) -> None:
    forum.meeting("2016-12-01")
    forum.view()
    forum.on("2017-01-10")
    forum.act("close_year", year=2016)

    assert forum.kinds("2017-01-11") == ["answer", "refer"]


def test_duties_come_by_their_last_day_and_those_without_last(
    forum: DutifulForum,
) -> None:
    forum.meeting("2016-03-16")
    forum.meeting("2016-02-16")
    forum.view()

    assert [duty["due"] for duty in forum.asked("2016-01-20")] == (
        ["2016-02-02", "2016-03-02", None, None]
    )


def test_each_organization_with_a_seat_says_whether_it_comes(forum: DutifulForum) -> None:
    forum.act("open_seating", year=2016, side=SIDES[0])
    first, second, third = forum.organizations[:3]
    for organization_id in (first, second, third):
        forum.act("grant_seat", year=2016, side=SIDES[0], organization_id=organization_id)
    meeting_id = forum.meeting("2016-03-16")
    forum.on("2016-02-20")
    forum.act("convene_meeting", meeting_id=meeting_id, registration_deadline=When("2016-03-09"))
    forum.on("2016-02-25")
    about = {"meeting_id": meeting_id, "side": SIDES[0]}
    forum.act("register_for_meeting", organization_id=first, **about)
    forum.act("record_apology", organization_id=second, **about)

    def asked(day: str) -> list[tuple[str | None, str | None, bool]]:
        return [
            (duty["whose_id"], duty["due"], duty["is_late"])
            for duty in forum.asked(day)
            if duty["kind"] == "answer_invitation"
        ]

    assert asked("2016-02-19") == []
    assert len(asked("2016-02-20")) == 3
    assert asked("2016-02-25") == [(str(third), "2016-03-09", False)]
    assert asked("2016-03-10") == [(str(third), "2016-03-09", True)]
    assert asked("2016-03-17") == []


def test_papers_are_to_be_sent_unless_they_came_with_the_invitation(forum: DutifulForum) -> None:
    forum.adopt(papers_days=7)
    first, second = forum.meeting("2016-03-16"), forum.meeting("2016-03-23")
    forum.on("2016-02-01")
    forum.act("convene_meeting", meeting_id=first, annexes=0)
    forum.act("convene_meeting", meeting_id=second, annexes=2)

    papers = [duty for duty in forum.asked("2016-03-01") if duty["kind"] == "send_papers"]
    assert [(duty["about_id"], duty["due"]) for duty in papers] == [(str(first), "2016-03-09")]
    forum.on("2016-03-02")
    forum.act("send_papers", meeting_id=first)
    assert "send_papers" not in forum.kinds("2016-03-02")


def test_a_past_day_knows_no_meeting_that_was_planned_later(forum: DutifulForum) -> None:
    forum.on("2016-02-01")
    forum.meeting("2016-03-16")

    assert forum.kinds("2016-01-31") == []
    assert forum.kinds("2016-02-01") == ["invite"]


def test_a_past_day_does_not_know_that_its_year_was_closed_later(forum: DutifulForum) -> None:
    forum.meeting("2016-03-16")
    forum.on("2016-12-01")
    forum.act("close_year", year=2016)

    assert forum.kinds("2016-02-01") == ["invite"]
    assert forum.kinds("2016-12-01") == []


def test_whoever_is_named_to_verify_notes_does_so_and_has_nothing_more_to_do(
    forum: DutifulForum,
) -> None:
    forum.adopt(minutes_approved=MinutesApproval.BY_VERIFIERS)
    meeting_id = forum.meeting("2016-01-04")
    minutes_id = forum.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Text"})
    one, two = (
        forum.act("register_organization", slug=slug, name=slug) for slug in ("akero", "bryggan")
    )
    forum.act("name_verifiers", minutes_id=minutes_id, organization_ids=[two])
    forum.act("name_verifiers", minutes_id=minutes_id, organization_ids=[one, two])

    def asked() -> list[str | None]:
        every = forum.asked("2016-01-05")
        return [duty["whose_id"] for duty in every if duty["kind"] == "verify"]

    assert asked() == [str(one), str(two)]
    forum.act("verify_minutes", minutes_id=minutes_id, organization_id=one)
    assert asked() == [str(two)]
    forum.act("verify_minutes", minutes_id=minutes_id, organization_id=two)
    assert asked() == []
