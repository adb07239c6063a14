"""A small forum that exists today, with members of two sides signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient

from forum.governing.forum import Forum, Side, SideKind
from forum.governing.office import OfficeKind
from forum.policy import Role
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import names
from forum.record.when import When
from projections.meetings import meetings
from projections.visible import seen_by
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
    def today(self) -> date:
        """The day, where the forum is."""
        return TODAY

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
        """Enter an organization with seats this year and the next, so that no day of a run
        is too near the end of one.
        """
        made: UUID = self.do("register_organization", slug=slug, name=f"{slug.title()} (påhittad)")
        self.organizations[slug] = made
        for year in (TODAY.year, TODAY.year + 1):
            self.do("grant_seat", year=year, side=side, organization_id=made, seats=seats)
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

    def ref(self, meeting_id: UUID) -> str:
        """The last part of a meeting's address."""
        every = meetings(
            self.installation.reading(),
            forum_id=str(self.forum_id),
            sees=seen_by(Role.SECRETARIAT),
        )
        return next(row["ref"] for row in every if row["meeting_id"] == str(meeting_id))


def make_place(folder: Path) -> Place:
    """Make a forum between two sides, each with somebody who speaks for an organization of it."""
    settings = Settings(data=folder, key_file=folder / "secret" / "master.key")
    installation = Installation.made(settings, host="Provstad")
    installation.follow()
    found = Place(installation, create_app(settings, installation), uuid4())
    found.system(
        "open_office", kind=OfficeKind.SECRETARIAT, name="Kansliet", office_id=found.office_id
    )
    about = (
        (SIDES[0], "Civilsamhället", "Civil society", SideKind.CIVIL_SOCIETY),
        (SIDES[1], "Kommunen", "The municipality", SideKind.PUBLIC),
    )
    found.system(
        "found_forum",
        slug=SLUG,
        name={"sv": "Provforum", "en": "Trial forum"},
        sides=tuple(
            Side(
                key=key, name=names({"sv": sv, "en": en}), classification=kind, has_fixed_seats=True
            )
            for key, sv, en, kind in about
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
    return found


def in_days(days: int) -> date:
    """A day from today."""
    return TODAY + timedelta(days=days)
