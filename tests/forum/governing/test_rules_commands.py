from __future__ import annotations

from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest

from forum.errors import IncompleteError, UnknownThingError
from forum.governing.forum import UnknownSideError
from forum.governing.limits import (
    Concept,
    DaysCounted,
    LimitsError,
    MinutesApproval,
    OwnWord,
    RulesLimits,
    SideSeats,
    ThemeModel,
)
from forum.governing.rules import Proposer, RulesAdoptedError, RulesDroppedError
from forum.record.values import names
from forum.record.when import When


def test_versions_of_a_year_are_numbered_from_one(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    for year in (2018, 2018, 2019):
        with acting_secretariat():
            governance.propose_rules(year=year, proposed_by=Proposer.SITTING_PRESIDIUM)

    proposed = [event for event in written() if event.TOPIC == "rules_of_procedure.proposed"]
    assert [(event.year, event.number) for event in proposed] == [
        (2018, 1),
        (2018, 2),
        (2019, 1),
    ]


def test_a_repeated_proposal_answers_with_the_version_and_takes_no_number(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    command_id = uuid4()
    answers = set()

    for _ in range(2):
        with acting_secretariat(command_id=command_id):
            answers.add(governance.propose_rules(year=2018))

    proposed, opened, issued = written()
    assert answers == {proposed.originator_id} == {issued.to_id}
    assert opened.TOPIC == "register.opened"


def test_rules_hold_text_and_limits(governance: Any, acting_secretariat: Any, written: Any) -> None:
    limits = RulesLimits(
        seats=(SideSeats(side="civil_society", seats=9),),
        days_counted=DaysCounted.WORKING,
        answer_days=60,
        minutes_approved=MinutesApproval.IN_WRITING,
        renewal_least=Fraction(20, 100),
        theme_model=ThemeModel.PRINCIPLES,
        words=(OwnWord(concept=Concept.NOTES, name=names({"sv": "protokoll"})),),
        caution_reasons=("W1", "W3"),
    )

    with acting_secretariat():
        governance.propose_rules(year=2018, text={"sv": "§ 1 …"}, limits=limits)
    with acting_secretariat(), pytest.raises(LimitsError):
        governance.propose_rules(year=2018, limits=RulesLimits(answer_days=-1))

    proposed = written()[0]
    assert proposed.limits == limits
    assert proposed.text[0].text.size == len("§ 1 …".encode())


def test_seats_are_given_to_sides_of_the_forum(governance: Any, acting_secretariat: Any) -> None:
    limits = RulesLimits(seats=(SideSeats(side="parliament", seats=9),))

    with acting_secretariat(), pytest.raises(UnknownSideError):
        governance.propose_rules(year=2018, limits=limits)


def test_rules_are_adopted_and_repealed_on_their_day(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        rules_id = governance.propose_rules(year=2018)
    with acting_secretariat(effective=When("../2018-09-20")):
        governance.adopt_rules(rules_id=rules_id, valid_from=When("2018-10-01"))
    with acting_secretariat(effective=When("2019-02-05")):
        governance.repeal_rules(rules_id=rules_id)

    adopted, repealed = (
        event
        for event in written()
        if event.TOPIC.startswith("rules") and event.TOPIC != "rules_of_procedure.proposed"
    )
    assert (adopted.effective, adopted.valid_from) == (
        When("../2018-09-20"),
        When("2018-10-01"),
    )
    assert repealed.effective == When("2019-02-05")
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.adopt_rules(rules_id=uuid4())


def test_a_proposal_names_the_version_that_it_changes(do: Any, adopt: Any, written: Any) -> None:
    in_force = adopt(answer_days=60)
    other = do("propose_rules", year=2018)

    do("propose_rules", year=2018, changes_id=other)

    changed = [event.changes_id for event in written() if "proposed" in event.TOPIC]
    assert changed == [None, in_force, other]


def test_a_proposal_is_taken_back_with_a_reason_before_it_is_adopted(do: Any, adopt: Any) -> None:
    adopted, rules_id = adopt(), do("propose_rules", year=2018)
    with pytest.raises(IncompleteError, match="why the proposal is taken back"):
        do("drop_rules", rules_id=rules_id, reason={})
    do("drop_rules", rules_id=rules_id, reason={"sv": "Inte färdig"})

    with pytest.raises(RulesDroppedError, match="was taken back"):
        do("adopt_rules", rules_id=rules_id)
    with pytest.raises(RulesDroppedError):
        do("drop_rules", rules_id=rules_id, reason={"sv": "Inte färdig"})
    with pytest.raises(RulesAdoptedError, match="repeal it instead"):
        do("drop_rules", rules_id=adopted, reason={"sv": "Inte färdig"})
