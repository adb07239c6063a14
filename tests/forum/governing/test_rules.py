from __future__ import annotations

from fractions import Fraction

import pytest

from forum.governing.limits import (
    NO_LIMITS,
    Concept,
    LimitsError,
    OwnWord,
    RulesLimits,
    SideSeats,
)
from forum.governing.rules import (
    RulesAdoptedError,
    RulesNotAdoptedError,
    RulesOfProcedure,
)
from forum.record.values import Name

CALL = OwnWord(concept=Concept.INVITATION, name=(Name(language="sv", text="kallelse"),))


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
        RulesLimits(quorum=Fraction(101, 100)),
        RulesLimits(quorum=Fraction(-1, 2)),
        RulesLimits(renewal_least=Fraction(1, 2), renewal_most=Fraction(1, 5)),
        RulesLimits(seats=(SideSeats(side="civil_society", seats=-1),)),
        RulesLimits(seats=(SideSeats(side="government", seats=1),) * 2),
        RulesLimits(seats_total=8, seats=(SideSeats(side="civil_society", seats=9),)),
        RulesLimits(words=(OwnWord(concept=Concept.NOTES, name=()),)),
        RulesLimits(words=(OwnWord(concept=Concept.NOTES, name=(Name(language="sv", text=" "),)),)),
        RulesLimits(words=(CALL, CALL)),
        RulesLimits(caution_reasons=("W16",)),
        RulesLimits(caution_reasons=("W0",)),
    ],
)
def test_limits_that_cannot_be_kept_are_refused(limits: RulesLimits) -> None:
    with pytest.raises(LimitsError):
        limits.check()


def test_limits_may_be_nothing_at_all_or_large() -> None:
    NO_LIMITS.check()
    RulesLimits(
        seats_total=300,
        seats=(SideSeats(side="civil_society", seats=300), SideSeats(side="government", seats=0)),
        answer_days=0,
        quorum=Fraction(1),
        renewal_least=Fraction(1, 3),
        renewal_most=Fraction(1, 3),
        chair_alternates=True,
        words=(CALL,),
    ).check()


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
