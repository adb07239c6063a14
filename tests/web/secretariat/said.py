"""What a work page says, and what it offers: for tests that read it."""

from __future__ import annotations

import html
import re
from uuid import UUID

from werkzeug.test import TestResponse

from tests.web.secretariat.conftest import Work


def words(page: TestResponse) -> str:
    """What a page says, in words."""
    main = page.text[page.text.index("<main") :]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def read(work: Work, path: str, language: str = "sv") -> TestResponse:
    """A page of the secretariat, as it is read."""
    answer = work.secretary.get(
        f"/exempel/secretariat{path}", headers={"Accept-Language": language}
    )
    assert answer.status_code == 200
    return answer


def organization(work: Work, slug: str) -> str:
    """The id of an organization."""
    found = work.installation.reading().execute(
        "SELECT aggregate_id FROM organizations WHERE slug = ?", (slug,)
    )
    return str(UUID(found.fetchone()[0]))


def asked(work: Work, path: str) -> list[str]:
    """The statements that a page asks the read model."""
    conn = work.installation.reading()
    found: list[str] = []
    conn.set_trace_callback(found.append)
    try:
        assert work.secretary.get(f"/exempel/secretariat{path}").status_code == 200
    finally:
        conn.set_trace_callback(None)
    return found


def alert(page: TestResponse) -> str:
    """What a page says is wrong, in words."""
    found = re.search(r'role="alert".*?>(.*?)</div></div>', page.text, re.DOTALL)
    assert found is not None, words(page)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", found[1]))).strip()
