from __future__ import annotations

from uuid import uuid4

import pytest

from forum.keeping.register import Register, Series, cited
from forum.record.acting import noting


def test_numbers_run_from_one_without_gaps() -> None:
    register = Register(series=Series.DECISION, year=2018)

    assert [register.issue(uuid4()) for _ in range(3)] == [1, 2, 3]


def test_a_thing_keeps_its_number() -> None:
    register = Register(series=Series.VIEW, year=0)
    view_id = uuid4()

    first, _, again = register.issue(view_id), register.issue(uuid4()), register.issue(view_id)

    assert (first, again) == (1, 1)
    assert len(register.pending_events) == 3


def test_each_forum_series_and_year_has_its_own_numbers() -> None:
    ids = {
        Register.create_id(Series.DECISION, 2018),
        Register.create_id(Series.DECISION, 2019),
        Register.create_id(Series.MEETING, 2018),
    }
    with noting(forum_id=uuid4()):
        ids.add(Register.create_id(Series.DECISION, 2018))

    assert len(ids) == 4


def test_numbers_stay_and_are_written_after_what_they_are_for() -> None:
    register = Register(series=Series.MEETING, year=2018)
    register.issue(uuid4())

    assert all(event.TOPIC in Register.UNSTRIKABLE for event in register.pending_events)  # type: ignore[attr-defined]
    assert all(event.FOLLOWS for event in register.pending_events)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("series", "year", "number", "text"),
    [
        (Series.DECISION, 2018, 4, "2018-004"),
        (Series.DECISION, 2018, 1004, "2018-1004"),
        (Series.MEETING, 2018, 2, "2018-02"),
        (Series.RULES, 2020, 1, "2020-1"),
        (Series.VIEW, 0, 14, "14"),
    ],
)
def test_numbers_are_cited_as_people_write_them(
    series: Series, year: int, number: int, text: str
) -> None:
    assert cited(series, year, number) == text
