"""What is held about a person who acts in the forum, for the secretariat to hand out.

A side's closed room is closed here too: its entries are counted and not shown. So are needs at
meetings, which were promised to be summed up without names. The person gets both signed in.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from flask import Response, abort, current_app, render_template

from web.extract.held import Extract
from web.extract.held import extract as put_together
from web.extract.pages import KINDS, handed_out, shown
from web.public import reader
from web.secretariat import secretariat


@secretariat.get("/people/<uuid:person_id>/")
def extract(person_id: UUID) -> str:
    """Show what is held about a person."""
    found = _about(person_id)
    return render_template(
        "secretariat/extract.html", **shown(found, current_app.extensions["forum"])
    )


@secretariat.get("/people/<uuid:person_id>/<kind>")
def extract_file(person_id: UUID, kind: str) -> Response:
    """Hand it out as a file: to read, or for another program."""
    if kind not in KINDS:
        abort(404)
    return handed_out(_about(person_id), current_app.extensions["forum"], kind)


def _about(person_id: UUID) -> Extract:
    """Put it together; 404 for whoever has nothing to do with the forum."""
    r = reader()
    found = put_together(
        current_app.extensions["forum"],
        person_id,
        datetime.now(UTC),
        sees=r.sees,
        forum_id=UUID(r.forum_id),
        kept_closed=("needs",),
    )
    if not any(one.forum_id == r.forum_id for one in found.entries):
        abort(404)
    return found
