"""What commands work with: one copy of a thing a unit, texts once, cautions with their reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.application import Application

from forum.application import Governance
from forum.errors import ReasonNeededError
from forum.governing.forum import Forum
from forum.record.envelope import ForumAggregate
from forum.record.text import MAX_BYTES, TextTooLongError, open_text
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
