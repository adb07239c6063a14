"""A copy of the demo to work in, and forms as its pages send them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.working import Work, csrf_of, working
from web.installation import Installation


@pytest.fixture(scope="module")
def work(demo: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    with working(demo, tmp_path_factory.mktemp("work") / "data") as found:
        yield found


@pytest.fixture
def send(work: Work) -> Callable[..., TestResponse]:
    """Send a form of the secretariat's pages, as the page has it."""

    def send_it(path: str, by: FlaskClient | None = None, **fields: Any) -> TestResponse:
        client = by or work.secretary
        address = f"/exempel/secretariat{path}"
        fields.setdefault("command_id", str(uuid4()))
        return client.post(address, data=csrf_of(client) | fields)

    return send_it
