"""The invented example to work in: a copy of the demo for the tests of one file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.signed import signed_client
from web import create_app
from web.installation import Installation
from web.settings import Settings


class Work(NamedTuple):
    """An installation that may be written to, and whoever works in it.

    Attributes:
        installation: The copy.
        secretary: A browser in which the secretariat of the example is signed in.
        outsider: One in which the secretariat of the other forum is.
        reader: One in which nobody is.
    """

    installation: Installation
    secretary: FlaskClient
    outsider: FlaskClient
    reader: FlaskClient


@pytest.fixture(scope="module")
def work(demo: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    """A copy of the demo with the follower running."""
    folder: Path = tmp_path_factory.mktemp("work") / "data"
    shutil.copytree(demo.settings.data, folder)
    settings = Settings(data=folder, key_file=folder / "secret" / "master.key")
    installation = Installation.made(settings, host="")
    installation.catch_up()
    offices = {name: UUID(it) for it, name in _secretariats(installation)}
    app = create_app(settings, installation)
    clients = [signed_client(app, installation, office) for _, office in sorted(offices.items())]
    installation.follow()
    # By name: the example's office comes first.
    yield Work(installation, clients[0], clients[1], app.test_client())
    installation.close()


def _secretariats(installation: Installation) -> list[tuple[str, str]]:
    rows = installation.reading().execute(
        "SELECT aggregate_id, name FROM offices WHERE kind = 'secretariat'"
    )
    return [(row[0], row[1]) for row in rows]


@pytest.fixture
def send(work: Work) -> Callable[..., TestResponse]:
    """Send a form of the secretariat's pages, as the page has it."""

    def send_it(path: str, by: FlaskClient | None = None, **fields: Any) -> TestResponse:
        client = by or work.secretary
        address = f"/exempel/secretariat{path}"
        fields.setdefault("command_id", str(uuid4()))
        return client.post(address, data=csrf_of(client) | fields)

    return send_it


def csrf_of(client: FlaskClient) -> dict[str, str]:
    """The token that every form of a page carries, if the pages have one."""
    page = client.get("/exempel/secretariat/meetings/").text
    found = re.search(r'name="(csrf[^"]*)" value="([^"]*)"', page)
    return {found[1]: found[2]} if found else {}
