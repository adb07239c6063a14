"""What commands work with: one copy of a thing a unit, texts once, cautions with their reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.application import Application

from forum.application import Governance
from forum.errors import ReasonNeededError, UnknownThingError
from forum.governing.forum import Forum
from forum.governing.year import ForumYear
from forum.keeping.striking import NotStrikableError
from forum.record.envelope import ForumAggregate
from forum.record.text import MAX_BYTES, TextTooLongError, open_text
from forum.record.when import When
from forum.working import Working


def topics(governance: Governance, start: int = 0) -> list[str]:
    return [row.topic for row in governance.recorder.read_rows(start, 1000)]  # type: ignore[attr-defined]


def test_a_thing_is_loaded_once_in_a_unit(
    governance: Governance, acting_secretariat: Any, forum_id: UUID
) -> None:
    with acting_secretariat(), governance.rehearsal():
        forum = governance.load(Forum, forum_id)

        assert governance.load(Forum, forum_id) is forum
        assert governance.load(ForumAggregate, forum_id) is forum

    with acting_secretariat(), governance.rehearsal():
        assert governance.load(Forum, forum_id) is not forum


def test_the_stock_recorder_and_mapper_will_not_do(governance: Governance) -> None:
    class WithStockMapper(Working):
        def construct_mapper(self) -> Any:
            return Application.construct_mapper(self)

    with pytest.raises(TypeError, match="own recorder and mapper are needed"):
        Working({}, keys=governance.keys)
    with pytest.raises(TypeError, match="own recorder and mapper are needed"):
        WithStockMapper(governance.store.environment, keys=governance.keys)


# Texts.


def test_the_same_text_in_one_unit_is_one_text(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat(), governance.rehearsal() as unit:
        first = governance.text("Så gör vi.")

        assert governance.text("Så gör vi.") == first
        assert governance.text("Så gör vi.", "text/markdown") != first
        assert governance.text("Så gör vi!").text_id != first.text_id
        assert len(unit.texts) == 3


def test_a_text_opens_with_its_key_and_is_the_one_that_was_written(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat(), governance.batch("describe_forum"):
        governance.describe_forum(text={"sv": "Här talar vi.", "en": "   ", "fi": None})
    row = governance.recorder.read_rows(0, 1000)[-1]  # type: ignore[attr-defined]
    event = governance.mapper.decode(*row[1:])  # type: ignore[attr-defined]

    (wording,) = event.text
    ref = wording.text
    sealed = governance.recorder.read_texts([ref.text_id])[ref.text_id]  # type: ignore[attr-defined]
    key = governance.keys.texts.get([ref.text_id])[ref.text_id]
    assert wording.language == "sv"
    assert open_text(ref, key, sealed).content == "Här talar vi."
    assert b"talar" not in row.state


def test_a_text_has_at_most_512_kib(governance: Governance, acting_secretariat: Any) -> None:
    before = len(topics(governance))

    with acting_secretariat(), pytest.raises(TextTooLongError, match="the limit is 524,288"):
        governance.describe_forum(text={"sv": "å" * (MAX_BYTES // 2 + 1)})

    assert len(topics(governance)) == before


# Cautions.


@pytest.fixture
def cautioned(governance: Governance, acting_secretariat: Any) -> Callable[..., dict[str, str]]:
    """The reasons that an act gets for its cautions, by code; empty where there is none."""

    def carry_out(found: dict[str, bool], **changes: Any) -> dict[str, str]:
        with acting_secretariat(**changes), governance.rehearsal() as unit:
            cautions = governance.cautioned(found)
            texts = {ref: content for (content, _), ref in unit.contents.items()}
        return {
            caution.code: " ".join(texts[wording.text] for wording in caution.reason)
            for caution in cautions
        }

    return carry_out


def test_a_caution_for_which_no_reason_is_asked_is_only_noted(
    cautioned: Callable[..., dict[str, str]],
) -> None:
    assert cautioned({"W3": False}) == {"W3": ""}
    assert cautioned({}) == {}


def test_a_reason_that_is_asked_for_must_be_given(
    cautioned: Callable[..., dict[str, str]],
) -> None:
    with pytest.raises(ReasonNeededError, match="give a reason for W1, W5") as refused:
        cautioned({"W1": True, "W3": False, "W5": True}, reasons={"W3": "kort varsel"})

    assert refused.value.codes == ("W1", "W5")


def test_a_reason_goes_with_its_caution(cautioned: Callable[..., dict[str, str]]) -> None:
    reasons = {"W1": "ingen annan fanns", "W3": "kort varsel"}

    assert cautioned({"W1": True, "W3": False}, reasons=reasons) == reasons


def test_an_import_gives_one_reason_where_one_is_asked(
    cautioned: Callable[..., dict[str, str]],
) -> None:
    given = cautioned({"W1": True, "W3": False}, standing_reason="ur protokollet")

    assert given == {"W1": "ur protokollet", "W3": ""}


def test_at_most_three_cautions_are_asked_about(cautioned: Callable[..., dict[str, str]]) -> None:
    found = dict.fromkeys(("W1", "W2", "W3", "W4"), False)

    assert list(cautioned(found)) == ["W1", "W2", "W3"]


# Striking, and entering anew.


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
        again = governance.propose_rules(year=2018)
        other = governance.propose_rules(year=2018)

    assert again == rules_id
    assert other != rules_id


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
