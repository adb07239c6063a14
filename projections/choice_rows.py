"""What `choosing` answers with: nominations, places, documents, and the choice of one side."""

from typing import TypedDict

from projections.names import Names


class NominatedRow(TypedDict):
    """A nomination that was laid open.

    Attributes:
        organization_id: The organization.
        by_id: The organization that nominated it; its own id where it nominated itself.
        received: When it came in, RFC 3339 in UTC.
        is_late: It came in after nominations had closed.
    """

    organization_id: str
    by_id: str
    received: str
    is_late: bool


class PlaceRow(TypedDict):
    """A seat or reserve place, proposed or decided.

    Attributes:
        organization_id: The organization.
        seats: How many seats; None where unknown or none.
        reserve_order: Its place among the reserves; None for a seat.
        reason: Why, in words for everybody, by language; only of what was proposed.
    """

    organization_id: str
    seats: int | None
    reserve_order: int | None
    reason: Names


class DocumentRow(TypedDict):
    """The decision of an authority as it documented it.

    Attributes:
        day: The day; None where it is unknown.
        content: What was decided, by language.
        presented_by: The function that presented it, or None.
        present: Functions that took part at the end, divided by `; `.
        case_number: The number of the case, or None.
        appeal: What the host says about appeal, by language.
    """

    day: str | None
    content: Names
    presented_by: str | None
    present: str
    case_number: str | None
    appeal: Names


class ChoiceRow(TypedDict):
    """The selection of one side for one year.

    Attributes:
        year: The forum year that the seats are for.
        side: Key of the side.
        opens: When nominations open, RFC 9557; None where unknown.
        closes: When they close.
        committee: The organizations that its members come from.
        laid_open: The day on which nominations were laid open; None while they are not.
        nominations: The nominations that were laid open.
        proposed: What the committee proposed, if that was laid open.
        general_reason: How it weighed them, by language.
        decided: The day of the decision; None while there is none.
        decider: Who decided; None while nobody has.
        rules_decider: Who decides by the rules in force on that day; None where they do not say.
        chosen: The organizations that the decision names.
        places: Seats and reserve places as decided.
        departs_because: Why the decision differs from the proposal, by language.
        document: The decision as an authority documented it, or None.
    """

    year: int
    side: str
    opens: str | None
    closes: str | None
    committee: list[str]
    laid_open: str | None
    nominations: list[NominatedRow]
    proposed: list[PlaceRow]
    general_reason: Names
    decided: str | None
    decider: str | None
    rules_decider: str | None
    chosen: list[str]
    places: list[PlaceRow]
    departs_because: Names
    document: DocumentRow | None
