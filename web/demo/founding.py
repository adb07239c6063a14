"""What Partsgemensamt forum is, for founding it before its history is read.

Facts as in the domain reference, sections 1 and 3; the administrators are organizations of the
history, so they are named after the import.
"""

from uuid import UUID

from forum.application import Governance
from forum.governing.forum import Side, SideKind
from forum.keeping.claim import Claim
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID, derived_id
from forum.record.values import Name

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


def found_pgf(governance: Governance) -> UUID | None:
    """Found the forum; None if it is founded already."""
    forum_id = derived_id("forum", SLUG)
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id):
        with governance.rehearsal():
            taken = governance.find(Claim, derived_id("claim", "slug", SLUG))
        if taken is not None:
            return None
        with governance.batch("found_forum", slug=SLUG):
            governance.found_forum(slug=SLUG, name=NAME, sides=SIDES, zone=ZONE, invented=False)
    return forum_id
