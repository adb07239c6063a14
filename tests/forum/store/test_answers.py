"""Answers to evaluations are kept without a link to anybody, on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.store.answers import AnswerStore
from forum.store.opening import Store

EVALUATION = uuid4()


@pytest.fixture
def store(place: Any) -> Iterator[Store]:
    place.init()
    opened = place.open()
    yield opened
    opened.close()


@pytest.fixture
def answers(store: Store) -> AnswerStore:
    return store.answers


def said(answers: AnswerStore, evaluation_id: UUID = EVALUATION) -> list[str]:
    return [one["what"] for one in answers.read(evaluation_id)]


def test_an_invitation_is_good_for_one_answer(answers: AnswerStore) -> None:
    first, second = answers.invite(EVALUATION, 2)

    assert answers.answer(EVALUATION, first, {"what": "bra"})
    assert not answers.answer(EVALUATION, first, {"what": "mycket bra"})
    assert not answers.answer(EVALUATION, "made up", {"what": "dåligt"})
    assert not answers.answer(uuid4(), second, {"what": "dåligt"})
    assert said(answers) == ["bra"]


def test_more_are_invited_without_losing_those_before(answers: AnswerStore) -> None:
    (first,) = answers.invite(EVALUATION, 1)
    (second,) = answers.invite(EVALUATION, 1)

    for token in (first, second):
        assert answers.answer(EVALUATION, token, {"what": "bra"})


def test_the_order_in_which_answers_came_is_not_kept(answers: AnswerStore) -> None:
    came = [str(number) for number in range(30)]
    for token, what in zip(answers.invite(EVALUATION, 30), came, strict=True):
        answers.answer(EVALUATION, token, {"what": what})

    kept = said(answers)

    assert sorted(kept) == sorted(came)
    assert kept != came
    assert kept != said(answers)


def test_no_answer_comes_after_the_end(answers: AnswerStore) -> None:
    (token,) = answers.invite(EVALUATION, 1)
    answers.end(EVALUATION)

    assert not answers.answer(EVALUATION, token, {"what": "bra"})
    assert said(answers) == []


def test_what_is_forgotten_is_gone_with_its_key(answers: AnswerStore, store: Store) -> None:
    (token,) = answers.invite(EVALUATION, 1)
    answers.answer(EVALUATION, token, {"what": "bra"})
    other = uuid4()
    (kept,) = answers.invite(other, 1)

    answers.forget(EVALUATION)
    answers.forget(EVALUATION)

    assert said(answers) == []
    assert not answers.answer(EVALUATION, token, {"what": "bra"})
    assert answers.answer(other, kept, {"what": "bra"})


def test_two_that_answer_at_once_are_both_kept(answers: AnswerStore) -> None:
    from concurrent.futures import ThreadPoolExecutor

    tokens = answers.invite(EVALUATION, 8)
    with ThreadPoolExecutor(4) as pool:
        taken = list(
            pool.map(lambda token: answers.answer(EVALUATION, token, {"what": token}), tokens)
        )

    assert all(taken)
    assert sorted(said(answers)) == sorted(tokens)


def test_no_file_holds_what_was_said_or_an_invitation_that_was_sent(
    tmp_path: Path,
) -> None:
    from forum.store.opening import init_store, open_store

    init_store(tmp_path)
    store = open_store(tmp_path)
    tokens = store.answers.invite(EVALUATION, 2)
    store.answers.answer(EVALUATION, tokens[0], {"what": "Alldeles för lite tid"})

    every = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    store.close()
    assert "Alldeles för lite tid".encode() not in every
    assert not any(token.encode() in every for token in tokens)
    assert not list((tmp_path / "answers").glob("*-wal"))
