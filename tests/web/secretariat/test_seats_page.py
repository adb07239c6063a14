"""Seats and mandates on one screen: given, left, offered, taken; and who speaks for whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.web.secretariat.conftest import Work
from tests.web.secretariat.said import alert, asked, organization, read, words
from tests.web.secretariat.sides import LATER, TODAY, YEAR, side_of

Send = Callable[..., TestResponse]


def give(work: Work, send: Send, slug: str, **other: str) -> TestResponse:
    fields = {"organization_id": organization(work, slug), "side": side_of(work), "place": "seat"}
    return send(f"/seats/{YEAR}/give", **(fields | other))


@pytest.fixture(scope="module")
def seated(work: Work) -> str:
    """The side with fixed seats: one organization has its seat, and one reserve can be asked."""
    side = side_of(work)
    if YEAR > 2026:  # the example ends with that year
        here = f"/exempel/secretariat/seats/{YEAR}/give"
        for slug, place, order in (
            ("grannskap-akero", "seat", ""),
            ("akero-odlare", "reserve", "1"),
            ("sagobygdens-byalag", "reserve", "2"),
        ):
            fields = {"organization_id": organization(work, slug), "place": place, "order": order}
            fields |= {"command_id": str(uuid4()), "side": side, "seats": "1"}
            assert work.secretary.post(here, data=fields).status_code == 303
    return side


def test_the_screen_shows_who_sits_with_the_names_of_those_who_speak_for_them(work: Work) -> None:
    page = words(read(work, "/seats/2026/"))

    assert "Platser och uppdrag 2026" in page
    assert re.search(r"Grannskap Åkerö .*?Representant H \(påhittad\) representant", page)
    assert "1. Åkerö odlarförening har tackat nej" in page


def test_the_name_that_a_person_took_is_the_one_shown(work: Work) -> None:
    assert "Representant C, med nytt namn (påhittad)" in words(read(work, "/seats/2026/"))


def test_an_organization_is_entered_once(work: Work, send: Send) -> None:
    fields = {"name": "Föreningen Nyfiken på prov"}
    first = send(f"/seats/{YEAR}/organizations", **fields)
    again = send(f"/seats/{YEAR}/organizations", **fields)

    assert (first.status_code, again.status_code) == (303, 422)
    assert "Föreningen Nyfiken på prov" in words(read(work, f"/seats/{YEAR}/"))


def test_an_organization_without_a_name_is_asked_for_it(send: Send) -> None:
    answer = send(f"/seats/{YEAR}/organizations", name="  ")

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text


def test_a_reserve_needs_its_place_and_a_seat_a_whole_number(work: Work, send: Send) -> None:
    without = give(work, send, "pahittsberga-if", place="reserve")
    many = give(work, send, "pahittsberga-if", seats="många")

    assert (without.status_code, many.status_code) == (422, 422)
    assert 'value="många"' in many.text


def test_who_has_a_seat_gets_no_place_among_the_reserves(
    work: Work, send: Send, seated: str
) -> None:
    answer = give(work, send, "grannskap-akero", place="reserve", order="3")

    assert answer.status_code == 422
    assert "kan inte samtidigt vara reserv" in alert(answer)


def test_a_vacancy_is_filled_from_the_reserves_from_start_to_end(
    work: Work, send: Send, seated: str
) -> None:
    left, first, reserve = (
        organization(work, slug)
        for slug in ("grannskap-akero", "akero-odlare", "sagobygdens-byalag")
    )
    leaves = {"organization_id": left, "side": seated, "start": TODAY, "reason": "Hinner inte."}
    empty = {"side": seated, "vacated_by_id": left}
    came = {"channel": "letter", "received": TODAY}

    asks = send(f"/seats/{YEAR}/leave", **leaves)
    assert asks.status_code == 422
    assert "reason-W15" in asks.text
    reason = {"reason-W15": "Reserven frågas i dag."}
    assert send(f"/seats/{YEAR}/leave", **leaves, **came, **reason).status_code == 303
    page = words(read(work, "/seats/"))
    assert "Vakant plats efter Grannskap Åkerö" in page
    assert "Näst på tur bland reserverna: Åkerö odlarförening." in page
    where = f"/exempel/secretariat/seats/{YEAR}/?organization_id={first}#open"
    assert f'href="{where}"><b>Erbjud platsen till en reserv</b>' in read(work, "/").text

    no_turn = send(f"/seats/{YEAR}/call", **empty, organization_id=reserve, answer_by=LATER)
    assert no_turn.status_code == 422
    offered = send(f"/seats/{YEAR}/call", **empty, organization_id=first, answer_by=LATER)
    assert offered.status_code == 303, words(offered)
    page = words(read(work, "/seats/"))
    assert "Åkerö odlarförening är tillfrågad och svarar senast" in page
    twice = send(f"/seats/{YEAR}/call", **empty, organization_id=first, answer_by=LATER)
    assert twice.status_code == 422
    no = {"organization_id": first, "says": "no", "channel": "telephone", "received": TODAY}
    assert send(f"/seats/{YEAR}/answer", **empty, **no).status_code == 303

    assert "Näst på tur bland reserverna: Sagobygdens byalag." in words(read(work, "/seats/"))
    empty["organization_id"] = reserve
    assert send(f"/seats/{YEAR}/call", **empty, answer_by=LATER).status_code == 303
    said = {"says": "yes", "start": TODAY, "channel": "e_mail"}
    assert send(f"/seats/{YEAR}/answer", **empty, **said).status_code == 303
    page = words(read(work, "/seats/"))
    assert "Vakant plats" not in page
    assert re.search(r"Sagobygdens byalag fick plats från reservlistan .*? Ingen är utsedd", page)

    named = send(
        f"/seats/{YEAR}/appoint",
        organization_id=reserve,
        side=seated,
        name="Ny representant (påhittad)",
        role="representative",
        start=TODAY,
    )
    assert named.status_code == 303
    page = words(read(work, "/seats/"))
    assert re.search(r"Sagobygdens byalag .*? Ny representant \(påhittad\) representant", page)


def test_who_is_no_reserve_has_nothing_to_answer(work: Work, send: Send, seated: str) -> None:
    answer = send(
        f"/seats/{YEAR}/answer",
        organization_id=organization(work, "grannskap-akero"),
        side=seated,
        says="no",
    )

    assert answer.status_code == 422
    assert "reserv" in alert(answer)


def test_a_post_of_the_presidium_is_taken_for_a_time_and_left(work: Work, send: Send) -> None:
    taken = send(
        f"/seats/{YEAR + 4}/presidium/take",
        post="chair",
        side=side_of(work),
        organization_id=organization(work, "grannskap-akero"),
        is_acting="true",
        start=f"{YEAR + 4}-01-10",
    )
    assert taken.status_code == 303, words(taken)
    page = read(work, f"/seats/{YEAR + 4}/")
    assert "Ordförande tillförordnad" in words(page)
    label = re.findall(r'name="label" value="([^"]+)"', page.text)[0]

    same_side = send(
        f"/seats/{YEAR + 4}/presidium/take",
        post="vice_chair",
        side=side_of(work),
        start=f"{YEAR + 4}-01-10",
    )
    end = f"{YEAR + 4}-02-01"
    left = send(f"/seats/{YEAR + 4}/presidium/leave", post="chair", label=label, end=end)

    assert (same_side.status_code, left.status_code) == (422, 303)
    assert "kommer från olika parter" in alert(same_side)


def test_only_the_secretariat_of_the_forum_comes_in(work: Work, send: Send) -> None:
    here = "/exempel/secretariat/seats/"
    assert work.outsider.get(here).status_code == 403
    assert work.reader.get(here).status_code in {302, 303, 403}
    mandates = ("appoint", "rotate", "end", "end-all", "contact", "end-contact")
    acts = ("organizations", "give", "leave", "call", "answer", *mandates)
    for act in (*acts, "presidium/take", "presidium/leave"):
        assert send(f"/seats/{YEAR}/{act}", by=work.outsider).status_code == 403, act


def test_more_organizations_ask_no_more_of_the_read_model(work: Work, send: Send) -> None:
    few = asked(work, f"/seats/{YEAR + 2}/")
    side = side_of(work)
    for place, slug in enumerate(("grannskap-akero", "akero-odlare", "sagobygdens-byalag")):
        about = {"organization_id": organization(work, slug), "side": side}
        answer = send(f"/seats/{YEAR + 2}/give", **about, place="seat", seats="1")
        assert answer.status_code == 303, (place, words(answer))
    many = asked(work, f"/seats/{YEAR + 2}/")

    assert len(many) == len(few)


def test_the_start_page_asks_no_more_for_more_organizations_that_name_nobody(
    work: Work, send: Send
) -> None:
    assert give(work, send, "unionen").status_code == 303
    few = asked(work, "/")
    for slug in ("studieforbundet-exemplet", "civos", "coompanion"):
        answer = give(work, send, slug)
        assert answer.status_code == 303, words(answer)
    many = asked(work, "/")

    assert len(many) == len(few)
