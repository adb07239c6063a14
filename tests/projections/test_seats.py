"""Who sits, on a day and year by year: given seatings, then answers."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from forum.record.values import Basis, Evidence
from forum.record.when import When
from forum.seating.organization import Organization
from forum.seating.seating import Seating
from projections.names import alphabetical
from projections.seats import SideSeats, last_known_year, seats_by_year, seats_in, seats_on
from projections.sitting import SeatRow
from tests.projections.telling import HERE, here, told

CIVIL = "civil_society"


class Records:
    """Organizations and seatings of one side, entered year by year."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.organizations: dict[str, Organization] = {}
        self.seatings: list[Seating] = []

    def organization(self, slug: str) -> UUID:
        if slug not in self.organizations:
            with here():
                self.organizations[slug] = Organization(slug, slug.title(), None, None, None)
        return self.organizations[slug].id

    def year(self, year: int, *slugs: str, side: str = CIVIL, of: int | None = None) -> Seating:
        """Enter a seating in which these have seats; `of` is how many are stated to have one."""
        ids = [self.organization(slug) for slug in slugs]
        with here(evidence=Evidence(basis=Basis.FACT, source="A list")):
            seating = Seating(year, side, When(f"{year}-01-01"), When(f"{year}-12-31"))
            if of is not None:
                seating.state_size(of, None)
            for organization_id in ids:
                seating.grant(organization_id)
        self.seatings.append(seating)
        return seating

    def read(self) -> sqlite3.Connection:
        return told(self.folder, *self.organizations.values(), *self.seatings)


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(tmp_path)


def on(conn: sqlite3.Connection, day: str) -> SideSeats:
    (side,) = seats_on(conn, day=date.fromisoformat(day), **HERE)
    return side


def one(side: SideSeats, slug: str) -> SeatRow:
    (row,) = [row for row in [*side["seated"], *side["left"]] if row["slug"] == slug]
    return row


def test_an_unknown_number_of_seats_stays_unknown(records: Records) -> None:
    records.year(2017, "civos")

    side = seats_in(records.read(), year=2017, **HERE)[0]

    assert side["seats"] is None
    assert side["organizations"] is None
    assert one(side, "civos")["seats"] is None


def test_a_seat_tells_how_many_and_what_the_number_rests_on(records: Records) -> None:
    seating = records.year(2018, of=16)
    with here(evidence=Evidence(basis=Basis.FACT, source="A list")):
        seating.state_size(16, 20, Basis.INFERRED)
        seating.grant(records.organization("civos"), 5, Basis.INFERRED, named="CIVOS")

    side = on(records.read(), "2018-03-01")

    assert (side["seats"], side["seats_basis"], side["size_basis"]) == (20, "inferred", "fact")
    seat = one(side, "civos")
    assert (seat["name"], seat["seats"], seat["seats_basis"]) == ("CIVOS", 5, "inferred")
    assert (seat["basis"], seat["source"]) == ("fact", "A list")


def test_reserves_stand_in_their_order(records: Records) -> None:
    seating = records.year(2018)
    with here():
        for order, slug in enumerate(["tilia", "malmo-pride", "coompanion"], 1):
            seating.place_reserve(records.organization(slug), order)

    reserves = on(records.read(), "2018-03-01")["reserves"]

    assert [(row["order"], row["slug"]) for row in reserves] == [
        (1, "tilia"),
        (2, "malmo-pride"),
        (3, "coompanion"),
    ]


def test_a_seat_that_was_left_counts_until_the_day_before(records: Records) -> None:
    seating = records.year(2018, "civos", "unionen")
    with here():
        seating.vacate(records.organization("unionen"), When("2018-06-01"))
    conn = records.read()

    before, after = on(conn, "2018-05-31"), on(conn, "2018-06-01")

    assert [row["slug"] for row in before["seated"]] == ["civos", "unionen"]
    assert [row["slug"] for row in after["seated"]] == ["civos"]
    assert [row["left"] for row in after["left"]] == ["2018-06-01"]


def test_a_seat_that_was_perhaps_left_is_still_shown(records: Records) -> None:
    seating = records.year(2018, "unionen")
    with here():
        seating.vacate(records.organization("unionen"), When("2018-06"))

    seat = one(on(records.read(), "2018-06-15"), "unionen")

    assert (seat["standing"], seat["left"], seat["left_is_sure"]) == ("seat", "2018-06", False)


def test_a_reserve_that_was_called_up_has_a_seat_from_that_day(records: Records) -> None:
    seating = records.year(2018, "unionen")
    with here():
        seating.place_reserve(records.organization("tilia"), 1)
        seating.vacate(records.organization("unionen"), When("2018-06-01"))
        seating.call_up(records.organization("tilia"), When("2018-06-10"), 1)
    conn = records.read()

    before, after = on(conn, "2018-06-09"), on(conn, "2018-06-10")

    assert [row["slug"] for row in before["reserves"]] == ["tilia"]
    assert after["reserves"] == []
    assert one(after, "tilia")["called_up"] == "2018-06-10"


def test_since_is_the_first_year_of_an_unbroken_run(records: Records) -> None:
    records.year(2017, "civos", of=1)
    records.year(2018, "civos", "unionen", of=2)
    records.year(2019, "civos", "unionen", of=2)

    side = on(records.read(), "2019-03-01")

    assert (one(side, "unionen")["since"], one(side, "unionen")["since_is_open"]) == (2018, False)
    assert one(side, "unionen")["arrival"] == "stayed"


def test_since_is_open_where_the_year_before_is_not_wholly_known(records: Records) -> None:
    records.year(2015, "sauf", of=16)
    records.year(2017, "civos", of=1)
    records.year(2018, "civos", of=1)
    conn = records.read()

    civos, sauf = one(on(conn, "2018-03-01"), "civos"), one(on(conn, "2015-03-01"), "sauf")

    assert (civos["since"], civos["since_is_open"]) == (2017, True)
    assert (sauf["since"], sauf["since_is_open"], sauf["arrival"]) == (2015, True, "unknown")


def test_new_is_who_had_no_seat_the_year_before_and_back_is_who_had_one_earlier(
    records: Records,
) -> None:
    records.year(2017, "civos", "coompanion", of=2)
    records.year(2018, "civos", of=1)
    records.year(2019, "civos", "coompanion", "mattecentrum", of=3)

    side = on(records.read(), "2019-03-01")

    assert one(side, "coompanion")["arrival"] == "back"
    assert one(side, "coompanion")["last_year"] == 2017
    assert one(side, "mattecentrum")["arrival"] == "new"


def test_nobody_is_called_new_after_a_list_that_is_not_whole(records: Records) -> None:
    records.year(2017, "civos", of=16)
    records.year(2018, "civos", "unionen", of=2)

    assert one(on(records.read(), "2018-03-01"), "unionen")["arrival"] == "unknown"


def test_a_list_without_a_stated_number_is_whole_only_if_the_forum_entered_it_itself(
    records: Records,
) -> None:
    records.year(2020, "civos")
    own = records.year(2021)
    with here():
        own.grant(records.organization("civos"))

    assert [side["is_whole"] for side in seats_by_year(records.read(), **HERE)] == [False, True]


def test_a_side_without_fixed_seats_has_participants(records: Records) -> None:
    seating = records.year(2018, side="government")
    with here():
        seating.list_participant(records.organization("regeringskansliet"))

    side = on(records.read(), "2018-03-01")

    assert side["seated"] == []
    assert [row["standing"] for row in side["participants"]] == ["participant"]


def test_the_name_is_that_of_the_day_where_no_source_names_it(records: Records) -> None:
    records.year(2018, "handikapp")
    with here(effective=When("2017-05-31")):
        records.organizations["handikapp"].rename("Funktionsrätt")

    assert one(on(records.read(), "2018-03-01"), "handikapp")["name"] == "Funktionsrätt"


def test_a_struck_seat_is_gone(records: Records) -> None:
    seating = records.year(2018, "civos", "unionen")
    with here():
        seating.strike(3, "seating.seat_granted", ())

    assert [row["slug"] for row in on(records.read(), "2018-03-01")["seated"]] == ["civos"]


def test_the_last_known_year_is_the_newest_that_has_begun_and_names_somebody(
    records: Records,
) -> None:
    records.year(2017, "civos")
    records.year(2018, of=16)
    conn = records.read()

    assert last_known_year(conn, day=date(2026, 1, 1), **HERE) == 2017
    assert last_known_year(conn, day=date(2016, 1, 1), **HERE) is None


def test_no_term_is_known_on_a_day_outside_all_terms(records: Records) -> None:
    records.year(2018, "civos")

    assert seats_on(records.read(), day=date(2019, 1, 1), **HERE) == []


def test_names_are_in_the_order_of_swedish_lists() -> None:
    names = ["Öppna", "Ärlig", "Civos", "Åka", "Écran", "zon", "Equmenia", "ABF"]

    assert sorted(names, key=alphabetical) == [
        *("ABF", "Civos", "Écran", "Equmenia", "zon", "Åka", "Ärlig", "Öppna"),
    ]
