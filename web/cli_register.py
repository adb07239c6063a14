"""`forum register`: the registry of a forum, its export, and the numbers that come back."""

from pathlib import Path
from uuid import UUID

import click

from web.cli_shared import asking, reading, refusing, settings_now, tell

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command()
@reading
@click.option("--missing", is_flag=True, help="Only documents that have no number.")
@click.option("--export", "folder", type=FOLDER, help="Write list and documents into this folder.")
@click.option("--import", "file", type=FILE, help="Take the numbers in this CSV file back.")
@click.option("--dry-run", is_flag=True, help="With --import: only show what would be written.")
@refusing
def register(
    forum: str,
    day: str | None,
    as_of: str | None,
    as_json: bool,
    missing: bool,
    folder: Path | None,
    file: Path | None,
    dry_run: bool,
) -> None:
    """List the documents in the registry, export them, or take their numbers back."""
    if file is not None and (folder is not None or missing or day is not None or as_of is not None):
        raise click.UsageError("--import goes with --dry-run and --json only")
    if dry_run and file is None:
        raise click.UsageError("--dry-run goes with --import")
    if file is not None:
        take_back(forum, file, dry_run=dry_run, as_json=as_json)
        return
    from web.registry.listed import LIST, entries, export

    with asking(forum, day, as_of) as question:
        if folder is None:
            tell(entries(question, missing=missing), as_json=as_json)
            return
        rows = export(question, folder, missing=missing)
        if as_json:
            tell(rows, as_json=True)
        else:
            click.echo(f"{len(rows)} documents in {folder / LIST}")


def take_back(forum: str, file: Path, *, dry_run: bool, as_json: bool) -> None:
    """Take the numbers in a file back, and tell which documents got one."""
    from forum.policy import Role
    from projections.documents import documents
    from projections.visible import seen_by
    from web.installation import Installation
    from web.registry.numbers import take_numbers

    installation = Installation(settings_now())
    try:
        forum_id: UUID = installation.forum_id(forum)
        installation.catch_up()
        known = documents(
            installation.reading(), forum_id=str(forum_id), sees=seen_by(Role.SECRETARIAT)
        )
        numbered = take_numbers(installation.governance, forum_id, file, known, dry_run=dry_run)
        installation.catch_up()
    finally:
        installation.close()
    tell(
        ({**row, "is_written": not dry_run} for row in numbered) if as_json else numbered,
        as_json=as_json,
    )
    if not as_json:
        click.echo(f"{len(numbered)} numbers {'would be written' if dry_run else 'written'}")
