"""An extract holds all that is held about a person, wherever that is, and nobody else's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_type_hints
from uuid import UUID, uuid4

import pytest

from forum.meeting.meeting_kinds import MeetingKind
from forum.policy import Role
from forum.record.acting import acting
from forum.record.catalogue import CATALOGUE
from forum.record.closed import _can_be_closed
from forum.record.sealed import Sealed
from forum.record.text import TextRef
from forum.record.when import When
from forum.store.rows import LogRow
from projections.visible import seen_by
from tests.golden.samples import make
from tests.web.members.my.place import SLUG, TODAY, Place, make_place
from web.extract import in_log
from web.extract.held import Extract, extract
from web.members.needs import Needs, NeedsStore

CANARY = "Kanariefågel"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    found = make_place(tmp_path_factory.mktemp("held") / "data")
    yield found
    found.installation.close()


def held(place: Place, person_id: UUID, **how: Any) -> Extract:
    return extract(place.installation, person_id, datetime.now(UTC), **how)


def by_member(place: Place, command: str, /, **given: Any) -> Any:
    with acting(
        place.mandates["akero"],
        mandate_of_id=place.organizations["akero"],
        forum_id=place.forum_id,
    ) as running:
        answer = getattr(place.installation.governance, command)(**given)
    place.installation.wait(running.done[-1].last_position)
    return answer


class OneRow:
    """A log of one event, as a store gives it."""

    def __init__(self, state: bytes, topic: str, originator_id: UUID) -> None:
        self.row = LogRow(1, originator_id, 1, topic, state)

    def read_rows(self, start: int, _limit: int) -> list[LogRow]:
        return [self.row] if start == 0 else []

    def read_texts(self, _ids: Any) -> dict[UUID, bytes]:
        return {}


def naming() -> list[str]:
    """The topics whose events have a field for a person, or a sealed value."""
    found = []
    for entry in CATALOGUE:
        hints = get_type_hints(entry.event_class, include_extras=True)
        if "person_id" in hints or Sealed in hints.values():
            found.append(entry.topic)
    return found


def test_it_is_said_of_every_event_that_names_a_person_what_the_person_acts_by() -> None:
    named = {topic for topic in naming() if not topic.startswith("person.")}

    assert named == in_log.ACTS_BY.keys()


@pytest.mark.parametrize("topic", naming())
def test_every_event_that_names_a_person_is_found(topic: str, place: Place) -> None:
    entry = CATALOGUE.topic(topic)
    assert entry is not None
    event = make(entry)
    person_id = uuid4()
    if topic.startswith("person."):
        key_id, key = place.installation.store.keys.personal.take()
        event.__dict__.update(
            originator_id=person_id, name=Sealed.seal(key_id, key, "person.name", CANARY)
        )
    else:
        event.__dict__.update(person_id=person_id)
    stored = place.installation.source.mapper.to_stored_event(event)  # type: ignore[attr-defined]
    log = OneRow(stored.state, topic, event.originator_id)

    found = in_log.entries(
        person_id, log, place.installation.source.mapper, place.installation.store.keys
    )

    assert [one.topic for one in found] == [topic]
    if topic.startswith("person."):
        assert found[0].opened == [("name", CANARY)]
    other = in_log.entries(
        uuid4(), log, place.installation.source.mapper, place.installation.store.keys
    )
    assert other == []


def test_every_field_that_can_be_closed_has_its_place(place: Place) -> None:
    for entry in CATALOGUE:
        hints = get_type_hints(entry.event_class, include_extras=True)
        if any(_can_be_closed(hint) for hint in hints.values()):
            for closed in in_log.closed_in(event := make(entry)):
                assert in_log._place(event, closed) in {*hints}, entry.topic
                assert isinstance(closed, Sealed | TextRef)


def test_what_a_person_wrote_is_there_and_nobody_elses(place: Place) -> None:
    by_member(
        place,
        "propose_theme",
        title={"sv": "Tema"},
        year=TODAY.year,
        proposed_by_id=place.organizations["akero"],
        side="civil_society",
        motivation={"sv": f"{CANARY} motiverar"},
    )
    by_member(
        place,
        "appoint_representative",
        organization_id=place.organizations["akero"],
        name="Någon annan (påhittad)",
        side="civil_society",
        start=When(f"{TODAY.year}-02-01"),
    )

    own = held(place, place.people["akero"])
    other = held(place, place.people["bryggan"])

    assert own.names == ["akero (påhittad)"]
    assert any(f"{CANARY} motiverar" in text for one in own.texts for _name, text in one.opened)
    assert "Någon annan" not in own.as_json()
    assert CANARY not in other.as_json()


def test_a_room_of_a_side_is_closed_to_the_secretariat_and_open_to_the_person(
    place: Place,
) -> None:
    (office,) = place.installation.reading().execute(
        "SELECT aggregate_id FROM offices WHERE kind = 'coordinator' AND side = 'civil_society'"
    )
    day = When.on(TODAY + timedelta(days=9))
    with acting(UUID(office[0]), forum_id=place.forum_id) as running:
        meeting_id = place.installation.governance.plan_meeting(
            classification=MeetingKind.PRE_MEETING,
            year=day.latest.year,
            day=day,
            side="civil_society",
        )
    with acting(UUID(office[0]), forum_id=place.forum_id) as running:
        place.installation.governance.convene_meeting(meeting_id=meeting_id)
    place.installation.wait(running.done[-1].last_position)
    by_member(
        place,
        "register_for_meeting",
        meeting_id=meeting_id,
        organization_id=place.organizations["akero"],
        side="civil_society",
    )
    person_id = place.people["akero"]

    whole = held(place, person_id)
    for_office = held(place, person_id, sees=seen_by(Role.SECRETARIAT), forum_id=place.forum_id)

    said = [one for one in whole.entries if one.topic == "presence.registered" and one.is_own]
    assert said
    positions = {one.position for one in for_office.entries}
    assert positions.isdisjoint(one.position for one in said)
    assert for_office.left_out >= len(said)
    assert whole.left_out == 0


def test_the_person_sees_and_fetches_it(place: Place) -> None:
    client = place.clients["akero"]

    page = client.get("/account/held/")
    as_json = client.get("/account/held/json")
    as_html = client.get("/account/held/html")

    assert "akero (påhittad)" in page.text
    told = json.loads(as_json.text)
    assert told["names"] == ["akero (påhittad)"]
    assert told["entries"]
    assert told["beside_the_log"]["accounts"]
    assert as_json.headers["Content-Disposition"].startswith("attachment")
    assert as_json.headers["Cache-Control"] == "no-store"
    assert "akero (påhittad)" in as_html.text
    assert client.get("/account/held/exe").status_code == 404


def test_the_secretariat_gets_it_of_people_of_its_forum_only(place: Place) -> None:
    office = place.clients["secretariat"]
    stranger = place.system("register_person", name="Främling (påhittad)")

    page = office.get(f"/{SLUG}/secretariat/people/{place.people['akero']}/")
    nobody = office.get(f"/{SLUG}/secretariat/people/{stranger}/")
    member = place.clients["bryggan"].get(f"/{SLUG}/secretariat/people/{place.people['akero']}/")

    assert page.status_code == 200
    assert "akero (påhittad)" in page.text
    assert (nobody.status_code, member.status_code) == (404, 403)


def test_needs_are_told_to_the_person_and_to_no_secretariat(place: Place) -> None:
    meeting_id = place.meeting()
    needs = Needs(kinds=("hearing_loop",), text="Kanariebehov")
    NeedsStore(place.installation.accounts).keep(
        place.forum_id, meeting_id, place.mandates["akero"], needs
    )
    address = f"/{SLUG}/secretariat/people/{place.people['akero']}/"

    for kind in ("", "json", "html"):
        assert "Kanariebehov" not in place.clients["secretariat"].get(address + kind).text
        assert "Kanariebehov" in place.clients["akero"].get(f"/account/held/{kind}").text


def test_the_program_writes_it_for_its_owner_alone(place: Place, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from web.cli import main

    out = tmp_path / "extract.html"
    env = {"FORUM_DATA": str(place.installation.settings.data)}
    person = str(place.people["akero"])
    as_json = CliRunner().invoke(main, ["extract", "--person", person], env=env)
    as_html = CliRunner().invoke(
        main, ["extract", "--person", person, "--html", "--out", str(out)], env=env
    )
    nobody = CliRunner().invoke(main, ["extract", "--person", str(uuid4())], env=env)

    assert json.loads(as_json.output)["person_id"] == person
    assert as_html.exit_code == 0, as_html.output
    assert "akero (påhittad)" in out.read_text()
    assert out.stat().st_mode & 0o077 == 0
    assert (nobody.exit_code, "nothing is held" in nobody.output) == (1, True)
