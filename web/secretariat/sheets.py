"""A spreadsheet of members and organizations: chosen, looked at row by row, and carried out.

Three steps on one page: choose a file; see what would become of each row and answer what is asked;
see what was written. Nothing of the file is kept on the server in between: its rows wait in the
page, see `web.sheets.in_page`.
"""

from __future__ import annotations

import re
from typing import Any

from flask import Response as Answer
from flask import current_app, g, render_template, request
from flask import make_response as answer
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from forum.errors import ConflictError, ForumError
from projections import forums
from web.acting import acting_by_session
from web.language import gettext as _
from web.language import page_language
from web.public import Reader, reader
from web.public.lines import line
from web.refusals import said
from web.secretariat import secretariat
from web.secretariat.sheet_words import column_rows, groups, states
from web.settings import Settings
from web.sheets.columns import COLUMNS
from web.sheets.in_page import read_back, written
from web.sheets.known import knowledge
from web.sheets.listed import EXCEL, as_csv, listed
from web.sheets.planned import Answers, Plan, State
from web.sheets.reading import Sheet, read_sheet
from web.sheets.refused import SheetRefusedError
from web.sheets.writing import NotReadyError, carry_out, id_of, preview

SHEET = "sheet"
"""The field of the page that holds the rows."""


@secretariat.get("/import/")
def import_sheet() -> str:
    """Offer to choose a file, and say which columns it may have."""
    return _chooser()


@secretariat.post("/import/")
def look_at_sheet() -> Response:
    """Read the file that was chosen and show what would become of it; nothing is written."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return answer(_chooser([_("Choose a file first.")]), 422)
    try:
        sheet = read_sheet(file.stream.read(), file.filename[:200])
        return _look(reader(), sheet, Answers(year=_year()))
    except SheetRefusedError as refused:
        return answer(_chooser(_told(refused)), 422)


@secretariat.post("/import/rows")
def take_in_sheet() -> Response:
    """Carry the rows out that were looked at, or look at them again with what was answered."""
    r = reader()
    try:
        sheet = read_back(request.form.get(SHEET, ""), r.forum_id, _settings())
    except SheetRefusedError as refused:
        return answer(_chooser(_told(refused)), 422)
    answers = answered(sheet, request.form)
    do = request.form.get("do", "")
    if do != "write":
        return _look(r, sheet, _for_all(r, sheet, answers, do))
    installation = current_app.extensions["forum"]
    try:
        with acting_by_session(id_of(sheet, answers, r.forum_id)) as running:
            done = carry_out(installation, r, sheet, answers)
    except NotReadyError:
        missing = _("Nothing was written yet: some rows wait for you. They are marked.")
        return _look(r, sheet, answers, missing, 422)
    except ConflictError as error:
        return _look(r, sheet, answers, said(error, page_language()), 409)
    except ForumError as error:
        return _look(r, sheet, answers, said(error, page_language()), 422)
    if running.done:
        installation.wait(running.done[-1].last_position)
    first = running.done[0].first_position if running.done else None
    last = running.done[-1].last_position if running.done else None
    return answer(_page("done", sheet=sheet, plan=done, answers=answers, first=first, last=last))


@secretariat.get("/seats/<int:year>/seats.csv")
def seats_csv(year: int) -> Answer:
    """Give who sits and speaks in a year as a file that can be read back."""
    r = reader()
    dialect = EXCEL if request.args.get("dialect") == EXCEL else ""
    known = knowledge(r, current_app.extensions["forum"].accounts)
    return Answer(
        as_csv(listed(r, known, year), dialect),
        mimetype="text/csv",
        headers={"Content-Disposition": f"attachment; filename={g.slug}-{year}.csv"},
    )


def answered(sheet: Sheet, form: MultiDict[str, str]) -> Answers:
    """Return what was chosen on the page for a sheet."""
    numbers = [row.number for row in sheet.lines]
    kept = {int(one) for one in form.getlist("line") if re.fullmatch(r"\d{1,7}", one)}
    shown = {int(one) for one in form.getlist("shown") if re.fullmatch(r"\d{1,7}", one)}
    same = {one: form[f"same-{one}"] for one in numbers if form.get(f"same-{one}")}
    take = {
        one: form[f"take-{one}"] for one in numbers if form.get(f"take-{one}") in {"file", "here"}
    }
    return Answers(
        year=_year(),
        left_out=frozenset(one for one in numbers if one in shown - kept),
        same=same,
        take=take,
    )


def _for_all(r: Reader, sheet: Sheet, answers: Answers, do: str) -> Answers:
    """The answers, with what a button says of all rows at once."""
    if do not in {"leave-wrong", "keep-here", "take-file"}:
        return answers
    found = _plan(r, sheet, answers)
    if do == "leave-wrong":
        wrong = {row.line.number for row in found.rows if row.state is State.WRONG}
        left_out, take = answers.left_out | wrong, dict(answers.take)
    else:
        said_of_all = "here" if do == "keep-here" else "file"
        differing = [row.line.number for row in found.rows if row.must_choose]
        left_out = answers.left_out
        take = {**answers.take, **dict.fromkeys(differing, said_of_all)}
    return Answers(
        year=answers.year,
        left_out=left_out,
        same=answers.same,
        take=take,
    )


def _plan(r: Reader, sheet: Sheet, answers: Answers) -> Plan:
    with acting_by_session(id_of(sheet, answers, r.forum_id)):
        return preview(current_app.extensions["forum"], r, sheet, answers)


def _look(
    r: Reader, sheet: Sheet, answers: Answers, missing: str = "", status: int = 200
) -> Response:
    """Show what would become of the rows."""
    found = _plan(r, sheet, answers)
    kept = written(sheet, r.forum_id, _settings())
    return answer(
        _page(
            "look",
            sheet=sheet,
            plan=found,
            groups=groups(found),
            answers=answers,
            kept=kept,
            missing=missing,
        ),
        status,
    )


def _chooser(faults: list[str] | None = None) -> str:
    r = reader()
    years = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    known = {row["year"] for row in years if not row["is_closed"]} | {r.day.year}
    return _page(
        "choose",
        faults=faults or [],
        years_offered=[(str(one), str(one)) for one in sorted(known | {_year()})],
        year=_year(),
        column_rows=column_rows(r),
    )


def _page(step: str, **shown: Any) -> str:
    language = page_language()
    return render_template(
        "secretariat/import.html",
        step=step,
        told=lambda topic: line(topic, language).text,
        words={column.name: str(column.word) for column in COLUMNS},
        row_states=states(),
        **shown,
    )


def _told(refused: SheetRefusedError) -> list[str]:
    """The faults of a file in words, with their lines; the first fifty."""
    return [
        _("Line %(number)s: %(what)s", number=one.line, what=one.sentence)
        if one.line
        else one.sentence
        for one in refused.faults[:50]
    ]


def _year() -> int:
    """The year of rows that name none: the one chosen, or the year that goes on."""
    found = request.values.get("year", type=int)
    return found if found is not None and 1900 <= found <= 2199 else reader().day.year


def _settings() -> Settings:
    found: Settings = current_app.extensions["settings"]
    return found
