"""Two versions of the notes side by side."""

from __future__ import annotations

from flask import abort, render_template, request

from web.public import reader
from web.public.meetings import title_and_lead
from web.secretariat import secretariat
from web.secretariat.meeting import meeting_at
from web.secretariat.written import text_of, written_notes


@secretariat.get("/meetings/<ref>/notes/compared")
def compare_notes(ref: str) -> str:
    """Show what changed between two versions, paragraph by paragraph."""
    from web.texts.differences import side_by_side

    r, row = reader(), meeting_at(ref)
    found = written_notes(r, row)
    if found is None:
        abort(404)
    later = request.args.get("to", found.number, type=int)
    earlier = request.args.get("from", max(later - 1, 1), type=int)
    return render_template(
        "secretariat/compared.html",
        meeting=row,
        lead=title_and_lead(row),
        rows=side_by_side(text_of(r, found, earlier), text_of(r, found, later)),
        earlier=earlier,
        later=later,
        versions=[(str(n), str(n)) for n in range(1, found.number + 1)],
    )
