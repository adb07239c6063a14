"""Acts on the nominations of a selection: opened, received, and what those nominated said."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from web.forms import carry_out
from web.schemas.selection import Consent, Nominate, OpenNominations
from web.secretariat import governance, secretariat
from web.secretariat.attendance import local_time
from web.secretariat.entered_for import Data, entered_for, in_words
from web.secretariat.selection import address, selection_of, side_at


@secretariat.post("/selection/<int:year>/<side>/open")
def open_nominations(year: int, side: str) -> Response:
    """Open nominations until an exact time."""
    side_at(side)

    def act(data: Data) -> None:
        governance().open_nominations(
            year=year,
            side=side,
            opens=local_time(datetime.combine(data["opens"].latest, data["opens_at"])),
            closes=local_time(datetime.combine(data["closes"].latest, data["closes_at"])),
        )

    return carry_out(
        "open",
        OpenNominations,
        act,
        page=lambda: selection_of(year, side),
        to=address(year, side, "nominations"),
    )


@secretariat.post("/selection/<int:year>/<side>/nominate")
def nominate(year: int, side: str) -> Response:
    """Record a nomination for somebody."""
    side_at(side)

    def act(data: Data) -> None:
        received = data.get("received")
        at: time = data.get("received_at") or time(12)
        governance().nominate(
            year=year,
            side=side,
            organization_id=data["organization_id"],
            by_id=data.get("by_id"),
            motivation=in_words(data.get("motivation")),
            received_at=local_time(datetime.combine(received.latest, at)).instant
            if received
            else None,
        )

    def context(data: Data) -> dict[str, Any]:
        sent_by = data.get("by_id") or data["organization_id"]
        found = entered_for(data)
        return found | {"on_behalf_of_id": sent_by} if found else {}

    return carry_out(
        "nominate",
        Nominate,
        act,
        page=lambda: selection_of(year, side),
        to=address(year, side, "nominations"),
        context=context,
    )


@secretariat.post("/selection/<int:year>/<side>/consent")
def consent(year: int, side: str) -> Response:
    """Record whether an organization that others nominated stands."""
    side_at(side)

    def act(data: Data) -> None:
        about = {"year": year, "side": side, "organization_id": data["organization_id"]}
        if data["says"] == "yes":
            governance().accept_nomination(**about)
        else:
            governance().decline_nomination(**about)

    return carry_out(
        "consent",
        Consent,
        act,
        page=lambda: selection_of(year, side),
        to=address(year, side, "nominations"),
        key=request.form.get("organization_id", ""),
        context=entered_for,
    )
