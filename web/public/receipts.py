"""Where an event that somebody has a receipt for stands in the history for everybody."""

from __future__ import annotations

from flask import url_for

from forum.policy import Role
from projections import lookback
from projections.visible import seen_by
from web.public import Reader


def public_address(r: Reader, position: int) -> str | None:
    """The place of an event in the history; None where it is not for everybody."""
    sees = seen_by(Role.PUBLIC)
    found = lookback.event(r.conn, forum_id=r.forum_id, sees=sees, position=position)
    return url_for("public.event", position=position) if found is not None else None
