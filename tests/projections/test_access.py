"""Access in questions: each has an entry, and none is asked by position."""

import inspect
import re

import pytest

import projections.all  # noqa: F401 - it brings every question
from forum import policy
from projections.questions import check_questions


def test_every_question_has_an_entry_in_the_table_of_access() -> None:
    check_questions()

    assert len(policy.QUERIES) > 30


def test_a_question_without_an_entry_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    first = next(iter(policy.QUERIES))
    monkeypatch.delitem(policy.QUERIES, first)

    with pytest.raises(LookupError, match=re.escape(first)):
        check_questions()


def test_questions_take_their_values_by_name() -> None:
    for name in policy.QUERIES:
        module, _, function = name.rpartition(".")
        question = getattr(__import__(module, fromlist=[function]), function)
        kinds = [p.kind for p in inspect.signature(question).parameters.values()][1:]
        assert all(kind is inspect.Parameter.KEYWORD_ONLY for kind in kinds), name
