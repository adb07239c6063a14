"""What the secretariat entered for an organization: its receipt, and saying that it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from forum.record.acting import acting
from forum.record.values import Channel
from forum.record.when import When
from tests.web.members.my.conftest import followed, said
from tests.web.members.my.place import SLUG, TODAY, Place
from tests.web.working import csrf_of

WRONG = "Vi skrev Lokaler för unga."


@pytest.fixture(scope="module")
def theme_id(place: Place) -> UUID:
    """A theme that came by letter, entered for the organization of the first member."""
    with acting(
        place.office_id,
        forum_id=place.forum_id,
        on_behalf_of_id=place.organizations["akero"],
        channel=Channel.LETTER,
        received=When.on(TODAY - timedelta(days=3)),
    ) as running:
        made = place.installation.governance.propose_theme(
            title={"sv": "Lokaler"},
            year=TODAY.year,
            proposed_by_id=place.organizations["akero"],
            side="civil_society",
        )
    place.installation.wait(running.done[-1].last_position)
    return made


@pytest.fixture
def secretary(place: Place) -> Callable[..., TestResponse]:
    client = place.clients["secretariat"]

    def send_it(path: str, **fields: str) -> TestResponse:
        data = csrf_of(client, "/account/") | {"command_id": str(uuid4()), **fields}
        return client.post(f"/{SLUG}/secretariat{path}", data=data)

    return send_it


def test_the_member_gets_the_receipt_of_what_was_entered(
    theme_id: UUID, read: Callable[..., str]
) -> None:
    start, page = read("/"), read("/entered/")

    assert "Inlagt av kansliet för oss" in start
    assert "Med brev, kom in" in page
    assert "kvitto nr" in page
    assert "Det här stämmer inte" in page


def test_nobody_else_gets_it(theme_id: UUID, read: Callable[..., str]) -> None:
    page = read("/entered/", by="bryggan")

    assert "Lokaler" not in page
    assert "Kansliet har inte lagt in något för er." in page


def test_an_objection_needs_words_and_is_of_ones_own_entries(
    place: Place, theme_id: UUID, send: Callable[..., TestResponse]
) -> None:
    before = place.installation.position()

    empty = send("/entered/", entry_id=str(theme_id), version="1")
    foreign = send("/entered/", by="bryggan", entry_id=str(theme_id), version="1", reason=WRONG)

    assert empty.status_code == 422
    assert (foreign.status_code, "inte inlagt för er" in said(foreign)) == (422, True)
    assert place.installation.position() == before


def test_an_objection_is_a_duty_that_the_secretary_answers_by_striking(
    place: Place,
    theme_id: UUID,
    send: Callable[..., TestResponse],
    read: Callable[..., str],
    secretary: Callable[..., TestResponse],
) -> None:
    answer = send("/entered/", entry_id=str(theme_id), version="1", reason=WRONG)
    assert WRONG in followed(place, answer)

    client = place.clients["secretariat"]
    start = said(client.get(f"/{SLUG}/secretariat/"))
    reports = client.get(f"/{SLUG}/secretariat/reports/")
    assert "Svara på att en uppgift är fel" in start
    assert WRONG in said(reports)
    objection_id = reports.text.partition('name="objection_id" value="')[2][:36]
    done = secretary(
        "/reports/objections", objection_id=objection_id, outcome="struck", reason="Fel titel."
    )

    assert done.status_code == 303
    page = read("/entered/")
    assert "Struken: den räknas inte längre." in page
    assert "Fel titel." in page
    assert "Svara på att en uppgift är fel" not in said(client.get(f"/{SLUG}/secretariat/"))


def test_a_reported_fault_is_answered_and_its_address_deleted(
    place: Place, secretary: Callable[..., TestResponse]
) -> None:
    from tests.web.test_about_pages import report_at
    from web.fault_addresses import FaultAddresses

    anybody = place.app.test_client()
    report_at(anybody, f"/{SLUG}/accessibility", text="Tabellen läses fel.", email="a@example.org")
    client = place.clients["secretariat"]
    page = client.get(f"/{SLUG}/secretariat/reports/")
    assert "Tabellen läses fel." in said(page)
    assert "a@example.org" in said(page)
    fault_id = page.text.partition('name="fault_id" value="')[2][:36]

    done = secretary("/reports/faults", fault_id=fault_id, outcome="mended", answer="Rättat.")

    assert done.status_code == 303
    after = said(client.get(f"/{SLUG}/secretariat/reports/"))
    assert "a@example.org" not in after
    assert "Rättat." in after
    assert FaultAddresses(place.installation.accounts).of([UUID(fault_id)]) == {}
