"""A group of both sides, who calls it together, and its papers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.errors import IncompleteError, NotAllowedError, ReasonNeededError
from forum.governing.forum import UnknownSideError
from forum.meeting.group import GroupCapacity, GroupKind, GroupMemberError
from forum.meeting.group_commands import JoiningMember

ABOUT: dict[str, Any] = {"year": 2018, "purpose": {"sv": "Tema 1"}}
PAPER = {"title": {"sv": "Underlag"}, "text": {"sv": "Läs detta före mötet."}}


@pytest.fixture
def ministry(do: Any) -> UUID:
    made: UUID = do("register_organization", slug="departementet", name="Departementet")
    return made


@pytest.fixture
def of_both(do: Any, civos: UUID, ministry: UUID) -> UUID:
    made: UUID = do("form_group", **ABOUT, members=members(civos, ministry))
    return made


def members(
    civos: UUID, ministry: UUID, capacity: GroupCapacity = GroupCapacity.MEMBER
) -> list[JoiningMember]:
    return [
        JoiningMember(organization_id=civos, side="civil_society"),
        JoiningMember(organization_id=ministry, side="government", capacity=capacity),
    ]


def test_a_group_is_formed_with_those_who_are_in_it(
    do: Any, civos: UUID, ministry: UUID, written: Any
) -> None:
    do("form_group", **ABOUT, members=members(civos, ministry))

    first, *joined = written()[-3:]
    assert (first.TOPIC, first.cautions) == ("group.formed", ())
    assert [event.side for event in joined] == ["civil_society", "government"]


def test_a_group_formed_without_both_sides_is_made_in_spite_of_a_caution(
    do: Any, civos: UUID, ministry: UUID, written: Any, codes: Any
) -> None:
    one, secretariat = members(civos, ministry, GroupCapacity.SECRETARIAT)
    do("form_group", **ABOUT, members=[one])
    do("form_group", **ABOUT, members=[one, secretariat])

    formed = [event for event in written() if event.TOPIC == "group.formed"]

    assert [codes(event) for event in formed] == [["W4"], ["W4"]]


def test_a_committee_or_a_group_whose_members_are_not_entered_has_no_caution(
    do: Any, civos: UUID, ministry: UUID, written: Any, codes: Any
) -> None:
    one, _ = members(civos, ministry)
    committee = do("form_group", **ABOUT, classification=GroupKind.COMMITTEE, members=[one])
    do("leave_group", group_id=committee, organization_id=civos)
    do("form_group", **ABOUT)

    assert [code for event in written() for code in codes(event)] == []


def test_a_member_that_leaves_a_group_to_one_side_does_it_in_spite_of_a_caution(
    do: Any, of_both: UUID, civos: UUID, ministry: UUID, written: Any, codes: Any, plan: Any
) -> None:
    third = do("register_organization", slug="tredje", name="Tredje")
    do("join_group", group_id=of_both, organization_id=third, side="civil_society")

    do("leave_group", group_id=of_both, organization_id=third)
    do("leave_group", group_id=of_both, organization_id=ministry)

    assert [codes(event) for event in written()[-2:]] == [[], ["W4"]]


def test_rules_may_ask_why_a_group_is_of_one_side(
    do: Any, adopt: Any, of_both: UUID, civos: UUID, ministry: UUID
) -> None:
    adopt(caution_reasons=("W4",))

    with pytest.raises(ReasonNeededError):
        do("form_group", **ABOUT, members=members(civos, ministry)[:1])
    with pytest.raises(ReasonNeededError):
        do("leave_group", group_id=of_both, organization_id=ministry)


def test_the_members_a_group_begins_with_are_of_the_forums_sides_and_named_once(
    do: Any, civos: UUID
) -> None:
    with pytest.raises(UnknownSideError):
        do("form_group", **ABOUT, members=[JoiningMember(organization_id=civos, side="kommunen")])
    with pytest.raises(GroupMemberError):
        do("form_group", **ABOUT, members=[JoiningMember(organization_id=civos)] * 2)


def test_the_convener_of_a_group_is_in_it(
    do: Any, of_both: UUID, ministry: UUID, written: Any
) -> None:
    for _ in range(2):
        do("name_convener", group_id=of_both, organization_id=ministry)

    assert [event.TOPIC for event in written()].count("group.convener_named") == 1
    do("leave_group", group_id=of_both, organization_id=ministry)
    with pytest.raises(GroupMemberError):
        do("name_convener", group_id=of_both, organization_id=ministry)


def test_a_paper_of_a_group_has_a_title_and_a_text(do: Any, of_both: UUID, written: Any) -> None:
    for missing in PAPER:
        with pytest.raises(IncompleteError):
            do("add_group_paper", group_id=of_both, **{**PAPER, missing: {}})

    do("add_group_paper", group_id=of_both, **PAPER)

    assert written()[-1].title[0].text == "Underlag"


def test_a_paper_is_added_by_who_is_in_the_group(
    do: Any, by: Any, akero: Any, bergby: Any, of_both: UUID, written: Any
) -> None:
    do("join_group", group_id=of_both, organization_id=akero.id, side="civil_society")

    with pytest.raises(NotAllowedError):
        by(bergby, "add_group_paper", group_id=of_both, **PAPER)
    by(akero, "add_group_paper", group_id=of_both, **PAPER)

    assert written()[-1].actor_id == akero.mandate_id
