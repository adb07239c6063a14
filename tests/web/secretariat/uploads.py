"""A meeting to come with two items, and files sent to it as its page sends them."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.web.working import Work, csrf_of

Upload = Callable[..., TestResponse]
REF = "2031-03-03-dialogue"
HERE = f"/exempel/secretariat/meetings/{REF}"
EVERYBODY = f"/exempel/meetings/{REF}"


def words(page: TestResponse) -> str:
    main = page.text[page.text.index("<main") :]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


@pytest.fixture(scope="module")
def meeting(work: Work) -> str:
    """The address of a meeting to come, with two items."""
    client = work.secretary
    csrf = csrf_of(client)
    base = "/exempel/secretariat/meetings/"
    for path, fields in (
        ("", {"kind": "dialogue", "day": "2031-03-03", "title": "Möte om budgeten"}),
        (f"{REF}/items", {"title": "Öppning", "kind": "practical"}),
        (f"{REF}/items", {"title": "Budget", "kind": "discussion"}),
    ):
        sent = {"command_id": str(uuid4()), **csrf, **fields}
        assert client.post(base + path, data=sent).status_code == 303
    return HERE


@pytest.fixture
def upload(work: Work, meeting: str) -> Upload:
    """Send a file with the form of the page."""

    def send(
        content: bytes, name: str = "underlag.pdf", to: str = "/papers", **fields: Any
    ) -> TestResponse:
        about = {"title": "Underlag", "language": "sv", "readers": "all"}
        data = {"command_id": str(uuid4()), **csrf_of(work.secretary), **about, **fields}
        return work.secretary.post(
            meeting + to,
            data={**data, "file": (io.BytesIO(content), name)},
            content_type="multipart/form-data",
            headers={"Accept-Language": "sv"},
        )

    return send


def check_harmless(got: TestResponse) -> None:
    assert got.headers["Content-Type"] == "application/pdf"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in got.headers["Content-Security-Policy"]
    assert "script-src" not in got.headers["Content-Security-Policy"]


def newest(work: Work) -> int:
    row = work.installation.reading().execute(
        "SELECT number FROM meeting_papers WHERE act = 'added' ORDER BY position DESC"
    )
    return int(row.fetchone()[0])
