"""A small forum that exists today, with members of two sides signed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forum.governing.forum import Forum, Side, SideKind
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import names
from forum.record.when import When
from tests.web.signed import signed_client
from web import create_app
from web.installation import Installation
from web.settings import Settings

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()
SIDES = ("civil_society", "government")
SLUG = "prov"


@dataclass
class Place:
    """A forum in which things happen today, and the browsers of those who act in it.

    Attributes:
        installation: Where it lies.
        app: Its pages.
        office_id: The secretariat.
        organizations: Ids by slug.
        people: Ids of persons by the slug of their organization, or by a word.
        mandates: Ids of mandates likewise.
        clients: Browsers likewise.
    """

    installation: Installation
    app: Flask
    office_id: UUID
    organizations: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    mandates: dict[str, UUID] = field(default_factory=dict)
    clients: dict[str, FlaskClient] = field(default_factory=dict)

    @property
    def forum_id(self) -> UUID:
        return Forum.create_id(SLUG)

    def do(self, command: str, /, **given: Any) -> Any:
        """Carry a command out for the secretariat, and let the pages see it."""
        with acting(self.office_id, forum_id=self.forum_id, standing_reason="Skäl") as context:
            answer = getattr(self.installation.governance, command)(**given)
        for done in context.done:
            self.installation.wait(done.last_position)
        return answer

    def system(self, command: str, /, **given: Any) -> Any:
        """Carry a command out for the installation itself."""
        with acting(SYSTEM_OFFICE_ID) as context:
            answer = getattr(self.installation.governance, command)(**given)
        for done in context.done:
            self.installation.wait(done.last_position)
        return answer

    def organization(self, slug: str, side: str, seats: int = 2) -> UUID:
        """Enter an organization with seats this year."""
        made: UUID = self.do("register_organization", slug=slug, name=f"{slug.title()} (påhittad)")
        self.organizations[slug] = made
        self.do("grant_seat", year=TODAY.year, side=side, organization_id=made, seats=seats)
        return made

    def member(self, word: str, slug: str, side: str, **about: Any) -> FlaskClient:
        """Appoint somebody and sign them in."""
        person_id = self.people[word] = self.do("register_person", name=f"{word} (påhittad)")
        mandate_id = self.mandates[word] = uuid4()
        about.setdefault("start", When(f"{TODAY.year}-01-01"))
        self.do(
            "appoint_representative",
            organization_id=self.organizations[slug],
            person_id=person_id,
            side=side,
            mandate_id=mandate_id,
            **about,
        )
        client = self.clients[word] = self.signed(person_id)
        return client

    def signed(self, who: UUID) -> FlaskClient:
        """A browser in which a person is signed in, that asks for Swedish."""
        client = signed_client(self.app, self.installation, who)
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
        return client

    def meeting(self, days: int = 20, **about: Any) -> UUID:
        """A meeting of the whole forum some days from now, that was called."""
        day = When.on(TODAY + timedelta(days=days))
        meeting_id: UUID = self.do(
            "plan_meeting",
            classification=about.pop("classification", "dialogue"),
            year=day.latest.year,
            day=day,
            title={"sv": about.pop("title", "Lokaler")},
            **about,
        )
        self.do("convene_meeting", meeting_id=meeting_id)
        return meeting_id


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A forum between two sides, each with an organization and somebody who speaks for it."""
    folder: Path = tmp_path_factory.mktemp("members") / "data"
    settings = Settings(data=folder, key_file=folder / "secret" / "master.key")
    installation = Installation.made(settings, host="Provstad")
    installation.follow()
    app = create_app(settings, installation)
    found = Place(installation, app, uuid4())
    found.system(
        "open_office", kind=OfficeKind.SECRETARIAT, name="Kansliet", office_id=found.office_id
    )
    kinds = zip(SIDES, (SideKind.CIVIL_SOCIETY, SideKind.PUBLIC), strict=True)
    found.system(
        "found_forum",
        slug=SLUG,
        name={"sv": "Prov", "en": "Trial"},
        sides=tuple(
            Side(key=key, name=names({"sv": key}), classification=kind, has_fixed_seats=True)
            for key, kind in kinds
        ),
        invented=True,
    )
    found.do("open_year", year=TODAY.year)
    for slug, side in (("akero", SIDES[0]), ("bryggan", SIDES[0]), ("staden", SIDES[1])):
        found.organization(slug, side)
        found.member(slug, slug, side)
    for side in SIDES:
        office = found.system(
            "open_office",
            kind=OfficeKind.COORDINATOR,
            name=f"Samordning {side}",
            serves_forum_id=found.forum_id,
            side=side,
        )
        found.clients[side] = found.signed(office)
    found.clients["secretariat"] = found.signed(found.office_id)
    yield found
    installation.close()


@pytest.fixture
def send(place: Place) -> Callable[..., TestResponse]:
    """Send a form of the members' pages, as the page has it."""

    def send_it(path: str, by: str = "akero", **fields: Any) -> TestResponse:
        client = place.clients[by]
        fields.setdefault("command_id", str(uuid4()))
        return client.post(f"/{SLUG}/my{path}", data=csrf_of(client) | fields)

    return send_it


@pytest.fixture
def read(place: Place) -> Callable[..., str]:
    """What a page says, in words."""

    def words(path: str, by: str = "akero", status: int = 200, language: str = "sv") -> str:
        address = path if path.startswith("/prov") else f"/{SLUG}/my{path}"
        page = place.clients[by].get(address, headers={"Accept-Language": language})
        assert page.status_code == status, page.status_code
        return said(page)

    return words


def said(page: TestResponse) -> str:
    """What a page says in its main part, in words."""
    import html

    main = page.text[page.text.index("<main") :]
    found = re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", found)))


def followed(place: Place, answer: TestResponse, by: str = "akero") -> str:
    """Where a form led, in words."""
    assert answer.status_code == 303, said(answer)
    return said(place.clients[by].get(answer.headers["Location"]))


def csrf_of(client: FlaskClient) -> dict[str, str]:
    """The token that every form of a page carries, if the pages have one."""
    page = client.get(f"/{SLUG}/my/themes/").text
    found = re.search(r'name="(csrf[^"]*)" value="([^"]*)"', page)
    return {found[1]: found[2]} if found else {}


def in_days(days: int) -> date:
    """A day from today."""
    return TODAY + timedelta(days=days)
