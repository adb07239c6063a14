"""What commands work with: one copy of a thing a unit, texts once, cautions with their reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.application import Application

from forum.application import Governance
from forum.errors import ReasonNeededError
from forum.governing.forum import Forum
from forum.record.envelope import ForumAggregate
from forum.record.text import MAX_BYTES, TextRef, TextTooLongError, open_text
from forum.record.values import Basis, Evidence, Wording
from forum.store.refusals import TextsMissingError
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


def test_a_shared_text_is_one_in_its_unit(governance: Governance, acting_secretariat: Any) -> None:
    with acting_secretariat(), governance.rehearsal() as unit:
        first = governance.text("Så gör vi.", shared=True)

        assert governance.text("Så gör vi.", shared=True) == first
        assert governance.text("Så gör vi.", "text/markdown", shared=True) != first
        assert governance.text("Så gör vi!", shared=True).text_id != first.text_id
        assert len(unit.texts) == 3


def test_what_two_said_alike_are_two_texts_that_can_be_erased_apart(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat(), governance.rehearsal():
        first = governance.text("Mer tid.")

        assert governance.text("Mer tid.").text_id != first.text_id


def test_a_text_that_no_event_names_is_not_written(
    governance: Governance, acting_secretariat: Any
) -> None:
    with acting_secretariat(), governance.batch("open_year"):
        orphan = governance.text("Ingen nämner mig.")
        governance.open_year(year=2018)

    assert governance.recorder.read_texts([orphan.text_id]) == {}  # type: ignore[attr-defined]


def test_an_event_cannot_name_a_text_that_is_not_there(
    governance: Governance, acting_secretariat: Any
) -> None:
    gone = TextRef(text_id=uuid4(), sha256="0" * 64, size=1, media_type="text/plain")
    before = len(topics(governance))

    with (
        pytest.raises(TextsMissingError),
        acting_secretariat(
            evidence=Evidence(basis=Basis.FACT, note=(Wording(language="sv", text=gone),))
        ),
    ):
        governance.open_year(year=2018)

    assert len(topics(governance)) == before


def test_a_text_of_a_kind_that_is_not_kept_is_refused(
    governance: Governance, acting_secretariat: Any
) -> None:
    with (
        acting_secretariat(),
        governance.rehearsal(),
        pytest.raises(ValueError, match="is not kept"),
    ):
        governance.text("%PDF", "application/pdf")


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
            texts = {ref: content for (content, _), ref in unit.shared.items()}
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
