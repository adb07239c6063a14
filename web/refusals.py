"""What a refusal says in a reader's language, with the rule that it rests on.

The sentences stand in the forum's code in English, with `{name}` where a value goes; the Swedish
ones are in `web/translations/sv/LC_MESSAGES/refusals.po`. Values that hold codes of the log are
said by their words; what somebody typed stays as it is, whatever it is.
"""

from __future__ import annotations

import re

from forum.errors import AgainstRulesError, ForumError, filled
from web.language import catalogue
from web.public.codes import CODES, code, field
from web.words import clock, day

CODED = frozenset({"role", "named", "named_by", "side", "step", "concept"})
"""Names of values that hold codes."""
LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d\[[A-Za-z/_+-]+\]")
"""A time by the clock of a place, as it stands in the log."""
RESTS = {"sv": "Regel {rule} i domänreferensen.", "en": "Rule {rule} of the domain reference."}
LIMIT = {
    "sv": "Arbetsordningen {rules}: {limit}.",
    "en": "Rules of procedure {rules}: {limit}.",
}


def said(error: ForumError, language: str) -> str:
    """The sentence of a refusal, and after it the rule and its version, where it rests on one.

    Args:
        error: The refusal.
        language: sv or en.
    """
    sentence = catalogue(language, "refusals").gettext(error.sentence)
    values = {
        name: _worded(value, language) if name in CODED else _timed(value, language)
        for name, value in error.values.items()
    }
    parts = [_begun(filled(sentence, values))]
    if isinstance(error, AgainstRulesError):
        limit = field(str(error.values["limit"]), language)
        parts.append(LIMIT[language].format(rules=error.values["rules"], limit=limit))
    elif error.rule is not None:
        parts.append(RESTS[language].format(rule=error.rule))
    return " ".join(parts)


def _worded(value: object, language: str) -> object:
    word = str(value).replace(" ", "_")
    return code(word, language) if word in CODES else value


def _timed(value: object, language: str) -> object:
    """A local time as the log writes it, in words; anything else as it is."""
    if not LOCAL_TIME.fullmatch(str(value)):
        return value
    return f"{day(str(value)[:10], language)} {clock(str(value), language)}"


def _begun(sentence: str) -> str:
    """A sentence with its capital and its full stop."""
    begun = sentence[:1].upper() + sentence[1:]
    return begun if begun.endswith((".", "?", "!")) else f"{begun}."
