"""Finding the seating of a side for a year, and those of the other sides, for commands."""

from forum.governing.forum import Forum
from forum.governing.here import Here
from forum.record.acting import noting
from forum.record.span import Span
from forum.record.when import When
from forum.seating.refusals import SideWithoutSeatsError, SideWithSeatsError
from forum.seating.seating import Seating


class Seatings(Here):
    """Finds the seating of a year and side, and opens it if need be."""

    def seating_here(
        self,
        year: int,
        side: str,
        start: When | None = None,
        end: When | None = None,
        *,
        has_fixed_seats: bool | None = None,
    ) -> Seating:
        """Return the seating, opened now if there is none, of a side that has seats or not."""
        _check_side(self.here(), side, has_fixed_seats)
        found_year = self.open_year_here(year)
        found = self.find(Seating, Seating.create_id(year, side))
        if found is not None:
            return found
        span = found_year.span if found_year is not None else Span(None, None)
        term = Span(
            start or span.start or When(f"{year}-01-01"), end or span.end or When(f"{year}-12-31")
        )
        term.check()
        with noting(effective=None):
            return self.create(Seating, year=year, side=side, start=term.start, end=term.end)

    def other_seatings(self, year: int, side: str) -> list[Seating]:
        """The seatings of the other sides with fixed seats, pinned."""
        found = []
        for other in self.here().sides.values():
            if other.key == side or not other.has_fixed_seats:
                continue
            seating = self.find(Seating, Seating.create_id(year, other.key))
            if seating is None:
                self.pin_absent(Seating.create_id(year, other.key))
            else:
                self.pin(seating)
                found.append(seating)
        return found


def _check_side(forum: Forum, key: str, has_fixed_seats: bool | None) -> None:
    side = forum.side(key)
    if has_fixed_seats is True and not side.has_fixed_seats:
        raise SideWithoutSeatsError(
            "{key} has no fixed seats: list who takes part instead", key=key
        )
    if has_fixed_seats is False and side.has_fixed_seats:
        raise SideWithSeatsError("{key} has fixed seats: grant a seat instead", key=key)
