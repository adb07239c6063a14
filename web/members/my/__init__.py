"""Mitt forum: what a member, or the coordinator of a side, does signed in.

Each subject has a module with its routes and a template of the same name. Pages see what the
mandate of the session may see: what is public, what is for members, the room of its own side, and
what is told to its own organization. An act goes through `web.forms.carry_out` to one command.
"""

from flask import Blueprint, abort, current_app, g

from projections import forums
from projections.visible import seen_by
from web.access import acting_here
from web.forum_pages import governance, keep_nothing, name_forum_once
from web.public import Reader, today_in

my = Blueprint("my", __name__, url_prefix="/<slug>/my")


name_forum_once(my)


@my.before_request
def _read_as_member() -> None:
    """Let every question of the page see what the mandate of the session may see, about today."""
    conn = current_app.extensions["forum"].reading()
    forum, by = forums.forum_by_slug(conn, slug=g.slug), acting_here()
    if forum is None or by is None:
        abort(404)
    sees = seen_by(by.role, side=by.side, organization_id=by.organization_id)
    g.reader = Reader(conn, sees, forum, today_in(forum), is_past=False)


my.after_request(keep_nothing)


from web.members.my import (  # noqa: E402 - they register their routes on the blueprint above
    entered,
    frame,
    letters,
    mandates,
    meetings,
    notes,
    selection,
    side,
    start,
    themes,
    views,
)

__all__ = ["governance", "my"]

SUBJECTS = (
    start,
    meetings,
    views,
    themes,
    notes,
    mandates,
    selection,
    side,
    entered,
    letters,
    frame,
)
"""The modules whose routes are on this blueprint."""
