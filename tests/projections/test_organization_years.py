"""An organization over the years: given seatings, then one answer a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from forum.record.when import When
from forum.seating.seating import Seating
from projections.organization_years import OrganizationYear, organization_years
from tests.projections.telling import HERE, here, told

US, OTHER = uuid4(), uuid4()


def seating(year: int, *seated: UUID, of: int | None = None) -> Seating:
    with here():
        it = Seating(year, "civil_society", When(f"{year}-01-01"), When(f"{year}-12-31"))
        if of is not None:
            it.state_size(of, None)
        for organization_id in seated:
            it.grant(organization_id)
    return it


def standings(folder: Path, *seatings: Seating, day: str = "2026-01-01") -> list[tuple[int, str]]:
    return [(row["year"], row["standing"]) for row in years(folder, *seatings, day=day)]


def years(folder: Path, *seatings: Seating, day: str = "2026-01-01") -> list[OrganizationYear]:
    conn = told(folder, *seatings)
    return organization_years(conn, organization_id=str(US), day=date.fromisoformat(day), **HERE)


def test_a_year_without_a_list_is_unknown_and_not_left_out(tmp_path: Path) -> None:
    found = standings(tmp_path, seating(2015, US), seating(2017, US))

    assert found == [(2015, "seat"), (2016, "unknown"), (2017, "seat")]


def test_who_is_not_on_a_whole_list_had_no_seat(tmp_path: Path) -> None:
    found = standings(tmp_path, seating(2017, US), seating(2018, OTHER, of=1))

    assert found == [(2017, "seat"), (2018, "none")]


def test_who_is_not_on_a_list_with_gaps_may_have_had_one(tmp_path: Path) -> None:
    found = standings(tmp_path, seating(2017, US), seating(2018, OTHER, of=16))

    assert found == [(2017, "seat"), (2018, "unknown")]


def test_a_reserve_year_tells_its_order(tmp_path: Path) -> None:
    it = seating(2018, OTHER)
    with here():
        it.place_reserve(US, 1)

    (row,) = years(tmp_path, it)

    assert row["standing"] == "reserve"
    assert row["seat"] is not None
    assert row["seat"]["order"] == 1


def test_years_after_the_day_are_not_told(tmp_path: Path) -> None:
    found = standings(tmp_path, seating(2017, US), seating(2018, US), day="2017-06-01")

    assert found == [(2017, "seat")]


def test_one_that_never_sat_had_no_seat_in_years_with_a_whole_list(tmp_path: Path) -> None:
    found = standings(tmp_path, seating(2017, OTHER, of=1), seating(2018, OTHER, of=16))

    assert found == [(2017, "none"), (2018, "unknown")]
