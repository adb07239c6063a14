"""Organizations under changing names: given events, then answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from forum.record.values import Basis, Evidence
from forum.record.when import When
from forum.seating.organization import Organization
from projections.organizations import name_on, organization, organizations
from tests.projections.telling import SEES, here, told


def registered(slug: str, name: str, end: str | None = None) -> Organization:
    with here(evidence=Evidence(basis=Basis.FACT, source="A list")):
        return Organization(slug, name, When(end) if end else None, None, None)


def test_an_organization_keeps_its_id_and_address_under_a_new_name(tmp_path: Path) -> None:
    one = registered("funktionsratt", "Handikappförbunden", "../2017-05-31")
    with here(effective=When("../2017-05-31")):
        one.rename("Funktionsrätt Sverige")

    row = organization(told(tmp_path, one), slug="funktionsratt", sees=SEES)

    assert row is not None
    assert row["organization_id"] == str(one.id)
    assert [(n["name"], n["start"], n["end"]) for n in row["names"]] == [
        ("Handikappförbunden", None, "../2017-05-31"),
        ("Funktionsrätt Sverige", "../2017-05-31", None),
    ]
    assert name_on(row["names"], date(2017, 2, 1)) == "Handikappförbunden"
    assert name_on(row["names"], date(2017, 6, 1)) == "Funktionsrätt Sverige"


def test_a_name_used_beside_another_does_not_take_its_place(tmp_path: Path) -> None:
    one = registered("coompanion", "Coompanion")
    with here():
        one.also_name("Coompanion Sverige", When("2017-01-01"))

    row = organization(told(tmp_path, one), slug="coompanion", sees=SEES)

    assert row is not None
    assert name_on(row["names"], date(2018, 1, 1)) == "Coompanion"


def test_a_name_that_has_ended_is_not_used_any_more(tmp_path: Path) -> None:
    with here(effective=When("2010-01-01")):
        one = Organization("mucf", "Ungdomsstyrelsen", When("2014-04-30"), None, None)
    with here():
        one.rename("MUCF")

    row = organization(told(tmp_path, one), slug="mucf", sees=SEES)

    assert row is not None
    assert name_on(row["names"], date(2015, 1, 1)) == "MUCF"


def test_each_name_tells_what_it_rests_on(tmp_path: Path) -> None:
    one = registered("giva", "FRII")
    with here(evidence=Evidence(basis=Basis.INFERRED, source="Another list")):
        one.also_name("Giva")

    row = organization(told(tmp_path, one), slug="giva", sees=SEES)

    assert row is not None
    assert [(n["basis"], n["source"]) for n in row["names"]] == [
        ("fact", "A list"),
        ("inferred", "Another list"),
    ]


def test_the_newest_stated_form_counts(tmp_path: Path) -> None:
    one = registered("civos", "Civos")
    with here():
        one.state_form("association")
        one.state_form("umbrella")

    assert organizations(told(tmp_path, one), sees=SEES)[str(one.id)]["association_form"] == (
        "umbrella"
    )


def test_an_unknown_address_is_no_organization(tmp_path: Path) -> None:
    assert organization(told(tmp_path, registered("civos", "Civos")), slug="x", sees=SEES) is None


def test_the_newest_stated_number_and_website_count(tmp_path: Path) -> None:
    one = registered("civos", "Civos")
    with here():
        one.state_number("8029999995")
        one.state_website("civos.example")

    row = organization(told(tmp_path, one), slug="civos", sees=SEES)

    assert row is not None
    assert (row["organization_number"], row["website"]) == ("802999-9995", "https://civos.example")
