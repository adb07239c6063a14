"""Circulated notes are read and commented on by members, also after the mandate has ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from forum.answering.feedback import Outcome
from forum.governing.limits import MinutesApproval, RulesLimits
from forum.record.when import When
from tests.web.members.my.conftest import followed, said
from tests.web.members.my.place import SIDES, TODAY, Place

Send = Callable[..., TestResponse]
Read = Callable[..., str]
TEXT = "Kommunen berättade om bidragen."
COMMENT = "Det var i mars, inte i april."


def held(place: Place, days: int = 5) -> tuple[UUID, str]:
    """A meeting some days ago, with notes that are a draft; the notes and its address."""
    day = When.on(TODAY - timedelta(days=days))
    meeting_id = place.do(
        "plan_meeting", classification="dialogue", year=TODAY.year, day=day, title={"sv": "Bidrag"}
    )
    place.do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Pengar"}, kind="discussion")
    place.do("hold_meeting", meeting_id=meeting_id)
    minutes_id = place.do("assemble_minutes", meeting_id=meeting_id, text={"sv": TEXT})
    return minutes_id, f"/minutes/{place.ref(meeting_id)}"


@pytest.fixture(scope="module")
def circulated(place: Place) -> tuple[UUID, str]:
    minutes_id, path = held(place)
    place.do("circulate_minutes", minutes_id=minutes_id)
    return minutes_id, path


def test_a_draft_is_not_for_members_until_it_is_sent_round(place: Place, read: Read) -> None:
    minutes_id, path = held(place, days=3)

    assert place.clients["akero"].get(f"/prov/my{path}").status_code == 404
    place.do("circulate_minutes", minutes_id=minutes_id)
    assert TEXT in read(path)
    place.do("redraft_minutes", minutes_id=minutes_id, text={"sv": "Nytt utkast."}, read=1)
    assert "Nytt utkast." not in read(path)


def test_a_comment_is_recorded_with_a_receipt_and_what_became_of_it_is_seen(
    send: Send, place: Place, read: Read, circulated: tuple[UUID, str]
) -> None:
    _minutes_id, path = circulated

    words = followed(place, send(path, text=COMMENT))
    assert "Tack. Registrerat" in words
    assert COMMENT in words
    assert COMMENT in read(path, by="staden")

    comment_id = (
        place.installation.reading()
        .execute("SELECT aggregate_id FROM comments ORDER BY position DESC")
        .fetchone()[0]
    )
    place.do(
        "answer_comment",
        comment_id=UUID(comment_id),
        is_taken_in=False,
        reason={"sv": "Det stämmer inte med inspelningen."},
    )
    assert "Det stämmer inte med inspelningen." in read(path)


def test_a_comment_on_one_item_names_it(
    send: Send, place: Place, circulated: tuple[UUID, str]
) -> None:
    import re

    _minutes_id, path = circulated
    page = place.clients["akero"].get(f"/prov/my{path}").text
    found = re.search(r'<option value="([0-9a-f-]{36})">1\. Pengar', page)
    assert found is not None

    assert "1. Pengar" in followed(place, send(path, item_id=found[1], text="Mer pengar."))
    assert send(path, item_id=str(uuid4()), text="Ingenting.").status_code == 422


def test_an_empty_comment_is_refused(send: Send, circulated: tuple[UUID, str]) -> None:
    answer = send(circulated[1], text=" ")

    assert answer.status_code == 422
    assert "Fyll i det här." in said(answer)


def test_whoever_is_named_verifies_the_notes(send: Send, place: Place, read: Read) -> None:
    limits = RulesLimits(minutes_approved=MinutesApproval.BY_VERIFIERS)
    rules_id = place.do("propose_rules", year=TODAY.year, limits=limits)
    place.do("adopt_rules", rules_id=rules_id, valid_from=When(f"{TODAY.year}-01-01"))
    minutes_id, path = held(place, days=2)
    place.do("circulate_minutes", minutes_id=minutes_id)
    place.do(
        "name_verifiers", minutes_id=minutes_id, organization_ids=[place.organizations["akero"]]
    )

    assert "Justera anteckningarna" in read("/")
    assert send(f"/verify/{minutes_id}", by="bryggan").status_code == 422
    answer = send(f"/verify/{minutes_id}")
    assert "Tack. Registrerat" in followed(place, answer)
    assert "Justera anteckningarna" not in read(path)


@pytest.fixture(scope="module")
def former(place: Place) -> str:
    """Somebody whose mandate ended yesterday, in a year that is not closed."""
    yesterday = TODAY - timedelta(days=1)
    start = min(When(f"{TODAY.year}-01-01").latest, yesterday)
    place.do(
        "appoint_representative",
        organization_id=place.organizations["akero"],
        person_id=(person_id := place.do("register_person", name="Förra (påhittad)")),
        side=SIDES[0],
        start=When.on(start),
        end=When.on(yesterday),
        mandate_id=uuid4(),
    )
    place.clients["former"] = place.signed(person_id)
    return "former"


def test_after_the_mandate_one_reads_comments_and_judges(
    send: Send, place: Place, read: Read, circulated: tuple[UUID, str], former: str
) -> None:
    send("/views/", text="Sista synpunkten.", given_by="organization")
    row = (
        place.installation.reading()
        .execute("SELECT number, aggregate_id FROM views ORDER BY number DESC")
        .fetchone()
    )
    place.do(
        "give_feedback", view_id=UUID(row[1]), outcome=Outcome.ANSWERED, text={"sv": "Så blir det."}
    )

    assert "Ditt uppdrag är slut." in read("/", by=former)
    assert TEXT in read(circulated[1], by=former)
    assert send(circulated[1], by=former, text="Jag var där.").status_code == 303
    assert send(f"/views/{row[0]}/judge", by=former, enough="yes").status_code == 303


def test_after_the_mandate_one_does_not_act_any_more(send: Send, place: Place, former: str) -> None:
    meeting_id = place.meeting(25, title="Efter")
    before = place.installation.position()

    acts: tuple[tuple[str, dict[str, str]], ...] = (
        (f"/meetings/{place.ref(meeting_id)}", {"answer": "coming"}),
        ("/views/", {"text": "Nej", "given_by": "organization"}),
        ("/themes/", {"title": "Nej", "year": str(TODAY.year)}),
        (
            "/mandates/appoint",
            {"name": "Nej", "role": "deputy", "start": TODAY.isoformat()},
        ),
        (
            f"/selection/{TODAY.year + 1}/{SIDES[0]}/nominate",
            {"organization_id": str(place.organizations["akero"])},
        ),
    )
    for path, fields in acts:
        assert send(path, by=former, **fields).status_code == 403, path
    assert send("/side/meetings", by=former).status_code == 404
    assert place.installation.position() == before
