"""Acts on seats: organizations entered, seats given and left, reserves asked and answering."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from forum.errors import IncompleteError
from projections.membership import seatings
from web.acting import also
from web.organization_keys import key_from
from web.public import reader
from web.public.sides import sides
from web.schemas.seating import AnswerCall, CallReserve, GiveSeat, LeaveSeat, RegisterOrganization
from web.secretariat import governance, secretariat
from web.secretariat.entered_for import Data, entered_for, from_day, in_words
from web.secretariat.seats import address, carried_out


@secretariat.post("/seats/<int:year>/organizations")
def register_organization(year: int) -> Response:
    """Enter an organization that is not known here."""

    def act(data: Data) -> None:
        governance().register_organization(
            slug=key_from(data["name"]),
            name=data["name"],
            association_form=data.get("association_form"),
        )

    return carried_out(
        "register",
        RegisterOrganization,
        act,
        year=year,
        to=address(year, part="enter"),
    )


@secretariat.post("/seats/<int:year>/give")
def give_seat(year: int) -> Response:
    """Give an organization a seat, a reserve place, or a part in a side without fixed seats."""

    def act(data: Data) -> None:
        side = sides(reader()).get(data["side"])
        if side is None:
            raise IncompleteError("choose one of the sides of the forum")
        about: dict[str, Any] = {"year": year, "side": data["side"]}
        if not _has_seating(year, data["side"]):
            with also("open"):
                governance().open_seating(**about)
        about["organization_id"] = data["organization_id"]
        if not side.has_fixed_seats:
            governance().list_participant(**about)
        elif data["place"] == "reserve":
            order = data.get("order")
            if order is None:
                raise IncompleteError("write which place among the reserves it is, from 1")
            governance().place_reserve(**about, order=order)
        else:
            governance().grant_seat(**about, seats=data.get("seats"))

    return carried_out(
        "give",
        GiveSeat,
        act,
        year=year,
        to=address(year, part="enter"),
        context=from_day,
    )


@secretariat.post("/seats/<int:year>/leave")
def leave_seat(year: int) -> Response:
    """Let an organization leave its seat."""

    def act(data: Data) -> None:
        governance().vacate_seat(
            year=year,
            side=data["side"],
            organization_id=data["organization_id"],
            reason=in_words(data.get("reason")),
        )

    return carried_out(
        "leave",
        LeaveSeat,
        act,
        year=year,
        to=address(year, part="empty"),
        context=from_day,
    )


@secretariat.post("/seats/<int:year>/call")
def call_reserve(year: int) -> Response:
    """Ask a reserve whether it takes a seat that is empty."""

    def act(data: Data) -> None:
        governance().call_reserve(
            year=year,
            side=data["side"],
            organization_id=data["organization_id"],
            answer_by=data["answer_by"],
            vacated_by_id=data.get("vacated_by_id"),
            out_of_turn=in_words(data.get("out_of_turn")),
        )

    return carried_out("call", CallReserve, act, year=year, to=address(year, part="empty"))


@secretariat.post("/seats/<int:year>/answer")
def answer_call(year: int) -> Response:
    """Record what a reserve said that was asked."""

    def act(data: Data) -> None:
        about: dict[str, Any] = {
            "year": year,
            "side": data["side"],
            "organization_id": data["organization_id"],
        }
        if data["says"] == "yes":
            governance().call_up_reserve(**about, vacated_by_id=data.get("vacated_by_id"))
        else:
            governance().decline_reserve_call(**about)

    def context(data: Data) -> dict[str, Any]:
        return from_day(data) if data["says"] == "yes" else entered_for(data)

    return carried_out(
        "answer",
        AnswerCall,
        act,
        year=year,
        to=address(year, part="empty"),
        context=context,
    )


def _has_seating(year: int, side: str) -> bool:
    r = reader()
    found = seatings(r.conn, forum_id=r.forum_id, sees=r.sees)
    return any((row["year"], row["side"]) == (year, side) for row in found)
