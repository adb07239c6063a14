"""`forum import-sheet`: a spreadsheet of members and organizations from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import click

from web.cli_shared import Refused, refusing, settings_now

if TYPE_CHECKING:
    from web.installation import Installation
    from web.sheets.planned import Answers, Plan
    from web.sheets.reading import Sheet

FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(name="import-sheet")
@click.argument("file", type=FILE)
@click.option("--forum", "slug", required=True, help="The forum.")
@click.option("--year", type=int, default=None, help="Year of rows that name none; else this year.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--leave-out", "left_out", type=int, multiple=True, help="Line to leave out.")
@click.option("--new", "new", type=int, multiple=True, help="Line of an organization not here yet.")
@click.option("--take-file", is_flag=True, help="Where file and log differ, take the file's.")
@click.option("--keep-here", is_flag=True, help="Where file and log differ, keep the log's.")
@refusing
def import_sheet(
    file: Path,
    slug: str,
    year: int | None,
    yes: bool,
    left_out: tuple[int, ...],
    new: tuple[int, ...],
    take_file: bool,
    keep_here: bool,
) -> None:
    """Read members and organizations from a CSV or .xlsx file: a preview, then all or nothing.

    A name that may be that of an organization here is asked about: --new says that it is another
    one. That it is the same is said in the file, by the column organization_key.
    """
    if take_file and keep_here:
        raise click.UsageError("--take-file and --keep-here exclude each other")
    from web.installation import Installation

    language = click.get_current_context().find_root().params["language"]
    installation = Installation(settings_now())
    try:
        installation.catch_up()
        with _as_page(installation, slug, language):
            _run(installation, file, year, left_out, new, take_file, keep_here, yes)
        installation.catch_up()
    finally:
        installation.close()


@contextmanager
def _as_page(installation: Installation, slug: str, language: str) -> Iterator[None]:
    """Read and speak as the secretariat's page does."""
    from flask import g

    from forum.policy import Role
    from projections import forums
    from projections.visible import seen_by
    from web import create_app
    from web.public import Reader, today_in

    installation.forum_id(slug)  # refuses an unknown one with what to do
    app = create_app(installation.settings, installation)
    with app.test_request_context(f"/{slug}/", headers={"Accept-Language": language}):
        conn = installation.reading()
        forum = forums.forum_by_slug(conn, slug=slug)
        assert forum is not None
        g.slug = slug
        g.reader = Reader(conn, seen_by(Role.SECRETARIAT), forum, today_in(forum), is_past=False)
        yield


def _run(
    installation: Installation,
    file: Path,
    year: int | None,
    left_out: tuple[int, ...],
    new: tuple[int, ...],
    take_file: bool,
    keep_here: bool,
    yes: bool,
) -> None:
    from web.public import reader
    from web.sheets.planned import Answers
    from web.sheets.reading import read_sheet
    from web.sheets.refused import SheetRefusedError

    try:
        sheet = read_sheet(file.read_bytes(), file.name)
    except SheetRefusedError as refused:
        told = [f"{file.name}, {one.line}: {one.sentence}" for one in refused.faults]
        raise Refused("\n".join(told)) from refused
    chosen = "file" if take_file else "here" if keep_here else None
    answers = Answers(
        year=year or reader().day.year,
        left_out=frozenset(left_out),
        same=dict.fromkeys(new, "new"),
        take={line.number: chosen for line in sheet.lines} if chosen else {},
    )
    plan = _preview(installation, sheet, answers)
    _tell(sheet, plan)
    if not plan.is_ready:
        raise Refused("nothing was written: mend the rows that wait, or use the options for them")
    if not plan.has_work:
        click.echo("everything is here already: nothing was written")
        return
    if not yes:
        click.confirm("Write this?", abort=True)
    click.echo(f"{_write(installation, sheet, answers)} events written")


def _preview(installation: Installation, sheet: Sheet, answers: Answers) -> Plan:
    from forum.record.acting import acting
    from forum.record.ids import SYSTEM_OFFICE_ID
    from web.public import reader
    from web.sheets.writing import preview

    forum_id = UUID(reader().forum_id)
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id):
        by = _own_office(installation, forum_id)
        return preview(installation, reader(), sheet, answers, by)


def _write(installation: Installation, sheet: Sheet, answers: Answers) -> int:
    from forum.record.acting import acting
    from forum.record.ids import SYSTEM_OFFICE_ID
    from web.public import reader
    from web.sheets.writing import NotReadyError, carry_out, id_of

    forum_id = UUID(reader().forum_id)
    command_id = id_of(sheet, answers, str(forum_id))
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id, command_id=command_id) as running:
        try:
            carry_out(installation, reader(), sheet, answers, _own_office(installation, forum_id))
        except NotReadyError as error:
            raise Refused("somebody else wrote meanwhile: run it again") from error
    return sum(one.last_position - one.first_position + 1 for one in running.done)


@contextmanager
def _own_office(installation: Installation, forum_id: UUID) -> Iterator[Any]:
    """Act by an office of the run's own, opened in the same save; see `web.importing.history`."""
    from forum.governing.office import OfficeKind
    from forum.record.acting import acting, current

    context = current()
    office_id = uuid4()
    installation.governance.open_office(
        kind=OfficeKind.IMPORT_RUN,
        name=f"Import {context.today():%Y-%m-%d}",
        serves_forum_id=forum_id,
        office_id=office_id,
    )
    with acting(office_id, forum_id=forum_id, within=context) as running:
        yield running


def _tell(sheet: Sheet, plan: Plan) -> None:
    from web.language import page_language
    from web.public.lines import line
    from web.secretariat.sheet_words import states
    from web.sheets.columns import WORDS

    language, words = page_language(), states()
    for name in sheet.unknown:
        click.echo(f"column not read: {name}")
    for note in sheet.notes:
        click.echo(note)
    for row in plan.rows:
        who = " · ".join(filter(None, (row.name, row.person)))
        click.echo(f"{row.line.number}: {who}: {words[row.state][1]}")
        for said in (row.wrong, *(line(topic, language).text for topic in row.topics)):
            if said:
                click.echo(f"    {said}")
        for note in row.notes if not row.wrong else ():
            click.echo(f"    {note}")
        for value, name in row.question.candidates if row.question else ():
            click.echo(f"    ? {name} ({value})")
        for one in row.differences:
            click.echo(f"    {WORDS[one.column]}: {one.here} | {sheet.name}: {one.there}")
