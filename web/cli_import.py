"""`forum import`: which forum a folder belongs to, and what is told of the run."""

import json as jsonlib
from collections import Counter
from pathlib import Path
from uuid import UUID

import click

from web.importing.history import Report, import_history
from web.importing.reading import Fault, ImportRefusedError
from web.installation import Installation
from web.progress import progress
from web.settings import Settings


def run_import(
    settings: Settings,
    folder: Path,
    *,
    slug: str | None,
    dry_run: bool,
    correct: str | None,
    none_is_one: bool,
    json: bool,
) -> None:
    """Import a folder and tell what was done.

    Raises:
        ImportRefusedError: The folder is missing, or something in it is refused.
        ForumError: There is no such forum, or several and none was named.
    """
    if not folder.is_dir():
        raise ImportRefusedError([Fault(str(folder), 0, "", "there is no such folder")])
    installation = Installation(settings)
    try:
        forum_id = _forum_for(installation, slug)
        with progress("rows", 1) as told:
            report = import_history(
                installation.governance,
                folder,
                forum_id,
                dry_run=dry_run,
                correct=correct,
                has_no_persons=none_is_one,
                told=lambda done, in_all: told(done / in_all),
            )
        installation.catch_up()
    finally:
        installation.close()
    if json:
        _tell_json(report, dry_run=dry_run)
    else:
        _tell(report, dry_run=dry_run)


def _forum_for(installation: Installation, slug: str | None) -> UUID:
    """Return the forum named, or the only one that is not invented.

    A fresh installation gets Partsgemensamt forum, whose history these files are made for.
    """
    from web.demo.founding import SLUG, found_pgf

    if slug is not None:
        return installation.forum_id(slug)
    slugs = installation.real_forums()
    if not slugs:
        founded = found_pgf(installation.governance)
        click.echo(f"founded the forum {SLUG}", err=True)
        return founded or installation.forum_id(SLUG)
    if len(slugs) > 1:
        raise ImportRefusedError(
            [Fault("--forum", 0, "", f"name one of the forums: {', '.join(slugs)}")]
        )
    return installation.forum_id(slugs[0])


def _tell_json(report: Report, *, dry_run: bool) -> None:
    for topic in report.events:
        click.echo(jsonlib.dumps({"event": topic, "written": not dry_run}))
    for file, line, why in report.left_out:
        click.echo(jsonlib.dumps({"left_out": file, "line": line, "why": why}, ensure_ascii=False))
    for file, key in report.gone:
        click.echo(jsonlib.dumps({"gone": file, "row": key}, ensure_ascii=False))


def _tell(report: Report, *, dry_run: bool) -> None:
    if dry_run:
        for topic, number in sorted(Counter(report.events).items()):
            click.echo(f"would write {number} {topic}")
    for file, rows in report.new.items():
        click.echo(f"{file}: {rows} rows")
    for file, line, why in report.left_out:
        click.echo(f"{file}, line {line}: not recorded, {why}")
    for file, key in report.gone:
        click.echo(f"{file}: the row {key} is gone; what it recorded stays")
    said = "would be written" if dry_run else "written"
    click.echo(f"{len(report.events)} events {said}")
