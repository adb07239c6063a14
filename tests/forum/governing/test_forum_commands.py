from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import SimulatedClockError, UnknownThingError
from forum.governing.forum import Side, SideKind
from forum.governing.forum_commands import ForumFoundedError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID, derived_id
from forum.record.values import names

SIDES = tuple(
    Side(key=key, name=names({"sv": key}), classification=SideKind.OTHER, has_fixed_seats=True)
    for key in ("one", "two")
)


def test_the_address_of_a_forum_is_claimed_in_the_same_save(governance: Any, written: Any) -> None:
    with acting(SYSTEM_OFFICE_ID) as context:
        forum_id = governance.found_forum(slug="annat", name={"sv": "Ett annat"}, sides=SIDES)

    founded, claimed = written()
    assert forum_id == founded.originator_id == derived_id("forum", "annat")
    assert (claimed.key, claimed.owner_id) == ("annat", forum_id)
    assert founded.command_id == claimed.command_id == context.command_id


def test_the_founding_names_the_forum_itself_and_the_claim_names_none(
    governance: Any, written: Any
) -> None:
    with acting(SYSTEM_OFFICE_ID):
        forum_id = governance.found_forum(slug="annat", name={"sv": "Ett annat"}, sides=SIDES)

    assert [event.forum_id for event in written()] == [forum_id, None]


def test_a_repeated_founding_answers_with_the_forum(governance: Any, written: Any) -> None:
    command_id = uuid4()
    answers = set()

    for _ in range(2):
        with acting(SYSTEM_OFFICE_ID, command_id=command_id):
            answers.add(governance.found_forum(slug="annat", name={"sv": "Ett annat"}, sides=SIDES))

    assert answers == {derived_id("forum", "annat")}
    assert len(written()) == 2


def test_two_forums_have_different_addresses(governance: Any) -> None:
    with acting(SYSTEM_OFFICE_ID), pytest.raises(ForumFoundedError):
        governance.found_forum(slug="prov", name={"sv": "Ett annat"}, sides=SIDES)


def test_a_real_forum_is_not_founded_under_a_simulated_clock(governance: Any) -> None:
    now = datetime(2018, 6, 1, tzinfo=UTC)

    with acting(SYSTEM_OFFICE_ID, simulated_now=now), pytest.raises(SimulatedClockError):
        governance.found_forum(slug="annat", name={"sv": "Ett annat"}, sides=SIDES)


def test_a_forum_is_renamed_described_and_run_by_an_organization(
    governance: Any, acting_secretariat: Any, written: Any, forum_id: UUID
) -> None:
    with acting_secretariat():
        organization_id = governance.register_organization(slug="mucf", name="MUCF")
    with acting_secretariat():
        governance.rename_forum(name={"sv": "Nytt namn", "en": ""})
    with acting_secretariat():
        governance.describe_forum(text={"sv": "En lång text."})
    with acting_secretariat():
        governance.appoint_administrator(organization_id=organization_id)

    renamed, described, administered = written()[2:]
    assert [name.text for name in renamed.name] == ["Nytt namn"]
    assert [wording.language for wording in described.text] == ["sv"]
    assert administered.organization_id == organization_id
    assert administered.forum_id == administered.originator_id == forum_id


def test_a_forum_is_run_by_an_organization_that_exists(
    governance: Any, acting_secretariat: Any
) -> None:
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.appoint_administrator(organization_id=uuid4())
