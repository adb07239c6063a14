"""What a selection weighs, and whose names lie where: only the secretariat is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forum.policy import Role
from projections.nominations import NominationRow
from projections.people import sealed_names
from projections.weighing import weighed
from tests.projections.dutiful import DutifulForum
from tests.walk.people import SIDES

OTHERS = [Role.PUBLIC, Role.MEMBER, Role.COORDINATOR]


@pytest.fixture
def forum() -> Iterator[DutifulForum]:
    forum = DutifulForum()
    yield forum
    forum.close()


def nominations(forum: DutifulForum, role: Role = Role.SECRETARIAT) -> list[NominationRow]:
    found = weighed(forum.read(), **forum.asking(role), year=2016, side=SIDES[0])
    return found["nominations"]


def test_who_nominates_itself_stands_and_who_is_nominated_by_another_is_asked(
    forum: DutifulForum,
) -> None:
    own, other = forum.organizations[:2]
    of = {"year": 2016, "side": SIDES[0]}
    forum.act("nominate", organization_id=own, **of)
    forum.act("nominate", organization_id=other, by_id=own, **of)
    before = [row["stands"] for row in nominations(forum)]
    forum.act("decline_nomination", organization_id=other, **of)

    assert before == [True, None]
    assert [row["stands"] for row in nominations(forum)] == [True, False]


def test_a_nomination_that_was_taken_back_is_gone(forum: DutifulForum) -> None:
    of = {"year": 2016, "side": SIDES[0], "organization_id": forum.organizations[0]}
    forum.act("nominate", **of)
    forum.act("take_back_nomination", **of)

    assert nominations(forum) == []


@pytest.mark.parametrize("role", OTHERS)
def test_others_see_no_nomination_before_it_is_laid_open(forum: DutifulForum, role: Role) -> None:
    of = {"year": 2016, "side": SIDES[0], "organization_id": forum.organizations[0]}
    forum.act("nominate", **of)

    assert nominations(forum)
    assert nominations(forum, role) == []


@pytest.mark.parametrize("role", OTHERS)
def test_others_are_not_told_where_a_name_lies(forum: DutifulForum, role: Role) -> None:
    person = str(forum.persons[0])
    conn = forum.read()
    own, others = forum.asking()["sees"], forum.asking(role)["sees"]

    assert person in sealed_names(conn, sees=own, person_ids={person})
    assert sealed_names(conn, sees=others, person_ids={person}) == {}
