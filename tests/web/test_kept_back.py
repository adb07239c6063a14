"""A meeting that is kept back is on no public page until it is published once (trial 3)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from forum.meeting.meeting_kinds import MeetingKind
from forum.record.when import When
from tests.projections.acted import ActedForum
from web import create_app
from web.installation import Installation
from web.settings import Settings

SECRET = "Hemvist 7341"
PATHS = (
    *("/prov/", "/prov/meetings/", "/prov/years/2016", "/prov/themes/", "/prov/views/"),
    *("/prov/history/", "/prov/search?q=Hemvist", "/prov/meetings/?on=2016-03-01"),
    *("/prov/?on=2016-03-01", "/prov/decisions/", "/prov/organizations/", "/"),
)
ADDRESS = "/prov/meetings/2016-04-06-dialogue"


@pytest.fixture
def forum() -> Iterator[ActedForum]:
    forum = ActedForum()
    yield forum
    forum.close()


def seen(client: FlaskClient) -> set[str]:
    """The paths whose pages show the meeting."""
    pages = {path: client.get(path, follow_redirects=True) for path in PATHS}
    assert {page.status_code for page in pages.values()} == {200}
    return {path for path, page in pages.items() if SECRET in page.text}


def test_a_meeting_kept_back_is_nowhere_and_then_everywhere_by_one_event(
    forum: ActedForum,
) -> None:
    settings = Settings(data=forum.folder, key_file=forum.folder / "secret" / "master.key")
    installation = Installation(settings)
    client = create_app(settings, installation).test_client()
    meeting_id = forum.meeting(
        "2016-04-06", MeetingKind.DIALOGUE, title={"sv": SECRET}, is_draft=True
    )
    forum.act("schedule_meeting", meeting_id=meeting_id, day=When("2016-04-06"), place=SECRET)
    installation.catch_up()

    assert seen(client) == set()
    assert client.get(ADDRESS).status_code == 404
    assert SECRET not in client.get(ADDRESS).text

    forum.act("publish_meeting", meeting_id=meeting_id)
    assert forum.act("publish_meeting", meeting_id=meeting_id) is None  # refused
    installation.catch_up()

    assert client.get(ADDRESS).status_code == 200
    assert {"/prov/meetings/", "/prov/years/2016", "/prov/search?q=Hemvist"} <= seen(client)
    topics = [event.TOPIC for event in forum.events()]
    assert topics.count("meeting.published") == 1
    installation.close()
