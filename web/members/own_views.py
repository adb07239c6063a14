"""What an organization has said, and what became of it: for the page of a personal link."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from projections.views import ViewRow, views
from web.language import Worded
from web.members.opening import Opened
from web.public import view_words

MOST = 8
"""Views on the page; the late and waiting ones come first."""


class OwnView(NamedTuple):
    """A view of one's own.

    Attributes:
        view_id: Its id.
        number: What people cite.
        text: What was said.
        state: Mark and word, a key of `web.marks.STATES`.
        told: What came back or is awaited.
        address: Its page.
        asks: Whether one is asked if the answer is enough.
    """

    view_id: str
    number: int
    text: Worded
    state: str
    told: Markup | str | None
    address: str
    asks: bool


def own_views(it: Opened) -> list[OwnView]:
    """Return the newest views of the organization that one answers for, open ones first."""
    own = [
        view
        for view in every_view(it)
        if view["organization_id"] == str(it.link.organization_id) and view["state"] != "withdrawn"
    ]
    found = view_words.in_list(own)[:MOST]
    things = view_words.things_of(it.reader, found)
    lines = []
    for view in found:
        row = view_words.row(view, things)
        lines.append(
            OwnView(
                view_id=view["view_id"],
                number=view["number"],
                text=Worded(row["text"], row["lang"]),
                state=row["state"],
                told=row["answer"],
                address=row["address"],
                asks=is_to_judge(view),
            )
        )
    return lines


def every_view(it: Opened) -> list[ViewRow]:
    """Return the views of the forum as they stand today."""
    r = it.reader
    return views(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"])


def is_to_judge(view: ViewRow) -> bool:
    """Whether a view is answered and nobody has said whether that is enough."""
    return view["standing"]["answer"] is not None and view["standing"]["judged"] is None
