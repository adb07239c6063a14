"""The forums of an installation: given events, then answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

from forum.governing.forum import Forum, Side, SideKind
from forum.governing.host import Host
from forum.governing.year import ForumYear
from forum.record.acting import noting
from forum.record.values import names
from forum.record.when import When
from projections.forums import administrator_id, forum_by_slug, forums, host_name, years
from tests.projections.telling import HERE, SEES, here, told

SIDES = (
    Side(
        key="civil_society",
        name=names({"sv": "Civilsamhällesparten"}),
        classification=SideKind.CIVIL_SOCIETY,
        has_fixed_seats=True,
    ),
    Side(
        key="government",
        name=names({"sv": "Regeringsparten"}),
        classification=SideKind.PUBLIC,
        has_fixed_seats=False,
    ),
)


def founded(slug: str, *, invented: bool = False) -> Forum:
    with here(), noting(forum_id=Forum.create_id(slug)):
        return Forum(slug, names({"sv": slug.upper()}), SIDES, "Europe/Stockholm", invented)


def test_a_forum_is_found_by_its_address_under_its_newest_name(tmp_path: Path) -> None:
    pgf = founded("pgf")
    with here():
        pgf.rename(names({"sv": "Partsgemensamt forum", "en": "Joint forum"}))

    row = forum_by_slug(told(tmp_path, pgf), slug="pgf")

    assert row is not None
    assert row["name"] == [("sv", "Partsgemensamt forum"), ("en", "Joint forum")]
    assert [(s["side"], s["has_fixed_seats"]) for s in row["sides"]] == [
        ("civil_society", True),
        ("government", False),
    ]


def test_an_unknown_address_is_no_forum(tmp_path: Path) -> None:
    assert forum_by_slug(told(tmp_path, founded("pgf")), slug="other") is None


def test_real_forums_come_before_invented_ones(tmp_path: Path) -> None:
    conn = told(tmp_path, founded("exempel", invented=True), founded("pgf"))

    assert [(f["slug"], f["is_invented"]) for f in forums(conn, sees=SEES)] == [
        ("pgf", False),
        ("exempel", True),
    ]


def test_who_runs_a_forum_changes_on_a_day(tmp_path: Path) -> None:
    pgf, first, second = founded("pgf"), uuid4(), uuid4()
    with here():
        pgf.administer(organization_id=first)
    with here(effective=When("2018-09-12")):
        pgf.administer(organization_id=second)
    conn = told(tmp_path, pgf)

    ran = [administrator_id(conn, day=date(2018, 9, day), **HERE) for day in (11, 12)]

    assert ran == [str(first), str(second)]


def test_years_come_oldest_first_with_their_registry_number(tmp_path: Path) -> None:
    with here():
        opened = [
            ForumYear(year, When(f"{year}-01-01"), When(f"{year}-12-31")) for year in (2018, 2017)
        ]
        opened[1].number_case("0032/17")

    found = years(told(tmp_path, *opened), **HERE)

    assert [(row["year"], row["case_number"]) for row in found] == [(2017, "0032/17"), (2018, None)]


def test_the_host_is_called_by_its_newest_name(tmp_path: Path) -> None:
    with here(), noting(forum_id=None):
        host = Host(uuid4(), "A host", "Europe/Stockholm")
        host.rename("Another name")

    assert host_name(told(tmp_path, host), sees=SEES) == "Another name"
