"""What happens in a selection from its opening to the seats; these are events of `Selection`."""

from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.localtime import LocalTime
from forum.record.values import Wording
from forum.seating.selection_places import (
    CommitteeMember,
    Conflict,
    DecidedPlace,
    OpenNomination,
    OpenPlace,
    ProposedPlace,
)


class NominationsOpened(ForumAggregate.Event):
    """Nominations are open from one time to another.

    Attributes:
        opens: From when, by the clock of the place.
        closes: Until when, by the clock of the place; what comes in later is late.
    """

    TOPIC = "selection.nominations_opened"
    opens: LocalTime
    closes: LocalTime


class NominationReceived(ForumAggregate.Event):
    """An organization was nominated for the first time.

    Attributes:
        organization_id: The organization.
    """

    TOPIC = "selection.nomination_received"
    organization_id: UUID


class CommitteeElected(ForumAggregate.Event):
    """The selection committee was elected, in the place of one elected before.

    Attributes:
        members: Its members.
        elected_at_id: The meeting that elected it; absent where unknown.
    """

    TOPIC = "selection.committee_elected"
    members: tuple[CommitteeMember, ...]
    elected_at_id: UUID | None


class ConflictDeclared(ForumAggregate.Event):
    """A member of the committee declared a conflict of interest.

    Attributes:
        member_id: The organization that the member comes from.
        about_id: The organization whose matter the member takes no part in.
    """

    TOPIC = "selection.conflict_declared"
    member_id: UUID
    about_id: UUID


class Proposed(ForumAggregate.Event):
    """The committee laid its proposal before the decider, in the place of an earlier one.

    Attributes:
        places: What it proposes for each organization, in its order.
        general_reason: How it weighed them, in general terms that everybody may read.
    """

    TOPIC = "selection.proposed"
    places: tuple[ProposedPlace, ...]
    general_reason: tuple[Wording, ...]


class PlacesDecided(ForumAggregate.Event):
    """The seats of each chosen organization and the order of the reserves were decided.

    Attributes:
        places: The places, in the order of the decision.
        departs_because: Why the decision differs from the proposal; empty where it does not, or
            where that is not said.
    """

    TOPIC = "selection.places_decided"
    places: tuple[DecidedPlace, ...]
    departs_because: tuple[Wording, ...]


class DecisionDocumented(ForumAggregate.Event):
    """The decision of an authority was documented; functions are named, not persons.

    Attributes:
        content: What was decided, in its words.
        presented_by: The function that presented the matter; absent where unknown.
        present: Functions that took part at the end without deciding.
        case_number: The number of the case; absent where there is none.
        appeal: What the host says about appealing against it; empty where it says nothing.
    """

    TOPIC = "selection.decision_documented"
    content: tuple[Wording, ...]
    presented_by: str | None
    present: tuple[str, ...]
    case_number: str | None
    appeal: tuple[Wording, ...]


class LaidOpen(ForumAggregate.Event):
    """Nominations and proposal were laid open to everybody.

    Attributes:
        nominations: The nominations that stood.
        proposed: The organizations proposed for a seat or a reserve place; empty where there is no
            proposal yet.
        general_reason: How the committee weighed them, in general terms.
        conflicts: The conflicts of interest that members of the committee declared.
    """

    TOPIC = "selection.laid_open"
    nominations: tuple[OpenNomination, ...]
    proposed: tuple[OpenPlace, ...]
    general_reason: tuple[Wording, ...]
    conflicts: tuple[Conflict, ...]
