"""What members may do about the mandates of their own organization, and what they may not."""

from datetime import timedelta
from uuid import UUID

from forum.errors import NotAllowedError
from forum.governing.here import Here
from forum.record.acting import current
from forum.record.when import Holds, When
from forum.seating.delegation import Delegation
from forum.seating.mandates import RepresentativeRole
from forum.seating.refusals import LastRepresentativeError


class OwnMandates(Here):
    """Guards for commands about mandates.

    Members name who speaks for their organization themselves; nobody asks the secretariat for it.
    Two things are kept from them, since each would shut their organization out by one act: a deputy
    does not put the representative aside, and the last one does not leave without a successor.
    Offices and the coordinator of a side may do both.
    """

    def check_own_mandates(
        self, organization_id: UUID, side: str, mandate_id: UUID | None = None
    ) -> None:
        """Let a mandate act on those of its organization and side, and an office on its side's.

        Args:
            organization_id: The organization.
            side: Key of the side that the mandate is for.
            mandate_id: The mandate that would end by it, if one.

        Raises:
            NotAllowedError: They are another's, or a deputy would end a representative's mandate.
        """
        if current().mandate_of_id is None:
            self.check_own(side=side)
            return
        self.check_own(organization_id=organization_id)
        if side != self.who().side:
            raise NotAllowedError("you act for your own side only: choose that")
        if mandate_id is None:
            return
        delegation = self.load(Delegation, Delegation.create_id(organization_id))
        own = delegation.mandate(current().actor_id)
        about = delegation.mandate(mandate_id)
        if own.role is RepresentativeRole.DEPUTY and about.role is not own.role:
            raise NotAllowedError(
                "a deputy does not put a representative aside: ask the representative, "
                "the coordinator of your side or the secretariat"
            )

    def check_somebody_stays(self, delegation: Delegation, mandate_id: UUID, end: When) -> None:
        """Refuse a member who would leave the organization without a representative.

        Args:
            delegation: Of the organization.
            mandate_id: The mandate that would end.
            end: Its last day.

        Raises:
            LastRepresentativeError: Nobody else is representative on the day after.
        """
        if current().mandate_of_id is None:
            return
        after = end.latest + timedelta(days=1)
        for other_id in delegation.mandates.ids():
            other = delegation.mandates.find(other_id)
            if other is None or other_id == mandate_id:
                continue
            is_representative = other.role is RepresentativeRole.REPRESENTATIVE
            if is_representative and other.span.holds_on(after) is not Holds.NO:
                return
        raise LastRepresentativeError(
            "nobody else is representative on {day}: let somebody take over instead",
            day=after.isoformat(),
        )
