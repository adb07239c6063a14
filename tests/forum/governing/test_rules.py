from __future__ import annotations

import pytest

from forum.governing.rules import (
    NO_LIMITS,
    LimitsError,
    RulesAdoptedError,
    RulesLimits,
    RulesNotAdoptedError,
    RulesOfProcedure,
)


@pytest.fixture
def rules() -> RulesOfProcedure:
    return RulesOfProcedure(year=2018, number=1, proposed_by=None, text=(), limits=None)


def test_each_version_is_a_thing_of_its_own(rules: RulesOfProcedure) -> None:
    again = RulesOfProcedure(year=2018, number=2, proposed_by=None, text=(), limits=None)

    assert again.id != rules.id


def test_rules_of_unknown_text_set_no_limit(rules: RulesOfProcedure) -> None:
    assert rules.limits == NO_LIMITS
    assert not rules.limits.asks_reason("W1")


def test_a_reason_is_asked_only_for_the_cautions_that_the_rules_name() -> None:
    limits = RulesLimits(caution_reasons=("W1",))

    assert limits.asks_reason("W1")
    assert not limits.asks_reason("W15")


@pytest.mark.parametrize(
    "limits",
    [
        RulesLimits(answer_days=-1),
        RulesLimits(quorum_percent=101),
        RulesLimits(caution_reasons=("W16",)),
        RulesLimits(caution_reasons=("W0",)),
    ],
)
def test_limits_that_cannot_be_kept_are_refused(limits: RulesLimits) -> None:
    with pytest.raises(LimitsError):
        RulesOfProcedure.check_limits(limits)


def test_limits_may_be_nothing_at_all_or_large() -> None:
    RulesOfProcedure.check_limits(NO_LIMITS)
    RulesOfProcedure.check_limits(
        RulesLimits(answer_days=0, quorum_percent=100, seats_total=300, chair_alternates=True)
    )


def test_a_version_is_adopted_once(rules: RulesOfProcedure) -> None:
    rules.adopt()

    with pytest.raises(RulesAdoptedError, match="propose a new version"):
        rules.adopt()


def test_only_rules_that_apply_are_repealed(rules: RulesOfProcedure) -> None:
    with pytest.raises(RulesNotAdoptedError):
        rules.repeal()

    rules.adopt()
    rules.repeal()

    with pytest.raises(RulesNotAdoptedError):
        rules.repeal()
