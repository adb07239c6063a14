"""Every page speaks Swedish and English, and no word is left behind in the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

import web
from web import create_app
from web.language import CATALOGUES, LANGUAGES, pick
from web.settings import Settings

METHODS = [
    *(("**.py", "python"), ("**/templates/**.html", "jinja2")),
    ("**/templates/**.md", "jinja2"),
]
OPTIONS = {"**/templates/**.html": {"trimmed": "false", "silent": "false"}}
KEYWORDS = {
    "_": None,
    "_l": None,
    "_n": None,
    "gettext": None,
    "ngettext": (1, 2),
    "lazy_gettext": None,
}


def used() -> set[str | tuple[str, ...]]:
    folder = Path(web.__file__).parent
    found = extract_from_dir(folder, METHODS, OPTIONS, keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found}


def swedish() -> Catalog:
    with (CATALOGUES / "sv" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="sv")


def test_every_word_of_the_pages_has_a_swedish_one() -> None:
    translated = {message.id for message in swedish() if message.id}

    assert used() - translated == set(), "add to web/translations/sv/LC_MESSAGES/messages.po"


def test_no_swedish_word_is_left_from_a_page_that_is_gone() -> None:
    translated = {message.id for message in swedish() if message.id}

    assert translated - used() == set(), "remove from web/translations/sv/LC_MESSAGES/messages.po"


def test_no_translation_is_empty_or_unsure() -> None:
    unsure = [m.id for m in swedish() if m.id and (m.fuzzy or not all(_texts(m.string)))]

    assert unsure == []


def test_a_translation_keeps_the_places_of_its_values() -> None:
    catalogue = swedish()
    faults = [str(fault) for message in catalogue for fault in message.check(catalogue)]

    assert faults == []


@pytest.mark.parametrize(
    ("wish", "language"),
    [("sv-SE", "sv"), ("en-GB,en;q=0.9", "en"), ("de,en;q=0.5", "en"), ("fr", "sv"), ("", "sv")],
)
def test_the_browser_s_wish_decides_and_swedish_is_the_default(
    client: FlaskClient, wish: str, language: str
) -> None:
    page = client.get("/design/", headers={"Accept-Language": wish})

    assert f'<html lang="{language}">' in page.text
    assert {"Accept-Language", "Cookie"} <= set(page.vary)


def test_a_chosen_language_is_remembered_and_leaves_the_address(client: FlaskClient) -> None:
    answer = client.get("/design/?day=2018-06-28&lang=en&kind=a&kind=b")

    assert answer.status_code == 302
    assert answer.location == "/design/?day=2018-06-28&kind=a&kind=b"
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "Secure" not in answer.headers["Set-Cookie"]
    assert '<html lang="en">' in client.get("/design/", headers={"Accept-Language": "sv"}).text


def test_the_cookie_is_secure_where_the_address_is(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path, base_url="https://forum.example"))

    answer = app.test_client().get("/design/?lang=sv")

    assert "Secure" in answer.headers["Set-Cookie"]


def test_a_language_that_is_not_spoken_is_not_remembered(client: FlaskClient) -> None:
    answer = client.get("/design/?lang=tlh")

    assert answer.location == "/design/"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "/%2Fevil.example/"])
def test_choosing_a_language_never_leads_away_from_here(client: FlaskClient, path: str) -> None:
    answer = client.get(f"http://localhost{path}?lang=sv")

    assert answer.location.startswith("/")
    assert not answer.location.startswith(("//", "/\\"))


def test_a_page_links_to_itself_in_the_other_language(client: FlaskClient) -> None:
    page = client.get("/design/?day=2018-06-28", headers={"Accept-Language": "sv"})

    assert (
        '<a href="/design/?day=2018-06-28&amp;lang=en" lang="en" hreflang="en">English' in page.text
    )


def test_a_name_is_given_in_the_page_s_language_or_marked_as_another() -> None:
    both = [("sv", "Möte"), ("en", "Meeting")]

    assert pick(both, "en") == ("Meeting", None)
    assert pick(both, "sv") == ("Möte", None)
    assert pick([("sv", "Möte")], "en") == ("Möte", "sv")
    assert pick([("fi", "Kokous"), ("se", "Čoahkkin")], "en") == ("Kokous", "fi")
    with pytest.raises(ValueError, match="at least one language"):
        pick([], "sv")


def test_each_language_is_called_by_its_own_name() -> None:
    assert LANGUAGES == {"sv": "Svenska", "en": "English"}


def _texts(string: object) -> tuple[object, ...]:
    return string if isinstance(string, tuple) else (string,)
