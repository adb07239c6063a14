"""Members name who speaks for their own organization, and answer nominations."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from forum.record.localtime import LocalTime
from forum.record.when import When
from forum.seating.selection_places import CommitteeMember
from tests.web.members.my.conftest import followed, said
from tests.web.members.my.place import SIDES, TODAY, Place, in_days

Send = Callable[..., TestResponse]
Read = Callable[..., str]
NEXT = TODAY.year + 1
SELECTION = f"/selection/{NEXT}/{SIDES[0]}"


def test_a_member_appoints_somebody_and_sees_the_name(send: Send, place: Place, read: Read) -> None:
    answer = send(
        "/mandates/appoint",
        name="Ny Person (påhittad)",
        role="representative",
        start=TODAY.isoformat(),
        capacity="volunteer",
    )

    words = followed(place, answer)
    assert "Tack. Registrerat" in words
    assert "Ny Person (påhittad)" in words
    assert "Ny Person (påhittad)" not in read("/mandates/", by="bryggan")


def test_more_representatives_than_seats_are_refused_and_nothing_is_lost(send: Send) -> None:
    for name in ("Ännu En (påhittad)", "Ytterligare En (påhittad)"):
        answer = send(
            "/mandates/appoint", name=name, role="representative", start=TODAY.isoformat()
        )

    assert answer.status_code == 422
    assert 'value="Ytterligare En (påhittad)"' in answer.text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"name": "X", "role": "king", "start": "2026-01-01"},
        {"name": "X", "role": "deputy", "start": "i går"},
        {"name": "x" * 301, "role": "deputy", "start": "2026-01-01"},
    ],
)
def test_a_wrong_form_is_shown_again_with_what_is_wrong(send: Send, fields: dict[str, str]) -> None:
    answer = send("/mandates/appoint", **fields)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_somebody_takes_over_from_a_day(send: Send, place: Place) -> None:
    deputy = uuid4()
    place.do(
        "appoint_representative",
        organization_id=place.organizations["bryggan"],
        person_id=place.do("register_person", name="Gammal (påhittad)"),
        side=SIDES[0],
        role="deputy",
        start=When(f"{TODAY.year}-01-01"),
        mandate_id=deputy,
    )

    answer = send(
        "/mandates/take-over",
        by="bryggan",
        mandate_id=str(deputy),
        name="Ny Ersättare (påhittad)",
        start=TODAY.isoformat(),
    )

    assert "Ny Ersättare (påhittad)" in followed(place, answer, by="bryggan")


def test_the_mandates_of_another_organization_are_not_for_a_member(
    send: Send, place: Place
) -> None:
    theirs, day = str(place.mandates["akero"]), TODAY.isoformat()

    for path, fields in (
        ("/mandates/take-over", {"name": "Kapare (påhittad)", "start": day}),
        ("/mandates/end", {"end": day}),
    ):
        answer = send(path, by="bryggan", mandate_id=theirs, **fields)
        assert answer.status_code == 422
        assert "Kapare" not in place.clients["akero"].get("/prov/my/mandates/").text


def test_the_last_representative_lets_somebody_take_over_instead_of_leaving(
    send: Send, place: Place
) -> None:
    answer = send(
        "/mandates/end",
        by="staden",
        mandate_id=str(place.mandates["staden"]),
        end=TODAY.isoformat(),
    )

    assert answer.status_code == 422
    assert "låt någon ta över i stället" in said(answer)


@pytest.fixture(scope="module")
def selection(place: Place) -> str:
    """Nominations that are open, and one organization nominated by another."""
    now = datetime.now(UTC)
    opens, closes = (
        LocalTime.at(at.replace(tzinfo=None, microsecond=0, hour=12), "Europe/Stockholm")
        for at in (now - timedelta(days=2), now + timedelta(days=20))
    )
    about = {"year": NEXT, "side": SIDES[0]}
    place.do("open_nominations", **about, opens=opens, closes=closes)
    place.do(
        "nominate",
        **about,
        organization_id=place.organizations["akero"],
        by_id=place.organizations["bryggan"],
    )
    return SELECTION


def test_who_is_nominated_sees_by_whom_and_says_whether_it_stands(
    send: Send, place: Place, read: Read, selection: str
) -> None:
    assert "nominerad av Bryggan (påhittad)" in read(selection)
    assert "nominerad av" not in read(selection, by="staden")

    answer = send(f"{selection}/accept", organization_id=str(place.organizations["akero"]))

    words = followed(place, answer)
    assert "Ställer upp" in words
    assert "Tack. Registrerat" in words
    again = send(f"{selection}/decline", organization_id=str(place.organizations["akero"]))
    assert again.status_code == 422


def test_a_nomination_is_made_and_taken_back_by_its_own(
    send: Send, place: Place, selection: str
) -> None:
    organization_id = str(place.organizations["bryggan"])

    made = send(f"{selection}/nominate", organization_id=organization_id, motivation="De kan.")
    assert "Bryggan (påhittad)" in followed(place, made)
    theirs = send(f"{selection}/take-back", by="staden", organization_id=organization_id)
    assert theirs.status_code == 422
    back = send(f"{selection}/take-back", organization_id=organization_id)
    assert re.search(r"Tack\. Registrerat", followed(place, back))


def test_a_conflict_of_interest_is_declared_in_the_committee_only(
    send: Send, place: Place, selection: str
) -> None:
    about = {"organization_id": str(place.organizations["bryggan"])}

    assert send(f"{selection}/conflict", **about).status_code == 422
    place.do(
        "elect_committee",
        year=NEXT,
        side=SIDES[0],
        members=[CommitteeMember(organization_id=place.organizations["akero"])],
    )
    assert "Tack. Registrerat" in followed(place, send(f"{selection}/conflict", **about))


def test_a_reserve_takes_the_seat_it_was_asked_about(send: Send, place: Place) -> None:
    reserve: UUID = place.do("register_organization", slug="reserv", name="Reserven (påhittad)")
    of_year = {"year": TODAY.year, "side": SIDES[0]}
    place.do("place_reserve", **of_year, organization_id=reserve, order=1)
    person_id = place.do("register_person", name="Kontakten (påhittad)")
    place.do("name_contact", organization_id=reserve, person_id=person_id, start=When.on(TODAY))
    place.clients["reserve"] = place.signed(person_id)
    leaving = place.organization("lamnar", SIDES[0])
    place.do("vacate_seat", **of_year, organization_id=leaving)
    place.do(
        "call_reserve",
        **of_year,
        organization_id=reserve,
        answer_by=When.on(in_days(7)),
        vacated_by_id=leaving,
    )

    page = place.clients["reserve"].get("/prov/my/")
    assert "Tar ni den?" in said(page)
    answer = send("/call", by="reserve", answer="yes", year=str(TODAY.year), side=SIDES[0])

    assert "Tack. Registrerat" in followed(place, answer, by="reserve")
    again = send("/call", by="reserve", answer="no", year=str(TODAY.year), side=SIDES[0])
    assert again.status_code in {403, 422}
