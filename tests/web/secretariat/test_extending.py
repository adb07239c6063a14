"""How far an answer can be put off is said before anybody tries."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest
from flask import Flask

from projections.limits import Limits
from projections.views import ViewRow
from web.secretariat.extending import Extension, extension


def view(due: str | None, *, first: str | None = "2026-05-20", times: int = 0) -> ViewRow:
    stands = {"due": due, "original_due": first, "extensions": [None] * times}
    return cast(ViewRow, {"standing": stands})


@pytest.fixture
def said(app: Flask) -> Any:
    """What a page in English says under some limits."""

    def say(of: ViewRow, **limits: object) -> Extension:
        with app.test_request_context(headers={"Accept-Language": "en"}):
            return extension(of, Limits("2026-1", limits))

    return say


def test_rules_without_limits_bind_nobody(said: Any) -> None:
    assert said(view("2026-05-20")) == Extension("", True, None)


def test_the_number_of_times_and_the_last_day_are_said(said: Any) -> None:
    limits = {"extensions_most": 2, "answer_extension_days": 10}

    found = said(view("2026-05-25", times=1), **limits)

    assert found.sentence == (
        "The rules 2026-1 let an answer be put off 2 times. The last day that the rules allow is "
        "30 May 2026. It has been put off once."
    )
    assert (found.is_possible, found.last) == (True, date(2026, 5, 30))


def test_an_answer_that_was_put_off_as_often_as_the_rules_let_it_is_not_put_off_again(
    said: Any,
) -> None:
    assert not said(view("2026-05-25", times=1), extensions_most=1).is_possible
    assert not said(view("2026-05-20"), extensions_most=0).is_possible


def test_an_answer_that_is_due_on_the_last_day_of_the_rules_is_not_put_off_again(
    said: Any,
) -> None:
    assert not said(view("2026-05-30", times=1), answer_extension_days=10).is_possible
    assert said(view("2026-05-29", times=1), answer_extension_days=10).is_possible


def test_working_days_are_counted_where_the_rules_count_them(said: Any) -> None:
    limits = {"answer_extension_days": 5, "days_counted": "working"}

    assert said(view("2026-05-20"), **limits).last == date(2026, 5, 27)
