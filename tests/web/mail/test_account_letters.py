"""Letters about accounts: invitations and links to sign in, over real mail."""

from __future__ import annotations

import dataclasses
import re
import time
from pathlib import Path

from tests.web.entering import EMAIL, account_of, browser, is_in
from tests.web.mail.post_office import PostOffice
from tests.web.program import Forum
from tests.web.signed import send
from tests.web.town import Town
from web import create_app
from web.accounts.accounts import Accounts

SENDER = "forum@example.org"


def program(town: Town, *arguments: str, mail: str) -> str:
    forum = Forum(Path(town.installation.settings.data))
    result = forum("account", *arguments, FORUM_MAIL=mail, FORUM_MAIL_FROM=SENDER)
    assert result.exit_code == 0, result.stderr
    return result.stdout + result.stderr


def link_in(text: str) -> str:
    found = re.search(r"http://localhost:8000(/(?:account/invitation|login/link)/[^\s>]+)", text)
    assert found is not None, text
    return found[1]


def test_an_invitation_is_sent_and_not_shown(town: Town, office: PostOffice) -> None:
    told = program(
        town, "invite", EMAIL, "--person", str(town.member), "--language", "en", mail=office.address
    )

    (letter,) = office.to(EMAIL)
    text = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    path = link_in(text)
    assert path.rpartition("/")[2] not in told
    assert "invitation sent" in told
    assert letter["Subject"] == "Choose how you sign in to localhost"
    assert path.rpartition("/")[2] not in str(letter["Message-ID"])
    assert browser(town).get(path).status_code == 200


def test_an_invitation_that_cannot_be_sent_is_shown_instead(town: Town, office: PostOffice) -> None:
    office.at_recipient[EMAIL] = "550 nobody here"

    told = program(town, "invite", EMAIL, "--person", str(town.member), mail=office.address)
    again = program(town, "reset", EMAIL, mail="smtp://127.0.0.1:9")

    assert office.taken == []
    for text in (told, again):
        assert "hand the link over yourself" in text
    assert browser(town).get(link_in(again)).status_code == 200


def test_a_link_to_sign_in_comes_by_mail_in_the_language_of_the_account(
    town: Town, office: PostOffice
) -> None:
    account = account_of(town, town.member)
    Accounts(town.installation.accounts).change(account.account_id, language="sv")
    settings = dataclasses.replace(
        town.installation.settings, mail=office.address, mail_from=SENDER
    )
    place = town._replace(app=create_app(settings, town.installation))

    answer = send(browser(place), "/login/link", email=EMAIL)
    assert "one is on its way" in answer.text
    for _ in range(100):
        if office.taken:
            break
        time.sleep(0.1)

    (letter,) = office.to(EMAIL)
    assert letter["Subject"] == "Din länk för att logga in på localhost"
    path = link_in(letter.get_body(("plain",)).get_content())  # type: ignore[union-attr]
    client = browser(place)
    send(client, path)
    assert is_in(client)
