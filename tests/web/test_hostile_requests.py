"""Requests that nobody means well by: they cost little and tell nothing."""

import pytest
from flask.testing import FlaskClient

from projections.search import MOST_WORDS, as_typed

pytestmark = pytest.mark.tried("requests", "numbers out of reach, endless searches, another host")

FAR = "9" * 26


@pytest.mark.parametrize(
    "address",
    [f"/pgf/history/{FAR}", f"/pgf/views/{FAR}", f"/pgf/years/{FAR}", "/pgf/decisions/2018-" + FAR],
)
def test_a_number_that_no_log_can_reach_is_an_address_of_nothing(
    pages: FlaskClient, address: str
) -> None:
    assert pages.get(address).status_code == 404


def test_a_page_before_a_number_that_no_log_can_reach_is_not_a_fault(pages: FlaskClient) -> None:
    assert pages.get(f"/pgf/history/?before={FAR}").status_code in {200, 404}


def test_a_search_asks_for_ten_different_words_at_most() -> None:
    assert as_typed("a " * 5_000) == '"a"*'
    assert as_typed(" ".join(f"o{n}" for n in range(5_000))).count("*") == MOST_WORDS


def test_a_host_that_is_not_ours_is_not_answered(pages: FlaskClient) -> None:
    answer = pages.get("/pgf", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert "evil.example" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("day", ["9999-99-99", "2018-W01-1", "20180501", "2018-05-01T00:00"])
def test_a_day_in_another_form_is_refused(pages: FlaskClient, day: str) -> None:
    assert pages.get(f"/pgf/?on={day}").status_code == 422


def test_a_page_about_a_past_day_is_not_for_search_engines(pages: FlaskClient) -> None:
    assert "noindex" in pages.get("/pgf/?on=2018-05-01").text
    assert "noindex" not in pages.get("/pgf/").text
