"""Words for the codes and fields of events, in both languages.

The history shows any event, so it needs a word for every code that an event can hold and for
every field; a test names those that have none. What has no word shows as it is. The words stand in
`web/translations/events/`.
"""

from __future__ import annotations

from web.eventwords import read_words

CODES = read_words("codes")
FIELDS = read_words("fields")


def code(value: str, language: str) -> str:
    """The word for a code, in the running text: "ordförande", "belagt"."""
    return _said(CODES, value, language)


def field(name: str, language: str) -> str:
    """The word for a field of an event, as the head of a row: "Rubrik", "Svar senast"."""
    return _said(FIELDS, name, language)


def _said(table: dict[str, tuple[str, str]], key: str, language: str) -> str:
    swedish, english = table.get(key, (key.replace("_", " "),) * 2)
    return swedish if language == "sv" else english
