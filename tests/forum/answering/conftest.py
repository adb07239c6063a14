"""Who gives views, and who answers them: two organizations with mandates, and a side's office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole
from tests.forum.conftest import NOW


class Sitting:
    """An organization that sits, and the mandate that acts for it."""

    def __init__(self, do: Callable[..., UUID], slug: str) -> None:
        self.id = do("register_organization", slug=slug, name=slug.title())
        self.mandate_id = uuid4()
        do("grant_seat", year=2018, side="civil_society", organization_id=self.id)
        do(
            "appoint_representative",
            organization_id=self.id,
            person_id=do("register_person", name="Förnamn Efternamn"),
            role=RepresentativeRole.REPRESENTATIVE,
            side="civil_society",
            start=When("2018-02-01"),
            end=When("2018-11-30"),
            mandate_id=self.mandate_id,
        )


@pytest.fixture
def year(do: Any) -> UUID:
    opened: UUID = do("open_year", year=2018)
    return opened


@pytest.fixture
def akero(do: Any, year: UUID) -> Sitting:
    return Sitting(do, "akero")


@pytest.fixture
def bergby(do: Any, year: UUID) -> Sitting:
    return Sitting(do, "bergby")


@pytest.fixture
def by(governance: Any, forum_id: UUID) -> Callable[..., UUID]:
    """Carry out one command as an organization that sits."""

    def carry_out(who: Sitting, act: str, /, *, now: datetime = NOW, **arguments: Any) -> UUID:
        with acting(who.mandate_id, mandate_of_id=who.id, forum_id=forum_id, simulated_now=now):
            done: UUID = getattr(governance, act)(**arguments)
        return done

    return carry_out


@pytest.fixture
def by_side(governance: Any, forum_id: UUID) -> Callable[..., UUID]:
    """Carry out one command as the office of a side."""
    offices: dict[str, UUID] = {}

    def carry_out(side: str, act: str, /, **arguments: Any) -> UUID:
        if side not in offices:
            offices[side] = uuid4()
            with acting(SYSTEM_OFFICE_ID):
                governance.open_office(
                    kind=OfficeKind.COORDINATOR,
                    name=f"Samordnaren för {side}",
                    office_id=offices[side],
                    serves_forum_id=forum_id,
                    side=side,
                )
        with acting(offices[side], forum_id=forum_id, simulated_now=NOW):
            done: UUID = getattr(governance, act)(**arguments)
        return done

    return carry_out


@pytest.fixture
def at(governance: Any, acting_secretariat: Any) -> Callable[..., UUID]:
    """Carry out one command as the secretariat on a day at noon."""

    def carry_out(day: str, act: str, /, **arguments: Any) -> UUID:
        now = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
        with acting_secretariat(simulated_now=now):
            done: UUID = getattr(governance, act)(**arguments)
        return done

    return carry_out
