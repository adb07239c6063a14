"""A forum in which two organizations sit, whose people may have accounts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient

from forum.answering.view import Giver, Setting
from forum.governing.forum import Side, SideKind
from forum.governing.office import OfficeKind
from forum.meeting.meeting import MeetingKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.localtime import LocalTime
from forum.record.values import names
from forum.record.when import When
from web import create_app
from web.accounts.accounts import Account, Accounts
from web.installation import Installation
from web.mail.mailboxes import Mailboxes
from web.mail.outgoing import outgoing
from web.mail.sending import Sending, Sent
from web.settings import Settings

OFFICE = "kansli@example.org"
CIVIL, PUBLIC = "civil_society", "government"
ZONE = "Europe/Stockholm"


class Sitting:
    """The forum `prov`, its installation, and what happens in it.

    Attributes:
        installation: Where it is.
        forum_id: The forum.
        secretariat_id: The office that runs it.
        organizations: Ids of the organizations by slug: `ankaret` and `bryggan` sit.
        persons: Ids of those who speak for them, by the organization's slug.
        mandates: Ids of their mandates, likewise.
        now: The instant of letters; the commands read the real clock.
    """

    def __init__(self, folder: Path, *, store: str = "", mail: str = "") -> None:
        settings = Settings(
            data=folder,
            store=store,
            key_file=folder / "secret" / "master.key",
            base_url="http://localhost:8000",
            mail=mail,
            mail_from="forum@example.org" if mail else "",
        )
        self.installation = Installation.made(settings, host="Provstad")
        self.now = datetime.now(UTC)
        self.secretariat_id = uuid4()
        do = self.installation.governance
        with acting(SYSTEM_OFFICE_ID):
            do.open_office(
                kind=OfficeKind.SECRETARIAT, name="Kansliet", office_id=self.secretariat_id
            )
        sides = tuple(
            Side(key=key, name=names({"sv": name}), classification=kind, has_fixed_seats=fixed)
            for key, name, kind, fixed in (
                (CIVIL, "Föreningarna", SideKind.CIVIL_SOCIETY, True),
                (PUBLIC, "Kommunen", SideKind.PUBLIC, False),
            )
        )
        with acting(SYSTEM_OFFICE_ID):
            do.found_forum(slug="prov", name={"sv": "Provforum", "en": "Trial"}, sides=sides)
        self.forum_id = self.installation.forum_id("prov")
        for year in sorted({self.today.year, self.day(60).year}):
            self.act("open_year", year=year)
            self.act("open_seating", year=year, side=CIVIL)
        self.organizations: dict[str, UUID] = {}
        self.persons: dict[str, UUID] = {}
        self.mandates: dict[str, UUID] = {}
        for slug, name in (("ankaret", "Ankaret"), ("bryggan", "Bryggan <b>")):
            self._seat(slug, name)
        self.installation.catch_up()
        self.app: Flask = create_app(settings, self.installation)

    @property
    def today(self) -> date:
        return self.now.date()

    def day(self, after: int) -> date:
        return self.today + timedelta(days=after)

    def _seat(self, slug: str, name: str) -> None:
        organization_id = self.act("register_organization", slug=slug, name=name)
        person_id = self.act("register_person", name=f"Representant för {slug} (påhittad)")
        for year in sorted({self.today.year, self.day(60).year}):
            self.act("grant_seat", year=year, side=CIVIL, organization_id=organization_id)
        mandate_id = uuid4()
        self.act(
            "appoint_representative",
            organization_id=organization_id,
            person_id=person_id,
            side=CIVIL,
            start=When.on(self.day(-1)),
            mandate_id=mandate_id,
        )
        self.organizations[slug] = organization_id
        self.persons[slug] = person_id
        self.mandates[slug] = mandate_id

    def act(self, name: str, /, *, effective: When | None = None, **arguments: Any) -> Any:
        with acting(
            self.secretariat_id,
            forum_id=getattr(self, "forum_id", None),
            effective=effective,
            standing_reason="Skäl",
        ):
            return getattr(self.installation.governance, name)(**arguments)

    def account(self, slug: str, language: str = "sv") -> Account:
        """Give whoever speaks for an organization an account."""
        accounts = Accounts(self.installation.accounts)
        return accounts.add(f"{slug}@example.org", self.persons[slug], self.now, language)

    def office_mailbox(self) -> None:
        Mailboxes(self.installation.accounts).put(self.forum_id, "secretariat", "", OFFICE)

    def meeting(self, after: int = 20, **more: Any) -> UUID:
        """Plan a dialogue some days from now, from one to four o'clock."""
        day = self.day(after)
        meeting_id: UUID = self.act(
            "plan_meeting",
            classification=MeetingKind.DIALOGUE,
            year=day.year,
            day=When.on(day),
            title={"sv": "Mötesplatser <för> alla", "en": "Places for all"},
            **more,
        )
        self.schedule(meeting_id, after)
        return meeting_id

    def schedule(self, meeting_id: UUID, after: int, **more: Any) -> None:
        day = self.day(after)
        start, end = (LocalTime.at(datetime.combine(day, time(hour)), ZONE) for hour in (13, 16))
        self.act(
            "schedule_meeting",
            meeting_id=meeting_id,
            day=When.on(day),
            start=start,
            end=end,
            place="Gröna salen, Provstad",
            **more,
        )

    def convene(self, meeting_id: UUID, *, answer_in: int | None = 10) -> None:
        last = When.on(self.day(answer_in)) if answer_in is not None else None
        self.act("convene_meeting", meeting_id=meeting_id, registration_deadline=last)

    def view(self, slug: str, text: str = "Lokalerna behöver bli fler.", **more: Any) -> UUID:
        view_id: UUID = self.act(
            "record_view",
            setting=Setting.DIALOGUE,
            giver=Giver.ORGANIZATION,
            organization_id=self.organizations[slug],
            text={"sv": text},
            **more,
        )
        return view_id

    def send(self, mail: str, *, after: int = 0, **more: Any) -> list[Sent]:
        """Send what is due, some days from now."""
        self.installation.catch_up()
        now = self.now + timedelta(days=after)
        with outgoing(mail, "forum@example.org") as to:
            return list(Sending(self.app, self.installation, now=now, to=to, **more).send())

    def due(self, after: int = 0) -> list[Sent]:
        """What would be sent; a dry run."""
        self.installation.catch_up()
        now = self.now + timedelta(days=after)
        return list(Sending(self.app, self.installation, now=now, to=None).send())

    def events(self) -> list[Any]:
        source = self.installation.source
        return [source.mapper.decode(*row[1:]) for row in source.log.read_rows(0, 10_000)]

    def client(self, language: str = "sv") -> FlaskClient:
        client = self.app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        return client

    def close(self) -> None:
        self.installation.close()
