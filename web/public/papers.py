"""Papers of meetings for everybody: each file, and all of them as one PDF."""

from __future__ import annotations

from flask import abort, render_template
from flask import make_response as answer
from werkzeug.wrappers import Response

from projections import meetings as held
from projections.meetings import MeetingRow
from web.closed_texts import opened_file
from web.language import gettext as _
from web.papers.handing_out import handed_out
from web.public import Reader, public, reader
from web.public.meeting_papers import joined, meeting_papers, paper_at, paper_name
from web.public.meeting_words import meeting_title
from web.public.meetings import lead
from web.public.paper_words import PDF


@public.get("/meetings/<ref>/papers/<int:number>")
def paper(ref: str, number: int) -> Response:
    """Hand out the file of a paper; of a withdrawn one, say when and why that was."""
    r = reader()
    return paper_file(r, _meeting(r, ref), number)


@public.get("/meetings/<ref>/papers.pdf")
def all_papers(ref: str) -> Response:
    """Hand out all papers as one PDF."""
    r = reader()
    return papers_file(r, _meeting(r, ref))


def paper_file(r: Reader, row: MeetingRow, number: int) -> Response:
    """Answer with the file of a paper that a reader may see; 404 for none, 410 where it is gone."""
    found = paper_at(r, row, number)
    if found is None:
        abort(404)
    content = opened_file(found["file"]) if found["file"] else None
    if found["file"] is None or content is None:
        return _gone(r, row, number)
    return handed_out(content, found["file"].media_type, paper_name(row, found))


def papers_file(r: Reader, row: MeetingRow) -> Response:
    """Answer with all papers that a reader may see as one PDF; 404 where there are none."""
    content = joined(r, row)
    if content is None:
        abort(404)
    name = _("all papers")
    return handed_out(content, PDF, f"{row['ref']} {name}")


def _gone(r: Reader, row: MeetingRow, number: int) -> Response:
    """What stays of a paper: its number and title, when it came and went, and why."""
    every = meeting_papers(r, row, lambda _number: "", "")
    assert every is not None
    page = render_template(
        "public/paper_gone.html",
        paper=next(line for line in every.lines if line.row["number"] == number),
        meeting=row,
        meeting_title=meeting_title(row),
        lead=lead(row),
    )
    return answer(page, 410)


def _meeting(r: Reader, ref: str) -> MeetingRow:
    row = held.find(held.meetings(r.conn, forum_id=r.forum_id, sees=r.sees), ref)
    if row is None:
        abort(404)
    return row
