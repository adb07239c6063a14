"""A side's coordinator calls its own meetings; the secretariat is an outsider to its room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forum.meeting.meeting_kinds import MeetingKind
from forum.policy import Role
from forum.record.acting import acting
from forum.record.when import When
from projections import duties, lookback, meetings, search
from projections.visible import seen_by
from tests.web.members.my.conftest import followed, said
from tests.web.members.my.place import SIDES, TODAY, Place, in_days
from tests.web.working import csrf_of

Send = Callable[..., TestResponse]
Read = Callable[..., str]
SECRET = "Inför mötet, bara vi"
PLACE = "Folkets hus"


@pytest.fixture(scope="module")
def planned(place: Place) -> str:
    """A meeting of the civil side's own, planned by its coordinator; its address."""
    client = place.clients[SIDES[0]]
    answer = client.post(
        "/prov/my/side/meetings",
        data={
            "command_id": str(uuid4()),
            "kind": "pre_meeting",
            "day": in_days(12).isoformat(),
            "start": "17:00",
            "end": "18.30",
            "place": PLACE,
            "title": SECRET,
            **csrf_of(client, "/account/"),
        },
    )
    assert answer.status_code == 303, said(answer)
    assert "Tack. Registrerat" in followed(place, answer, by=SIDES[0])
    return f"{in_days(12).isoformat()}-pre_meeting"


def test_the_members_of_the_side_see_its_meeting_and_answer_the_invitation(
    place: Place, send: Send, read: Read, planned: str
) -> None:
    for by in ("akero", "bryggan", SIDES[0]):
        assert SECRET in read("/side/", by=by)
    assert PLACE in read(f"/meetings/{planned}")
    assert SECRET in read("/")
    answer = send(f"/meetings/{planned}", answer="coming")
    assert "Ni kommer." in followed(place, answer)


def test_nobody_outside_the_side_sees_its_meeting_on_any_page(
    place: Place, read: Read, planned: str
) -> None:
    reader = place.app.test_client()
    outsiders: dict[str, tuple[FlaskClient, list[str]]] = {
        "everybody": (reader, ["/prov/", "/prov/meetings/", "/prov/history/"]),
        "secretariat": (
            place.clients["secretariat"],
            ["/prov/secretariat/", "/prov/secretariat/meetings/", "/prov/meetings/"],
        ),
        "the other side": (place.clients["staden"], ["/prov/my/", "/prov/my/side/"]),
        "its coordinator": (place.clients[SIDES[1]], ["/prov/my/", "/prov/my/side/"]),
    }
    for who, (client, pages) in outsiders.items():
        for page in (*pages, f"/prov/search?q={SECRET.partition(',')[0]}", "/prov/history/"):
            answer = client.get(page)
            assert answer.status_code == 200, (who, page)
            assert SECRET not in answer.text.replace(f"{SECRET.partition(',')[0]}", "", 2), page
            assert PLACE not in answer.text, (who, page)
        assert client.get(f"/prov/meetings/{planned}").status_code == 404
    assert (
        place.clients["secretariat"].get(f"/prov/secretariat/meetings/{planned}").status_code == 404
    )
    for by in ("staden", SIDES[1]):
        assert place.clients[by].get(f"/prov/my/meetings/{planned}").status_code == 404


@pytest.mark.parametrize(
    "role", [Role.PUBLIC, Role.SECRETARIAT, Role.ADMINISTRATOR, Role.AUDITOR, Role.SYSTEM]
)
def test_no_question_of_an_outsider_tells_of_the_meeting(
    place: Place, planned: str, role: Role
) -> None:
    conn = place.installation.reading()
    asked: dict[str, Any] = {"forum_id": str(place.forum_id), "sees": seen_by(role)}
    own = {**asked, "sees": seen_by(Role.MEMBER, side=SIDES[0])}

    def refs(of: dict[str, Any]) -> set[str]:
        return {row["ref"] for row in meetings.meetings(conn, **of)}

    (meeting_id,) = (
        row["meeting_id"] for row in meetings.meetings(conn, **own) if row["ref"] == planned
    )
    assert planned in refs(own)
    assert planned not in refs(asked)
    every = duties.duties(conn, **asked, day=TODAY, zone="Europe/Stockholm")
    assert meeting_id not in {one["about_id"] for one in every}
    told = lookback.events(conn, **asked, things={meeting_id})["events"]
    assert told == []
    found = search.search(conn, **asked, words=SECRET)
    assert SECRET not in repr(found)
    assert SECRET in repr(search.search(conn, **own, words=SECRET))


def test_the_other_side_cannot_act_on_the_meeting(send: Send, place: Place, planned: str) -> None:
    (meeting_id,) = (
        row["meeting_id"]
        for row in meetings.meetings(
            place.installation.reading(),
            forum_id=str(place.forum_id),
            sees=seen_by(Role.MEMBER, side=SIDES[0]),
        )
        if row["ref"] == planned
    )

    assert send(f"/meetings/{planned}", by="staden", answer="coming").status_code == 404
    assert send("/side/cancel", by=SIDES[1], meeting_id=meeting_id).status_code == 403
    assert send("/side/cancel", by="akero", meeting_id=meeting_id).status_code == 403


def test_a_meeting_of_the_whole_forum_is_not_the_coordinators_to_cancel(
    send: Send, place: Place
) -> None:
    meeting_id = place.meeting(40)

    answer = send("/side/cancel", by=SIDES[0], meeting_id=str(meeting_id))

    assert answer.status_code == 403


def test_the_coordinator_cancels_the_sides_own_meeting(send: Send, place: Place) -> None:
    with acting(_office(place), forum_id=place.forum_id) as context:
        meeting_id = place.installation.governance.plan_meeting(
            classification=MeetingKind.AFTER_TALK,
            year=TODAY.year,
            day=When.on(in_days(2)),
            side=SIDES[0],
        )
    place.installation.wait(context.done[-1].last_position)

    answer = send("/side/cancel", by=SIDES[0], meeting_id=str(meeting_id), reason="Sjukdom.")

    assert "Inställt" in followed(place, answer, by=SIDES[0])


def _office(place: Place) -> Any:
    from uuid import UUID

    row = (
        place.installation.reading()
        .execute(
            "SELECT aggregate_id FROM offices WHERE kind = 'coordinator' AND side = ?", SIDES[:1]
        )
        .fetchone()
    )
    return UUID(row[0])


def test_a_wrong_plan_is_shown_again_and_a_member_does_not_plan(send: Send) -> None:
    wrong = send("/side/meetings", by=SIDES[0], kind="pre_meeting", day="snart", place="Hemma")
    assert wrong.status_code == 422
    assert 'value="Hemma"' in wrong.text
    refused = send("/side/meetings", kind="pre_meeting", day=in_days(3).isoformat())
    assert refused.status_code == 403


def test_the_coordinator_names_the_sides_post_and_a_member_does_not(
    send: Send, place: Place
) -> None:
    about = {
        "post": "chair",
        "start": TODAY.isoformat(),
        "organization_id": str(place.organizations["akero"]),
    }

    assert send("/side/post", **about).status_code == 403
    words = followed(place, send("/side/post", by=SIDES[0], **about), by=SIDES[0])
    assert "Ordförande: Akero (påhittad)" in words


def test_what_the_side_brings_is_gathered_for_its_people(
    send: Send, place: Place, read: Read
) -> None:
    send("/themes/", title="Vår sak", year=str(TODAY.year))
    send("/views/", by="bryggan", text="Vi behöver tid.", given_by="organization")

    for by in ("akero", SIDES[0]):
        words = read("/side/", by=by)
        assert "Vår sak" in words
        assert "Vi behöver tid." in words
    assert "Vi behöver tid." not in read("/side/", by="staden")
