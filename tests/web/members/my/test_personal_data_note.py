"""Every form that takes personal data leads to how they are handled."""

from __future__ import annotations

import re

import pytest

from tests.web.members.my.place import SLUG, TODAY, Place

PERSONAL = re.compile(
    r'<(?:input|textarea)(?![^>]*\bhidden\b)[^>]*\bname="(name|email|needs|file)"'
)


PAGES = {
    "sign in": ("", "/login/"),
    "ask for a link": ("", "/login/link"),
    "report a fault": ("", f"/{SLUG}/accessibility"),
    "answer an invitation": ("akero", f"/{SLUG}/my/"),
    "who speaks for us": ("akero", f"/{SLUG}/my/mandates/"),
    "a file of members": ("secretariat", f"/{SLUG}/secretariat/import/"),
    "seats": ("secretariat", f"/{SLUG}/secretariat/seats/{TODAY.year}/"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_form_that_takes_personal_data_leads_to_how_they_are_handled(
    place: Place, kind: str
) -> None:
    place.meeting() if kind == "answer an invitation" else None
    who, address = PAGES[kind]
    client = place.clients[who] if who else place.app.test_client()
    if kind == "seats":
        address += f"?organization_id={place.organizations['akero']}"
    page = client.get(address)
    assert page.status_code == 200, address

    forms = [
        one
        for one in re.findall(r"<form.*?</form>", page.text, flags=re.DOTALL)
        if PERSONAL.search(one) and not any(word in one for word in ("register", "walk-in"))
    ]

    assert forms
    assert [one[:80] for one in forms if "personal-data" not in one] == []


def test_the_page_of_the_installation_says_the_same_without_a_forum(place: Place) -> None:
    client = place.app.test_client()

    page = client.get("/personal-data", headers={"Accept-Language": "sv"})

    assert page.status_code == 200
    assert "Så behandlar vi personuppgifter" in page.text
    assert 'href="/personal-data"' in client.get("/login/").text.partition("<footer")[2]
