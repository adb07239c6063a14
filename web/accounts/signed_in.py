"""Who is signed in, and by which mandate or office: what every page asks.

Source: design section 5: a person signs in and acts by one of their mandates or offices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import current_app, g

from forum.policy import Role

STAFF_ROLES: Final = frozenset({Role.SECRETARIAT, Role.ADMINISTRATOR, Role.AUDITOR})
"""Roles that need a second factor, and whose sessions are short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingAs:
    """One thing that a person may act by.

    Attributes:
        actor_id: The mandate, contact or office: what stands in the log.
        forum_id: The forum it acts in; None for an office that serves all.
        role: What it acts as there today.
        mandate_of_id: For a mandate or contact, the organization whose delegation it belongs to.
        organization_id: The organization that it acts for, if one.
        side: Key of the side that it acts for, if one.
        name: What an office is called; empty for a mandate, whose organization says it.
    """

    actor_id: UUID
    forum_id: UUID | None
    role: Role
    mandate_of_id: UUID | None = None
    organization_id: UUID | None = None
    side: str | None = None
    name: str = ""

    @property
    def is_staff(self) -> bool:
        """Whether it needs a second factor, and short sessions."""
        return self.role in STAFF_ROLES

    def acts_in(self, forum_id: UUID) -> bool:
        """Whether it acts in a forum."""
        return self.forum_id in (None, forum_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who is signed in on this request.

    Attributes:
        account_id: Known to the accounts store only.
        person_id: Of the log.
        choices: All that the person may act by today, in every forum.
        chosen_id: `actor_id` that was chosen last in this session, or None.
    """

    account_id: UUID
    person_id: UUID
    choices: tuple[ActingAs, ...]
    chosen_id: UUID | None = None

    def acting_in(self, forum_id: UUID) -> ActingAs | None:
        """What the person acts by in a forum: what was chosen, else the first there is."""
        here = [choice for choice in self.choices if choice.acts_in(forum_id)]
        return next((one for one in here if one.actor_id == self.chosen_id), next(iter(here), None))


def signed_in() -> SignedIn | None:
    """Return who is signed in on this request, or None; asked of the store once a request."""
    if "signed_in" not in g:
        sessions = current_app.extensions.get("sessions")
        g.signed_in = sessions.of_request() if sessions is not None else None
    found: SignedIn | None = g.signed_in
    return found
