"""Texts in from Word and from what is pasted, and out as Word files."""

from __future__ import annotations

import io
from datetime import date
from typing import BinaryIO, cast

from flask import Response, abort, jsonify, request, send_file
from flask import make_response as answer
from werkzeug.wrappers import Response as Answer

from forum.record.when import When
from projections import forums
from projections.agendas import ItemRow, agenda
from projections.meetings import MeetingRow
from web.forms import fill_in
from web.language import gettext as _
from web.language import ngettext, page_language, pick
from web.public import Reader, reader
from web.public.codes import code
from web.public.meeting_words import meeting_title
from web.public.meetings import lead
from web.secretariat import secretariat
from web.secretariat.meeting import meeting, meeting_at
from web.secretariat.written import written_notes

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@secretariat.post("/pasted")
def pasted() -> Response:
    """Turn what was pasted into what is stored, for the script of the page; nothing is saved."""
    from web.texts.pasted import from_html
    from web.texts.refused import RefusedTextError

    try:
        found = from_html(request.form.get("html", ""))
    except RefusedTextError as error:
        return Response(str(error.sentence), 422, mimetype="text/plain")
    return jsonify(markdown=found.markdown, note=_left_out(found.pictures))


@secretariat.post("/meetings/<ref>/notes/word")
def read_word(ref: str) -> Answer:
    """Fill the editor with the text of a Word file; nothing is saved until that is done."""
    from web.texts.refused import RefusedTextError
    from web.texts.word_in import from_word

    row = meeting_at(ref)
    file = request.files.get("file")
    number = str(request.form.get("read", "0"))
    if file is None or not file.filename:
        fill_in("notes", {"read": number}, _("Choose a Word file first."))
        return answer(meeting(row["ref"]), 422)
    try:
        found = from_word(cast(BinaryIO, file.stream))
    except RefusedTextError as error:
        fill_in("notes", {"read": number}, str(error.sentence))
        return answer(meeting(row["ref"]), 422)
    note = _("This is the text of the file. Nothing is saved yet: look at it, then save.")
    values = {"text": found.markdown, "read": number}
    fill_in("notes", values, f"{note} {_left_out(found.pictures)}".strip())
    return answer(meeting(row["ref"]))


@secretariat.get("/meetings/<ref>/notes.docx")
def notes_as_word(ref: str) -> Response:
    """Give the newest version of the notes as a Word file."""
    from web.texts.word_out import Head, as_word

    r, row = reader(), meeting_at(ref)
    found = written_notes(r, row)
    if found is None or found.text is None:
        abort(404)
    head = Head(
        title=f"{_('Notes')}, {meeting_title(row).text}",
        forum=pick(r.forum["name"], page_language()).text,
        language=found.text.lang or page_language(),
        day=_day(row),
        number=_case(r, row),
        version=_("version %(number)s", number=found.number),
        status="" if found.row["is_approved"] else _("Not yet approved"),
    )
    return _file(as_word(found.text.text, head), f"{row['ref']}-{_('notes')}.docx")


@secretariat.get("/meetings/<ref>/agenda.docx")
def agenda_as_word(ref: str) -> Response:
    """Give the agenda as a Word file."""
    from web.texts.escaping import inline_typed, lines_typed
    from web.texts.word_out import Head, as_word

    r, row = reader(), meeting_at(ref)
    items = agenda(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
    lines = [
        lines_typed(f"{number}. {inline_typed(title)}")
        for item in items
        for number, title in _numbered(item)
    ]
    head = Head(
        title=f"{_('Agenda')}, {meeting_title(row).text}",
        forum=pick(r.forum["name"], page_language()).text,
        language=page_language(),
        day=_day(row),
        number=_case(r, row),
        status=lead(row),
    )
    text = "\n\n".join(lines) or _("Nothing is on the agenda yet.")
    return _file(as_word(text, head), f"{row['ref']}-{_('agenda')}.docx")


def _numbered(item: ItemRow) -> list[tuple[str, str]]:
    language = page_language()
    return [
        (one["number"], " – ".join(filter(None, (pick(one["title"], language).text, _kind(one)))))
        for one in (item, *item["items"])
        if not one["is_dropped"]
    ]


def _kind(item: ItemRow) -> str:
    return code(item["kind"], page_language()) if item["kind"] else ""


def _day(row: MeetingRow) -> date | None:
    when = When(row["day"])
    return when.latest if when.earliest == when.latest else None


def _case(r: Reader, row: MeetingRow) -> str:
    """The registry number of the year, where it has one."""
    years = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    return next((one["case_number"] or "" for one in years if one["year"] == row["year"]), "")


def _left_out(pictures: int) -> str:
    if not pictures:
        return ""
    return ngettext(
        "%(num)s picture was left out: write what it says.",
        "%(num)s pictures were left out: write what they say.",
        pictures,
    )


def _file(content: bytes, name: str) -> Response:
    return send_file(io.BytesIO(content), mimetype=WORD, as_attachment=True, download_name=name)
