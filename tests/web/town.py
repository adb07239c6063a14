"""A small installation with one forum, where people can sign in."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from flask import Flask

from forum.governing.forum import Side, SideKind
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID, derived_id
from forum.record.values import names
from forum.record.when import When
from web import create_app
from web.installation import Installation
from web.settings import Settings


class Town(NamedTuple):
    """An installation with one forum, where a secretary and a member can sign in.

    Attributes:
        installation: Where it is.
        app: Its pages.
        forum_id: The forum `prov`.
        office_id: Its secretariat.
        auditor_id: An auditor's office.
        secretary: A person who holds the secretariat.
        auditor: A person who audits.
        member: A person with a mandate that goes on.
        mandate_id: That mandate.
        stranger: A person without mandate or office.
    """

    installation: Installation
    app: Flask
    forum_id: UUID
    office_id: UUID
    auditor_id: UUID
    secretary: UUID
    auditor: UUID
    member: UUID
    mandate_id: UUID
    stranger: UUID


def make_town(folder: Path) -> Town:
    """Make it in a folder; close its installation afterwards."""
    settings = Settings(data=folder, key_file=folder / "secret/master.key")
    installation = Installation.made(settings, host="Provstad")
    made = _found(installation)
    installation.catch_up()
    return Town(installation, create_app(settings, installation), **made)


def _found(installation: Installation) -> dict[str, UUID]:
    do, forum_id = installation.governance, derived_id("forum", "prov")
    side = Side(
        key="members",
        name=names({"sv": "Föreningarna"}),
        classification=SideKind.CIVIL_SOCIETY,
        has_fixed_seats=False,
    )
    other = Side(
        key="town",
        name=names({"sv": "Kommunen"}),
        classification=SideKind.PUBLIC,
        has_fixed_seats=False,
    )
    made: dict[str, UUID] = {"forum_id": forum_id, "mandate_id": derived_id("prov", "mandate")}
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id), do.batch("found_forum", slug="prov"):
        do.found_forum(slug="prov", name={"sv": "Prov"}, sides=(side, other))
        for key, kind in (
            ("office_id", OfficeKind.SECRETARIAT),
            ("auditor_id", OfficeKind.AUDITOR),
        ):
            made[key] = do.open_office(kind=kind, name=kind.value, serves_forum_id=forum_id)
        for word in ("secretary", "auditor", "member", "stranger"):
            made[word] = do.register_person(name=f"{word} (påhittad)")
        for office, person in (("office_id", "secretary"), ("auditor_id", "auditor")):
            do.name_office_holder(
                office_id=made[office], person_id=made[person], start=When("2026-01-01")
            )
    with acting(made["office_id"], forum_id=forum_id), do.batch("register_organization"):
        organization_id = do.register_organization(slug="aa", name="AA")
        do.open_year(year=2026)
        do.appoint_representative(
            organization_id=organization_id,
            person_id=made["member"],
            side="members",
            start=When("2026-01-01"),
            mandate_id=made["mandate_id"],
        )
    return made
