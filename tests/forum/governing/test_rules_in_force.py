"""Which version of the rules an act relies on: the one in force on its day, whatever came when."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from forum.application import Governance
from forum.record.when import When


@pytest.fixture
def in_force(governance: Governance, acting_secretariat: Any) -> Any:
    def asked(day: str) -> UUID | None:
        with acting_secretariat(), governance.rehearsal():
            rules = governance.rules_here(date.fromisoformat(day))
            return rules.id if rules is not None else None

    return asked


def test_without_adopted_rules_none_are_in_force(do: Any, in_force: Any) -> None:
    do("propose_rules", year=2018)

    assert in_force("2018-06-01") is None


def test_rules_hold_from_their_first_day_until_later_ones_do(adopt: Any, in_force: Any) -> None:
    first, second = adopt("2016-02-01"), adopt("2018-03-01")

    assert in_force("2016-01-31") is None
    assert [in_force(day) for day in ("2016-02-01", "2018-02-28")] == [first, first]
    assert [in_force(day) for day in ("2018-03-01", "2018-12-31")] == [second, second]


def test_rules_entered_late_hold_on_their_days(adopt: Any, in_force: Any) -> None:
    later, earlier = adopt("2018-03-01"), adopt("2016-02-01")

    assert in_force("2017-06-01") == earlier
    assert in_force("2018-06-01") == later


def test_of_two_versions_from_the_same_day_the_one_adopted_last_holds(
    adopt: Any, in_force: Any
) -> None:
    adopt("2018-03-01")
    second = adopt("2018-03-01")

    assert in_force("2018-03-01") == second


def test_after_a_repeal_the_version_before_holds_again(do: Any, adopt: Any, in_force: Any) -> None:
    first, second = adopt("2016-02-01"), adopt("2018-03-01")

    do("repeal_rules", rules_id=second, on="2018-05-01")

    assert in_force("2018-04-30") == second
    assert in_force("2018-05-01") == first


def test_rules_whose_first_day_is_known_to_the_month_hold_when_it_has_passed(
    do: Any, in_force: Any
) -> None:
    rules_id = do("propose_rules", year=2018)
    do("adopt_rules", rules_id=rules_id, valid_from=When("2018-02"))

    assert in_force("2018-02-27") is None
    assert in_force("2018-02-28") == rules_id


def test_an_adoption_that_was_struck_never_held(
    do: Any, governance: Governance, adopt: Any, in_force: Any
) -> None:
    first, second = adopt("2016-02-01"), adopt("2018-03-01")

    do("strike_event", aggregate_id=second, version=2, reason="Fel dag.")

    assert in_force("2018-06-01") == first
