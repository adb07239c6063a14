"""Trial 6, through the page: two people who edit notes do not write over each other.

Source: trials 6 (indico/indico#3410).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from werkzeug.test import TestResponse

from tests.web.working import Work, csrf_of

Send = Callable[..., TestResponse]
TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()
DESK = "/exempel/secretariat"


def read_by(page: TestResponse) -> str:
    """The version that the form of the notes was read at."""
    found = re.search(r'name="read" value="(\d+)"', page.text.partition('id="notes"')[2])
    assert found is not None
    return found[1]


def test_who_saves_second_gets_the_newest_version_and_both_texts_and_writes_nothing(
    work: Work, send: Send
) -> None:
    csrf = csrf_of(work.secretary)
    for path, fields in (
        ("", {"kind": "dialogue", "day": TODAY}),
        (f"{TODAY}-dialogue/items", {"title": "Lokaler", "kind": "discussion"}),
        (f"{TODAY}-dialogue/move-on/open", {}),
        (f"{TODAY}-dialogue/move-on/close", {}),
    ):
        sent = {"command_id": str(uuid4()), **csrf, **fields}
        assert work.secretary.post(f"{DESK}/meetings/{path}", data=sent).status_code == 303
    moved = work.secretary.get(f"{DESK}/meetings/{TODAY}-dialogue").headers["Location"]
    held = moved.removeprefix(DESK)
    for number in range(4):
        send(f"{held}/notes", text=f"Utkast {number + 1}.", read=str(number))
    a, b = (work.secretary.get(moved) for _ in range(2))
    assert read_by(a) == read_by(b) == "4"
    before = work.installation.position()

    saved = send(f"{held}/notes", text="Utkast 4, som A skrev om det.", read="4")
    after_a = work.installation.position()
    refused = send(f"{held}/notes", text="Utkast 4, som B skrev om det.", read="4")

    assert (saved.status_code, refused.status_code) == (303, 409)
    assert (after_a - before, work.installation.position() - after_a) == (1, 0)
    assert read_by(refused) == "4"  # of the choice between the two, which begins where B began
    assert "version 5" in refused.text
    assert "som A skrev om det." in refused.text
    assert "som B skrev om det." in refused.text
    put = send(
        f"{held}/notes/merged",
        text="Utkast 4, som B skrev om det.",
        read="4",
        **{"choice-0": "both"},
    )
    assert read_by(put) == "5"
    whole = re.search(r'<textarea id="notes-text"[^>]*>([^<]*)</textarea>', put.text)
    assert whole is not None
    assert "som A skrev" in whole[1]
    assert "som B skrev" in whole[1]
    assert send(f"{held}/notes", text=whole[1], read="5").status_code == 303
