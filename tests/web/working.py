"""The invented example to work in: a copy of the demo for the tests of one file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient

from tests.web.signed import signed_client
from web import create_app
from web.installation import Installation
from web.settings import Settings


class Work(NamedTuple):
    """An installation that may be written to, and whoever works in it.

    Attributes:
        installation: The copy.
        app: Its application.
        secretary: A browser in which the secretariat of the example is signed in.
        outsider: One in which the secretariat of the other forum is.
        reader: One in which nobody is.
    """

    installation: Installation
    app: Flask
    secretary: FlaskClient
    outsider: FlaskClient
    reader: FlaskClient


@contextmanager
def working(demo: Installation, folder: Path) -> Iterator[Work]:
    """Copy the demo into a folder and work there, with the follower running."""
    shutil.copytree(demo.settings.data, folder)
    settings = Settings(data=folder, key_file=folder / "secret" / "master.key")
    installation = Installation.made(settings, host="")
    installation.catch_up()
    rows = installation.reading().execute(
        "SELECT name, aggregate_id FROM offices WHERE kind = 'secretariat' ORDER BY name"
    )
    offices = {row[0]: UUID(row[1]) for row in rows}
    app = create_app(settings, installation)
    outsider, secretary = (
        signed_client(app, installation, offices[name])
        for name in ("Kansliet för Partsgemensamt forum", "Forumets kansli")
    )
    installation.follow()
    yield Work(installation, app, secretary, outsider, app.test_client())
    installation.close()


def csrf_of(client: FlaskClient, address: str = "/exempel/secretariat/meetings/") -> dict[str, str]:
    """The token that the forms of a page carry."""
    page = client.get(address).text
    found = re.search(r'name="(csrf_token)" value="([^"]*)"', page)
    return {found[1]: found[2]} if found else {}
