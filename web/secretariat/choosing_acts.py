"""Acts of a selection after the nominations: committee, proposal, decision, and the seats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from forum.seating.selection_places import CommitteeMember, DecidedPlace, Outcome, Proposed
from projections.membership import seatings
from web.acting import also
from web.forms import Sent, carry_out
from web.public import reader
from web.schemas.meeting import Nothing
from web.schemas.selection import (
    MEMBERS,
    DeclareConflict,
    Document,
    ElectCommittee,
    decision,
    proposal,
)
from web.secretariat import governance, secretariat
from web.secretariat.entered_for import Data, in_words
from web.secretariat.selection import address, selection_of, side_at

MOST_ROWS = 200
"""Organizations in one form at most."""


@secretariat.post("/selection/<int:year>/<side>/committee")
def elect_committee(year: int, side: str) -> Response:
    """Elect the selection committee."""

    def act(data: Data) -> None:
        named = [data[f"member_{number}"] for number in MEMBERS if data.get(f"member_{number}")]
        governance().elect_committee(
            year=year,
            side=side,
            members=[CommitteeMember(organization_id=one) for one in dict.fromkeys(named)],
        )

    return _sent("committee", ElectCommittee, act, year, side)  # type: ignore[arg-type]


@secretariat.post("/selection/<int:year>/<side>/conflict")
def declare_conflict(year: int, side: str) -> Response:
    """Record a conflict of interest that a member of the committee declared."""

    def act(data: Data) -> None:
        governance().declare_conflict(
            year=year,
            side=side,
            member_id=data["member_id"],
            about_organization_id=data["about_id"],
        )

    return _sent("conflict", DeclareConflict, act, year, side, step="committee")


@secretariat.post("/selection/<int:year>/<side>/proposal")
def propose(year: int, side: str) -> Response:
    """Lay down the committee's proposal, with a reason for each organization."""
    count = _rows()

    def act(data: Data) -> None:
        governance().propose_selection(
            year=year,
            side=side,
            proposed=[
                Proposed(
                    data[f"organization_{n}"],
                    in_words(data[f"reason_{n}"]) or {},
                    Outcome(data[f"outcome_{n}"]),
                    seats=data.get(f"seats_{n}"),
                    reserve_order=data.get(f"order_{n}"),
                    public_reason=in_words(data.get(f"public_{n}")) or {},
                )
                for n in range(1, count + 1)
            ],
            general_reason=in_words(data.get("general")),
        )

    return _sent("proposal", proposal(count), act, year, side)


@secretariat.post("/selection/<int:year>/<side>/decision")
def decide(year: int, side: str) -> Response:
    """Record the decision; what the committee said goes to each that was not chosen."""
    count = _rows()

    def act(data: Data) -> None:
        governance().decide_selection(
            year=year,
            side=side,
            decider=data["decider"],
            places=[
                DecidedPlace(
                    organization_id=data[f"organization_{n}"],
                    seats=data.get(f"seats_{n}") if data[f"outcome_{n}"] == "seat" else None,
                    reserve_order=data.get(f"order_{n}")
                    if data[f"outcome_{n}"] == "reserve"
                    else None,
                )
                for n in range(1, count + 1)
                if data[f"outcome_{n}"] != "neither"
            ],
            departs_because=in_words(data.get("departs_because")),
        )

    return _sent("decision", decision(count), act, year, side)


@secretariat.post("/selection/<int:year>/<side>/document")
def document_decision(year: int, side: str) -> Response:
    """Document the decision as an authority does."""

    def act(data: Data) -> None:
        present = [one.strip() for one in data.get("present", "").split(",")]
        governance().document_selection_decision(
            year=year,
            side=side,
            content=in_words(data["content"]) or {},
            presented_by=data.get("presented_by"),
            present=[one for one in present if one],
            case_number=data.get("case_number"),
            appeal=in_words(data.get("appeal")),
        )

    return _sent("document", Document, act, year, side)


@secretariat.post("/selection/<int:year>/<side>/lay-open")
def lay_open(year: int, side: str) -> Response:
    """Lay nominations and proposal open, before the decision where the rules let it."""

    def act(_data: Data) -> None:
        governance().lay_open_selection(year=year, side=side)

    return _sent("lay_open", Nothing, act, year, side)


@secretariat.post("/selection/<int:year>/<side>/seats")
def seat_those_selected(year: int, side: str) -> Response:
    """Give those who were selected their seats and reserve places."""

    def act(_data: Data) -> None:
        r = reader()
        found = seatings(r.conn, forum_id=r.forum_id, sees=r.sees)
        if not any((row["year"], row["side"]) == (year, side) for row in found):
            with also("open"):
                governance().open_seating(year=year, side=side)
        governance().seat_selected(year=year, side=side)

    return _sent("seats", Nothing, act, year, side)


def _rows() -> int:
    """How many organizations the form is about."""
    found = sum(name.startswith("organization_") for name in request.form)
    return min(found, MOST_ROWS)


def _sent(
    name: str,
    schema: type[Sent],
    act: Callable[[dict[str, Any]], object],
    year: int,
    side: str,
    step: str | None = None,
) -> Response:
    side_at(side)
    return carry_out(
        name,
        schema,
        act,
        page=lambda: selection_of(year, side),
        to=address(year, side, step or name),
    )
