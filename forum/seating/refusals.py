"""How seats, reserve places and mandates are refused.

Source: domain reference, section 9, E3 to E5.
"""

from forum.errors import ForumError


class SeatCountError(ForumError):
    """A number of seats or organizations cannot be (E4)."""

    code = "seat_count"


class SeatingOpenedError(ForumError):
    """The seating was opened for other days."""

    code = "seating_opened"


class SideWithoutSeatsError(ForumError):
    """The side has no fixed seats, so nobody holds one."""

    code = "side_without_seats"


class SideWithSeatsError(ForumError):
    """The side has fixed seats, so its organizations are seated and not listed."""

    code = "side_with_seats"


class AlreadySeatedError(ForumError):
    """The organization holds a seat, or is listed, already."""

    code = "already_seated"


class AlreadyReserveError(ForumError):
    """The organization holds a reserve place: one holds either that or a seat (E3)."""

    code = "already_reserve"


class ReserveOrderError(ForumError):
    """The place in the order of reserves is taken, or would leave a gap (E3)."""

    code = "reserve_order"


class NotReserveError(ForumError):
    """The organization holds no reserve place that can be called up."""

    code = "not_reserve"


class OutOfTurnError(ForumError):
    """Another reserve is before it in the order (E3)."""

    code = "reserve_out_of_turn"
    rule = "E3"


class CallPendingError(ForumError):
    """A reserve was asked and can still answer."""

    code = "reserve_call_pending"


class VacancyFilledError(ForumError):
    """A reserve took that seat already."""

    code = "vacancy_filled"


class NotSeatedError(ForumError):
    """The organization holds no seat then (E5)."""

    code = "not_seated"


class OutsideTermError(ForumError):
    """The day is certainly outside the term."""

    code = "outside_term"


class MandateEndedError(ForumError):
    """The mandate has ended."""

    code = "mandate_ended"


class SeatsFilledError(ForumError):
    """Every seat of the organization has its representative on that day."""

    code = "seats_filled"


class NoContactError(ForumError):
    """The organization has no contact for its open views."""

    code = "no_contact"


class LastRepresentativeError(ForumError):
    """Nobody would speak for the organization any more."""

    code = "last_representative"


class NotCalledError(ForumError):
    """The reserve was not asked whether it takes a seat, or not in time."""

    code = "not_called"
