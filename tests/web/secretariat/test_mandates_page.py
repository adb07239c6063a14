"""Who speaks for whom: appointed, relieved and ended on the screen; names stay in there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from forum.record.sealed import Sealed
from tests.web.secretariat.conftest import Work
from tests.web.secretariat.said import alert, organization, read, words
from tests.web.secretariat.sides import LATER, TODAY, YEAR, side_of

Send = Callable[..., TestResponse]
CANARY = "Kvitterlisa Ögonblick-Zyxén"


@pytest.fixture(scope="module")
def municipality(work: Work) -> dict[str, str]:
    """An organization that takes part on a side without fixed seats, and that side."""
    row = work.installation.reading().execute(
        "SELECT side FROM sides WHERE NOT has_fixed_seats AND forum_id = ?",
        (str(work.installation.forum_id("exempel")),),
    )
    found = {
        "organization_id": organization(work, "akero-bostader"),
        "side": str(row.fetchone()[0]),
    }
    if YEAR > 2026:
        fields = found | {"place": "seat", "command_id": str(uuid4())}
        here = f"/exempel/secretariat/seats/{YEAR}/give"
        assert work.secretary.post(here, data=fields).status_code == 303
    return found


def appointed(work: Work, send: Send, about: dict[str, str], name: str) -> str:
    """Appoint somebody, and return the mandate's id."""
    answer = send(
        f"/seats/{YEAR}/appoint",
        **about,
        name=name,
        role="deputy",
        capacity="official",
        unit="Fastigheter",
        start=TODAY,
    )
    assert answer.status_code == 303, words(answer)
    page = read(work, f"/seats/{YEAR}/?organization_id={about['organization_id']}").text
    open_part = page[page.index('id="open"') :]
    return re.findall(r'name="mandate_id" value="([^"]+)"', open_part)[-1]


def test_somebody_is_appointed_and_hands_over_to_somebody_who_is_known(
    work: Work, send: Send, municipality: dict[str, str]
) -> None:
    about = {"organization_id": municipality["organization_id"]}
    first = appointed(work, send, municipality, "Avlösta Provperson (påhittad)")

    taken = send(
        f"/seats/{YEAR}/rotate",
        **about,
        mandate_id=first,
        name="Tillträdda Provperson (påhittad)",
        start=LATER,
        channel="telephone",
    )

    assert taken.status_code == 303, words(taken)
    page = words(read(work, f"/seats/{YEAR}/"))
    assert "Tillträdda Provperson (påhittad) ersättare" in page
    options = read(work, f"/seats/{YEAR}/?organization_id={about['organization_id']}").text
    assert re.search(r"<option value=\"[0-9a-f-]{36}\">Avlösta Provperson", options)


def test_a_refused_appointment_leaves_no_person_behind(
    work: Work, send: Send, municipality: dict[str, str]
) -> None:
    answer = send(
        f"/seats/{YEAR}/appoint",
        **municipality,
        name="Ingen Provperson (påhittad)",
        role="representative",
        start=LATER,
        end=TODAY,
    )

    assert answer.status_code == 422
    assert 'value="Ingen Provperson (påhittad)"' in answer.text
    rows = work.installation.reading().execute("SELECT count(*) FROM sealed_names").fetchone()
    again = work.installation.catch_up()
    after = work.installation.reading().execute("SELECT count(*) FROM sealed_names").fetchone()
    assert again is None or again
    assert tuple(rows) == tuple(after)


def test_an_appointment_of_nobody_asks_for_a_name(send: Send, municipality: dict[str, str]) -> None:
    answer = send(f"/seats/{YEAR}/appoint", **municipality, role="representative", start=TODAY)

    assert answer.status_code == 422
    assert "Skriv ett namn eller välj någon." in words(answer)


def test_a_form_sent_twice_appoints_once(
    work: Work, send: Send, municipality: dict[str, str]
) -> None:
    fields = {
        **municipality,
        "name": "Dubbla Provperson (påhittad)",
        "role": "deputy",
        "start": TODAY,
        "command_id": str(uuid4()),
    }
    first, second = (send(f"/seats/{YEAR}/appoint", **fields) for _ in range(2))

    assert first.status_code == 303
    assert second.status_code in {303, 409}
    assert words(read(work, f"/seats/{YEAR}/")).count("Dubbla Provperson") == 1


def test_a_mandate_ends_and_all_of_them_at_once(
    work: Work, send: Send, municipality: dict[str, str]
) -> None:
    about = {"organization_id": municipality["organization_id"]}
    first = appointed(work, send, municipality, "Slutande Provperson (påhittad)")
    appointed(work, send, municipality, "Sista Provperson (påhittad)")

    one = send(f"/seats/{YEAR}/end", **about, mandate_id=first, end=TODAY, reason="Flyttar.")
    twice = send(f"/seats/{YEAR}/end", **about, mandate_id=first, end=TODAY)
    without_reason = send(f"/seats/{YEAR}/end-all", **about, end=TODAY)
    every = send(f"/seats/{YEAR}/end-all", **about, end=TODAY, reason="Bolaget läggs ned.")

    assert (one.status_code, twice.status_code) == (303, 422)
    assert (without_reason.status_code, every.status_code) == (422, 303)


def test_a_contact_answers_for_an_organization_without_a_seat(work: Work, send: Send) -> None:
    about = {"organization_id": organization(work, "pahittsberga-if"), "start": TODAY}
    answer = send(f"/seats/{YEAR}/contact", **about, name="Kontakt Provperson (påhittad)")
    with_seat = send(
        f"/seats/{YEAR}/contact",
        organization_id=organization(work, "akero-foreningsrad"),
        start="2026-06-01",
        name="Kontakt till (påhittad)",
    )

    assert answer.status_code == 303, words(answer)
    assert with_seat.status_code == 422
    assert "Kontakt Provperson (påhittad) kontakt för öppna synpunkter" in words(
        read(work, f"/seats/{YEAR}/?organization_id={about['organization_id']}")
    )
    ends = {"organization_id": about["organization_id"], "end": TODAY}
    ended = send(f"/seats/{YEAR}/end-contact", **ends)
    twice = send(f"/seats/{YEAR}/end-contact", **ends)
    assert (ended.status_code, twice.status_code) == (303, 422)
    assert alert(twice)


def test_a_name_is_on_no_page_for_everybody_and_not_in_the_read_model(
    work: Work, send: Send, municipality: dict[str, str]
) -> None:
    appointed(work, send, municipality, CANARY)

    assert CANARY in words(read(work, f"/seats/{YEAR}/"))
    for path in ("", "organizations/", "organizations/akero-bostader", "history/", "years/2026"):
        answer = work.reader.get(f"/exempel/{path}")
        assert answer.status_code == 200, path
        assert CANARY not in answer.text
    files = [one for one in (work.installation.settings.data / "read").rglob("*") if one.is_file()]
    assert files
    for file in files:
        assert CANARY.encode() not in file.read_bytes(), file
        assert b"Kvitterlisa" not in file.read_bytes(), file


def test_a_name_whose_key_is_gone_is_said_to_be_erased(
    work: Work, send: Send, municipality: dict[str, str]
) -> None:
    name = "Glömda Provperson (påhittad)"
    appointed(work, send, municipality, name)
    rows = work.installation.reading().execute("SELECT sealed FROM sealed_names")
    keys = work.installation.store.keys.personal
    for (stored,) in rows.fetchall():
        sealed = Sealed.from_stored(json.loads(stored))
        if sealed.open(keys.get([sealed.key_id])[sealed.key_id]) == name:
            keys.destroy([sealed.key_id])

    page = words(read(work, f"/seats/{YEAR}/"))
    assert name not in page
    assert "namnet är raderat ersättare" in page


def test_a_seat_that_nobody_speaks_for_is_told_beside_one_that_has_somebody(
    work: Work, send: Send
) -> None:
    about = {"organization_id": organization(work, "pahittsberga-if"), "side": side_of(work)}
    later = YEAR + 2  # a year in which the example has nobody
    given = send(f"/seats/{later}/give", **about, place="seat", seats="2")
    first = {"name": "Ensam Provperson (påhittad)", "role": "representative"}
    named = send(f"/seats/{later}/appoint", **about, **first, start=f"{later}-01-01")
    assert (given.status_code, named.status_code) == (303, 303), words(named)

    page = read(work, f"/seats/{later}/?organization_id={about['organization_id']}")
    assert "1 plats saknar representant" in words(page)
    assert "Utse någon" in words(page)

    second = {**first, "name": "Andra Provperson (påhittad)"}
    send(f"/seats/{later}/appoint", **about, **second, start=f"{later}-01-01")
    assert "saknar representant" not in words(read(work, f"/seats/{later}/"))
