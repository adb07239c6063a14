"""What the tests of the view desk do with its pages and read from the log."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from werkzeug.test import TestResponse

from tests.web.secretariat.conftest import Work

Send = Callable[..., TestResponse]
TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()
HERE = "/exempel/secretariat"


def ago(days: int) -> str:
    """The day some days before today, or after it where they are negative."""
    return (TODAY - timedelta(days=days)).isoformat()


def words(page: TestResponse) -> str:
    """What a page says, in words."""
    main = page.text[page.text.index("<main") :]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def get(work: Work, path: str, **asked: str) -> TestResponse:
    answer = work.secretary.get(
        f"{HERE}{path}", query_string=asked, headers={"Accept-Language": "sv"}
    )
    assert answer.status_code == 200, answer.status_code
    return answer


def organization(work: Work, slug: str) -> str:
    """The id of an organization of the example."""
    found = work.installation.reading().execute(
        "SELECT aggregate_id FROM organizations WHERE slug = ?", (slug,)
    )
    return str(found.fetchone()[0])


def give(send: Send, text: str, giver: str = "side:civil_society", **fields: Any) -> int:
    """Record a view by the page for it, and return its number."""
    answer = send("/views/new", text=text, giver=giver, setting="written", **fields)
    assert answer.status_code == 303, words(answer)
    found = re.search(r"/views/(\d+)\?saved=", answer.headers["Location"])
    assert found is not None, answer.headers["Location"]
    return int(found[1])


def last_event(work: Work, topic: str) -> dict[str, Any]:
    """The newest event of a kind, by column of the history."""
    cursor = work.installation.reading().execute(
        "SELECT * FROM events WHERE topic = ? ORDER BY position DESC LIMIT 1", (topic,)
    )
    names = [column[0] for column in cursor.description]
    return dict(zip(names, cursor.fetchone(), strict=True))


def statements(work: Work, path: str) -> int:
    """How many statements the read model is asked for a page, when it is asked for again."""
    get(work, path)
    asked: list[str] = []
    conn = work.installation.reading()
    conn.set_trace_callback(asked.append)
    try:
        get(work, path)
    finally:
        conn.set_trace_callback(None)
    return len([one for one in asked if one.lstrip().upper().startswith(("SELECT", "WITH"))])
