"""The pages on personal data and accessibility, and reporting a fault as anybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.signed import token_in
from tests.web.town import Town
from web import create_app
from web.fault_addresses import FaultAddresses
from web.responsible import Responsible
from web.settings import Settings, SettingsError

PAGE = "/prov/accessibility"


@pytest.fixture
def reader(town: Town) -> FlaskClient:
    client = town.app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    return client


def report(client: FlaskClient, **fields: str) -> TestResponse:
    return report_at(client, PAGE, **fields)


def report_at(client: FlaskClient, address: str, /, **fields: str) -> TestResponse:
    """Send the form for faults of a forum, as its page has it."""
    data = {
        "csrf_token": token_in(client.get(address).text),
        "command_id": str(uuid4()),
        "text": "Knappen hörs inte.",
        **fields,
    }
    return client.post(address, data=data)


def last_event(town: Town) -> object:
    source = town.installation.source
    position = town.installation.position()
    (row,) = source.log.read_rows(position - 1, 1)
    return source.mapper.decode(*row[1:])


def test_both_pages_are_in_the_foot_of_every_page(reader: FlaskClient) -> None:
    for page in ("/prov/", "/prov/personal-data", PAGE, "/prov/meetings/"):
        foot = reader.get(page).text.partition("<footer")[2]
        assert 'href="/prov/personal-data"' in foot
        assert f'href="{PAGE}"' in foot


def test_what_is_not_set_is_said_to_be_not_set(town: Town, reader: FlaskClient) -> None:
    page = reader.get("/prov/personal-data").text

    assert "Provstad driver de här sidorna" in page
    assert page.count("är inte angive") >= 4
    assert Responsible().note is not None
    assert "FORUM_CONTROLLER" in (Responsible().note or "")
    assert town.installation.status()["lacks"] == list(Responsible().lacks)


def test_the_page_is_filled_from_the_settings_and_read_anew_each_time(town: Town) -> None:
    set_to = {
        "FORUM_CONTROLLER": "Kommunstyrelsen i Provstad",
        "FORUM_CONTACT": "kansliet@example.org",
        "FORUM_DATA_PROTECTION_OFFICER": "ombud@example.org",
        "FORUM_LEGAL_BASIS": "public_task",
        "FORUM_KEPT": "Plan 2026/12",
    }
    responsible = Settings.from_environment(set_to).responsible
    settings = Settings(data=town.installation.settings.data, responsible=responsible)
    client = create_app(settings, town.installation).test_client()
    page = client.get("/prov/personal-data", headers={"Accept-Language": "sv"})

    assert responsible.lacks == ()
    assert responsible.note is None
    for value in [*[*set_to.values()][:3], "artikel 6.1 e", "Plan 2026/12"]:
        assert value in page.text
    assert "inte angive" not in page.text
    assert "ETag" not in page.headers


def test_a_legal_basis_that_there_is_not_is_refused() -> None:
    with pytest.raises(SettingsError, match="FORUM_LEGAL_BASIS"):
        Settings.from_environment({"FORUM_LEGAL_BASIS": "because"})


def test_how_long_things_are_kept_is_what_the_code_keeps(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "raderas 7 dagar efter mötet" in reader.get("/prov/personal-data").text

    monkeypatch.setattr("web.about.KEPT_DAYS", 9)

    assert "raderas 9 dagar efter mötet" in reader.get("/prov/personal-data").text


def test_anybody_reports_a_fault_and_gets_a_receipt(town: Town, reader: FlaskClient) -> None:
    answer = report(reader, page="/prov/meetings/", email="Nagon@Example.org")

    assert answer.status_code == 303
    event = last_event(town)
    assert (event.TOPIC, event.wants_answer) == ("fault.reported", True)  # type: ignore[attr-defined]
    addresses = FaultAddresses(town.installation.accounts)
    assert addresses.of([event.originator_id]) == {  # type: ignore[attr-defined]
        str(event.originator_id): "nagon@example.org"  # type: ignore[attr-defined]
    }
    page = reader.get(answer.headers["Location"].partition("#")[0]).text
    assert f"kvitto nr {event_number(town)}" in page.replace("\N{NO-BREAK SPACE}", "")


def event_number(town: Town) -> str:
    return str(town.installation.position())


def test_a_report_sent_twice_is_recorded_once(town: Town, reader: FlaskClient) -> None:
    command_id = str(uuid4())
    report(reader, command_id=command_id)
    position = town.installation.position()

    report(reader, command_id=command_id)

    assert town.installation.position() == position


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "Fyll i"),
        ({"text": "a" * 5001}, "högst 5 000 tecken"),
        ({"page": "a" * 301}, "högst 300 tecken"),
        ({"email": "ingen adress"}, "Skriv adressen som"),
        ({"text": "Hon har 640823-3234."}, "ser ut som ett personnummer"),
    ],
)
def test_a_wrong_report_says_what_to_do_and_saves_nothing(
    town: Town, reader: FlaskClient, fields: dict[str, str], said: str
) -> None:
    before = town.installation.position()

    answer = report(reader, **fields)

    assert answer.status_code == 422
    assert said in answer.text
    assert town.installation.position() == before


def test_what_is_hostile_is_shown_as_text_and_nothing_else(reader: FlaskClient) -> None:
    answer = report(reader, text="<script>alert(1)</script>", email="<img src=x>")

    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_a_report_needs_a_form_of_ours(town: Town, reader: FlaskClient) -> None:
    before = town.installation.position()

    answer = reader.post(PAGE, data={"text": "Utan formulär", "command_id": str(uuid4())})

    assert answer.status_code == 403
    assert town.installation.position() == before


def test_many_reports_from_one_place_have_to_wait_and_nothing_written_is_lost(
    town: Town, reader: FlaskClient
) -> None:
    statuses = [report(reader, text=f"Brist {number}").status_code for number in range(6)]
    late = report(reader, text="Den här får vänta")

    assert statuses == [303] * 5 + [429]
    assert late.status_code == 429
    assert "Den här får vänta</textarea>" in late.text


def test_the_statement_says_what_digg_asks_for(said: Callable[..., str]) -> None:
    words = said("/pgf/accessibility")

    for part in (
        "lagen om tillgänglighet till digital offentlig service (2018:1937)",
        "delvis förenliga med lagens krav",
        "Vad som inte är tillgängligt",
        "oskäligt betungande",
        "Hur sidorna har testats",
        "Anmäl en brist",
        "Myndigheten för digital förvaltning (Digg)",
    ):
        assert part in words


def test_the_last_test_run_is_told_as_it_was_and_its_absence_too(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from web.tested import Tested

    run = Tested(
        day="2026-03-04",
        version="0.9",
        tool="axe-core 4.0",
        rules=("wcag2aa",),
        pages=("front", "meeting"),
        states=("sv 320 light",),
        found={"color-contrast": 3},
    )
    monkeypatch.setattr("web.about.tested", lambda: run)
    with_faults = re.sub(r"<[^>]+>", "", reader.get(PAGE).text)
    monkeypatch.setattr("web.about.tested", lambda: None)
    without = reader.get(PAGE).text

    assert "4 mars 2026, med version 0.9" in with_faults.replace("\N{NO-BREAK SPACE}", " ")
    assert "color-contrast 3" in with_faults
    assert "Inga brister hittades" not in with_faults
    assert "Ingen testkörning är sparad" in without
