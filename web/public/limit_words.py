"""The limits that a version of the rules sets, in words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from web import words
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader, cautions
from web.public.codes import code, field
from web.public.sides import sides

SHARES = frozenset({"quorum", "renewal_least", "renewal_most"})


def limits_in_words(reader: Reader, limits: Mapping[str, Any]) -> list[dict[str, str]]:
    """Set limits as terms and texts, for `parts/tables.html`.

    Args:
        reader: For whom.
        limits: By name, as `projections.rules` tells them.
    """
    language = page_language()
    return [
        {"term": field(name, language), "text": value_in_words(reader, name, value)}
        for name, value in limits.items()
    ]


def value_in_words(reader: Reader, name: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """Say what a limit is set to."""
    language = page_language()
    if name in SHARES:
        return share(value, language)
    match value:
        case bool():
            return _("yes") if value else _("no")
        case int():
            return words.number(value, language)
        case str():
            return value if name == "decider" else code(value, language)
    match name:
        case "caution_reasons":
            return " ".join(map(cautions.sentence, value))
        case "seats":
            own = sides(reader)
            return ", ".join(
                f"{own[one['side']].name.text}: {words.number(one['seats'], language)}"
                for one in value
            )
        case _:  # words of its own
            return ", ".join(f"{code(one['concept'], language)}: {_word(one)}" for one in value)


def _word(own: Mapping[str, Any]) -> str:
    named = [(name["language"], name["text"]) for name in own["name"]]
    return pick(named, page_language()).text


def share(value: str, language: str) -> str:
    """Set a share such as `1/5`: in percent where that is exact, else as a fraction."""
    percent = Fraction(value) * 100
    if percent.denominator != 1:
        return value
    return f"{percent}\N{NO-BREAK SPACE}%" if language == "sv" else f"{percent}%"
