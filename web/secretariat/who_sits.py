"""Who sits in a year, side by side, with everybody who speaks for them: the rows of the screen.

Names of persons are opened here and nowhere else; see `web.closed_names`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from forum.record.when import When
from projections.mandates import MandateRow, mandates_by
from projections.organizations import OrganizationRow, called
from projections.people import ContactRow, contacts_on, persons_of
from projections.seats import SideSeats, seats_in, seats_on
from projections.sitting import SeatRow
from projections.vacancies import Vacancies, vacancies
from web.closed_names import names_of
from web.language import gettext as _
from web.language import page_language
from web.public import Reader
from web.public.codes import code
from web.public.seat_words import left_row, reserve_row, seat_row, size_words
from web.public.sides import SideWords, sides
from web.secretariat.seat_lines import Line, Part, Screen, Speaker
from web.words import day as said_day
from web.words import sentence, span


def who_sits(r: Reader, year: int, known: Mapping[str, OrganizationRow]) -> Screen:
    """Gather the screen of a year; as of today in the year that goes on."""
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    seats = {row["side"]: row for row in _seats(r, year, asked)}
    day = min(max(r.day, date(year, 1, 1)), date(year, 12, 31))
    makes = _Lines(r, year, day, known, vacancies(r.conn, **asked, year=year, day=r.day))
    parts = [
        _part(side, seats.get(side.key), makes)
        for side in sides(r).values()
        if side.key is not None
    ]
    sitting = {
        row["organization_id"]
        for side in seats.values()
        for row in (*side["seated"], *side["reserves"], *side["participants"], *side["left"])
    }
    others = [makes.other(one, called(known, one, day)) for one in known if one not in sitting]
    return Screen(parts, sorted((one for one in others if one.name), key=lambda it: it.name))


def _seats(r: Reader, year: int, asked: dict[str, Any]) -> list[SideSeats]:
    if year == r.day.year:
        found = [row for row in seats_on(r.conn, **asked, day=r.day) if row["year"] == year]
        if found:
            return found
    return seats_in(r.conn, **asked, year=year)


class _Lines:
    """Makes lines, from everything that was asked once."""

    def __init__(
        self,
        r: Reader,
        year: int,
        day: date,
        known: Mapping[str, OrganizationRow],
        empty: Vacancies,
    ) -> None:
        asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
        self.known, self.empty, self.day = known, empty, day
        self.year = year
        self.mandates: dict[str, list[MandateRow]] = {}
        for row in mandates_by(r.conn, **asked, day=day):
            self.mandates.setdefault(row["organization_id"], []).append(row)
        self.persons = persons_of(r.conn, **asked)
        self.contacts: dict[str, ContactRow] = {
            row["organization_id"]: row for row in contacts_on(r.conn, **asked, day=r.day)
        }
        every = {*self.persons.values(), *(row["person_id"] for row in self.contacts.values())}
        self.names = names_of(r, every)

    def line(self, row: SeatRow, side: str, words: dict[str, Any]) -> Line:
        """The line of an organization that sits, waits or left."""
        calls = {one["organization_id"]: one for one in self.empty["calls"]}
        return Line(
            organization_id=row["organization_id"],
            side=side,
            standing=row["standing"],
            name=row["name"],
            note=words["note"],
            is_new=bool(words.get("is_new")),
            speakers=self._speakers(row["organization_id"], side),
            call=calls.get(row["organization_id"]),
            contact=self._contact(row["organization_id"]),
            people=self._people(row["organization_id"]),
            seats=row["seats"] if row["standing"] == "seat" else None,
        )

    def other(self, organization_id: str, name: str) -> Line:
        """The line of an organization that sits nowhere."""
        return Line(
            organization_id=organization_id,
            side="",
            standing="none",
            name=name,
            note="",
            is_new=False,
            speakers=[],
            contact=self._contact(organization_id),
            people=self._people(organization_id),
        )

    def _contact(self, organization_id: str) -> str | None:
        row = self.contacts.get(organization_id)
        return self.names.get(row["person_id"], _("name erased")) if row else None

    def _people(self, organization_id: str) -> list[tuple[str, str]]:
        ids = [self.persons[row["mandate_id"]] for row in self.mandates.get(organization_id, [])]
        return sorted(
            {(one, self.names[one]) for one in ids if one in self.names}, key=lambda it: it[1]
        )

    def _speakers(self, organization_id: str, side: str) -> list[Speaker]:
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        rows = [
            row
            for row in self.mandates.get(organization_id, [])
            if row["side"] == side
            and (When(row["start"]).earliest or first) <= last
            and (row["end"] is None or When(row["end"]).latest >= first)
        ]
        rows.sort(key=lambda row: (row["standing"] == "ended", row["role"] == "deputy"))
        return [self._speaker(row) for row in rows]

    def _speaker(self, row: MandateRow) -> Speaker:
        language = page_language()
        about = [code(row["role"], language), row["unit"] or ""]
        about.append(code(row["capacity"], language) if row["capacity"] else "")
        return Speaker(
            row=row,
            name=self.names.get(self.persons[row["mandate_id"]], ""),
            about=" · ".join(filter(None, about)),
            days=span(row["start"], row["end"], language),
        )


def _part(side: SideWords, seats: SideSeats | None, makes: _Lines) -> Part:
    key = side.key or ""
    if seats is None:
        return Part(side, _("nothing is entered for this year"), [], [], [], [], 0, [], None)
    turn = {row["next_id"] for row in makes.empty["empty"] if row["side"] == key}
    reserves = [
        makes.line(row, key, {"note": _reserve_note(row, turn)}) for row in seats["reserves"]
    ]
    seated = [
        makes.line(row, key, seat_row(row)) for row in (*seats["seated"], *seats["participants"])
    ]
    empty = [
        (
            row["organization_id"],
            called(makes.known, row["organization_id"], makes.day),
            sentence(said_day(row["since"], page_language())) if row["since"] else "",
        )
        for row in makes.empty["empty"]
        if row["side"] == key
    ]
    stated = seats["organizations"]
    waiting = [one for one in reserves if one.call is not None]
    return Part(
        side=side,
        note=size_words(seats),
        seated=seated,
        reserves=reserves,
        left=[makes.line(row, key, left_row(row)) for row in seats["left"]],
        empty=empty,
        unnamed=max(stated - len(seats["seated"]) - len(empty), 0) if stated is not None else 0,
        calls=waiting,
        next=next((one for one in reserves if one.organization_id in turn), None),
    )


def _reserve_note(row: SeatRow, turn: set[str | None]) -> str:
    """What a reserve said before, and whether it is its turn."""
    notes = [reserve_row(row)["note"]]
    notes.append(_("is next") if row["organization_id"] in turn else "")
    return " · ".join(filter(None, notes))
