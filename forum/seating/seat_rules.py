"""What a seating refuses: a guard for each act on seats and reserve places.

Source: domain reference, section 9, E3 and E4. Only a certain breach is refused.
"""

from uuid import UUID

from forum.errors import IncompleteError
from forum.record.span import Span
from forum.record.values import Basis
from forum.record.when import When
from forum.seating.refusals import (
    AlreadyReserveError,
    AlreadySeatedError,
    CallPendingError,
    NotReserveError,
    NotSeatedError,
    OutOfTurnError,
    OutsideTermError,
    ReserveOrderError,
    SeatCountError,
    VacancyFilledError,
)
from forum.seating.table import Table


def check_size(organizations: int | None, seats: int | None, seats_basis: Basis | None) -> None:
    """Refuse a size that cannot be.

    Raises:
        SeatCountError: A number is negative.
        IncompleteError: A basis is given for no number of seats.
    """
    if any(number is not None and number < 0 for number in (organizations, seats)):
        raise SeatCountError("a number of organizations or seats is 0 or more: correct it")
    _check_basis(seats, seats_basis)


def check_grant(
    table: Table,
    organization_id: UUID,
    seats: int | None,
    seats_basis: Basis | None,
    since: When | None,
) -> None:
    """Refuse a seat.

    Raises:
        SeatCountError: The number of seats is below 1 (E4).
        IncompleteError: A basis is given for no number of seats.
        OutsideTermError: The first day is certainly outside the term.
        AlreadySeatedError: The organization holds a seat.
        AlreadyReserveError: The organization holds a reserve place (E3).
    """
    _check_seats(seats)
    _check_basis(seats, seats_basis)
    if since is not None:
        _check_in_term(table, since)
    if table.is_seated(organization_id):
        raise AlreadySeatedError("it holds a seat already: strike that entry if it is wrong")
    if table.is_waiting(organization_id):
        raise AlreadyReserveError("it holds a reserve place: call it up instead")


def check_reserve_place(table: Table, organization_id: UUID, order: int) -> None:
    """Refuse a reserve place.

    Raises:
        AlreadySeatedError: The organization holds a seat (E3).
        AlreadyReserveError: It holds a reserve place.
        ReserveOrderError: The place is taken, or the one before it is free (E3).
    """
    if table.is_seated(organization_id):
        raise AlreadySeatedError("it holds a seat: one holds a seat or a reserve place")
    if organization_id in table.reserves:
        raise AlreadyReserveError("it holds a reserve place already")
    taken = set(table.reserves.values())
    if order < 1 or order in taken or (order > 1 and order - 1 not in taken):
        free = next(number for number in range(1, len(taken) + 2) if number not in taken)
        raise ReserveOrderError(
            "reserve place {order} is taken or leaves a gap: the next free one is {free}",
            order=order,
            free=free,
        )


def check_vacating(table: Table, organization_id: UUID, since: When) -> None:
    """Refuse to leave a seat vacant.

    Raises:
        NotSeatedError: The organization holds none.
        OutsideTermError: The day is certainly outside the term.
    """
    if not table.is_seated(organization_id):
        raise NotSeatedError("it holds no seat that could become vacant")
    _check_in_term(table, since)


def check_waiting(table: Table, organization_id: UUID) -> None:
    """Refuse to ask an organization that is no reserve.

    Raises:
        NotReserveError: It holds no reserve place, or was called up already.
    """
    if not table.is_waiting(organization_id):
        raise NotReserveError("it holds no reserve place that can be called up")


def check_call_up(
    table: Table,
    organization_id: UUID,
    since: When,
    seats: int | None,
    vacated_by_id: UUID | None,
) -> None:
    """Refuse to give a reserve a seat.

    Raises:
        NotReserveError: The organization is no reserve, or was called up already.
        SeatCountError: The number of seats is below 1 (E4).
        OutsideTermError: The day is certainly outside the term.
        NotSeatedError: The other organization has not vacated a seat.
        VacancyFilledError: A reserve took that seat already.
    """
    check_waiting(table, organization_id)
    _check_seats(seats)
    _check_in_term(table, since)
    _check_vacant(table, vacated_by_id)


def check_call(
    table: Table,
    organization_id: UUID,
    since: When,
    answer_by: When,
    vacated_by_id: UUID | None,
    *,
    has_reason: bool,
) -> None:
    """Refuse to ask a reserve.

    Raises:
        NotReserveError: The organization is no reserve, or was called up already.
        OutsideTermError: The day is certainly outside the term.
        EndsBeforeStartError: The answer is certainly due before it is asked.
        NotSeatedError: The other organization has not vacated a seat.
        VacancyFilledError: A reserve took that seat already.
        CallPendingError: A reserve can still answer.
        OutOfTurnError: Another is before it, and there is no reason (E3).
    """
    check_waiting(table, organization_id)
    _check_in_term(table, since)
    Span(since, answer_by).check()
    _check_vacant(table, vacated_by_id)
    waiting = table.waiting_order()
    pending = table.calls.pending(waiting, vacated_by_id, since.latest)
    if pending is not None:
        raise CallPendingError(
            "reserve {order} was asked and can answer until {answer_by}: wait, or enter its answer",
            order=waiting[pending.organization_id],
            answer_by=str(pending.answer_by),
        )
    first = table.calls.first(waiting, vacated_by_id)
    if first is not None and first[0] != organization_id and not has_reason:
        raise OutOfTurnError(
            "reserve {first} is before it in the order: ask that one first, or give a reason",
            first=first[1],
        )


def _check_vacant(table: Table, vacated_by_id: UUID | None) -> None:
    if vacated_by_id is None:
        return
    if vacated_by_id not in table.vacated:
        raise NotSeatedError("the other organization has not left its seat: enter that first")
    if table.is_filled(vacated_by_id):
        raise VacancyFilledError(
            "a reserve took that seat already: strike that entry first if it is wrong"
        )


def _check_in_term(table: Table, day: When) -> None:
    start, end = table.term
    before = start is not None and start.earliest is not None and day.latest < start.earliest
    after = end is not None and day.earliest is not None and day.earliest > end.latest
    if before or after:
        raise OutsideTermError(
            "{day} is outside the term, {start} to {end}: correct the day",
            day=day,
            start=start,
            end=end,
        )


def _check_seats(seats: int | None) -> None:
    if seats is not None and seats < 1:
        raise SeatCountError(
            "an organization holds 1 seat or more: leave the number out where it is unknown"
        )


def _check_basis(seats: int | None, basis: Basis | None) -> None:
    if basis is not None and seats is None:
        raise IncompleteError("say how many seats, or leave out what the number rests on")
