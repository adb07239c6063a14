"""What Partsgemensamt forum is, for founding it before its history is read.

Facts as in the domain reference, sections 1 and 3; the administrators are organizations of the
history, so they are named after the import.
"""

from contextlib import AbstractContextManager
from uuid import UUID

from forum.application import Governance
from forum.governing.forum import Side, SideKind
from forum.governing.office import OfficeKind
from forum.keeping.claim import Claim
from forum.record.acting import Acting, acting
from forum.record.ids import SYSTEM_OFFICE_ID, derived_id
from forum.record.values import Basis, Channel, Evidence, Name
from forum.record.when import When

SLUG = "pgf"
ZONE = "Europe/Stockholm"
SIDES = (
    Side(
        key="civil_society",
        name=(
            Name(language="sv", text="Civilsamhällesparten"),
            Name(language="en", text="Civil society side"),
        ),
        classification=SideKind.CIVIL_SOCIETY,
        has_fixed_seats=True,
    ),
    Side(
        key="government",
        name=(
            Name(language="sv", text="Regeringsparten"),
            Name(language="en", text="Government side"),
        ),
        classification=SideKind.PUBLIC,
        has_fixed_seats=False,
    ),
    Side(
        key="other_public",
        name=(
            Name(language="sv", text="Annan offentlig aktör"),
            Name(language="en", text="Other public body"),
        ),
        classification=SideKind.OTHER,
        has_fixed_seats=False,
    ),
)
NAME = {"sv": "Partsgemensamt forum", "en": "Joint forum (Partsgemensamt forum)"}
ABOUT = {
    "sv": "Här talar regeringen och det civila samhället med varandra om föreningslivets villkor. "
    "Dialogen är själva syftet: parterna behöver inte bli överens.",
    "en": "Here the Government and civil society talk with each other about the conditions of "
    "associations. The dialogue is itself the purpose: the sides need not agree.",
}


OFFICE = "Kansliet för Partsgemensamt forum"
SOURCE = "MUCF: Så här arbetar Partsgemensamt forum; NOD: PGF (2019 version of the page)"
ADMINISTRATORS = (("mucf", "2012"), ("nod", "2018"))
"""Keys of the organizations that ran the forum, each with the year from which it did."""


def found_pgf(governance: Governance) -> UUID | None:
    """Found the forum with its secretariat; None if it is founded already."""
    forum_id = derived_id("forum", SLUG)
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id) as context:
        with governance.rehearsal():
            taken = governance.find(Claim, derived_id("claim", "slug", SLUG))
        if taken is not None:
            return None
        with governance.batch("found_forum", slug=SLUG):
            governance.found_forum(slug=SLUG, name=NAME, sides=SIDES, zone=ZONE)
            office_id = governance.open_office(
                kind=OfficeKind.SECRETARIAT, name=OFFICE, serves_forum_id=forum_id
            )
            with _afterwards(office_id, forum_id, context):
                governance.describe_forum(text=ABOUT)
    return forum_id


def name_administrators(governance: Governance, forum_id: UUID) -> None:
    """Say who ran the forum from when; the organizations come with the history."""
    with (
        acting(SYSTEM_OFFICE_ID, forum_id=forum_id) as context,
        governance.batch("found_forum", slug=SLUG, step="administrators"),
    ):
        office_id = governance.open_office(
            kind=OfficeKind.IMPORT_RUN,
            name="Facts beside the history files",
            serves_forum_id=forum_id,
        )
        for key, year in ADMINISTRATORS:
            claim = governance.load(Claim, derived_id("claim", "organization", key))
            with _afterwards(office_id, forum_id, context, When(year)):
                governance.appoint_administrator(organization_id=claim.owner_id)


def _afterwards(
    office_id: UUID, forum_id: UUID, context: Acting, day: When | None = None
) -> AbstractContextManager[Acting]:
    """Act by an office for what public sources tell."""
    return acting(
        office_id,
        forum_id=forum_id,
        within=context,
        effective=day,
        channel=Channel.PUBLIC_SOURCE,
        evidence=Evidence(basis=Basis.FACT, source=SOURCE),
    )
