from __future__ import annotations

from typing import Any

import pytest

from forum.errors import IncompleteError, NoForumError
from forum.governing.year import (
    CaseNumberedError,
    ForumYear,
    YearClosedError,
    YearError,
    check_year,
)
from forum.record.acting import noting
from forum.record.values import Basis, Evidence
from forum.record.when import When


@pytest.fixture
def year() -> ForumYear:
    return ForumYear(year=2017, start=When("2017-01-01"), end=When("2017-12-31"))


def told(year: ForumYear) -> list[Any]:
    return [type(event).TOPIC for event in year.pending_events[1:]]  # type: ignore[attr-defined]


def test_a_forum_has_each_year_once(year: ForumYear) -> None:
    assert year.id == ForumYear.create_id(2017) != ForumYear.create_id(2018)


def test_a_year_belongs_to_a_forum() -> None:
    with noting(forum_id=None), pytest.raises(NoForumError):
        ForumYear.create_id(2017)


@pytest.mark.parametrize("number", [0, 17, 1899, 3000])
def test_a_year_has_four_digits(number: int) -> None:
    with pytest.raises(YearError):
        check_year(number)


def test_the_same_registry_number_again_writes_nothing(year: ForumYear) -> None:
    year.number_case("0032/17", authority="MUCF")
    year.number_case("0032/17", authority="MUCF")

    assert told(year) == ["forum_year.case_numbered"]


def test_a_year_has_one_registry_number(year: ForumYear) -> None:
    year.number_case("0032/17")

    with pytest.raises(CaseNumberedError, match="0032/17"):
        year.number_case("0033/17")
    with pytest.raises(IncompleteError):
        year.number_case(" ")


def test_a_closed_year_takes_entries_with_evidence_only(year: ForumYear) -> None:
    year.close()

    with pytest.raises(YearClosedError, match="source"):
        year.number_case("0032/17")
    with noting(evidence=Evidence(basis=Basis.FACT, source="Notes of 1 February 2017")):
        year.number_case("0032/17")

    assert told(year) == ["forum_year.closed", "forum_year.case_numbered"]


def test_a_year_is_closed_once(year: ForumYear) -> None:
    year.close()

    with pytest.raises(YearClosedError):
        year.close()
