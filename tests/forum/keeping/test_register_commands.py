from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from forum.keeping.register import Series


def issue(governance: Any, thing_id: UUID, year: int = 2018) -> int:
    number: int = governance.issue_number(Series.DECISION, year, thing_id)
    return number


def test_numbers_go_on_within_a_unit(governance: Any, acting_secretariat: Any) -> None:
    first, second = uuid4(), uuid4()

    with acting_secretariat(), governance.rehearsal():
        numbers = [issue(governance, thing) for thing in (first, second, first)]
        assert issue(governance, second, year=2019) == 1

    assert numbers == [1, 2, 1]


def test_a_number_that_was_not_written_is_issued_again(
    governance: Any, acting_secretariat: Any
) -> None:
    for _ in range(2):
        with acting_secretariat(), governance.rehearsal():
            assert issue(governance, uuid4()) == 1
