"""The `forum` program: setting up, importing, serving, and answers for scripts.

Every refusal is one line on standard error that says what to do, with an exit code above 0.
`--json` always means one JSON object a line.
"""

import json
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from web.cli_account import account
from web.cli_duties import duties
from web.cli_extract import extract
from web.cli_found import found
from web.cli_mail import mail
from web.cli_mailbox import mailbox
from web.cli_meeting import meeting
from web.cli_minutes import minutes
from web.cli_register import register
from web.cli_report import publish_report, report
from web.cli_rules import rules
from web.cli_seats import seats
from web.cli_shared import refusing, settings_now, without_identity_numbers
from web.cli_sheet import import_sheet
from web.cli_term import term
from web.cli_tick import tick
from web.cli_views import views
from web.logs import quiet_commands


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("dialogue-forum"), prog_name="forum")
@click.option(
    "--language", type=click.Choice(["en", "sv"]), default="en", help="Language of refusals."
)
def main(language: str) -> None:
    """Run a standing dialogue between public authorities and civil society, for all to see."""
    del language  # read where a refusal is told


@main.command()
@click.option("--host", default="", help="What the host calls itself.")
@refusing
def init(host: str) -> None:
    """Make the data folder, its keys and the log; a whole one is left as it is."""
    from web.installation import Installation

    without_identity_numbers(host)
    settings = settings_now()
    installation = Installation.made(settings, host=host or "Host")
    where = "PostgreSQL" if settings.store else settings.data
    click.echo(f"ready in {where}, {installation.position()} events")
    installation.catch_up()
    if not installation.has_any_forum():
        click.echo('next, a forum: forum found SLUG --name "NAME", or forum import FOLDER')
    installation.close()


@main.command(name="import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--forum", "slug", default=None, help="The forum; needed where there are several.")
@click.option("--dry-run", is_flag=True, help="Show which events would be written.")
@click.option("--correct", metavar="REASON", help="Strike changed rows and enter them anew.")
@click.option("--none-is-one", is_flag=True, help="No number is a personal identity number.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@refusing
def import_folder(
    folder: Path,
    slug: str | None,
    dry_run: bool,
    correct: str | None,
    none_is_one: bool,
    as_json: bool,
) -> None:
    """Read a folder of history files into a forum: all of it, or nothing."""
    from web.cli_import import run_import

    without_identity_numbers(correct or "")
    run_import(
        settings_now(),
        folder,
        slug=slug,
        dry_run=dry_run,
        correct=correct,
        none_is_one=none_is_one,
        json=as_json,
    )


@main.command()
@click.option("--no-serve", is_flag=True, help="Only make the data and say what is there.")
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
@refusing
def demo(no_serve: bool, port: int) -> None:
    """Show the real history of Partsgemensamt forum and an invented example."""
    from web.demo import make_demo
    from web.demo.accounts import sign_in_links
    from web.demo.example_season import ZONE
    from web.serving import serve_installation

    settings, today = settings_now(), datetime.now(ZoneInfo(ZONE)).date()
    with quiet_commands():
        installation = make_demo(settings, lambda line: click.echo(line, err=True), today)
    try:
        for slug in ("pgf", "exempel"):
            click.echo(f"http://localhost:{port}/{slug}/")
        for line in sign_in_links(installation, port):
            click.echo(line)
        if not no_serve:
            serve_installation(installation, port)
    finally:
        installation.close()


@main.command()
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
@refusing
def serve(port: int) -> None:
    """Serve the pages on this machine."""
    from web.installation import Installation
    from web.serving import serve_installation, sign_in_note

    settings = settings_now()
    installation = Installation(settings)

    def started() -> None:
        click.echo(f"http://localhost:{port}/")
        if (note := sign_in_note(settings)) is not None:
            click.echo(f"forum: {note}", err=True)
        if (note := settings.responsible.note) is not None:
            click.echo(f"forum: {note}", err=True)

    try:
        serve_installation(installation, port, started)
    finally:
        installation.close()


@main.command()
@refusing
def rebuild() -> None:
    """Build the read model anew from the log and put it in the old one's place."""
    from web.installation import Installation
    from web.progress import progress

    installation = Installation(settings_now())
    with progress("rebuilding", installation.position()) as told:
        path = installation.rebuild(told)
    click.echo(f"{path.name} is in use, {installation.read_position()} is its position")
    installation.close()


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@refusing
def status(as_json: bool) -> None:
    """Say what is in the log and how far the pages are."""
    from web.installation import Installation

    installation = Installation(settings_now())
    installation.catch_up()
    told = installation.status()
    installation.close()
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, default=str))
        return
    for name, value in told.items():
        click.echo(f"{name}: {', '.join(value) if isinstance(value, list) else value}")


@main.command()
@click.option("--from", "start", default=1, show_default=True, help="First log position.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@refusing
def events(start: int, as_json: bool) -> None:
    """List the events of the log, one a line, in log order."""
    from web.cli_answers import event_lines
    from web.installation import Installation

    installation = Installation(settings_now())
    for line in event_lines(installation, start):
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else _columns(line))
    installation.close()


def _columns(line: dict[str, Any]) -> str:
    return "  ".join(
        str(line[name]) for name in ("position", "timestamp", "topic", "forum") if line[name]
    )


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@refusing
def topics(as_json: bool) -> None:
    """List every topic that can stand in the log."""
    import forum.application  # noqa: F401 - it fills the catalogue
    from forum.record.catalogue import CATALOGUE

    for entry in CATALOGUE:
        if as_json:
            click.echo(json.dumps({"topic": entry.topic, "version": entry.version}))
        else:
            click.echo(entry.topic)


main.add_command(account)
main.add_command(import_sheet)
main.add_command(seats)
main.add_command(duties)
main.add_command(extract)
main.add_command(found)
main.add_command(mail)
main.add_command(mailbox)
main.add_command(meeting)
main.add_command(minutes)
main.add_command(register)
main.add_command(report)
main.add_command(publish_report)
main.add_command(rules)
main.add_command(term)
main.add_command(tick)
main.add_command(views)

if __name__ == "__main__":
    sys.exit(main())
