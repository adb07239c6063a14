"""For whom the session acts: the organization or the side, and what it may do."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from flask import abort, g

from forum.policy import Role
from projections import mandates
from projections.organizations import called, organizations
from web.access import acting_here
from web.language import gettext as _
from web.public import Reader, reader
from web.public.sides import SideWords, sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """For whom the session acts.

    Attributes:
        actor_id: The mandate, contact or office.
        organization_id: The organization, as text; None for the coordinator of a side.
        side: The side; that of nobody for a contact.
        name: The organization, or what the office is called.
        position: As what: representative, deputy, coordinator and so on, in words.
        acts: The mandate holds; without, only what is left of it: reading, commenting, judging.
        coordinates: It is the office of a side.
    """

    actor_id: UUID
    organization_id: str | None
    side: SideWords
    name: str
    position: str
    acts: bool
    coordinates: bool

    @property
    def organization(self) -> UUID:
        """The organization; 404 for the coordinator of a side, who acts for none."""
        if self.organization_id is None:
            abort(404)
        return UUID(self.organization_id)


def own() -> Own:
    """Return for whom the session acts in the forum of the address; asked once a request."""
    if "own" not in g:
        g.own = _own()
    found: Own = g.own
    return found


def _own() -> Own:
    by, r = acting_here(), reader()
    assert by is not None  # the pages are for members only
    organization_id = str(by.organization_id) if by.organization_id else None
    coordinates = by.role is Role.COORDINATOR
    name = by.name
    if organization_id and not coordinates:
        name = called(organizations(r.conn, sees=r.sees), organization_id, r.day)
    return Own(
        actor_id=by.actor_id,
        organization_id=None if coordinates else organization_id,
        side=sides(r).get(by.side) or sides(r)[None],
        name=name,
        position=_position(r, str(by.actor_id), by.role),
        acts=by.role is not Role.FORMER_MEMBER,
        coordinates=coordinates,
    )


def _position(r: Reader, actor_id: str, role: Role) -> str:
    if role is Role.COORDINATOR:
        return _("coordinator of the side")
    every = mandates.mandates_by(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
    mandate = next((one for one in every if one["mandate_id"] == actor_id), None)
    if mandate is None:
        return _("contact for the organization's views")
    if role is Role.FORMER_MEMBER:
        return _("earlier representative")
    return _("representative") if mandate["role"] == "representative" else _("deputy")
