"""In which language a page speaks, and where its words come from.

Knows the two languages, how a reader chooses one (link, then cookie, then the browser's wish, then
Swedish) and how the catalogue is read: the `.po` file is compiled in memory at the start, so no
compiled file is kept. Message ids are the English words. Days, clocks and numbers are in `words`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

import flask_babel
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Request, Response, redirect, request

from web.settings import Settings

LANGUAGES = {"sv": "Svenska", "en": "English"}  # each by its own name
DEFAULT = "sv"
COOKIE = "lang"
ONE_YEAR = 31_536_000  # seconds
CATALOGUES = Path(__file__).parent / "translations"


class Worded(NamedTuple):
    """A text in one language; `lang` is None when that is the page's own, else its code."""

    text: str
    lang: str | None

    def __str__(self) -> str:
        return self.text


def pick(names: Iterable[tuple[str, str]], language: str) -> Worded:
    """The text in the page's language, else in Swedish, else the first there is.

    Args:
        names: Pairs of language code and text, as the read model hands them over.
        language: The page's language.

    Raises:
        ValueError: There is no text at all.
    """
    by_language = dict(reversed([(code, text) for code, text in names]))
    if not by_language:
        raise ValueError("a name needs at least one language")
    for code in (language, DEFAULT, *reversed(by_language)):
        if code in by_language:
            return Worded(by_language[code], None if code == language else code)
    raise AssertionError  # the loop ends at one of the names


def gettext(message: str, **values: object) -> str:
    """A message in the page's language, its `%(name)s` filled in."""
    return str(flask_babel.gettext(message, **values))


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """A message that depends on a count, which it may name as `%(num)s`."""
    return str(flask_babel.ngettext(one, many, num, **values))


def page_language() -> str:
    """The language of the page being written: sv or en."""
    locale = flask_babel.get_locale()
    return str(locale.language) if locale else DEFAULT


def address_in(language: str) -> str:
    """The address of this page, asking for another language."""
    pairs = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    return _address(request, [*pairs, ("lang", language)])


def add_languages(app: Flask, settings: Settings) -> None:
    """Let every page speak the reader's language, and remember a choice in a cookie."""
    _PoBabel(app, default_locale=DEFAULT, locale_selector=_chosen)

    @app.before_request
    def remember() -> Response | None:
        wanted = request.args.get("lang")
        if wanted is None or request.method not in ("GET", "HEAD"):
            return None
        pairs = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
        answer = redirect(_address(request, pairs))
        answer.headers["Cache-Control"] = "no-store"
        if wanted in LANGUAGES:
            answer.set_cookie(
                COOKIE,
                wanted,
                max_age=ONE_YEAR,
                secure=settings.is_https,
                httponly=True,
                samesite="Lax",
            )
        assert isinstance(answer, Response)
        return answer

    @app.after_request
    def vary(response: Response) -> Response:
        if response.mimetype == "text/html":
            response.vary.update(("Accept-Language", "Cookie"))
        return response


def _chosen() -> str:
    cookie = request.cookies.get(COOKIE)
    if cookie in LANGUAGES:
        return cookie
    return request.accept_languages.best_match(LANGUAGES, DEFAULT) or DEFAULT


def _address(asked: Request, pairs: list[tuple[str, str]]) -> str:
    # One slash only at the front: "//host" would lead the reader away from this server.
    path = "/" + quote(asked.path.lstrip("/"), safe="/:@!$&'()*+,;=~")
    return f"{path}?{urlencode(pairs)}" if pairs else path


class _PoBabel(flask_babel.Babel):  # type: ignore[misc]  # the library has no types
    @cached_property
    def domain_instance(self) -> _PoDomain:
        return _PoDomain()


class _PoDomain(flask_babel.Domain):  # type: ignore[misc]
    def get_translations(self) -> NullTranslations:
        return catalogue(page_language())


@cache
def catalogue(language: str, domain: str = "messages") -> NullTranslations:
    """The words of one language; English ones are the message ids themselves.

    Args:
        language: sv or en.
        domain: `messages` of the pages, or `refusals` of the forum.
    """
    path = CATALOGUES / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)
