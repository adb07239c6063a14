"""Rows about organizations, seats and selection as commands."""

from typing import TYPE_CHECKING, Any

from forum.record.values import Basis
from forum.record.when import When
from forum.seating.selection import SelectionStep

if TYPE_CHECKING:
    from web.importing.run import Run

CIVIL_SOCIETY = "civil_society"
"""The side whose organizations are selected; the files speak of no other selection."""


def organization_name(run: "Run", row: dict[str, Any]) -> None:
    """Register an organization, or give it another name."""
    known = run.organization_or_none(row["key"])
    if known is None:
        with run.on(row["from_"]):
            run.governance.register_organization(
                slug=row["key"], name=row["name"], name_end=row["until"]
            )
    elif row["from_"] is not None:
        with run.on(row["from_"]):
            run.governance.rename_organization(organization_id=known, name=row["name"])
    else:
        run.governance.add_organization_name(
            organization_id=known, name=row["name"], start=None, end=row["until"]
        )


def organization(run: "Run", row: dict[str, Any]) -> None:
    """Give an organization its seat, reserve place or place among the participants of a year."""
    organization_id = run.named_organization(row["organization_key"])
    year, side, named = row["year"], row["side"], row["organization"]
    run.open_year(year)
    if row["association_form"]:
        with run.on(When(str(year))):
            run.governance.state_association_form(
                organization_id=organization_id, association_form=row["association_form"]
            )
    place = {"year": year, "side": side, "organization_id": organization_id, "named": named}
    if row["status"] == "seat":
        basis = Basis(row["seats_basis"]) if row["seats_basis"] else None
        run.governance.grant_seat(**place, seats=row["seats"], seats_basis=basis)
    elif row["status"] == "reserve":
        run.governance.place_reserve(**place, order=row["reserve_order"])
    else:
        run.governance.list_participant(**place)


def seat_total(run: "Run", row: dict[str, Any]) -> None:
    """State how many organizations and seats a side has in a year."""
    run.open_year(row["year"])
    run.governance.state_seating_size(
        year=row["year"],
        side=row["side"],
        organizations=row["organizations"],
        seats=row["seats"],
        seats_basis=Basis(row["seats_basis"]) if row["seats_basis"] else None,
    )


def selection_step(run: "Run", row: dict[str, Any]) -> None:
    """Note a step of the selection, as planned or as taken."""
    run.open_year(row["forum_year"])
    planned = row["basis"] == "planned"
    act = run.governance.plan_selection_step if planned else run.governance.take_selection_step
    with run.on(row["date"]):
        act(
            year=row["forum_year"],
            side=CIVIL_SOCIETY,
            step=SelectionStep(row["step"]),
            detail=run.wording(row["detail"]),
        )
