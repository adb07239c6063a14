"""What a running meeting does not ask for is gathered after it, until it is completed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from werkzeug.test import TestResponse

from tests.web.working import Work, csrf_of

Send = Callable[..., TestResponse]
TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()


def words(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.fixture(scope="module")
def held(work: Work) -> str:
    """The address of a meeting that was held today, of which little was entered."""
    csrf = csrf_of(work.secretary)

    def send(path: str, **fields: str) -> TestResponse:
        answer = work.secretary.post(
            f"/exempel/secretariat/meetings/{path}",
            data={"command_id": str(uuid4()), **csrf, **fields},
        )
        assert answer.status_code == 303, words(answer.text)
        return answer

    here = f"{TODAY}-dialogue"
    send("", kind="dialogue", day=TODAY, title="Möte på prov")
    send(f"{here}/items", title="Öppning", kind="practical")
    send(f"{here}/items", title="Lokaler", kind="discussion")
    send(f"{here}/move-on/open")
    page = read(work, f"/meetings/{here}")
    assert "Att komplettera" not in words(page)
    item = re.search(r"item=([0-9a-f-]{36})[^>]*>2\. Lokaler", page)
    assert item is not None
    send(f"{here}/decisions", item_id=item[1], title="Listan skickas", owner="Kansliet")
    send(f"{here}/views", item_id=item[1], text="Det är dyrt.", giver="participants")
    send(f"{here}/move-on/close")
    moved = work.secretary.get(f"/exempel/secretariat/meetings/{here}")
    return "/meetings/" + moved.headers["Location"].split("/")[-1]


def read(work: Work, path: str) -> str:
    answer = work.secretary.get(
        f"/exempel/secretariat{path}", headers={"Accept-Language": "sv"}, follow_redirects=True
    )
    assert answer.status_code == 200
    return answer.text


def missing(work: Work, held: str) -> str:
    """The list of what is missing; empty where nothing is."""
    return read(work, held).partition('id="to-complete"')[2].partition("</section>")[0]


def field(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def test_what_was_left_out_is_listed_once_with_the_way_to_it(work: Work, held: str) -> None:
    text = missing(work, held)

    said = words(text)
    assert "Att komplettera (5)" in said
    for one in (
        "Vem som ledde mötet",
        "Vilka som var där",
        "Nivå och steg 2. Lokaler",
        "Listan skickas",
        "Vem som svarar på en synpunkt Synpunkt",
    ):
        assert one in said
    assert "1. Öppning" not in said
    for address in re.findall(r'href="([^"#]+)#([^"]+)"', html.unescape(text)):
        assert f'id="{address[1]}"' in work.secretary.get(address[0]).text, address


def test_a_level_is_declared_and_leaves_the_list(work: Work, send: Send, held: str) -> None:
    item = field(missing(work, held), "item_id")

    neither = send(f"{held}/level", item_id=item)
    one = send(f"{held}/level", item_id=item, level="dialogue")
    half = missing(work, held)
    both = send(f"{held}/level", item_id=item, level="dialogue", step="formulation")

    assert (neither.status_code, one.status_code, both.status_code) == (422, 303, 303)
    assert '<option value="dialogue" selected>' in half
    assert "Nivå och steg" not in missing(work, held)


def test_what_a_decision_rests_on_is_said_without_losing_who_carries_it_out(
    work: Work, send: Send, held: str
) -> None:
    text = missing(work, held)
    decision = field(text, "decision_id")
    owner = re.search(r'name="owner" type="text" value="([^"]+)"', text[text.index(decision) :])
    assert owner is not None

    said = {"legal_basis": "Avtalet, 3 §", "owner": owner[1]}
    answer = send(f"{held}/ground", decision_id=decision, **said)

    assert answer.status_code == 303
    assert "Listan skickas" not in words(missing(work, held))
    found = work.installation.reading().execute(
        "SELECT legal_basis, owner FROM decision_assignments ORDER BY position DESC LIMIT 1"
    )
    assert tuple(found.fetchone()) == ("Avtalet, 3 §", "Kansliet")


def test_who_neither_came_nor_sent_apologies_is_listed_until_that_is_said(
    work: Work, send: Send, held: str
) -> None:
    rows = re.findall(
        r'name="organization_id" value="([^"]+)"><input type="hidden" name="side" '
        r'value="civil_society"><input type="hidden" name="capacity" value="member">',
        read(work, held),
    )
    first, second, third = list(dict.fromkeys(rows))[:3]
    about = {"side": "civil_society", "capacity": "member"}
    send(f"{held}/attendance", do="here", organization_id=first, **about)
    before = words(missing(work, held)).count("Förhinder, eller inget besked")

    send(f"{held}/attendance", do="apology", organization_id=second, **about)
    answer = send(f"{held}/attendance", do="unaccounted", organization_id=third, **about)

    assert answer.status_code == 303
    after = missing(work, held)
    assert "Vilka som var där" not in words(after)
    assert words(after).count("Förhinder, eller inget besked") == before - 2 > 0
    assert f"row-{third[:8]}" not in after
    assert "kom inte, inget förhinder" in words(read(work, held))


def test_nothing_is_asked_of_a_meeting_from_older_sources(work: Work) -> None:
    listed = work.outsider.get("/pgf/secretariat/meetings/").text
    ref = re.search(r"/pgf/secretariat/meetings/(20\d\d-\d\d)", listed)
    assert ref is not None

    page = work.outsider.get(f"/pgf/secretariat/meetings/{ref[1]}").text

    assert 'id="to-complete"' not in page
