from __future__ import annotations

from typing import Any

import pytest

from forum.errors import EndsBeforeStartError, NoForumError, UnknownThingError
from forum.governing.year import ForumYear, YearClosedError, YearOpenedError
from forum.record.values import Basis, Evidence
from forum.record.when import When

NOTES = Evidence(basis=Basis.FACT, source="Notes of 1 February 2017")


def test_a_year_is_the_calendar_year_if_nothing_else_is_said(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        governance.open_year(year=2017)
    with acting_secretariat():
        governance.open_year(year=2018, start=When("2018-07-01"), end=When("2019-06-30"))

    first, second = written()
    assert (str(first.start), str(first.end)) == ("2017-01-01", "2017-12-31")
    assert (str(second.start), str(second.end)) == ("2018-07-01", "2019-06-30")


def test_the_same_year_again_writes_nothing(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        first = governance.open_year(year=2017)
    with acting_secretariat():
        assert governance.open_year(year=2017) == first
    with acting_secretariat(), pytest.raises(YearOpenedError):
        governance.open_year(year=2017, end=When("2018-01-31"))
    with acting_secretariat(), pytest.raises(EndsBeforeStartError):
        governance.open_year(year=2019, end=When("2018-01-31"))

    assert len(written()) == 1


def test_a_year_belongs_to_a_forum(governance: Any, acting_secretariat: Any) -> None:
    with acting_secretariat(forum_id=None), pytest.raises(NoForumError):
        governance.open_year(year=2017)


def test_a_year_gets_its_number_in_the_registry(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat(), pytest.raises(UnknownThingError, match="2017"):
        governance.number_case(year=2017, case_number="0032/17")
    with acting_secretariat():
        governance.open_year(year=2017)
    for _ in range(2):
        with acting_secretariat(evidence=NOTES):
            governance.number_case(year=2017, case_number="0032/17", authority="MUCF")

    _, numbered = written()
    assert (numbered.case_number, numbered.authority) == ("0032/17", "MUCF")
    assert numbered.evidence == NOTES


def test_a_closed_year_takes_entries_with_evidence_only(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        governance.open_year(year=2017)
    with acting_secretariat():
        governance.close_year(year=2017)

    with acting_secretariat(), pytest.raises(YearClosedError):
        governance.open_seating(year=2017, side="civil_society")
    with acting_secretariat(evidence=NOTES):
        governance.open_seating(year=2017, side="civil_society")

    assert [event.TOPIC for event in written()] == [
        "forum_year.opened",
        "forum_year.closed",
        "seating.opened",
    ]


def test_that_a_year_is_not_opened_is_pinned_like_the_year_itself(
    governance: Any, acting_secretariat: Any
) -> None:
    with acting_secretariat():
        year_id = ForumYear.create_id(2017)
        with governance.rehearsal() as unit:
            governance.propose_rules(year=2017)
        assert unit.pinned[year_id] == 0

    with acting_secretariat():
        governance.open_year(year=2017)
    with acting_secretariat():
        governance.strike_event(aggregate_id=year_id, version=1, reason="fel år")

    with acting_secretariat(), governance.rehearsal() as unit:
        governance.propose_rules(year=2017)
    assert unit.pinned[year_id] == 2
