"""A person acts by a mandate, for the own organization only, as long as the mandate lasts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.access.roles import Role
from forum.actor import Actor
from forum.application import Governance
from forum.commanding import command
from forum.errors import NotAllowedError
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole

JUNE = datetime(2018, 6, 1, 10, tzinfo=UTC)


@pytest.fixture
def organization_id(do: Any) -> UUID:
    organization_id = do("register_organization", slug="akero", name="Åkerö Ängsråd")
    do("open_year", year=2018)
    do("grant_seat", year=2018, side="civil_society", organization_id=organization_id)
    return organization_id


@pytest.fixture
def mandate_id(do: Any, organization_id: UUID) -> UUID:
    mandate_id = uuid4()
    do(
        "appoint_representative",
        organization_id=organization_id,
        person_id=do("register_person", name="Förnamn Efternamn"),
        role=RepresentativeRole.REPRESENTATIVE,
        side="civil_society",
        start=When("2018-02-01"),
        end=When("2018-11-30"),
        mandate_id=mandate_id,
    )
    return mandate_id


@pytest.fixture
def who(governance: Governance, forum_id: UUID, organization_id: UUID, mandate_id: UUID) -> Any:
    def asked(day: str, mandate: UUID = mandate_id, organization: UUID = organization_id) -> Actor:
        now = datetime.fromisoformat(day).replace(hour=10, tzinfo=UTC)
        with (
            acting(mandate, mandate_of_id=organization, forum_id=forum_id, simulated_now=now),
            governance.rehearsal(),
        ):
            return governance.who()

    return asked


@pytest.mark.parametrize("day", ["2018-02-01", "2018-06-01", "2018-11-30"])
def test_a_mandate_acts_from_its_first_day_to_its_last(
    who: Any, organization_id: UUID, day: str
) -> None:
    assert who(day) == Actor(Role.MEMBER, organization_id, "civil_society")


def test_a_mandate_does_not_act_before_its_first_day(who: Any) -> None:
    with pytest.raises(NotAllowedError, match="begins on 2018-02-01"):
        who("2018-01-31")


def test_aftercare_lasts_until_the_year_is_closed(who: Any, do: Any) -> None:
    assert who("2018-12-01").role is Role.FORMER_MEMBER
    assert who("2019-01-15").role is Role.FORMER_MEMBER

    do("close_year", year=2018)

    with pytest.raises(NotAllowedError, match="its year is closed"):
        who("2019-01-15")


def test_a_mandate_counts_while_its_organization_has_a_seat(
    who: Any, do: Any, organization_id: UUID
) -> None:
    do(
        "vacate_seat",
        on="2018-05-01",
        year=2018,
        side="civil_society",
        organization_id=organization_id,
    )

    assert who("2018-04-30").role is Role.MEMBER
    assert who("2018-06-01").role is Role.FORMER_MEMBER


def test_a_mandate_that_the_delegation_does_not_know_is_nobodys(who: Any) -> None:
    with pytest.raises(NotAllowedError, match="no office or mandate"):
        who("2018-06-01", mandate=uuid4())
    with pytest.raises(NotAllowedError, match="no office or mandate"):
        who("2018-06-01", organization=uuid4())


@pytest.fixture
def cheer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A command that mandates and coordinators may carry out, for their own."""
    from forum import policy

    roles = frozenset({Role.MEMBER, Role.COORDINATOR, Role.SECRETARIAT})
    monkeypatch.setattr(policy, "ACTS", {**policy.ACTS, "cheer": roles})

    @command
    def cheer(self: Governance, *, organization_id: Any = None, side: Any = None) -> None:
        """Cheer."""
        if organization_id or side:
            self.check_own(organization_id=organization_id, side=side)

    return cheer


@pytest.fixture
def by_mandate(forum_id: UUID, organization_id: UUID, mandate_id: UUID) -> Any:
    return acting(mandate_id, mandate_of_id=organization_id, forum_id=forum_id, simulated_now=JUNE)


def test_a_mandate_acts_for_its_own_organization_and_side_only(
    governance: Governance, cheer: Any, by_mandate: Any, organization_id: UUID
) -> None:
    with by_mandate:
        cheer(governance, organization_id=organization_id)
        cheer(governance, side="civil_society")
        with pytest.raises(NotAllowedError, match="your own organization or side"):
            cheer(governance, organization_id=uuid4())
        with pytest.raises(NotAllowedError, match="your own organization or side"):
            cheer(governance, side="government")


def test_a_command_that_forgets_to_ask_whose_it_is_about_is_a_fault(
    governance: Governance, cheer: Any, by_mandate: Any, acting_secretariat: Any
) -> None:
    with by_mandate, pytest.raises(TypeError, match="cheer must call check_own"):
        cheer(governance)
    with acting_secretariat():
        cheer(governance)


def test_a_coordinator_acts_for_its_side(
    governance: Governance, cheer: Any, forum_id: UUID, acting_secretariat: Any
) -> None:
    from forum.record.ids import SYSTEM_OFFICE_ID

    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id, simulated_now=JUNE):
        office_id = governance.open_office(
            kind=OfficeKind.COORDINATOR,
            name="Civilsamhällets samordnare",
            serves_forum_id=forum_id,
            side="civil_society",
        )

    with acting(office_id, forum_id=forum_id, simulated_now=JUNE):
        cheer(governance, side="civil_society")
        with pytest.raises(NotAllowedError):
            cheer(governance, side="government")


def test_a_coordinator_lets_representatives_of_its_own_side_rotate(
    governance: Governance, forum_id: UUID, organization_id: UUID, mandate_id: UUID, do: Any
) -> None:
    from forum.record.ids import SYSTEM_OFFICE_ID

    person_id = do("register_person", name="Annan Person")
    offices = {}
    for side in ("civil_society", "government"):
        with acting(SYSTEM_OFFICE_ID, forum_id=forum_id, simulated_now=JUNE):
            offices[side] = governance.open_office(
                kind=OfficeKind.COORDINATOR,
                name=f"Samordnare {side}",
                serves_forum_id=forum_id,
                side=side,
            )
    rotation = {
        "organization_id": organization_id,
        "mandate_id": mandate_id,
        "person_id": person_id,
        "start": When("2018-06-15"),
    }

    with (
        acting(offices["government"], forum_id=forum_id, simulated_now=JUNE),
        pytest.raises(NotAllowedError),
    ):
        governance.rotate_representative(**rotation)
    with acting(offices["civil_society"], forum_id=forum_id, simulated_now=JUNE):
        governance.rotate_representative(**rotation)


def test_a_mandate_nominates_in_the_name_of_its_own_organization_only(
    governance: Governance, by_mandate: Any, organization_id: UUID, do: Any
) -> None:
    other = do("register_organization", slug="annan", name="Annan förening")
    place = {"year": 2019, "side": "civil_society"}

    with by_mandate:
        with pytest.raises(NotAllowedError):
            governance.nominate(**place, organization_id=other)
        governance.nominate(**place, organization_id=other, by_id=organization_id)
