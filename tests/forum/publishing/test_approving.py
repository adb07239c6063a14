"""Notes are approved in the way that the rules name, commented on before, published after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError, NotAllowedError
from forum.governing.limits import MinutesApproval
from forum.meeting.meeting import MeetingKind
from forum.publishing.refusals import (
    ApprovalError,
    ApprovalWayError,
    CommentAnsweredError,
    EarlyPublicationError,
    MinutesApprovedError,
    MinutesNotCirculatedError,
)
from forum.record.acting import acting
from forum.record.posts import Post
from forum.record.values import Basis, Evidence
from forum.record.when import When

JUNE = datetime(2018, 6, 1, 10, tzinfo=UTC)
NO = {"sv": "Nej, därför att"}


@pytest.fixture
def noted(do: Any) -> Callable[[str], UUID]:
    """Notes of a meeting that was held on a day."""

    def noted_on(day: str) -> UUID:
        about = {"classification": MeetingKind.DIALOGUE, "year": int(day[:4]), "day": When(day)}
        meeting_id = do("plan_meeting", **about)
        do("hold_meeting", meeting_id=meeting_id)
        made: UUID = do("assemble_minutes", meeting_id=meeting_id, text={"sv": "Anteckningar"})
        return made

    return noted_on


@pytest.fixture
def organizations(do: Any) -> list[UUID]:
    return [do("register_organization", slug=f"org-{n}", name=f"Org {n}") for n in range(3)]


def test_another_way_than_the_rules_name_is_refused_with_the_rules(
    do: Any, adopt: Any, noted: Any
) -> None:
    adopt(minutes_approved=MinutesApproval.BY_VERIFIERS)
    minutes_id = noted("2018-03-28")

    with pytest.raises(ApprovalWayError) as refused:
        do("approve_minutes", minutes_id=minutes_id, in_writing=True)

    assert refused.value.values == {
        "limit": "minutes_approved",
        "rules": "2017-1",
        "named": "by_verifiers",
    }


def test_the_last_notes_of_a_year_may_be_approved_in_writing(
    do: Any, adopt: Any, noted: Any
) -> None:
    adopt(minutes_approved=MinutesApproval.AT_NEXT_MEETING)
    first, last = noted("2018-03-28"), noted("2018-05-31")

    with pytest.raises(ApprovalWayError):
        do("approve_minutes", minutes_id=first, in_writing=True)
    do("approve_minutes", minutes_id=last, in_writing=True)


def test_what_a_source_tells_is_entered_whatever_the_rules_say(
    do: Any, adopt: Any, noted: Any
) -> None:
    adopt(minutes_approved=MinutesApproval.BY_THE_CHAIRS, publish_before_approval=False)
    source = Evidence(basis=Basis.FACT, source="Civos: Minnesanteckningar")
    minutes_id = noted("2018-03-28")

    do("publish_minutes", minutes_id=minutes_id, evidence=source)
    do("approve_minutes", minutes_id=minutes_id, in_writing=True, evidence=source)


def test_notes_are_approved_when_all_verifiers_have_verified_the_newest_version(
    do: Any, adopt: Any, noted: Any, organizations: list[UUID], written: Any
) -> None:
    adopt(minutes_approved=MinutesApproval.BY_VERIFIERS)
    minutes_id = noted("2018-03-28")
    one, two, other = organizations
    do("name_verifiers", minutes_id=minutes_id, organization_ids=[one, two])
    do("verify_minutes", minutes_id=minutes_id, organization_id=one)
    do("redraft_minutes", minutes_id=minutes_id, text={"sv": "Omskrivna"})

    do("verify_minutes", minutes_id=minutes_id, organization_id=two)
    assert written()[-1].TOPIC == "minutes.verified"  # of version 2; the first is of version 1
    for by in (two, other):
        with pytest.raises(ApprovalError):
            do("verify_minutes", minutes_id=minutes_id, organization_id=by)
    do("verify_minutes", minutes_id=minutes_id, organization_id=one)

    approved = written()[-1]
    assert (approved.TOPIC, approved.number, approved.by) == (
        "minutes.approved",
        2,
        MinutesApproval.BY_VERIFIERS,
    )
    with pytest.raises(MinutesApprovedError):
        do("verify_minutes", minutes_id=minutes_id, organization_id=one)


def test_notes_are_approved_when_both_chairs_have_verified_them(
    do: Any, adopt: Any, noted: Any, written: Any
) -> None:
    adopt(minutes_approved=MinutesApproval.BY_THE_CHAIRS)
    minutes_id = noted("2018-03-28")

    do("verify_minutes", minutes_id=minutes_id, post=Post.CHAIR)
    with pytest.raises(ApprovalError, match="not for you"):
        do("verify_minutes", minutes_id=minutes_id, post=Post.ADMINISTRATOR)
    do("verify_minutes", minutes_id=minutes_id, post=Post.VICE_CHAIR)

    assert written()[-1].by is MinutesApproval.BY_THE_CHAIRS


def test_verifiers_are_named_once_each_and_only_where_the_rules_have_them(
    do: Any, adopt: Any, noted: Any, organizations: list[UUID]
) -> None:
    minutes_id = noted("2018-03-28")
    for named in ([], [organizations[0]] * 2):
        with pytest.raises(ApprovalError, match="once"):
            do("name_verifiers", minutes_id=minutes_id, organization_ids=named)
    with pytest.raises(IncompleteError):
        do("verify_minutes", minutes_id=minutes_id)
    adopt(minutes_approved=MinutesApproval.AT_NEXT_MEETING)
    with pytest.raises(ApprovalWayError):
        do("name_verifiers", minutes_id=minutes_id, organization_ids=organizations)


def test_notes_are_published_before_approval_only_where_the_rules_let_them(
    do: Any, adopt: Any, noted: Any
) -> None:
    minutes_id = noted("2018-03-28")
    do("publish_minutes", minutes_id=minutes_id)
    adopt(publish_before_approval=False)
    other = noted("2018-05-31")

    with pytest.raises(EarlyPublicationError, match="approve them first"):
        do("publish_minutes", minutes_id=other)
    do("approve_minutes", minutes_id=other, in_writing=True)
    do("publish_minutes", minutes_id=other)


@pytest.mark.parametrize(("day", "is_late"), [("2018-06-07", False), ("2018-06-08", True)])
def test_comments_after_the_last_day_are_recorded_as_late(
    do: Any, adopt: Any, noted: Any, written: Any, day: str, is_late: bool
) -> None:
    adopt(comment_days=7)
    minutes_id = noted("2018-05-31")
    with pytest.raises(MinutesNotCirculatedError):
        do("comment_on_minutes", minutes_id=minutes_id, text={"sv": "Synpunkt"})
    do("circulate_minutes", minutes_id=minutes_id, on="2018-05-31")

    do("comment_on_minutes", minutes_id=minutes_id, text={"sv": "Synpunkt"}, on=day)

    circulated, made = written()[-2:]
    assert (circulated.comment_by, made.is_late) == (When("2018-06-07"), is_late)


def test_a_comment_is_answered_once_and_with_a_reason_where_it_is_not_taken_in(
    do: Any, noted: Any
) -> None:
    minutes_id = noted("2018-05-31")
    do("circulate_minutes", minutes_id=minutes_id)
    comment_id = do("comment_on_minutes", minutes_id=minutes_id, text={"sv": "Synpunkt"})

    with pytest.raises(IncompleteError, match="why the comment is not taken in"):
        do("answer_comment", comment_id=comment_id, is_taken_in=False)
    do("answer_comment", comment_id=comment_id, is_taken_in=False, reason=NO)
    with pytest.raises(CommentAnsweredError):
        do("answer_comment", comment_id=comment_id, is_taken_in=True)


def test_approved_notes_take_no_comments(do: Any, noted: Any) -> None:
    minutes_id = noted("2018-05-31")
    do("circulate_minutes", minutes_id=minutes_id)
    do("approve_minutes", minutes_id=minutes_id, in_writing=True)

    with pytest.raises(MinutesApprovedError, match="ask for a correction"):
        do("comment_on_minutes", minutes_id=minutes_id, text={"sv": "Synpunkt"})


def test_a_mandate_comments_and_verifies_for_its_own_organization(
    do: Any, governance: Any, forum_id: UUID, noted: Any, organizations: list[UUID]
) -> None:
    mandate_id, mine, other = uuid4(), *organizations[:2]
    do(
        "appoint_representative",
        organization_id=mine,
        person_id=do("register_person", name="Förnamn Efternamn"),
        side="government",
        start=When("2018-01-01"),
        mandate_id=mandate_id,
    )
    minutes_id = noted("2018-05-31")
    do("circulate_minutes", minutes_id=minutes_id)
    do("name_verifiers", minutes_id=minutes_id, organization_ids=[mine, other])

    def by_mandate() -> Any:
        return acting(mandate_id, mandate_of_id=mine, forum_id=forum_id, simulated_now=JUNE)

    said = {"minutes_id": minutes_id, "text": {"sv": "Synpunkt"}}
    with by_mandate():
        governance.comment_on_minutes(**said, organization_id=mine)
    with by_mandate():
        governance.verify_minutes(minutes_id=minutes_id, organization_id=mine)
    with by_mandate(), pytest.raises(NotAllowedError):
        governance.comment_on_minutes(**said, organization_id=other)
    with by_mandate(), pytest.raises(NotAllowedError):
        governance.verify_minutes(minutes_id=minutes_id, organization_id=other)
