"""Duties: what is to be done on a day, by what has happened then and by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from forum.answering.feedback import Outcome
from forum.answering.view import Giver, Setting
from forum.governing.limits import DaysCounted, MinutesApproval
from forum.meeting.meeting import MeetingKind
from forum.record.acting import acting
from forum.record.posts import Post
from forum.record.values import Basis, Evidence
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole
from projections.duties import duties, of_actor
from projections.duty import Duty
from tests.projections.acted import ZONE, ActedForum
from tests.walk.people import OFFICE_ID, SIDES


class Forum(ActedForum):
    """A forum whose duties can be asked for."""

    def asked(self, day: str) -> list[Duty]:
        return duties(self.read(), day=date.fromisoformat(day), zone=ZONE, **self.asking())

    def kinds(self, day: str) -> list[str]:
        return [duty["kind"] for duty in self.asked(day)]


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_a_meeting_is_to_be_announced_as_many_days_ahead_as_the_rules_say(forum: Forum) -> None:
    forum.adopt(invitation_days=21)
    meeting_id = forum.meeting("2016-03-16")

    (duty,) = forum.asked("2016-02-24")
    assert (duty["kind"], duty["due"], duty["is_late"]) == ("invite", "2016-02-24", False)
    assert (duty["whose"], duty["about_id"]) == ("secretariat", str(meeting_id))
    assert forum.asked("2016-02-25")[0]["is_late"]


def test_without_a_limit_the_invitation_is_due_two_weeks_before(forum: Forum) -> None:
    forum.meeting("2016-03-16")

    assert forum.asked("2016-02-01")[0]["due"] == "2016-03-02"


def test_days_of_duties_are_counted_as_the_rules_count_them(forum: Forum) -> None:
    forum.adopt(invitation_days=10, publish_minutes_days=3, days_counted=DaysCounted.WORKING)
    meeting_id = forum.meeting("2016-03-23")  # Easter is 27 March

    assert forum.asked("2016-02-01")[0]["due"] == "2016-03-09"
    forum.on("2016-03-23")
    forum.act("hold_meeting", meeting_id=meeting_id)
    assert forum.asked("2016-03-24")[0]["due"] == "2016-03-30"


def test_an_invitation_that_is_out_is_no_duty_from_that_day_on(forum: Forum) -> None:
    meeting_id = forum.meeting("2016-03-16")
    forum.on("2016-02-10")
    forum.act("convene_meeting", meeting_id=meeting_id)

    assert forum.kinds("2016-02-09") == ["invite"]
    assert forum.kinds("2016-02-10") == []


def test_a_cancelled_meeting_asks_for_nothing(forum: Forum) -> None:
    forum.act("cancel_meeting", meeting_id=forum.meeting(), reason={"sv": "Sjukdom"})

    assert forum.kinds("2016-04-01") == []


def test_after_its_day_somebody_is_to_say_whether_a_meeting_was_held(forum: Forum) -> None:
    forum.meeting("2016-03-16")

    assert forum.kinds("2016-03-17") == ["tell_held"]


def test_notes_are_written_sent_approved_and_published_in_turn(forum: Forum) -> None:
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


def test_a_view_is_to_be_passed_on_and_answered_until_somebody_owns_it(forum: Forum) -> None:
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


def test_a_lawful_extension_moves_the_day_and_the_one_before_is_not_late(forum: Forum) -> None:
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
    forum: Forum,
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


def test_a_view_that_waits_for_years_is_never_forgotten(forum: Forum) -> None:
    forum.view(due=When("2016-03-01"))

    (refer, answer) = sorted(forum.asked("2029-05-01"), key=lambda duty: duty["kind"])[::-1]
    assert (refer["kind"], answer["kind"], answer["is_late"]) == ("refer", "answer", True)


def test_a_vacant_seat_is_offered_to_the_first_reserve_that_has_not_declined(
    forum: Forum,
) -> None:
    seated, first, second, _ = forum.organizations
    of = {"year": 2016, "side": SIDES[0]}
    forum.act("grant_seat", **of, organization_id=seated, seats=1)
    for order, reserve in enumerate((first, second), start=1):
        forum.act("place_reserve", **of, organization_id=reserve, order=order)
    forum.act("vacate_seat", on=When("2016-02-01"), **of, organization_id=seated)

    def called(day: str) -> list[str]:
        found = forum.asked(day)
        return [duty["about_id"] for duty in found if duty["kind"] == "call_reserve"]

    assert called("2016-01-31") == []
    assert called("2016-02-01") == [str(first)]
    forum.act("decline_reserve_call", on=When("2016-02-10"), **of, organization_id=first)
    assert called("2016-02-10") == [str(second)]
    forum.act("call_up_reserve", on=When("2016-02-20"), **of, organization_id=second)
    assert called("2016-02-20") == []


def test_an_organization_with_a_seat_names_who_speaks_for_it(forum: Forum) -> None:
    organization_id = forum.organizations[0]
    of = {"side": SIDES[0], "organization_id": organization_id}
    forum.act("grant_seat", year=2016, **of, seats=2)
    named = {"person_id": forum.persons[0], "role": RepresentativeRole.REPRESENTATIVE}
    forum.act("appoint_representative", **of, **named, start=When("2016-02-01"))
    one_short = forum.kinds("2016-02-01")
    forum.act("appoint_representative", **of, **named, start=When("2016-03-01"))

    assert (one_short, forum.kinds("2016-03-01")) == (["appoint"], [])
    mine = of_actor(forum.asked("2016-02-01"), "organization", str(organization_id))
    assert [duty["kind"] for duty in mine] == ["appoint"]


def test_a_post_held_by_somebody_acting_is_to_be_filled_by_its_side(forum: Forum) -> None:
    forum.adopt(acting_days_most=30)
    forum.act(
        "appoint_presidium_member",
        year=2016,
        post=Post.VICE_CHAIR,
        side=SIDES[1],
        is_acting=True,
        start=When("2016-02-01"),
    )

    duty = next(one for one in forum.asked("2016-03-02") if one["about_id"] == Post.VICE_CHAIR)
    assert (duty["kind"], duty["whose"], duty["whose_id"]) == ("fill_post", "side", SIDES[1])
    assert (duty["due"], duty["is_late"]) == ("2016-03-02", False)


def test_what_was_entered_afterwards_from_a_source_makes_no_duty(forum: Forum) -> None:
    source = Evidence(basis=Basis.FACT, source="Civos: Minnesanteckningar")
    about = {"classification": MeetingKind.DIALOGUE, "year": 2016, "day": When("2016-03-16")}
    said = {"giver": Giver.PARTICIPANTS, "setting": Setting.WRITTEN, "text": {"sv": "En synpunkt"}}
    for name, arguments in (("plan_meeting", about), ("record_view", said)):
        with acting(OFFICE_ID, forum_id=forum.forum_id, simulated_now=forum.now, evidence=source):
            getattr(forum.governance, name)(**arguments)

    assert forum.kinds("2016-03-20") == []


def test_a_closed_year_asks_for_nothing_but_answers(forum: Forum) -> None:
    forum.meeting("2016-12-01")
    forum.view()
    forum.on("2017-01-10")
    forum.act("close_year", year=2016)

    assert forum.kinds("2017-01-11") == ["answer", "refer"]


def test_duties_come_by_their_last_day_and_those_without_one_after_them(forum: Forum) -> None:
    forum.meeting("2016-03-16")
    forum.meeting("2016-02-16")
    forum.view()

    assert [duty["due"] for duty in forum.asked("2016-01-20")] == (
        ["2016-02-02", "2016-03-02", None, None]
    )
