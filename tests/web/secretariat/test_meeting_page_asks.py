"""What the page of a meeting asks the read model does not grow with what has happened."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from flask.testing import FlaskClient

from tests.web.working import Work, csrf_of

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()
HERE = f"/exempel/secretariat/meetings/{TODAY}-dialogue"


def asked(work: Work, client: FlaskClient, address: str) -> int:
    """How many statements the page asks, when it is asked for again."""
    client.get(address)
    found: list[str] = []
    conn = work.installation.reading()
    conn.set_trace_callback(found.append)
    try:
        assert client.get(address).status_code == 200
    finally:
        conn.set_trace_callback(None)
    return len([one for one in found if one.lstrip().upper().startswith(("SELECT", "WITH"))])


def happen(work: Work, times: int) -> None:
    """Let an item come onto the agenda, with a text, a decision, a view and a task."""
    csrf = csrf_of(work.secretary)

    def send(path: str, **fields: str) -> None:
        fields |= {"command_id": str(uuid4()), **csrf}
        assert work.secretary.post(HERE + path, data=fields).status_code == 303, path

    if times == 1:
        send("/items", title="Öppning", kind="practical")  # it is the one that is open
    for _ in range(times):
        send("/items", title="Lokaler", kind="discussion")
        page = work.secretary.get(f"{HERE}?item=none").text
        item = re.findall(r"[?&;]item=([0-9a-f-]{36})", page)[-1]
        send("/sections", item_id=item, text="Det sades mycket.", read="0")
        send("/decisions", item_id=item, title="Listan skickas", owner="Kansliet")
        send("/views", item_id=item, text="Det är dyrt.", giver="side:civil_society")
        send("/tasks", item_id=item, text="Skicka listan", owner="secretariat")


def test_a_meeting_with_more_in_it_is_read_with_as_many_questions(work: Work) -> None:
    sent = {"kind": "dialogue", "day": TODAY, "command_id": str(uuid4())}
    work.secretary.post(HERE.rpartition("/")[0] + "/", data=csrf_of(work.secretary) | sent)
    sent = csrf_of(work.secretary) | {"command_id": str(uuid4())}
    assert work.secretary.post(f"{HERE}/move-on/open", data=sent).status_code == 303
    happen(work, 1)
    with_little = asked(work, work.secretary, HERE)

    happen(work, 4)

    assert asked(work, work.secretary, HERE) <= with_little


def test_a_forum_with_ten_years_of_history_asks_as_many_as_one_with_a_year(work: Work) -> None:
    example = asked(work, work.secretary, "/exempel/secretariat/meetings/2026-05")

    history = asked(work, work.outsider, "/pgf/secretariat/meetings/2018-02")

    assert history <= example
