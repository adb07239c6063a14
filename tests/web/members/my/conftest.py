"""Members of a small forum, and how their pages are read and their forms sent."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.web.members.my.place import SLUG, Place, make_place
from tests.web.working import csrf_of


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A forum between two sides, each with an organization and somebody who speaks for it."""
    found = make_place(tmp_path_factory.mktemp("members") / "data")
    yield found
    found.installation.close()


@pytest.fixture
def send(place: Place) -> Callable[..., TestResponse]:
    """Send a form of the members' pages, as the page has it."""

    def send_it(path: str, by: str = "akero", **fields: Any) -> TestResponse:
        client = place.clients[by]
        fields.setdefault("command_id", str(uuid4()))
        return client.post(f"/{SLUG}/my{path}", data=csrf_of(client, "/account/") | fields)

    return send_it


@pytest.fixture
def read(place: Place) -> Callable[..., str]:
    """What a page says, in words."""

    def words(path: str, by: str = "akero", status: int = 200, language: str = "sv") -> str:
        address = path if path.startswith("/prov") else f"/{SLUG}/my{path}"
        page = place.clients[by].get(address, headers={"Accept-Language": language})
        assert page.status_code == status, page.status_code
        return said(page)

    return words


def said(page: TestResponse) -> str:
    """What a page says in its main part, in words."""
    main = page.text[page.text.index("<main") :]
    found = re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", found)))


def followed(place: Place, answer: TestResponse, by: str = "akero") -> str:
    """Where a form led, in words."""
    assert answer.status_code == 303, said(answer)
    return said(place.clients[by].get(answer.headers["Location"]))
