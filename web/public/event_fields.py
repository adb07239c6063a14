"""The fields of any event in words, from the plain values that the history keeps."""

from __future__ import annotations

from typing import Any

from forum.governing.practice import EXPLAINED
from projections.lookback import EventRow
from web import words
from web.language import gettext as _
from web.language import page_language, pick
from web.public import cautions
from web.public.codes import CODES, code, field
from web.public.paper_words import file_in_words
from web.public.things import Called, Things

SHORT = 90
"""Characters of a value that a line of the history shows."""


def said(valued: list[Any], things: Things) -> list[Called]:
    """Say one value; several where it has several parts or languages.

    Args:
        valued: Kind and value, see `projections.details`.
        things: What the ids of the page are called.
    """
    kind, value = valued
    language = page_language()
    match kind:
        case "yes_no":
            return [Called(_("yes") if value else _("no"))]
        case "number":
            return [Called(str(value) if 1900 < value < 2200 else words.number(value, language))]
        case "code":
            return [Called(code(value, language))]
        case "day":
            return [Called(words.day(value, language))]
        case "time":
            return [Called(f"{words.day(value[:10], language)} {words.clock(value, language)}")]
        case "id":
            known = things.known(value)
            return [known or Called(_("no. %(id)s", id=value[:8]))]
        case "names" | "text":
            return [_in_its_language(*pair) for pair in value]
        case "withdrawn":
            return [Called(_("the text was withdrawn and is not shown"))]
        case "sealed":
            return [Called(_("a name that is not shown here"))]
        case "file":
            return [Called(file_in_words(*value))]
        case "list":
            return [one for part in value for one in said(part, things)]
        case "parts":
            return [_named(part, things) for part in value]
    return [Called(_in_words(value, language))]


def _in_words(value: str, language: str) -> str:
    """A short word of an event: a code, a caution or a limit by its word, else as it stands."""
    if value in CODES:
        return code(value, language)
    if value in cautions.CAUTIONS:
        return cautions.sentence(value)
    return field(value, language) if value in EXPLAINED else value


def tail(event: EventRow, things: Things) -> Called | None:
    """The one value that tells an event from others of its kind on the same thing, if any."""
    if event["version"] == 1:
        return None
    for _name, kind, value in event["details"]:
        if kind == "id" and things.known(value) is None:
            continue
        if kind == "names":
            picked = pick(value, page_language())
            return Called(_cut(picked.text), picked.lang)
        if kind == "time":
            return Called(words.clock(value, page_language()))
        if kind in ("id", "day", "code", "words"):
            return said([kind, value], things)[0]._replace(address=None)
    return None


def ids_in(details: list[list[Any]]) -> list[str]:
    """Every id that the fields of an event hold, at any depth."""
    return [found for _name, *valued in details for found in _ids(valued)]


def _ids(valued: list[Any]) -> list[str]:
    kind, value = valued
    if kind == "id":
        return [value]
    if kind == "list":
        return [found for part in value for found in _ids(part)]
    if kind == "parts":
        return ids_in(value)
    return []


def _named(part: list[Any], things: Things) -> Called:
    name, *valued = part
    values = ", ".join(one.text for one in said(valued, things))
    return Called(f"{field(name, page_language())}: {values}")


def _in_its_language(language: str, text: str | None) -> Called:
    if text is None:
        return Called(_("the text cannot be read here"))
    return Called(text, None if language in ("", page_language()) else language)


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else text[:SHORT].rsplit(" ", 1)[0] + " …"
