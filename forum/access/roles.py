"""The words of the access tables: roles that act, and audiences that see."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final


class Role(StrEnum):
    """What an actor acts as; it follows from the office or mandate, never from a person."""

    SYSTEM = "system"
    IMPORT_RUN = "import_run"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    COORDINATOR = "coordinator"  # speaks for a side
    PUBLIC_FORM = "public_form"
    MEMBER = "member"  # holds a mandate of an organization that sits
    FORMER_MEMBER = "former_member"  # the mandate has ended, its year is not closed: aftercare
    PUBLIC = "public"


Acts = Mapping[str, frozenset[Role]]
"""Roles that may carry out a command, by the command's name."""
Audiences = Mapping[str, str | Callable[[Any], str]]
"""Who may see what an event tells, by its topic: a word below, or told from the event alone."""

SYSTEM: Final = frozenset({Role.SYSTEM})
IMPORT: Final = frozenset({Role.IMPORT_RUN})
OFFICES: Final = frozenset({Role.SECRETARIAT, Role.IMPORT_RUN})
"""What the secretariat records, and an import run records afterwards."""
COORDINATORS: Final = frozenset({Role.COORDINATOR})
"""Who speaks for a side: acts for that side only (`Here.check_own`)."""
MANDATES: Final = frozenset({Role.MEMBER})
"""Who sits: acts for the own organization only (`Here.check_own`)."""
AFTERCARE: Final = frozenset({Role.MEMBER, Role.FORMER_MEMBER})
"""The same, and who sat in a year that is not closed yet."""
AUDITORS: Final = frozenset({Role.AUDITOR})
ADMINISTRATORS: Final = frozenset({Role.ADMINISTRATOR})
PUBLIC_FORMS: Final = frozenset({Role.PUBLIC_FORM})
"""What anybody may send in, without saying who it is."""

FOR_OTHERS: Final = frozenset(
    {Role.SYSTEM, Role.IMPORT_RUN, Role.SECRETARIAT, Role.ADMINISTRATOR, Role.PUBLIC_FORM}
)
"""Roles whose acts are bound to no organization or side of their own."""

PUBLIC: Final = "public"
MEMBERS: Final = "members"
SECRETARIAT: Final = "secretariat"
NOBODY: Final = "nobody"


def side_room(side: str) -> str:
    """The audience of one side: its own people and no office."""
    return f"side:{side}"


def organization_room(organization_id: object) -> str:
    """The audience of one organization, and of the secretariat that writes to it."""
    return f"organization:{organization_id}"
