"""Work pages of the secretariat: what is to be done, meetings, views and the registry.

Each subject has a module with its routes and a template of the same name. A page asks questions of
`projections` as the public ones do, and sees what the secretariat sees; an act goes through
`web.forms.carry_out` to one command.
"""

from flask import Blueprint, abort, current_app, g

from forum.policy import Role
from projections import forums
from projections.visible import seen_by
from web.forum_pages import governance, keep_nothing, name_forum_once
from web.public import Reader, today_in

secretariat = Blueprint("secretariat", __name__, url_prefix="/<slug>/secretariat")


name_forum_once(secretariat)


@secretariat.before_request
def _read_as_secretariat() -> None:
    """Let every question of the page see what the secretariat sees, about today."""
    conn = current_app.extensions["forum"].reading()
    forum = forums.forum_by_slug(conn, slug=g.slug)
    if forum is None:
        abort(404)
    g.reader = Reader(conn, seen_by(Role.SECRETARIAT), forum, today_in(forum), is_past=False)


secretariat.after_request(keep_nothing)


from web.secretariat import (  # noqa: E402 - they register their routes on the blueprint above
    agenda,
    attendance,
    checking,
    choosing_acts,
    comparing,
    completing,
    documents,
    extract,
    frame,
    mandate_acts,
    meeting,
    meetings,
    moving_on,
    new_view,
    notes,
    paper,
    papers,
    passage,
    presidium_acts,
    reaching,
    reports,
    seat_acts,
    seats,
    selection,
    selection_acts,
    sheets,
    start,
    tasks,
    views,
    word,
    year,
    year_acts,
)

__all__ = ["governance", "secretariat"]

SUBJECTS = (
    *(start, meetings, meeting, moving_on, attendance, agenda, tasks, paper, papers, frame),
    *(notes, passage, completing, comparing, checking, word, views, new_view, documents, reports),
    *(seats, seat_acts, mandate_acts, extract, presidium_acts, year, year_acts),
    *(selection, selection_acts, choosing_acts, sheets, reaching),
)
"""The modules whose routes are on this blueprint."""
