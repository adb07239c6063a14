"""Tasks are given while a meeting runs, are seen where their owner looks, and end with a word."""

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
HERE = f"/meetings/{TODAY}-dialogue"


def words(page: TestResponse) -> str:
    main = page.text[page.text.index("<main") :]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


@pytest.fixture(scope="module")
def item(work: Work) -> str:
    """The item of a meeting that runs today."""
    csrf = csrf_of(work.secretary)

    def send(path: str, **fields: str) -> None:
        fields |= {"command_id": str(uuid4()), **csrf}
        assert work.secretary.post(f"/exempel/secretariat{path}", data=fields).status_code == 303

    send("/meetings/", kind="dialogue", day=str(TODAY), title="Möte på prov")
    send(f"{HERE}/items", title="Lokaler", kind="discussion")
    send(f"{HERE}/move-on/open")
    found = re.search(r'name="item_id" value="([^"]+)"', read(work, HERE).text)
    assert found is not None
    return found[1]


def read(work: Work, path: str = "/") -> TestResponse:
    return work.secretary.get(f"/exempel/secretariat{path}", headers={"Accept-Language": "sv"})


def id_of(work: Work, item: str, text: str) -> str:
    """The id of an open task by what is to be done."""
    page = read(work, f"{HERE}?item={item}").text
    found = re.search(r'name="task_id" value="([^"]+)"', page[page.index(f"</b>. {text}") :])
    assert found is not None
    return found[1]


def test_a_task_stands_under_its_item_in_what_is_to_do_and_for_everybody(
    work: Work, send: Send, item: str
) -> None:
    answer = send(
        f"{HERE}/tasks", item_id=item, text="Boka stora salen", owner="secretariat", due=str(TODAY)
    )

    assert answer.status_code == 303
    assert "Uppgift . Boka stora salen Att göra" in words(read(work, f"{HERE}?item={item}"))
    start = read(work)
    assert "Gör en uppgift från ett möte Boka stora salen" in words(start)
    assert f"item={item}#task-{id_of(work, item, 'Boka stora salen')[:8]}" in start.text
    public = work.reader.get(f"/exempel{HERE}", headers={"Accept-Language": "sv"})
    assert "Boka stora salen Att göra Kansliet · senast" in words(public)


def test_a_task_of_an_office_outside_waits_on_that_office(
    work: Work, send: Send, item: str
) -> None:
    send(f"{HERE}/tasks", item_id=item, text="Räkna på hyran", office="fastighetskontoret")

    assert re.search(
        r"fastighetskontoret Gör en uppgift från ett möte : Räkna på hyran", words(read(work))
    )


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Välj vem som gör den i listan"),
        ({"owner": "secretariat", "office": "Kontoret"}, "Välj vem som gör den i listan"),
        ({"owner": "side:finns-inte"}, "finns-inte"),
        ({"owner": "vem som helst"}, "välj i listan vem som gör uppgiften"),
        ({"owner": "secretariat", "text": ""}, "Fyll i det här"),
        ({"owner": "secretariat", "due": "i morgon"}, "2018-05-31"),
        ({"owner": "secretariat", "due": str(TODAY - timedelta(1))}, "senare sista dag"),
    ],
)
def test_a_task_without_one_owner_or_a_true_day_is_not_given_and_nothing_is_lost(
    work: Work, item: str, fields: dict[str, str], says: str
) -> None:
    before = work.installation.position()
    sent = {"item_id": item, "text": "Ring runt", "command_id": str(uuid4()), **fields}

    answer = work.secretary.post(
        f"/exempel/secretariat{HERE}/tasks",
        data=csrf_of(work.secretary) | sent,
        headers={"Accept-Language": "sv"},
    )

    assert answer.status_code == 422
    assert says.lower() in words(answer).lower()
    assert 'value="Ring runt"' in answer.text or not sent["text"]
    assert work.installation.position() == before


def test_a_task_is_dropped_with_a_reason_or_done_and_then_leaves_what_is_to_do(
    work: Work, send: Send, item: str
) -> None:
    for text in ("Fråga kommunen", "Skriv till alla"):
        send(f"{HERE}/tasks", item_id=item, text=text, owner="secretariat")
    done, dropped = (id_of(work, item, one) for one in ("Fråga kommunen", "Skriv till alla"))

    unsaid = send(f"{HERE}/tasks/over", task_id=dropped, over="dropped")
    for task_id, over, text in ((dropped, "dropped", "Alla vet"), (done, "done", "De sa ja")):
        assert send(f"{HERE}/tasks/over", task_id=task_id, over=over, text=text).status_code == 303

    assert unsaid.status_code == 422
    page = words(read(work, f"{HERE}?item={item}"))
    assert re.search(r"Fråga kommunen Klar Kansliet · [^.]* De sa ja", page)
    assert re.search(r"Skriv till alla Utgår Kansliet · [^.]* Alla vet", page)
    assert "Fråga kommunen" not in words(read(work))
