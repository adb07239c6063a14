"""How often letters come is chosen by a link at their foot, or signed in; looking does nothing."""

from __future__ import annotations

import re

import pytest

from tests.web.mail.post_office import post_office
from tests.web.members.conftest import Holder, Links
from tests.web.signed import signed_client
from tests.web.sitting import Sitting
from web.accounts.accounts import Accounts
from web.accounts.reply_links import ReplyKind, ReplyLinks
from web.mail.mailboxes import Mailboxes
from web.mail.paces import Pace, Paces, of_mailbox


@pytest.fixture
def address(sitting: Sitting) -> str:
    """Where the foot of a real letter leads."""
    sitting.account("ankaret")
    with post_office() as office:
        sitting.send(office.address)
        sitting.convene(sitting.meeting())
        sitting.send(office.address)
    body = office.taken[0].get_body(("plain",))
    assert body is not None
    found = re.search(r"<http://localhost:8000(/prov/letters/[\w-]{43})>", body.get_content())
    assert found is not None
    return found[1]


def chosen(sitting: Sitting) -> dict[str, Pace]:
    every = Paces(sitting.installation.accounts).every()
    return {owner: pace for owner, (pace, _day) in every.items()}


def test_the_foot_of_a_letter_leads_to_one_page_with_one_button(
    sitting: Sitting, address: str
) -> None:
    client = sitting.client()
    page = client.get(address)
    main = page.text[page.text.index("<main") :]

    assert page.status_code == 200
    assert main.count("<button") == 1
    assert (page.headers["Referrer-Policy"], page.headers["Cache-Control"]) == (
        "no-referrer",
        "no-store",
    )
    assert "@example.org" not in page.text
    assert chosen(sitting) == {}
    client.head(address)
    assert chosen(sitting) == {}

    done = client.post(address, data={"pace": "week"}, follow_redirects=True)
    assert "Sparat." in done.text
    assert list(chosen(sitting).values()) == [Pace.WEEK]


def test_what_is_no_choice_is_told_and_changes_nothing(sitting: Sitting, address: str) -> None:
    answer = sitting.client().post(address, data={"pace": "never"})

    assert (answer.status_code, chosen(sitting)) == (422, {})
    assert "Välj ett av de tre." in answer.text


def test_the_link_does_nothing_else_and_no_other_link_does_this(
    sitting: Sitting, address: str, links: Links
) -> None:
    token = address.rpartition("/")[2]
    meeting_id = sitting.meeting()
    sitting.convene(meeting_id)
    other = links.to(ReplyKind.INVITATION, meeting_id)
    before = sitting.installation.position()

    pages = [
        Holder(sitting, token).opened(),
        Holder(sitting, token).send(answer="coming"),
        sitting.client().get(f"/prov/letters/{other.token}"),
        sitting.client().post(f"/prov/letters/{other.token}", data={"pace": "day"}),
        sitting.client().get(f"/annat/letters/{token}"),
        sitting.client().get("/prov/letters/x"),
    ]

    assert [page.status_code for page in pages] == [404] * len(pages)
    assert (sitting.installation.position(), chosen(sitting)) == (before, {})


def test_the_link_ends_with_the_account_and_when_those_of_the_mandate_are_revoked(
    sitting: Sitting, address: str
) -> None:
    accounts = Accounts(sitting.installation.accounts)
    account = accounts.named("ankaret@example.org")
    accounts.disable(account.account_id)
    assert sitting.client().get(address).status_code == 404
    accounts.reset(account.account_id)
    assert sitting.client().get(address).status_code == 200

    ReplyLinks(sitting.installation.accounts).revoke_mandate(sitting.mandates["ankaret"])

    assert sitting.client().get(address).status_code == 404
    assert sitting.client().post(address, data={"pace": "day"}).status_code == 404
    assert chosen(sitting) == {}


def test_signed_in_one_chooses_for_oneself_and_for_the_mailbox_that_one_shares(
    sitting: Sitting,
) -> None:
    boxes = Mailboxes(sitting.installation.accounts)
    for slug in ("ankaret", "bryggan"):
        whose = str(sitting.organizations[slug])
        boxes.put(sitting.forum_id, "organization", whose, f"info-{slug}@example.org")
    sitting.installation.catch_up()
    client = signed_client(sitting.app, sitting.installation, sitting.persons["ankaret"])
    page = client.get("/prov/my/letters/").text
    (token, *_more) = re.findall(r'name="csrf_token" value="([^"]+)"', page)

    assert page.count('name="whose"') == 2
    for whose, pace in (("own", "day"), ("shared", "week")):
        sent = {"csrf_token": token, "whose": whose, "pace": pace}
        done = client.post("/prov/my/letters/", data=sent, follow_redirects=True)
        assert "Sparat." in done.text
    wrong = client.post("/prov/my/letters/", data={"csrf_token": token, "whose": "own"})
    forged = client.post("/prov/my/letters/", data={"whose": "own", "pace": "week"})
    (own_box,) = (
        one.mailbox_id
        for one in boxes.every()
        if one.whose_id == str(sitting.organizations["ankaret"])
    )

    assert (wrong.status_code, forged.status_code) == (422, 403)
    assert chosen(sitting).pop(of_mailbox(own_box)) is Pace.WEEK
    assert sorted(chosen(sitting).values()) == [Pace.DAY, Pace.WEEK]


def test_an_organization_without_a_shared_mailbox_is_not_asked_about_one(sitting: Sitting) -> None:
    sitting.installation.catch_up()
    client = signed_client(sitting.app, sitting.installation, sitting.persons["ankaret"])

    assert client.get("/prov/my/letters/").text.count('name="whose"') == 1
