"""An organization says that what was entered for it is wrong, and gets an answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.application import Governance
from forum.errors import IncompleteError, NotAllowedError, UnknownThingError
from forum.keeping.objection import (
    NotEnteredForYouError,
    Objection,
    ObjectionAnsweredError,
    ObjectionOutcome,
    ObjectionRaisedError,
)
from forum.record.acting import acting
from forum.record.values import Channel
from forum.record.when import When
from tests.forum.test_members_act import JUNE, SIDE, Members

WHY = {"sv": "Vi sade inte så."}


@pytest.fixture
def members(governance: Governance, forum_id: UUID, do: Any) -> Members:
    return Members(governance, forum_id, do)


@pytest.fixture
def theme_id(members: Members, secretariat_id: UUID) -> UUID:
    """A theme that the secretariat entered for the first organization, from a letter."""
    with acting(
        secretariat_id,
        forum_id=members.forum_id,
        on_behalf_of_id=members.own,
        channel=Channel.LETTER,
        received=When("2018-05-20"),
        simulated_now=JUNE,
    ):
        return members.governance.propose_theme(
            title={"sv": "Lokaler"}, year=2018, proposed_by_id=members.own, side=SIDE
        )


def objected(members: Members, theme_id: UUID, **more: Any) -> UUID:
    about: dict[str, Any] = {
        "organization_id": members.own,
        "entry_id": theme_id,
        "version": 1,
        "reason": WHY,
    }
    found: UUID = members.act("object_to_entry", **{**about, **more})
    return found


def test_an_organization_objects_once_to_what_was_entered_for_it(
    members: Members, theme_id: UUID, written: Any
) -> None:
    objected(members, theme_id)

    event = written()[-1]
    assert (event.TOPIC, event.entry_id, event.version) == ("objection.raised", theme_id, 1)
    with pytest.raises(ObjectionRaisedError):
        objected(members, theme_id)


def test_nobody_objects_for_another_organization_or_to_what_was_entered_for_another(
    members: Members, theme_id: UUID
) -> None:
    with pytest.raises(NotAllowedError):
        objected(members, theme_id, organization_id=members.other)

    other = members.appoint(members.other)
    with pytest.raises(NotEnteredForYouError):
        members.act(
            "object_to_entry",
            by=other,
            of=members.other,
            organization_id=members.other,
            entry_id=theme_id,
            version=1,
            reason=WHY,
        )


def test_only_an_entry_that_is_there_is_objected_to_and_with_words(
    members: Members, theme_id: UUID
) -> None:
    with pytest.raises(UnknownThingError):
        objected(members, theme_id, version=9)
    with pytest.raises(IncompleteError):
        objected(members, theme_id, reason={"sv": " "})


def test_the_answer_strikes_the_entry_in_the_same_act(
    members: Members, theme_id: UUID, do: Any, written: Any
) -> None:
    objection_id = objected(members, theme_id)

    do(
        "answer_objection",
        objection_id=objection_id,
        outcome=ObjectionOutcome.STRUCK,
        reason={"sv": "Fel organisation."},
    )

    answered, struck = written()[-2:]
    assert (answered.TOPIC, answered.outcome) == ("objection.answered", ObjectionOutcome.STRUCK)
    assert (struck.TOPIC, struck.originator_id, struck.version) == ("theme.struck", theme_id, 1)
    assert answered.command_id == struck.command_id


def test_an_answer_is_given_once_and_says_why(members: Members, theme_id: UUID, do: Any) -> None:
    objection_id = objected(members, theme_id)
    about = {"objection_id": objection_id, "outcome": ObjectionOutcome.STANDS}
    with pytest.raises(IncompleteError):
        do("answer_objection", **about, reason={})

    do("answer_objection", **about, reason={"sv": "Brevet säger så."})

    with pytest.raises(ObjectionAnsweredError):
        do("answer_objection", **about, reason={"sv": "Igen."})
    with acting(members.own, forum_id=members.forum_id), members.governance.rehearsal():
        assert members.governance.load(Objection, objection_id).is_answered
