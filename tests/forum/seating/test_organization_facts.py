from __future__ import annotations

from typing import Any

import pytest

from forum.errors import TooLongError
from forum.seating.organization_facts import (
    OrganizationNumberError,
    PersonalNumberError,
    WebsiteError,
    organization_number,
    website,
)
from tests.forum.seating.test_organization_commands import register


@pytest.mark.parametrize("text", ["802999-9995", "8029999995", "168029999995", "802999 – 9995"])
def test_an_organization_number_is_kept_with_its_hyphen(text: str) -> None:
    assert organization_number(text) == "802999-9995"


@pytest.mark.parametrize("text", ["", "802999-9996", "80299-9995", "802999-99957", "åtta"])
def test_a_number_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(OrganizationNumberError):
        organization_number(text)


def test_the_number_of_a_person_is_never_kept() -> None:
    with pytest.raises(PersonalNumberError):
        organization_number("811218-9876")


def test_a_website_gets_its_scheme() -> None:
    assert website(" akero.example/om ") == "https://akero.example/om"
    assert website("http://akero.example") == "http://akero.example"


@pytest.mark.parametrize(
    "text", ["", "akero", "javascript:alert(1)", "ftp://akero.example", "a b.se"]
)
def test_what_is_no_website_is_refused(text: str) -> None:
    with pytest.raises(WebsiteError):
        website(text)
    with pytest.raises(TooLongError):
        website("https://akero.example/" + "a" * 300)


def test_the_same_fact_again_writes_nothing(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        about = {"organization_id": register(governance)}
    for _time in range(2):
        with acting_secretariat():
            governance.state_organization_number(**about, organization_number="8029999995")
        with acting_secretariat():
            governance.state_website(**about, website="giva.example")

    number, site = written()[2:]
    assert number.organization_number == "802999-9995"
    assert site.website == "https://giva.example"
