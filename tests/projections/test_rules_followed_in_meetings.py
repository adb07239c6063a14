"""How the forum follows its rules about meetings and their notes, case by case."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from forum.governing.limits import MinutesApproval
from forum.governing.practice import Practice
from forum.record.localtime import LocalTime
from forum.record.when import When
from tests.projections.accounted import AccountedForum
from tests.projections.acted import ZONE


@pytest.fixture
def forum() -> Iterator[AccountedForum]:
    forum = AccountedForum()
    yield forum
    forum.close()


def test_an_invitation_is_measured_by_the_rules_in_force_on_its_day(forum: AccountedForum) -> None:
    forum.adopt(invitation_days=14)
    forum.adopt("2016-03-01", invitation_days=21)
    kept = forum.invited("2016-02-16", "2016-02-02")
    late = forum.invited("2016-04-01", "2016-03-18")

    row = forum.followed("2016-06-01")["invitation_days"]

    assert (row["state"], row["set_to"]) == ("not_kept", [("2016-1", 14), ("2016-2", 21)])
    assert [(c["outcome"], c["about_id"], c["rules"], c["due"]) for c in row["cases"]] == [
        ("not_kept", str(late), "2016-2", "2016-03-11"),
        ("kept", str(kept), "2016-1", "2016-02-02"),
    ]


def test_an_invitation_is_not_yet_and_then_late(
    forum: AccountedForum,
) -> None:
    forum.adopt(invitation_days=14)
    forum.meeting("2016-03-16")

    assert forum.state("invitation_days", "2016-03-02") == "not_yet"
    (case,) = forum.cases("invitation_days", "2016-03-03")
    assert (case["outcome"], case["position"], case["due"]) == ("not_kept", None, "2016-03-02")


def test_a_cancelled_meeting_is_no_case(forum: AccountedForum) -> None:
    forum.adopt(invitation_days=14)
    forum.act("cancel_meeting", meeting_id=forum.meeting(), reason={"sv": "Sjukdom"})

    assert forum.state("invitation_days") == "no_case"


def test_a_case_not_kept_shows_the_reason_that_came_with_the_act(forum: AccountedForum) -> None:
    forum.adopt(invitation_days=14, caution_reasons=("W3",))
    forum.invited("2016-03-16", "2016-03-10")

    (case,) = forum.cases("invitation_days")
    assert case["reason"] == (("sv", "Skäl"),)


def test_papers_count_from_the_invitation_that_they_came_with(forum: AccountedForum) -> None:
    forum.adopt(papers_days=14, registration_days=5)
    forum.invited("2016-03-16", "2016-03-01", annexes=2, registration_deadline=When("2016-03-12"))
    late = forum.invited("2016-04-20", "2016-04-01", annexes=0)
    forum.on("2016-04-12")
    forum.act("send_papers", meeting_id=late, papers=1)

    rows = forum.followed("2016-06-01")
    assert [case["outcome"] for case in rows["papers_days"]["cases"]] == ["not_kept", "kept"]
    registration = [(c["outcome"], c["day"]) for c in rows["registration_days"]["cases"]]
    assert registration == [("not_kept", "2016-03-12"), ("unknown", None)]


def test_too_few_meetings_are_not_yet_until_the_year_is_over(forum: AccountedForum) -> None:
    forum.adopt(meetings_a_year=2)
    forum.held("2016-02-01")

    assert forum.state("meetings_a_year", "2016-12-31") == "not_yet"
    assert forum.state("meetings_a_year", "2017-01-01") == "not_kept"

    forum.held("2016-05-01")
    (case,) = forum.cases("meetings_a_year", "2016-12-31")
    assert (case["outcome"], case["measured"]) == ("kept", "2")


def test_a_quorum_counts_organizations_not_people(forum: AccountedForum) -> None:
    forum.adopt(quorum=Fraction(1, 2))
    forum.seat(organizations=4)
    full, thin = forum.held("2016-02-01"), forum.held("2016-03-01")
    forum.came(full, 1, 1)
    forum.came(thin, 1)

    cases = forum.cases("quorum", "2016-06-01")
    assert [(c["outcome"], c["measured"]) for c in cases] == [("not_kept", "1/4"), ("kept", "2/4")]
    assert forum.state(Practice.HALF_PRESENT, "2016-06-01") == "not_kept"


def test_more_people_than_seats_are_told_of_the_organization(forum: AccountedForum) -> None:
    forum.seat(seats=1)
    meeting_id = forum.held("2016-02-01")
    forum.came(meeting_id, 2, 1)

    (case,) = forum.cases(Practice.HEADCOUNT_WITHIN_SEATS)
    assert (case["outcome"], case["about_id"]) == ("not_kept", str(forum.organizations[0]))
    assert (case["measured"], case["rules"]) == ("2", None)


@pytest.mark.parametrize(
    ("day", "clock", "outcome"),
    [
        ("2016-03-16", 13, "not_kept"),
        ("2016-03-16", 17, "kept"),
        ("2016-03-19", 13, "kept"),  # a Saturday
    ],
)
def test_a_meeting_in_office_hours_keeps_volunteers_away(
    forum: AccountedForum, day: str, clock: int, outcome: str
) -> None:
    meeting_id = forum.meeting(day)
    at = LocalTime(f"{day}T{clock}:00+01:00[{ZONE}]")
    forum.act("schedule_meeting", meeting_id=meeting_id, day=When(day), start=at)
    forum.on("2016-02-01")
    forum.act("convene_meeting", meeting_id=meeting_id)

    assert forum.state(Practice.OUTSIDE_OFFICE_HOURS, "2016-02-02") == outcome


def test_notes_are_measured_by_day_way_and_time_for_comments(forum: AccountedForum) -> None:
    forum.adopt(
        publish_minutes_days=14,
        publish_before_approval=True,
        comment_days=7,
        minutes_approved=MinutesApproval.AT_NEXT_MEETING,
    )
    first, second = forum.held("2016-02-01"), forum.held("2016-03-01")
    forum.on("2016-02-10")
    minutes_id = forum.act("assemble_minutes", meeting_id=first, text={"sv": "Utkast"})
    forum.act("circulate_minutes", minutes_id=minutes_id)
    forum.on("2016-02-16")
    forum.act("publish_minutes", minutes_id=minutes_id)
    forum.on("2016-03-01")
    forum.act("approve_minutes", minutes_id=minutes_id, at_meeting_id=second)

    rows = forum.followed("2016-03-10")

    published = [(c["outcome"], c["day"], c["due"]) for c in rows["publish_minutes_days"]["cases"]]
    assert published == [
        ("not_kept", "2016-02-16", "2016-02-15"),
        ("not_yet", None, "2016-03-15"),
    ]
    assert [c["outcome"] for c in rows["minutes_approved"]["cases"]] == ["kept", "not_yet"]
    assert [c["measured"] for c in rows["comment_days"]["cases"]] == ["2016-02-17"]
    assert rows["publish_before_approval"]["state"] == "no_case"


def test_the_last_notes_of_a_year_may_be_approved_in_writing(forum: AccountedForum) -> None:
    forum.adopt(minutes_approved=MinutesApproval.AT_NEXT_MEETING)
    forum.on("2016-11-01")
    minutes_id = forum.act(
        "assemble_minutes", meeting_id=forum.held("2016-11-01"), text={"sv": "Utkast"}
    )
    forum.act("approve_minutes", minutes_id=minutes_id, in_writing=True)

    assert forum.state("minutes_approved") == "kept"


def test_early_publication_breaks_rules_that_forbid_it(
    forum: AccountedForum,
) -> None:
    minutes_id = forum.act(
        "assemble_minutes", meeting_id=forum.held("2016-02-01"), text={"sv": "Utkast"}
    )
    forum.act("publish_minutes", minutes_id=minutes_id)
    forum.adopt("2016-01-01", publish_before_approval=False)

    assert forum.state("publish_before_approval") == "not_kept"


def test_politicians_take_part_where_they_were_counted(forum: AccountedForum) -> None:
    meetings = [forum.held("2016-02-01"), forum.held("2016-03-01")]
    assert Practice.POLITICIANS_PRESENT not in forum.followed("2016-04-01")

    about = {"organization_id": forum.organizations[0]}
    for meeting_id, politicians in zip(meetings, (0, 1), strict=True):
        forum.came(meeting_id, 2)
        forum.act("count_capacities", meeting_id=meeting_id, politicians=politicians, **about)
        if politicians == 0:
            assert forum.state(Practice.POLITICIANS_PRESENT, "2016-12-31") == "not_yet"
            assert forum.state(Practice.POLITICIANS_PRESENT, "2017-01-01") == "not_kept"

    (case,) = forum.cases(Practice.POLITICIANS_PRESENT, "2016-12-31")
    assert (case["outcome"], case["about_id"]) == ("kept", str(meetings[1]))
