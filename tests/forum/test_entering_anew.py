"""What was struck is not there, until it is entered anew under the same id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from forum.answering.view import Giver, Setting, View
from forum.application import Governance
from forum.errors import UnknownThingError
from forum.governing.year import ForumYear
from forum.keeping.striking import NotStrikableError
from forum.record.envelope import ForumAggregate
from forum.record.when import When


def topics(governance: Governance) -> list[str]:
    return [row.topic for row in governance.recorder.read_rows(0, 1000)]  # type: ignore[attr-defined]


@pytest.fixture
def strike(governance: Governance) -> Callable[[UUID, int], None]:
    def carry_out(thing_id: UUID, version: int) -> None:
        governance.strike_event(aggregate_id=thing_id, version=version, reason="fel rad")

    return carry_out


def test_a_thing_that_was_struck_is_not_there_until_it_is_entered_anew(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        year_id = governance.open_year(year=2018)
    with acting_secretariat():
        strike(year_id, 1)

    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.close_year(year=2018)


def test_a_year_that_was_struck_is_entered_anew_in_the_same_batch(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        year_id = governance.open_year(year=2018)
    with acting_secretariat(), governance.batch("open_year"):
        strike(year_id, 1)
        again = governance.open_year(year=2018, end=When("2018-06-30"))

    assert again == year_id
    assert topics(governance)[-3:] == [
        *("forum_year.opened", "forum_year.struck", "forum_year.opened"),
    ]
    with acting_secretariat(), governance.rehearsal():
        assert governance.load(ForumYear, year_id).span.end == When("2018-06-30")


def test_a_year_that_was_struck_is_entered_anew_by_a_later_command(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        year_id = governance.open_year(year=2018)
    with acting_secretariat():
        strike(year_id, 1)

    with acting_secretariat():
        assert governance.open_year(year=2018, end=When("2018-06-30")) == year_id

    with acting_secretariat(), governance.rehearsal():
        year = governance.load(ForumYear, year_id)
        assert (year.version, year.span.end) == (3, When("2018-06-30"))


def test_a_new_year_does_not_take_the_place_of_another_that_was_struck(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        year_id = governance.open_year(year=2018)
    with acting_secretariat(), governance.batch("open_year"):
        strike(year_id, 1)
        other_id = governance.open_year(year=2019)

    assert other_id != year_id
    with acting_secretariat(), governance.rehearsal():
        assert governance.find(ForumYear, year_id) is None
        assert governance.load(ForumYear, other_id).year == 2019


def test_a_thing_with_a_random_id_keeps_it_when_it_is_entered_anew(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        rules_id = governance.propose_rules(year=2018)
    with acting_secretariat():
        governance.adopt_rules(rules_id=rules_id)

    with acting_secretariat(), governance.batch("propose_rules"):
        strike(rules_id, 1)
        with governance.entering_anew(rules_id):
            again = governance.propose_rules(year=2018, text={"sv": "Så gör vi."})

    assert again == rules_id
    with acting_secretariat(), governance.rehearsal():
        rules: Any = governance.load(ForumAggregate, rules_id)
        assert rules.version == 4
        assert rules.number == 1


def test_the_next_thing_of_the_kind_is_a_new_one(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        rules_id = governance.propose_rules(year=2018)

    with acting_secretariat(), governance.batch("propose_rules"):
        strike(rules_id, 1)
        with governance.entering_anew(rules_id):
            again = governance.propose_rules(year=2018)
            other = governance.propose_rules(year=2018)

    assert again == rules_id
    assert other != rules_id


def test_a_new_thing_never_takes_the_place_of_a_struck_one_by_itself(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        view_id = governance.record_view(
            setting=Setting.DIALOGUE, giver=Giver.PARTICIPANTS, text={"sv": "Mer tid."}
        )

    with acting_secretariat(), governance.batch("record_view"):
        strike(view_id, 1)
        other = governance.record_view(
            setting=Setting.DIALOGUE, giver=Giver.PARTICIPANTS, text={"sv": "En annan."}
        )

    assert other != view_id
    with acting_secretariat(), governance.rehearsal():
        assert governance.load(View, other).number == 2


def test_two_struck_things_of_a_class_are_entered_anew_each_in_its_own_place(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        first = governance.propose_theme(year=2018, title={"sv": "Ett"})
    with acting_secretariat():
        second = governance.propose_theme(year=2018, title={"sv": "Två"})

    with acting_secretariat(), governance.batch("propose_theme"):
        strike(second, 1)
        strike(first, 1)
        with governance.entering_anew(first, second):
            again = [
                governance.propose_theme(year=2018, title={"sv": title})
                for title in ("Första", "Andra")
            ]

    assert again == [first, second]


def test_a_place_that_was_not_taken_is_offered_no_longer(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        theme_id = governance.propose_theme(year=2018, title={"sv": "Ett"})

    with acting_secretariat(), governance.batch("propose_theme"):
        strike(theme_id, 1)
        with governance.entering_anew(theme_id):
            governance.open_year(year=2018)
        other = governance.propose_theme(year=2018, title={"sv": "Två"})

    assert other != theme_id


def test_a_thing_known_by_what_it_is_takes_no_other_place_that_is_offered(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        year_id = governance.open_year(year=2018)

    with acting_secretariat(), governance.batch("open_year"):
        strike(year_id, 1)
        with governance.entering_anew(year_id):
            other = governance.open_year(year=2019)
            again = governance.open_year(year=2018)

    assert again == year_id
    assert other != year_id


def test_a_strike_of_an_earlier_unit_lends_its_id_to_no_other_thing(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        rules_id = governance.propose_rules(year=2018)
    with acting_secretariat():
        strike(rules_id, 1)

    with acting_secretariat(), governance.batch("propose_rules"):
        assert governance.find(ForumAggregate, rules_id) is None
        assert governance.propose_rules(year=2018) != rules_id


def test_an_event_that_is_not_there_cannot_be_struck(
    governance: Governance,
    acting_secretariat: Any,
    strike: Callable[[UUID, int], None],
    forum_id: UUID,
) -> None:
    with acting_secretariat(), pytest.raises(UnknownThingError, match=f"no event 9 of {forum_id}"):
        strike(forum_id, 9)


def test_an_event_is_struck_once_and_a_strike_never(
    governance: Governance,
    acting_secretariat: Any,
    strike: Callable[[UUID, int], None],
    forum_id: UUID,
) -> None:
    with acting_secretariat():
        governance.rename_forum(name={"sv": "Fel"})
    with acting_secretariat():
        strike(forum_id, 2)

    with acting_secretariat(), pytest.raises(NotStrikableError, match="event 2 was struck before"):
        strike(forum_id, 2)
    with acting_secretariat(), pytest.raises(NotStrikableError, match="by a later event"):
        strike(forum_id, 3)


def test_a_number_that_was_issued_cannot_be_struck(
    governance: Governance, acting_secretariat: Any, strike: Callable[[UUID, int], None]
) -> None:
    with acting_secretariat():
        governance.propose_rules(year=2018)
    register_id = governance.recorder.read_rows(0, 1000)[-1].originator_id  # type: ignore[attr-defined]

    for version in (1, 2):
        with acting_secretariat(), pytest.raises(NotStrikableError):
            strike(register_id, version)
