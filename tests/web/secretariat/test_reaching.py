"""Whom letters do not reach is on the secretariat's list until another address or way is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.mail.notifications import notification
from tests.web.mail.post_office import PostOffice, post_office
from tests.web.program import Forum, one_line
from tests.web.signed import send, signed_client
from tests.web.sitting import Sitting
from web.mail.bounces import take_in
from web.mail.mailboxes import Mailboxes
from web.mail.unreached import Unreached

PAGE = "/prov/secretariat/reach/"
START = "/prov/secretariat/"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as found:
        yield found


@pytest.fixture
def sitting(tmp_path: Path, office: PostOffice) -> Iterator[Sitting]:
    """A forum where the letters to the people and the mailbox of `ankaret` do not arrive."""
    place = Sitting(tmp_path)
    place.account("ankaret")
    whose = str(place.organizations["ankaret"])
    Mailboxes(place.installation.accounts).put(
        place.forum_id, "organization", whose, "info@example.org"
    )
    place.send(office.address)
    office.at_recipient["info@example.org"] = "550 no such mailbox"
    place.convene(place.meeting())
    place.send(office.address)
    raw = notification(office.to("ankaret@example.org")[0])
    take_in(raw, Unreached(place.installation.accounts), place.now)
    yield place
    place.close()


@pytest.fixture
def secretary(sitting: Sitting) -> FlaskClient:
    client = signed_client(sitting.app, sitting.installation, sitting.secretariat_id)
    sitting.installation.catch_up()
    return client


def key_of(client: FlaskClient, email: str) -> str:
    """Whom the form beside an address is about."""
    page = client.get(PAGE).text
    after = page[page.index(f"<b>{email}</b>") :]
    found = re.search(r'name="key" value="([^"]+)"', after)
    assert found is not None
    return found[1]


def test_each_is_a_duty_on_the_start_page_that_leads_to_where_it_is_ended(
    secretary: FlaskClient,
) -> None:
    page = secretary.get(START).text

    assert page.count("Nå fram till Ankaret") == 2
    assert page.count("E-postadressen fungerar inte.") == 2
    assert "@example.org" not in page
    (address, *_more) = re.findall(r'href="(/prov/secretariat/reach/#[\w-]+)"', page)
    assert f'id="{address.partition("#")[2]}"' in secretary.get(PAGE).text


def test_another_address_of_a_mailbox_ends_the_duty_and_what_was_missed_is_sent(
    sitting: Sitting, secretary: FlaskClient, office: PostOffice
) -> None:
    key = key_of(secretary, "info@example.org")

    wrong = send(secretary, PAGE, key=key, act="move", email="info")
    same = send(secretary, PAGE, key=key, act="move", email="INFO@example.org")
    moved = send(secretary, PAGE, key=key, act="move", email="nya@example.org")
    sitting.send(office.address)

    assert (wrong.status_code, same.status_code, moved.status_code) == (422, 422, 303)
    assert 'value="info"' in wrong.text
    assert [one["Subject"][:9] for one in office.to("nya@example.org")] == ["Kommer du"]
    assert "Nå fram till Ankaret" in secretary.get(START).text  # the person's is left
    assert "info@example.org" not in secretary.get(PAGE).text


def test_whoever_is_reached_in_another_way_is_no_duty_and_gets_no_letters(
    sitting: Sitting, secretary: FlaskClient, office: PostOffice
) -> None:
    for email in ("info@example.org", "ankaret@example.org"):
        assert send(secretary, PAGE, key=key_of(secretary, email), act="note").status_code == 303

    assert "Nå fram till" not in secretary.get(START).text
    assert sitting.send(office.address) == []
    office.at_recipient.clear()
    send(secretary, PAGE, key=key_of(secretary, "info@example.org"), act="works")
    assert [one.outcome for one in sitting.send(office.address)] == ["sent"]


def test_the_secretariat_does_not_change_by_what_a_member_signs_in(
    sitting: Sitting, secretary: FlaskClient, tmp_path: Path
) -> None:
    key = key_of(secretary, "ankaret@example.org")

    refused = send(secretary, PAGE, key=key, act="move", email="kansli@example.org")
    forum = Forum(tmp_path)
    taken = one_line(forum("account", "address", "ankaret@example.org", "x"))
    moved = forum("account", "address", "ankaret@example.org", "nya@example.org", "--json")

    assert refused.status_code == 422
    assert "name@example.org" in taken
    assert '"moved"' in moved.stdout
    assert "ankaret@example.org" not in secretary.get(PAGE).text


def test_the_page_is_of_this_forum_alone_and_a_duty_that_ended_meanwhile_is_no_fault(
    sitting: Sitting, secretary: FlaskClient
) -> None:
    assert send(secretary, PAGE, key="mailbox/other", act="note").status_code == 303
    assert sitting.client().get(PAGE).status_code == 303  # to the sign-in
    assert secretary.post(PAGE, data={"key": "x", "act": "note"}).status_code == 403  # no token
