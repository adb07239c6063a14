"""What an event says in one line, in both languages, by topic.

The history shows these. An event kind that has no line here is told by its class's own first
sentence, in English, so that a new kind is never left out; a test asks for its line. The lines
stand in `web/translations/events/`.
"""

from __future__ import annotations

from projections.history import fact
from web.eventwords import read_words
from web.language import Worded

LINES = read_words("lines")
"""Swedish and English, in the order in which a forum lives. A strike has one line for all."""

STRUCK = ("Uppgift struken", "Entry struck")


def line(topic: str, language: str) -> Worded:
    """The line of an event kind, or its class's own sentence where it has none.

    Raises:
        LookupError: No event has this topic.
    """
    said = STRUCK if topic.endswith(".struck") else LINES.get(topic)
    if said is None:
        return Worded(fact(topic), None if language == "en" else "en")
    return Worded(said[0 if language == "sv" else 1], None)
