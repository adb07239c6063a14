"""Acts on mandates: somebody appointed, another taking over, and the end of it; and contacts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import request
from werkzeug.wrappers import Response

from forum.seating.mandates import Capacity, RepresentativeRole
from web.forms import Sent
from web.schemas.seating import Appoint, EndAll, EndContact, EndMandate, NameContact, Rotate
from web.secretariat import governance, secretariat
from web.secretariat.entered_for import Data, entered_for, in_words
from web.secretariat.seats import address, carried_out


@secretariat.post("/seats/<int:year>/appoint")
def appoint(year: int) -> Response:
    """Appoint somebody to speak for an organization; a new person is entered first."""

    def act(data: Data) -> None:
        with governance().batch("appoint_representative", **_asked(data)):
            governance().appoint_representative(
                organization_id=data["organization_id"],
                person_id=_person(data),
                side=data["side"],
                start=data["start"],
                end=data.get("end"),
                role=RepresentativeRole(data["role"]),
                unit=data.get("unit"),
                capacity=_capacity(data),
            )

    return _sent("appoint", Appoint, act, year)


@secretariat.post("/seats/<int:year>/rotate")
def rotate(year: int) -> Response:
    """Hand a mandate over to somebody else of the organization."""

    def act(data: Data) -> None:
        with governance().batch("rotate_representative", **_asked(data)):
            governance().rotate_representative(
                organization_id=data["organization_id"],
                mandate_id=data["mandate_id"],
                person_id=_person(data),
                start=data["start"],
                unit=data.get("unit"),
                capacity=_capacity(data),
            )

    return _sent("rotate", Rotate, act, year)


@secretariat.post("/seats/<int:year>/end")
def end_mandate(year: int) -> Response:
    """End one mandate."""

    def act(data: Data) -> None:
        governance().end_mandate(
            organization_id=data["organization_id"],
            mandate_id=data["mandate_id"],
            end=data["end"],
            reason=in_words(data.get("reason")),
        )

    return _sent("end", EndMandate, act, year)


@secretariat.post("/seats/<int:year>/end-all")
def end_all(year: int) -> Response:
    """End all mandates of an organization at once."""

    def act(data: Data) -> None:
        governance().end_all_mandates(
            organization_id=data["organization_id"],
            end=data["end"],
            reason=in_words(data["reason"]),
        )

    return _sent("end-all", EndAll, act, year)


@secretariat.post("/seats/<int:year>/contact")
def name_contact(year: int) -> Response:
    """Name who answers for the open views of an organization without a seat."""

    def act(data: Data) -> None:
        with governance().batch("name_contact", **_asked(data)):
            governance().name_contact(
                organization_id=data["organization_id"],
                person_id=_person(data),
                start=data["start"],
            )

    return _sent("contact", NameContact, act, year)


@secretariat.post("/seats/<int:year>/end-contact")
def end_contact(year: int) -> Response:
    """End the contact for open views."""

    def act(data: Data) -> None:
        governance().end_contact(
            organization_id=data["organization_id"],
            end=data["end"],
            reason=in_words(data.get("reason")),
        )

    return _sent("end-contact", EndContact, act, year)


def _sent(name: str, schema: type[Sent], act: Callable[[Data], object], year: int) -> Response:
    return carried_out(
        name,
        schema,
        act,
        year=year,
        to=address(year, request.form.get("organization_id")),
        key=request.form.get("mandate_id", ""),
        context=entered_for,
    )


def _person(data: Data) -> UUID:
    """The person who was chosen; else a new one, entered in the same batch."""
    if data.get("person_id"):
        found: UUID = data["person_id"]
        return found
    return governance().register_person(name=data["name"])


def _asked(data: Data) -> dict[str, Any]:
    """What the batch is about, so that the same form sent twice is known again."""
    return {f"form_{field}": str(value) for field, value in data.items()}


def _capacity(data: Data) -> Capacity | None:
    return Capacity(data["capacity"]) if data.get("capacity") else None
