"""A member sends views and themes, judges answers, and takes back what is its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from forum.answering.feedback import Outcome
from tests.web.members.my.conftest import followed, said
from tests.web.members.my.place import TODAY, Place

Send = Callable[..., TestResponse]
Read = Callable[..., str]
OWNER = "Kommunen svarar på det."


def newest_view(place: Place) -> tuple[int, UUID]:
    """The number and id of the view that was recorded last."""
    row = (
        place.installation.reading()
        .execute("SELECT number, aggregate_id FROM views ORDER BY number DESC LIMIT 1")
        .fetchone()
    )
    return row[0], UUID(row[1])


def newest_theme(place: Place) -> str:
    row = (
        place.installation.reading()
        .execute("SELECT aggregate_id FROM themes ORDER BY position DESC LIMIT 1")
        .fetchone()
    )
    return str(row[0])


def given(place: Place, send: Send, text: str = "Bygg en hiss.", by: str = "akero") -> int:
    """A view of an organization."""
    assert send("/views/", by=by, text=text, given_by="organization").status_code == 303
    return newest_view(place)[0]


def answered(place: Place, send: Send, text: str = "Bygg en hiss.") -> int:
    """A view of an organization that has an answer."""
    number = given(place, send, text)
    _number, view_id = newest_view(place)
    place.do("give_feedback", view_id=view_id, outcome=Outcome.ANSWERED, text={"sv": OWNER})
    return number


def test_a_view_is_sent_in_the_organizations_name_and_what_became_of_it_is_seen(
    send: Send, place: Place, read: Read
) -> None:
    answer = send("/views/", text="Öppna biblioteket på söndagar.", given_by="organization")

    words = followed(place, answer)
    assert "Tack. Registrerat" in words
    assert "Öppna biblioteket på söndagar." in words
    assert "Öppna biblioteket på söndagar." in read("/")
    assert "Öppna biblioteket" not in read("/views/", by="bryggan")


def test_an_empty_view_is_refused_and_what_was_chosen_is_kept(send: Send) -> None:
    answer = send("/views/", text="  ", given_by="organization")

    assert answer.status_code == 422
    assert "Fyll i det här." in said(answer)


def test_a_member_cannot_hide_behind_the_side(send: Send) -> None:
    for given_by in ("side", "unnamed"):
        answer = send("/views/", text="Hemligt", given_by=given_by)
        assert answer.status_code == 422
        assert "bär din organisations namn" in said(answer)


def test_a_coordinator_sends_a_view_of_the_side_or_of_somebody_unnamed(
    send: Send, place: Place
) -> None:
    for given_by, text in (("side", "Vi vill ha tid."), ("unnamed", "Jag vill inte synas.")):
        answer = send("/views/", by="civil_society", text=text, given_by=given_by)
        assert text in followed(place, answer, by="civil_society")
    row = place.installation.reading().execute(
        "SELECT giver, organization_id FROM views ORDER BY number DESC LIMIT 2"
    )
    assert [tuple(one) for one in row] == [("unnamed", None), ("side", None)]


def test_an_answer_that_is_not_enough_needs_a_reason_and_then_is_judged(
    send: Send, place: Place, read: Read
) -> None:
    number = answered(place, send)

    wrong = send(f"/views/{number}/judge", enough="no")
    assert wrong.status_code == 422
    assert "Skriv vad som fattas i svaret." in said(wrong)
    assert "Säg om svaret räcker" in read("/")
    done = send(f"/views/{number}/judge", enough="no", reason="När byggs den?")
    assert "Ni har sagt att svaret inte räcker." in followed(place, done)


def test_a_view_is_opened_again_with_a_reason(send: Send, place: Place) -> None:
    number = answered(place, send)

    assert send(f"/views/{number}/reopen").status_code == 422
    done = send(f"/views/{number}/reopen", reason="Svaret gäller en annan hiss.")
    assert "Öppnad igen. Svaret gäller en annan hiss." in followed(place, done)


def test_the_own_view_is_taken_back_and_its_text_is_gone(send: Send, place: Place) -> None:
    number = given(place, send, "Det här ångrar vi.")

    words = followed(place, send(f"/views/{number}/withdraw", reason="Vi tänkte om."))

    assert "Det här ångrar vi." not in words


@pytest.mark.parametrize("act", ["judge", "reopen", "withdraw", "answer"])
def test_nobody_acts_on_the_views_of_another_organization(
    send: Send, place: Place, act: str
) -> None:
    number = answered(place, send)

    fields: dict[str, Any] = {"enough": "yes", "reason": "x", "text": "x", "outcome": "answered"}
    for by in ("bryggan", "staden", "government"):
        assert place.clients[by].get(f"/prov/my/views/{number}").status_code == 404
        assert send(f"/views/{number}/{act}", by=by, **fields).status_code == 404


def test_who_is_to_answer_finds_the_view_and_answers_it(
    send: Send, place: Place, read: Read
) -> None:
    number = given(place, send, "Laga bron.")
    place.do("refer_view", view_id=newest_view(place)[1], to_id=place.organizations["staden"])

    assert "Laga bron." in read("/", by="staden")
    wrong = send(f"/views/{number}/answer", by="staden", outcome="not_taken_up", text="Nej.")
    assert wrong.status_code == 422
    done = send(
        f"/views/{number}/answer",
        by="staden",
        outcome="taken_up",
        text="Bron lagas i maj.",
        change="Pengar finns.",
    )
    assert done.status_code == 303
    assert "Bron lagas i maj." in read(f"/views/{number}")


def test_a_theme_is_proposed_with_its_motivation_and_others_support_it(
    send: Send, place: Place, read: Read
) -> None:
    wrong = send("/themes/", year=str(TODAY.year), motivation="Det är dags.")
    assert wrong.status_code == 422
    assert "Det är dags." in wrong.text

    done = send("/themes/", title="Mötesplatser", year=str(TODAY.year), motivation="Det är dags.")
    assert "Mötesplatser" in followed(place, done)
    theme_id = newest_theme(place)
    support = send("/themes/support", by="bryggan", theme_id=theme_id)
    assert "Ni stöder det" in followed(place, support, by="bryggan")
    back = send("/themes/no-support", by="bryggan", theme_id=theme_id)
    assert "Stöd temat" in followed(place, back, by="bryggan")


def test_nobody_supports_the_own_theme_or_withdraws_anothers(send: Send, place: Place) -> None:
    send("/themes/", title="Eget tema", year=str(TODAY.year))
    theme_id = newest_theme(place)

    assert send("/themes/support", theme_id=theme_id).status_code == 422
    assert send("/themes/withdraw", by="bryggan", theme_id=theme_id).status_code == 403
    assert send("/themes/withdraw", theme_id=theme_id, reason="Nej.").status_code == 303


def test_a_theme_that_is_none_is_said_so(send: Send) -> None:
    assert send("/themes/support", theme_id=str(uuid4())).status_code == 422
    assert send("/themes/support", theme_id="x").status_code == 422
