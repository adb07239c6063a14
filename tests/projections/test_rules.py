"""Rules of procedure: given versions, then which was in force on a day."""

from __future__ import annotations

import sqlite3
from datetime import date
from fractions import Fraction
from pathlib import Path
from uuid import uuid4

import pytest

from forum.governing.limits import RulesLimits
from forum.governing.rules import Proposer, RulesOfProcedure
from forum.record.text import TextRef
from forum.record.values import Basis, Evidence, Wording
from forum.record.when import When
from projections.rules import changed_limits, in_force, version, versions
from tests.projections.telling import HERE, here, told

PRESIDIUM = Proposer.SITTING_PRESIDIUM


def proposed(
    year: int, day: str | None = None, limits: RulesLimits | None = None
) -> RulesOfProcedure:
    with here(effective=When(day) if day else None):
        return RulesOfProcedure(year, 1, PRESIDIUM, (), limits)


def adopted(
    year: int, day: str, on: str, basis: Basis = Basis.FACT, valid_from: str | None = None
) -> RulesOfProcedure:
    rules = proposed(year, day)
    with here(effective=When(on), evidence=Evidence(basis=basis, source="A reminder")):
        rules.adopt(When(valid_from) if valid_from else None)
    return rules


def on(conn: sqlite3.Connection, day: str) -> dict[int, str]:
    found = versions(conn, day=date.fromisoformat(day), **HERE)
    return {row["year"]: row["in_force"] for row in found}


def test_a_version_is_in_force_from_its_adoption_until_the_next_one(tmp_path: Path) -> None:
    conn = told(
        tmp_path,
        adopted(2018, "2018-01-10", "2018-01-24"),
        adopted(2019, "2019-01-10", "2019-02-05"),
    )

    assert on(conn, "2018-01-23") == {2018: "no", 2019: "no"}
    assert on(conn, "2018-01-24") == {2018: "yes", 2019: "no"}
    assert on(conn, "2019-02-04") == {2018: "yes", 2019: "no"}
    assert on(conn, "2019-02-05") == {2018: "no", 2019: "yes"}


def test_a_version_can_come_into_force_later_than_it_is_adopted(tmp_path: Path) -> None:
    conn = told(tmp_path, adopted(2018, "2018-01-10", "2018-01-24", valid_from="2018-03-01"))

    assert on(conn, "2018-02-01") == {2018: "no"}
    assert on(conn, "2018-03-01") == {2018: "yes"}


def test_a_version_whose_adoption_is_not_seen_was_perhaps_in_force(tmp_path: Path) -> None:
    conn = told(tmp_path, proposed(2018, "2018-01-24"), proposed(2019, "2019-02-05"))

    assert on(conn, "2018-01-23") == {2018: "no", 2019: "no"}
    assert on(conn, "2018-06-01") == {2018: "perhaps", 2019: "no"}
    assert on(conn, "2019-06-01") == {2018: "perhaps", 2019: "perhaps"}
    assert in_force(conn, day=date(2018, 6, 1), **HERE) is None


def test_an_adoption_known_by_a_limit_is_certain_after_it_and_perhaps_before(
    tmp_path: Path,
) -> None:
    rules = adopted(2020, "2020-02-04", "../2020-09-20", Basis.INFERRED)
    conn = told(tmp_path, proposed(2019, "2019-02-05"), rules)

    assert on(conn, "2020-02-03") == {2019: "perhaps", 2020: "no"}
    assert on(conn, "2020-05-12") == {2019: "perhaps", 2020: "perhaps"}
    assert on(conn, "2020-09-20") == {2019: "no", 2020: "yes"}


def test_an_adoption_tells_what_it_rests_on(tmp_path: Path) -> None:
    conn = told(tmp_path, adopted(2020, "2020-02-04", "../2020-09-20", Basis.INFERRED))

    row = version(conn, year=2020, number=1, day=date(2020, 12, 31), **HERE)

    assert row is not None
    assert row["adopted"] is not None
    assert (row["adopted"]["basis"], row["adopted"]["source"]) == ("inferred", "A reminder")
    assert row["adopted"]["day"] == "../2020-09-20"
    assert row["proposed_on"] == "2020-02-04"


def test_a_repealed_version_is_in_force_no_more(tmp_path: Path) -> None:
    rules = adopted(2018, "2018-01-10", "2018-01-24")
    with here(effective=When("2018-12-31")):
        rules.repeal()
    conn = told(tmp_path, rules)

    assert on(conn, "2018-12-30") == {2018: "yes"}
    assert on(conn, "2018-12-31") == {2018: "no"}


def test_a_struck_adoption_counts_no_more(tmp_path: Path) -> None:
    rules = adopted(2018, "2018-01-10", "2018-01-24")
    with here():
        rules.strike(version=2, topic="rules_of_procedure.adopted", reason=())
    conn = told(tmp_path, rules)

    assert on(conn, "2018-06-01") == {2018: "perhaps"}


def test_a_version_tells_its_text_and_the_limits_that_it_sets(tmp_path: Path) -> None:
    text = TextRef(text_id=uuid4(), sha256="0" * 64, size=1, media_type="text/plain")
    limits = RulesLimits(answer_days=60, renewal_least=Fraction(20, 100), caution_reasons=("W3",))
    with here():
        rules = RulesOfProcedure(2018, 2, None, (Wording(language="sv", text=text),), limits)
    conn = told(tmp_path, rules, opened={text.text_id: "Forumet har fem möten om året."})

    row = version(conn, year=2018, number=2, day=date(2022, 1, 1), **HERE)

    assert row is not None
    assert row["text"] == [("sv", "Forumet har fem möten om året.")]
    assert row["limits"] == {
        "answer_days": 60,
        "renewal_least": "1/5",
        "caution_reasons": ["W3"],
    }
    assert row["proposed_by"] is None


@pytest.mark.parametrize(("year", "number"), [(2018, 2), (2017, 1)])
def test_a_version_that_does_not_exist_is_none(tmp_path: Path, year: int, number: int) -> None:
    conn = told(tmp_path, proposed(2018))

    assert version(conn, year=year, number=number, day=date(2018, 6, 1), **HERE) is None


def test_rules_entered_after_their_first_day_were_in_force_on_it(tmp_path: Path) -> None:
    rules = proposed(2018, "2018-02-10")
    with here():
        rules.adopt(valid_from=When("2018-01-01"))
    conn = told(tmp_path, rules)

    found = in_force(conn, day=date(2018, 1, 15), **HERE)

    assert found is not None
    assert found["year"] == 2018


def test_what_a_version_changes_is_marked_limit_by_limit(tmp_path: Path) -> None:
    before = RulesLimits(answer_days=60, papers_days=14, caution_reasons=("W3",))
    after = RulesLimits(answer_days=45, papers_days=14, quorum=Fraction(1, 2))
    conn = told(tmp_path, proposed(2018, limits=before), proposed(2019, limits=after))

    newer, older = versions(conn, day=date(2019, 6, 1), **HERE)

    assert changed_limits(older, newer) == [
        ("quorum", None, "1/2"),
        ("answer_days", 60, 45),
        ("caution_reasons", ["W3"], None),
    ]
