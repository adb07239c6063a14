"""An office acts where it serves, in a forum that is there, by a clock that is real."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.application import Governance
from forum.errors import NotAllowedError, SimulatedClockError, UnknownThingError
from forum.governing.forum import Side, SideKind
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import names


def last(governance: Governance) -> int:
    position: int = governance.recorder.last_position()  # type: ignore[attr-defined]
    return position


def test_an_unknown_office_may_not_act(governance: Governance, forum_id: UUID) -> None:
    with acting(uuid4(), forum_id=forum_id), pytest.raises(NotAllowedError, match="has no office"):
        governance.open_year(year=2018)


def test_a_closed_office_may_not_act(
    governance: Governance, acting_secretariat: Any, secretariat_id: UUID
) -> None:
    with acting(SYSTEM_OFFICE_ID):
        governance.close_office(office_id=secretariat_id)

    with acting_secretariat(), pytest.raises(NotAllowedError, match="is closed: act by one"):
        governance.open_year(year=2018)


def test_a_role_may_only_do_what_the_table_says(
    governance: Governance, acting_secretariat: Any
) -> None:
    position = last(governance)

    with (
        acting_secretariat(),
        pytest.raises(
            NotAllowedError, match="the secretariat may not open office: ask an office that may"
        ),
    ):
        governance.open_office(kind=OfficeKind.SECRETARIAT, name="Ett till")

    assert last(governance) == position


def test_an_office_of_another_forum_may_not_act_here(
    governance: Governance, forum_id: UUID, other_forum: UUID
) -> None:
    office_id = uuid4()
    with acting(SYSTEM_OFFICE_ID):
        governance.open_office(
            kind=OfficeKind.SECRETARIAT,
            name="De andras",
            serves_forum_id=other_forum,
            office_id=office_id,
        )

    with (
        acting(office_id, forum_id=forum_id),
        pytest.raises(NotAllowedError, match="serves another"),
    ):
        governance.open_year(year=2018)
    with acting(office_id, forum_id=other_forum):
        governance.open_year(year=2018)


def test_a_thing_of_another_forum_is_unknown(
    governance: Governance, acting_secretariat: Any, other_forum: UUID
) -> None:
    with acting_secretariat():
        rules_id = governance.propose_rules(year=2018)
    position = last(governance)

    with (
        acting_secretariat(forum_id=other_forum, simulated_now=None),
        pytest.raises(UnknownThingError, match=f"there is no RulesOfProcedure {rules_id} here"),
    ):
        governance.adopt_rules(rules_id=rules_id)

    assert last(governance) == position


def test_a_thing_of_another_kind_is_unknown(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat():
        year_id = governance.open_year(year=2018)

    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.adopt_rules(rules_id=year_id)


def test_a_forum_that_was_not_founded_is_unknown(
    governance: Governance, acting_secretariat: Any
) -> None:
    nowhere = uuid4()

    for act in (
        lambda: governance.open_year(year=2018),
        lambda: governance.register_organization(slug="garnet", name="Garnet"),
    ):
        with (
            acting_secretariat(forum_id=nowhere),
            pytest.raises(UnknownThingError, match=f"there is no Forum {nowhere} here"),
        ):
            act()


# The simulated clock.


def test_a_simulated_clock_is_refused_outside_the_invented_example(
    governance: Governance, acting_secretariat: Any, other_forum: UUID
) -> None:
    position = last(governance)

    with (
        acting_secretariat(forum_id=other_forum),
        pytest.raises(SimulatedClockError, match="use the real clock"),
    ):
        governance.open_year(year=2018)

    assert last(governance) == position


def test_a_real_forum_is_not_founded_by_a_simulated_clock(
    governance: Governance, found: Callable[..., UUID]
) -> None:
    with (
        acting(SYSTEM_OFFICE_ID, simulated_now=datetime(2018, 1, 1, tzinfo=UTC)),
        pytest.raises(SimulatedClockError),
    ):
        found(invented=False)


def test_the_invented_example_says_in_each_event_that_its_clock_was_simulated(
    governance: Governance, acting_secretariat: Any
) -> None:
    before = last(governance)
    with acting_secretariat():
        governance.open_year(year=2018)
    with acting_secretariat(simulated_now=None):
        governance.open_year(year=2019)

    simulated, real = governance.recorder.read_rows(before, 9)  # type: ignore[attr-defined]
    assert b'"clock":"simulated"' in simulated.state
    assert b'"timestamp":"2018-06-01T10:00:00Z"' in simulated.state
    assert b"clock" not in real.state


@pytest.fixture
def found(governance: Governance) -> Callable[..., UUID]:

    pair = tuple(
        Side(
            key=kind.value,
            name=names({"sv": kind.value}),
            classification=kind,
            has_fixed_seats=False,
        )
        for kind in (SideKind.CIVIL_SOCIETY, SideKind.PUBLIC)
    )

    def carry_out(*, invented: bool) -> UUID:
        return governance.found_forum(
            slug="andra", name={"sv": "Det andra"}, sides=pair, invented=invented
        )

    return carry_out


@pytest.fixture
def other_forum(found: Callable[..., UUID]) -> UUID:
    """A second forum, which nobody invented."""
    with acting(SYSTEM_OFFICE_ID):
        return found(invented=False)
