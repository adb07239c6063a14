"""The selection of a side as a guided page: nominated, proposed, decided, laid open, seated."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.web.secretariat.conftest import Work
from tests.web.secretariat.said import alert, asked, organization, read, words
from tests.web.secretariat.sides import DAY, TODAY, YEAR, side_of
from tests.web.working import csrf_of

Send = Callable[..., TestResponse]
YESTERDAY = (DAY - timedelta(days=1)).isoformat()
SECRET = "Skälet som bara den själv får läsa: kvittermåne."


@pytest.fixture(scope="module")
def here(work: Work) -> str:
    """The selection of a coming year, with nominations that closed yesterday at noon."""
    path = f"/selection/{YEAR + 3}/{side_of(work)}/"
    times = {"opens": YESTERDAY, "opens_at": "08:00", "closes": YESTERDAY, "closes_at": "12.00"}
    answer = work.secretary.post(
        f"/exempel/secretariat{path}open",
        data={"command_id": str(uuid4()), **csrf_of(work.secretary), **times},
    )
    assert answer.status_code == 303, words(answer)
    return path


def nominated(work: Work, send: Send, here: str, slug: str, **other: str) -> TestResponse:
    fields = {"organization_id": organization(work, slug), "received": YESTERDAY}
    return send(f"{here}nominate", **(fields | {"received_at": "10:00"} | other))


def rows(work: Work, *places: tuple[str, str, str]) -> dict[str, str]:
    """The fields of a form with a row for each organization: slug, outcome and place."""
    fields = {}
    for n, (slug, outcome, order) in enumerate(places, start=1):
        fields |= {
            f"organization_{n}": organization(work, slug),
            f"outcome_{n}": outcome,
            f"order_{n}": order,
            f"seats_{n}": "1" if outcome == "seat" else "",
            f"reason_{n}": SECRET if outcome == "not_proposed" else "Saknas annars.",
        }
    return fields


def test_a_selection_that_is_over_shows_each_step_with_its_day(work: Work) -> None:
    page = words(read(work, f"/selection/2026/{side_of(work)}/"))

    for step in (
        "Öppna för nomineringar öppet till och med 15 oktober 2025",
        "Ta emot nomineringar 12 nominerade",
        "Lägg fram förslaget 10 november 2025",
        "Besluta 19 november 2025, Föreningspartens valmöte",
        "Ge de utvalda deras platser De har fått sina platser.",
    ):
        assert step in page
    assert "Studieförbundet Exemplet av sig själv, 16 oktober 2025 kl. 08.20 (för sent)" in page


def test_only_a_side_with_fixed_seats_is_selected(work: Work) -> None:
    for side in ("municipality", "ingen"):
        address = f"/exempel/secretariat/selection/2026/{side}/"
        assert work.secretary.get(address).status_code == 404


def test_nominations_are_opened_until_an_exact_time_and_once(
    work: Work, send: Send, here: str
) -> None:
    times = {"opens": TODAY, "opens_at": "08:00", "closes": TODAY}
    no_time = send(f"{here}open", **times)
    bad_time = send(f"/selection/{YEAR + 4}/{side_of(work)}/open", **times, closes_at="kvällen")
    other = send(f"{here}open", **times, closes_at="23:59")

    assert (no_time.status_code, bad_time.status_code, other.status_code) == (422, 422, 422)
    assert 'value="kvällen"' in bad_time.text
    assert "Nomineringen är öppen till" in alert(other)
    assert "kl.\N{NO-BREAK SPACE}12:" in other.text


def test_what_comes_in_late_is_recorded_as_late(work: Work, send: Send, here: str) -> None:
    in_time = nominated(work, send, here, "grannskap-akero", channel="letter")
    late = nominated(work, send, here, "akero-odlare", received_at="12:01")

    assert (in_time.status_code, late.status_code) == (303, 303), words(in_time)
    page = words(read(work, here))
    own = r" av sig själv, [\w ]+ kl\.\s"
    assert re.search(rf"Åkerö odlarförening{own}12\.01 \(för sent\) ställer upp", page)
    assert re.search(rf"Grannskap Åkerö{own}10\.00 ställer upp", page)


def test_who_was_nominated_by_another_says_whether_it_stands(
    work: Work, send: Send, here: str
) -> None:
    by = {"by_id": organization(work, "grannskap-akero")}
    nominated(work, send, here, "sagobygdens-byalag", **by)
    nominated(work, send, here, "akero-bostader", **by)
    assert words(read(work, here)).count("har inte svarat") >= 2

    for slug, says in (("sagobygdens-byalag", "yes"), ("akero-bostader", "no")):
        about = {"organization_id": organization(work, slug), "channel": "telephone"}
        assert send(f"{here}consent", **about, says=says).status_code == 303
    again = send(f"{here}consent", organization_id=organization(work, "akero-bostader"), says="yes")

    assert again.status_code == 422
    assert alert(again)
    assert "ställer inte upp" in words(read(work, here))


def test_a_selection_goes_from_committee_to_seats(work: Work, send: Send, here: str) -> None:
    for slug in ("latsasviks-bygdegard", "akero-foreningsrad", "studieforbundet-exemplet"):
        nominated(work, send, here, slug)
    member = organization(work, "studieforbundet-exemplet")
    about = organization(work, "akero-foreningsrad")
    assert send(f"{here}conflict", member_id=member, about_id=about).status_code == 422
    assert send(f"{here}committee").status_code == 422
    assert send(f"{here}committee", member_1=member).status_code == 303
    assert send(f"{here}conflict", member_id=member, about_id=about).status_code == 303
    assert "Studieförbundet Exemplet deltar inte när Åkerö föreningsråd bedöms." in words(
        read(work, here)
    )

    places = (
        ("latsasviks-bygdegard", "seat", ""),
        ("akero-foreningsrad", "reserve", "1"),
        ("studieforbundet-exemplet", "not_proposed", ""),
    )
    proposed = rows(work, *places)
    gap = send(f"{here}proposal", **(proposed | {"order_2": "3"}))
    no_reason = send(f"{here}proposal", **(proposed | {"reason_1": ""}))
    assert (gap.status_code, no_reason.status_code) == (422, 422)
    assert SECRET in gap.text.replace("&#39;", "'")
    assert send(f"{here}proposal", **proposed).status_code == 303
    assert SECRET in read(work, here).text
    for path in ("organizations/", "history/"):
        assert SECRET not in work.reader.get(f"/exempel/{path}").text

    not_yet = send(f"{here}seats")
    assert not_yet.status_code == 422
    assert alert(not_yet)
    decided = {
        name: "neither" if value == "not_proposed" else value for name, value in proposed.items()
    }
    assert send(f"{here}decision", **decided).status_code == 422  # nobody decided
    answer = send(f"{here}decision", **decided, decider="Föreningspartens valmöte")
    assert answer.status_code == 303, words(answer)
    again = send(f"{here}decision", **decided, decider="Föreningspartens valmöte")
    assert again.status_code == 422
    assert alert(again)
    content = {"content": "Valmötet beslutade.", "present": "Kansliet, Styrelsen"}
    assert send(f"{here}document", **content).status_code == 303

    seats = send(f"{here}seats")
    assert seats.status_code == 303, words(seats)
    page = words(read(work, here))
    assert "De har fått sina platser." in page
    screen = words(read(work, f"/seats/{YEAR + 3}/"))
    assert "Låtsasviks bygdegårdsförening" in screen.split("Reserver i ordning")[0]
    assert "1. Åkerö föreningsråd" in screen


def test_what_only_one_is_told_is_in_no_read_model(work: Work) -> None:
    files = [one for one in (work.installation.settings.data / "read").rglob("*") if one.is_file()]

    assert files
    assert not [file for file in files if "kvittermåne".encode() in file.read_bytes()]


def test_only_the_secretariat_of_the_forum_selects(work: Work, send: Send, here: str) -> None:
    assert work.outsider.get(f"/exempel/secretariat{here}").status_code == 403
    acts = "open nominate consent committee conflict proposal decision document lay-open seats"
    for act in acts.split():
        assert send(f"{here}{act}", by=work.outsider).status_code == 403, act


def test_more_nominations_ask_no_more_of_the_read_model(work: Work, send: Send) -> None:
    path = f"/selection/{YEAR + 5}/{side_of(work)}/"
    nominated(work, send, path, "grannskap-akero")
    few = asked(work, path)
    for slug in ("akero-odlare", "sagobygdens-byalag", "latsasviks-bygdegard"):
        assert nominated(work, send, path, slug).status_code == 303
    many = asked(work, path)

    assert len(many) == len(few)
