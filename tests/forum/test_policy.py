"""The access tables are whole: nothing starts while a command or a topic has no entry."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from forum import policy
from forum.application import Governance, command_names, told_topics
from forum.commanding import command
from forum.errors import NotAllowedError
from forum.policy import Role

DAY = date(2018, 6, 1)


def topics() -> list[str]:
    return list(told_topics())


def test_every_command_and_every_topic_has_an_entry() -> None:
    policy.check_complete(command_names(), topics())


def test_a_command_without_an_entry_is_named() -> None:
    with pytest.raises(LookupError, match=r"no entry in forum/access/ for command hold_coup$"):
        policy.check_complete([*command_names(), "hold_coup"], topics())


def test_a_topic_without_an_entry_is_named() -> None:
    with pytest.raises(LookupError, match=r"no entry in forum/access/ for topic forum.sold$"):
        policy.check_complete(command_names(), [*topics(), "forum.sold"])


def test_an_entry_with_nothing_behind_it_is_named() -> None:
    with pytest.raises(LookupError, match="entries for no command: open_year"):
        policy.check_complete(set(command_names()) - {"open_year"}, topics())
    with pytest.raises(LookupError, match=r"entries for no topic: forum.founded"):
        policy.check_complete(command_names(), set(topics()) - {"forum.founded"})


def test_the_forum_does_not_start_while_a_command_has_no_entry(
    governance: Governance, monkeypatch: pytest.MonkeyPatch
) -> None:
    @command
    def hold_coup(self: Governance) -> None:
        """Take over."""

    monkeypatch.setattr(Governance, "hold_coup", hold_coup, raising=False)

    with pytest.raises(LookupError, match="hold_coup"):
        Governance(governance.store)


def test_a_command_that_has_no_entry_is_nobodys() -> None:
    assert [role for role in Role if policy.may(role, "hold_coup", DAY)] == []


@pytest.mark.parametrize(
    ("role", "act", "allowed"),
    [
        (Role.SYSTEM, "establish_host", True),
        (Role.SYSTEM, "open_year", False),
        (Role.SECRETARIAT, "open_year", True),
        (Role.SECRETARIAT, "found_forum", False),
        (Role.SECRETARIAT, "record_source_file", False),
        (Role.IMPORT_RUN, "record_source_file", True),
        (Role.IMPORT_RUN, "open_year", True),
        (Role.PUBLIC, "open_year", False),
    ],
)
def test_a_role_may_what_the_table_says(role: Role, act: str, allowed: bool) -> None:
    assert policy.may(role, act, DAY) is allowed

    if not allowed:
        with pytest.raises(NotAllowedError, match="ask an office that may"):
            policy.check(role, act, DAY)


def test_the_public_may_do_nothing_yet() -> None:
    assert [act for act in policy.ACTS if policy.may(Role.PUBLIC, act, DAY)] == []


def test_the_public_sees_only_what_is_public() -> None:
    assert policy.sees(Role.PUBLIC) == (policy.PUBLIC,)


def test_a_sides_own_meeting_is_that_sides_room_unless_it_lets_it_be_listed() -> None:
    def planned(**fields: Any) -> Any:
        return SimpleNamespace(TOPIC="meeting.planned", **fields)

    assert policy.audience(planned(side=None, is_listed=True)) == "public"
    assert policy.audience(planned(side="government", is_listed=False)) == "side:government"
    assert policy.audience(planned(side="government", is_listed=True)) == "public"


def test_a_sides_room_is_open_to_no_office() -> None:
    assert [role for role in Role if any("side:" in room for room in policy.sees(role))] == []


def test_a_sides_room_is_open_to_those_who_act_for_it_and_to_nobody_whose_mandate_ended() -> None:
    def enters(role: Role) -> bool:
        return "side:government" in policy.sees(role, side="government")

    assert [role for role in Role if enters(role)] == [Role.COORDINATOR, Role.MEMBER]
    assert "side:government" not in policy.sees(Role.MEMBER, side="civil_society")


def test_what_is_told_to_one_organization_is_for_whoever_acts_for_it() -> None:
    def hears(role: Role) -> bool:
        return "organization:7" in policy.sees(role, organization_id="7")

    assert {role for role in Role if hears(role)} == {
        *(Role.MEMBER, Role.FORMER_MEMBER, Role.COORDINATOR),
    }


def test_names_of_persons_are_not_for_the_public() -> None:
    for topic in ("person.registered", "person.renamed"):
        assert policy.audience(SimpleNamespace(TOPIC=topic)) == policy.SECRETARIAT
