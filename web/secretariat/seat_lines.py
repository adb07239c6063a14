"""What the screen of seats is made of: organizations, those who speak for them, and sides."""

from __future__ import annotations

from dataclasses import dataclass, field

from projections.mandates import MandateRow
from projections.vacancies import CallRow
from web.public.sides import SideWords


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks for an organization.

    Attributes:
        row: The mandate.
        name: The person's name; empty where it was erased.
        about: Role, unit and capacity, in words.
        days: From when to when, in words.
    """

    row: MandateRow
    name: str
    about: str
    days: str


@dataclass(frozen=True, slots=True)
class Line:
    """An organization on the screen.

    Attributes:
        organization_id: Its id.
        side: Key of the side; empty for one that sits on none.
        standing: seat, reserve, participant, left or none.
        name: What it is called.
        note: Since when, how many seats, its place among the reserves …
        is_new: It has its seat for the first time.
        speakers: Who speaks for it in the year, those whose time is over last.
        call: That it was asked as a reserve and has not answered, or None.
        contact: The name of its contact for open views; None where there is none.
        people: Those who speak or spoke for it: id and name.
        seats: Its seats; None where the number is unknown, or it has none.
    """

    organization_id: str
    side: str
    standing: str
    name: str
    note: str
    is_new: bool
    speakers: list[Speaker]
    call: CallRow | None = None
    contact: str | None = None
    people: list[tuple[str, str]] = field(default_factory=list)
    seats: int | None = None

    @property
    def unspoken(self) -> int:
        """How many of its seats have no representative now or soon, where others have one."""
        held = sum(
            one.row["role"] == "representative" and one.row["standing"] != "ended"
            for one in self.speakers
        )
        return max((self.seats or 0) - held, 0) if held else 0

    @property
    def is_without(self) -> bool:
        """Whether it has a seat and nobody speaks for it now or soon."""
        sits = self.standing in {"seat", "participant"}
        return sits and all(one.row["standing"] == "ended" for one in self.speakers)


@dataclass(frozen=True, slots=True)
class Part:
    """One side on the screen.

    Attributes:
        side: The side in words.
        note: How large it is.
        seated: Those with a seat, or who take part where there are no fixed seats.
        reserves: The reserves in their order.
        left: Those that left their seat.
        empty: Seats that were left and nobody took: the organization's name and since when.
        unnamed: Seats that are stated and that nobody has been given.
        calls: Those who were asked and have not answered.
        next: The first reserve that can be asked, or None.
    """

    side: SideWords
    note: str
    seated: list[Line]
    reserves: list[Line]
    left: list[Line]
    empty: list[tuple[str, str, str]]
    unnamed: int
    calls: list[Line]
    next: Line | None


@dataclass(frozen=True, slots=True)
class Screen:
    """The whole screen.

    Attributes:
        parts: The sides.
        others: Organizations that sit on no side this year.
    """

    parts: list[Part]
    others: list[Line]

    def find(self, organization_id: str) -> Line | None:
        """The line of an organization, the one with a seat first."""
        every = [line for part in self.parts for line in (*part.seated, *part.reserves, *part.left)]
        return next(
            (one for one in (*every, *self.others) if one.organization_id == organization_id), None
        )
