"""`forum extract`: all that is held about a person, as a file to hand out."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from web.cli_shared import refusing, settings_now
from web.settings import SettingsError

if TYPE_CHECKING:
    from web.extract.held import Extract
    from web.installation import Installation

OUT = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--person", type=click.UUID, required=True, help="The person's id in the log.")
@click.option("--out", type=OUT, default=None, help="Write here, in place of telling it.")
@click.option("--html", "as_html", is_flag=True, help="A file to read; else JSON.")
@click.option("--in", "language", type=click.Choice(["sv", "en"]), default="sv", help="Of --html.")
@refusing
def extract(person: UUID, out: Path | None, as_html: bool, language: str) -> None:
    """Put together all that is held about a person: give it to that person, and to nobody else.

    Entries of a side's closed room are counted and left out, as whoever runs the program is an
    outsider to it; the person gets them signed in.
    """
    from datetime import UTC, datetime

    from forum.policy import Role
    from projections.visible import seen_by
    from web.extract.held import extract as put_together
    from web.installation import Installation

    installation = Installation(settings_now())
    try:
        installation.catch_up()
        found = put_together(
            installation, person, datetime.now(UTC), sees=seen_by(Role.ADMINISTRATOR)
        )
        if not found.entries and not found.stores:
            raise SettingsError(f"nothing is held about {person}: `forum account list` tells ids")
        content = _as_html(installation, found, language) if as_html else found.as_json()
    finally:
        installation.close()
    if out is None:
        click.echo(content)
        return
    out.touch(mode=0o600)
    out.write_text(content, encoding="utf-8")


def _as_html(installation: "Installation", found: "Extract", language: str) -> str:
    from web import create_app
    from web.extract.pages import as_file

    app = create_app(installation.settings, installation)
    with app.test_request_context("/", headers={"Accept-Language": language}):
        return as_file(found, installation)
