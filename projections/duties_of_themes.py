"""What themes ask for: a line on what became of each one that was talked about."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from projections.duty import Asked, Duty
from projections.theme_ends import without_end
from projections.themes import themes

TALKED_ABOUT: Final = frozenset({"adopted", "discussed"})
"""What the forum itself has recorded of a theme whose end is to be told."""


def found(asked: Asked) -> Iterator[Duty]:
    """Yield the themes of past years without a last line, from the day after their year.

    It stays a duty when the year is closed: what became of a theme is often seen later.
    """
    every = themes(asked.conn, day=asked.day, **asked.where)
    for theme in without_end(every):
        recorded = {one["act"] for one in theme["grounds"] if one["basis"] is None}
        if theme["year"] < asked.day.year and recorded >= TALKED_ABOUT:
            since = date(theme["year"] + 1, 1, 1)
            yield asked.duty("conclude_theme", "theme", theme["theme_id"], since=since)
