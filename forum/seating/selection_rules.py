"""What a selection refuses: guards of its window, committee, proposal and decision."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from forum.errors import IncompleteError
from forum.record.localtime import LocalTime
from forum.seating.refusals import ReserveOrderError
from forum.seating.selection_places import Outcome, ProposedPlace
from forum.seating.selection_refusals import (
    ProposedPlaceError,
    RepeatedOrganizationError,
    WindowError,
)


def check_once(organization_ids: Sequence[UUID]) -> None:
    """Refuse a list that names an organization twice.

    Raises:
        RepeatedOrganizationError: It does.
    """
    if len(set(organization_ids)) < len(organization_ids):
        raise RepeatedOrganizationError("an organization is named twice: name each once")


def check_window(opens: LocalTime, closes: LocalTime) -> None:
    """Refuse nominations that close before they open.

    Raises:
        WindowError: They do.
    """
    if closes.instant <= opens.instant:
        raise WindowError(
            "nominations would close {closes}, before they open: correct one of the times",
            closes=str(closes),
        )


def check_proposal(places: Sequence[ProposedPlace]) -> None:
    """Refuse a proposal without reasons, or with places that cannot be.

    Raises:
        IncompleteError: There is no place in it, or one has no reason.
        RepeatedOrganizationError: An organization is named twice.
        ProposedPlaceError: A place does not go with what is proposed, or the reason of one that is
            not proposed would be public.
        ReserveOrderError: The reserves are not in an order from 1 without gaps (E3).
    """
    if not places:
        raise IncompleteError("the proposal is empty: say what is proposed for each organization")
    check_once([place.organization_id for place in places])
    for place in places:
        if not place.reason:
            raise IncompleteError("give a reason for each organization, also one not proposed")
        if place.outcome is Outcome.NOT_PROPOSED and place.public_reason:
            raise ProposedPlaceError(
                "the reason of one that is not proposed goes to it alone: write in the general "
                "reason what everybody may read"
            )
        is_reserve = place.outcome is Outcome.RESERVE
        if (place.reserve_order is not None) is not is_reserve:
            raise ProposedPlaceError("a reserve has a place in the order, and nobody else has one")
        if place.seats is not None and place.outcome is not Outcome.SEAT:
            raise ProposedPlaceError("only one that gets a seat has a number of seats")
    check_places((place.seats, place.reserve_order) for place in places)


def check_places(places: Iterable[tuple[int | None, int | None]]) -> None:
    """Refuse numbers of seats below 1, and reserves out of order.

    Args:
        places: The number of seats and the reserve order of each organization.

    Raises:
        ProposedPlaceError: A number of seats is below 1, or a reserve has seats (E4).
        ReserveOrderError: The reserves are not in an order from 1 without gaps (E3).
    """
    every = list(places)
    for seats, order in every:
        if seats is not None and (seats < 1 or order is not None):
            raise ProposedPlaceError(
                "an organization gets 1 seat or more, and a reserve none: correct the number"
            )
    orders = sorted(order for _, order in every if order is not None)
    if orders != list(range(1, len(orders) + 1)):
        raise ReserveOrderError(
            "the reserves are numbered {orders}: number them from 1 without gaps",
            orders=", ".join(map(str, orders)),
        )
