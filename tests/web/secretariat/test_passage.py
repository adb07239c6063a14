"""A passage of the notes becomes a view with an office and a day, and the notes show it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from werkzeug.test import TestResponse

from tests.web.working import Work, csrf_of

Send = Callable[..., TestResponse]
TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()
PASSAGE = "Lokalerna är för dyra för små föreningar."
NOTES = f"## 1. Lokaler\n\nMånga talade. {PASSAGE} Det höll flera med om.\n\n- Ett annat stycke.\n"


def words(page: TestResponse) -> str:
    main = page.text[page.text.index("<main") :]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


@pytest.fixture(scope="module")
def held(work: Work) -> str:
    """The address of a meeting that was held today, with notes."""
    csrf = csrf_of(work.secretary)

    def send(path: str, **fields: str) -> None:
        answer = work.secretary.post(
            f"/exempel/secretariat/meetings/{path}",
            data={"command_id": str(uuid4()), **csrf, **fields},
        )
        assert answer.status_code == 303

    send("", kind="dialogue", day=str(TODAY), title="Möte på prov")
    here = f"{TODAY}-dialogue"
    send(f"{here}/items", title="Lokaler", kind="discussion")
    send(f"{here}/move-on/open")
    send(f"{here}/move-on/close")
    moved = work.secretary.get(f"/exempel/secretariat/meetings/{here}")
    found = moved.headers["Location"].split("/")[-1]
    send(f"{found}/notes", text=NOTES, read="0")
    return f"/meetings/{found}"


def read(work: Work, path: str) -> TestResponse:
    return work.secretary.get(f"/exempel/secretariat{path}", headers={"Accept-Language": "sv"})


def chosen(page: TestResponse, name: str) -> str:
    field = page.text[page.text.index(f'name="{name}"') :]
    found = re.search(r'<option value="([^"]*)" selected', field[: field.index("</select>")])
    return html.unescape(found[1]) if found else ""


def test_a_marked_passage_fills_the_form_with_its_item_and_the_day_of_the_rules(
    work: Work, send: Send, held: str
) -> None:
    page = send(f"{held}/passage", passage="Lokalerna är för dyra\r\nför små föreningar.")

    assert page.status_code == 200
    assert "för små föreningar.</textarea>" in page.text
    due = re.search(r'name="due" type="date" value="([^"]*)"', page.text)
    days = re.search(r"Enligt arbetsordningen: (\d+) dag|By the rules: (\d+) day", page.text)
    assert due is not None
    assert days is not None
    assert due[1] == str(TODAY + timedelta(int(days[1] or days[2])))


def test_without_a_mark_the_passage_is_chosen_from_a_list_or_pasted(
    work: Work, send: Send, held: str
) -> None:
    empty = send(f"{held}/passage", passage="")
    assert (empty.status_code, empty.headers["Location"][-8:]) == (303, "/passage")
    page = read(work, f"{held}/passage")

    found = [html.unescape(one) for one in re.findall(r'name="passage" value="([^"]*)"', page.text)]

    assert found == [f"Många talade. {PASSAGE} Det höll flera med om.", "Ett annat stycke."]
    form = send(f"{held}/passage", passage=found[1])
    assert "Ett annat stycke.</textarea>" in form.text
    assert chosen(form, "item_id") != ""
    assert "Något inklistrat</textarea>" in send(f"{held}/passage", pasted="Något inklistrat").text


def test_the_passage_is_a_view_of_the_meeting_and_the_notes_show_it(
    work: Work, send: Send, held: str
) -> None:
    form = send(f"{held}/passage", passage=PASSAGE)
    owner = re.search(r'<option value="([0-9a-f-]{36})"', form.text.partition('"owner_id"')[2])
    assert owner is not None
    due = str(TODAY + timedelta(10))

    answer = send(
        f"{held}/passage/view",
        text=PASSAGE,
        giver="side:civil_society",
        item_id=chosen(form, "item_id"),
        owner_id=owner[1],
        due=due,
    )

    assert answer.status_code == 303
    conn = work.installation.reading()
    view = conn.execute("SELECT * FROM views ORDER BY position DESC LIMIT 1").fetchone()
    assert (view["item_id"], view["setting"]) == (chosen(form, "item_id"), "dialogue")
    assert read(work, held).text.count(f'<mark class="became">{PASSAGE}</mark>') == 1
    assert f"Det höll flera med om. Synpunkt {view['number']}" in words(read(work, held))
    assert PASSAGE + " Det höll flera med om. Synpunkt" not in words(read(work, f"{held}/passage"))
    waiting = words(read(work, f"/views/{view['number']}"))
    assert PASSAGE in waiting
    public = work.reader.get(f"/exempel{held}", headers={"Accept-Language": "sv"})
    assert PASSAGE in words(public)


def test_a_passage_in_other_words_is_listed_under_the_notes(
    work: Work, send: Send, held: str
) -> None:
    send(f"{held}/passage/view", text="Hyran är hög.", giver="participants")

    assert re.search(r"Synpunkter från mötet med andra ord: Synpunkt \d+", words(read(work, held)))


def test_a_view_from_nobody_is_not_recorded_and_nothing_is_lost(
    work: Work, send: Send, held: str
) -> None:
    before = work.installation.position()

    answer = send(f"{held}/passage/view", text="Vi vill ha svar.", giver="", due="i maj")

    assert answer.status_code == 422
    assert "Vi vill ha svar.</textarea>" in answer.text
    assert 'value="i maj"' in answer.text
    assert work.installation.position() == before


def test_a_meeting_without_notes_has_no_passages(work: Work) -> None:
    assert read(work, "/meetings/finns-inte/passage").status_code == 404
