"""`Actor`: who acts, as the log has it: an office, or a mandate that holds on that day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from forum.access.roles import Role
from forum.errors import NotAllowedError
from forum.governing.office import Office
from forum.governing.year import ForumYear
from forum.record.when import Holds, holds_on
from forum.seating.delegation import Delegation
from forum.seating.mandates import Mandate
from forum.seating.seating import Seating


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts.

    Attributes:
        role: What it acts as.
        organization_id: The organization that it acts for; None for an office of the host.
        side: Key of the side that it acts for; None for an office of the host.
    """

    role: Role
    organization_id: UUID | None = None
    side: str | None = None


def by_office(office: Office) -> Actor:
    """Say as what an office acts: each kind of office is a role of the same name."""
    return Actor(Role(office.kind.value), office.organization_id, office.side)


def by_mandate(
    mandate_id: UUID,
    delegation: Delegation | None,
    seating: Seating | None,
    last_year: ForumYear | None,
    today: date,
) -> Actor:
    """Say as what a mandate, or the contact of an organization without a seat, acts today.

    Args:
        mandate_id: The mandate.
        delegation: That of its organization, or None where there is none.
        seating: That of its side in the current year; None where none is entered or needed.
        last_year: The year of the mandate's last day, if it has come to its end and was opened.
        today: The day of the act in the forum.

    Raises:
        NotAllowedError: There is no such mandate, it has not begun, or it has ended and its year
            is closed.

    Source: design section 5: the right to act ends with the last day, aftercare when the year is
    closed.
    """
    mandate = delegation.mandates.find(mandate_id) if delegation is not None else None
    if delegation is not None and mandate is None and mandate_id in delegation.contacts:
        return _by_contact(delegation, mandate_id, today)
    if delegation is None or mandate is None:
        raise NotAllowedError("whoever acts has no office or mandate here: open one first")
    role = Role.MEMBER
    if not _acts_on(mandate, delegation.organization_id, seating, today):
        if last_year is not None and last_year.is_closed:
            raise NotAllowedError("your mandate has ended, and its year is closed")
        role = Role.FORMER_MEMBER
    return Actor(role, delegation.organization_id, mandate.side)


def _by_contact(delegation: Delegation, contact_id: UUID, today: date) -> Actor:
    """As what the contact for an organization's open views acts: as one that sat before."""
    contact = delegation.contacts[contact_id]
    if holds_on(contact.start, contact.end, today) is Holds.NO:
        raise NotAllowedError("you are not the contact for the organization's views on this day")
    return Actor(Role.FORMER_MEMBER, delegation.organization_id)


def _acts_on(mandate: Mandate, organization_id: UUID, seating: Seating | None, today: date) -> bool:
    """Whether a mandate holds and its organization sits, as far as is known.

    Raises:
        NotAllowedError: It has not begun.
    """
    start = mandate.span.start
    if start is not None and start.earliest is not None and today < start.earliest:
        raise NotAllowedError("your mandate begins on {start}: wait until then", start=str(start))
    if mandate.span.holds_on(today) is Holds.NO:
        return False
    return seating is None or seating.seat_on(organization_id, today) is not Holds.NO
