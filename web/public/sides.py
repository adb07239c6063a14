"""The sides of a forum on a page: what each is called and which mark it has."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from web.language import Worded, page_language, pick
from web.public import Reader

MARKS = {"civil_society": "civil", "public": "public"}
"""The mark of a side by its classification; any other has ◇."""


class SideWords(NamedTuple):
    """A side on a page.

    Attributes:
        key: Its key; None for those who come for no side.
        mark: civil, public or none.
        name: What it is called.
        has_fixed_seats: Whether organizations hold seats on it.
    """

    key: str | None
    mark: str
    name: Worded
    has_fixed_seats: bool


def sides(reader: Reader) -> dict[str | None, SideWords]:
    """Return the sides of the forum by key, in their order, and last those on no side."""
    language = page_language()
    found: dict[str | None, SideWords] = {
        side["side"]: SideWords(
            side["side"],
            MARKS.get(side["classification"], "none"),
            pick(side["name"], language),
            side["has_fixed_seats"],
        )
        for side in reader.forum["sides"]
    }
    found[None] = SideWords(None, "none", Worded(_("On no side"), None), False)
    return found
