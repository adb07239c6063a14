"""Who may act for whoever gave a view, and for whoever is to answer it."""

from uuid import UUID

from forum.answering.refusals import NamedByActorError
from forum.answering.view import Giver, View
from forum.errors import NotAllowedError
from forum.governing.office import Office
from forum.meeting.ground import Ground
from forum.meeting.group import Group
from forum.record.acting import current
from forum.seating.organization import Organization

_OF_SIDES = frozenset({Giver.SIDE, Giver.BOTH_SIDES, Giver.PARTICIPANTS, Giver.UNNAMED})
"""Givers for whom the office of a side speaks, since no organization is named."""


class OwnViews(Ground):
    """Guards for acts that mandates and the offices of sides carry out for their own."""

    def check_own_recording(
        self, giver: Giver, side: str | None, organization_id: UUID | None
    ) -> None:
        """Let a mandate record views of its own organization, and a side's office its side's.

        An entry tells by its actor who made it, so a mandate cannot enter a view whose giver is
        not to be named, and nobody enters one for somebody.

        Raises:
            NotAllowedError: It is for another one.
            NamedByActorError: The entry would name a giver who is not to be named.
        """
        context = current()
        is_mandate = context.mandate_of_id is not None
        if organization_id is None and giver in {Giver.SIDE, Giver.UNNAMED}:
            if is_mandate:
                raise NamedByActorError(
                    "what you enter carries your organization's name: let the office of your side "
                    "or the secretariat enter it without"
                )
            if context.on_behalf_of_id is not None:
                raise NamedByActorError(
                    "an entry for somebody names them: leave out for whom it is entered"
                )
        self.check_own(
            organization_id=organization_id,
            side=None if is_mandate else side or self.who().side,
        )

    def check_owner(self, owner_id: UUID | None) -> None:
        """Refuse that a view is answered by somebody who is not entered; None is passed over.

        Raises:
            UnknownThingError: It is neither an organization nor an office.
        """
        if owner_id is None or self.find(Organization, owner_id) is not None:
            return
        self.load(Office, owner_id)

    def check_own_view(self, view: View) -> None:
        """Let whoever gave a view act for it, or a side's office where nobody is named.

        Raises:
            NotAllowedError: Somebody else gave the view.
        """
        own = self.who()
        group = self.load(Group, view.group_id) if view.group_id is not None else None
        if group is not None and own.organization_id in group.members:
            self.check_own(organization_id=own.organization_id)
        elif view.organization_id is not None:
            self.check_own(organization_id=view.organization_id)
        elif current().mandate_of_id is None and view.giver in _OF_SIDES:
            self.check_own(side=view.side or own.side)
        else:
            self.check_own()

    def check_own_answer(self, *answering_ids: UUID | None) -> None:
        """Let an organization act on views that it is to answer.

        Args:
            answering_ids: Who is to answer, as far as they are organizations here.

        Raises:
            NotAllowedError: The view is with somebody else.
        """
        own = self.who().organization_id
        self.check_own(organization_id=own if own in answering_ids else None)

    def check_may_set(self, *given: object) -> None:
        """Refuse a mandate or a side's office that sets who is to answer, or until when.

        Raises:
            NotAllowedError: One of these was given.
        """
        own = self.who()
        is_bound = own.organization_id is not None or own.side is not None
        if is_bound and any(one is not None for one in given):
            raise NotAllowedError(
                "the secretariat says who is to answer, and until when: leave that out"
            )
