"""The selection of organizations: nominating, answering a nomination, declaring a conflict."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from forum.policy import Role
from projections.choice_rows import ChoiceRow
from projections.choosing import choices
from projections.names import alphabetical
from projections.nominations import NominationRow, nominations_of
from projections.organizations import called, organizations
from projections.visible import seen_by
from web.forms import Sent, carry_out
from web.language import page_language
from web.members.my import governance, my
from web.members.my.own import Own, own
from web.public import Reader, reader
from web.public.things import Things
from web.schemas.member import Nominate, OneOrganization
from web.words import day as said_day


@my.get("/selection/<int:year>/<side>")
def selection(year: int, side: str) -> str:
    """Show a selection as the own organization meets it."""
    r, whose = reader(), own()
    known = organizations(r.conn, sees=r.sees)
    ours = _ours(r, whose, year, side)
    return render_template(
        "my/selection.html",
        year=year,
        side_key=side,
        side_name=Things(r, []).side(side),
        window=_window(r, year, side),
        ours=[_line(r, whose, one) for one in ours],
        in_committee=_in_committee(r, whose, year, side),
        organizations=sorted(
            ((one, called(known, one, r.day)) for one in known),
            key=lambda pair: alphabetical(pair[1]),
        ),
    )


@my.post("/selection/<int:year>/<side>/nominate")
def nominate(year: int, side: str) -> Response:
    """Nominate an organization, or the own one."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        motivation = data.get("motivation")
        governance().nominate(
            year=year,
            side=side,
            organization_id=data["organization_id"],
            by_id=whose.organization,
            motivation={page_language(): motivation} if motivation else None,
        )

    return _done(year, side, "nominate", Nominate, act, key="")


@my.post("/selection/<int:year>/<side>/accept")
def accept_nomination(year: int, side: str) -> Response:
    """Say that the own organization, nominated by another, stands."""
    whose = own()

    def act(_data: dict[str, Any]) -> None:
        governance().accept_nomination(year=year, side=side, organization_id=whose.organization)

    return _done(year, side, "consent", OneOrganization, act)


@my.post("/selection/<int:year>/<side>/decline")
def decline_nomination(year: int, side: str) -> Response:
    """Say that the own organization, nominated by another, does not stand."""
    whose = own()

    def act(_data: dict[str, Any]) -> None:
        governance().decline_nomination(year=year, side=side, organization_id=whose.organization)

    return _done(year, side, "consent", OneOrganization, act)


@my.post("/selection/<int:year>/<side>/take-back")
def take_back_nomination(year: int, side: str) -> Response:
    """Take a nomination back that the own organization made."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        governance().take_back_nomination(
            year=year,
            side=side,
            organization_id=data["organization_id"],
            by_id=whose.organization,
            reason={page_language(): data["reason"]} if data.get("reason") else None,
        )

    return _done(year, side, "take-back", OneOrganization, act)


@my.post("/selection/<int:year>/<side>/conflict")
def declare_conflict(year: int, side: str) -> Response:
    """Declare a conflict of interest as a member of the committee."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        governance().declare_conflict(
            year=year,
            side=side,
            member_id=whose.organization,
            about_organization_id=data["organization_id"],
        )

    return _done(year, side, "conflict", OneOrganization, act, key="")


def open_selections(r: Reader) -> list[ChoiceRow]:
    """Return the selections that are not decided, for this year and those to come."""
    every = choices(r.conn, forum_id=r.forum_id, sees=r.sees)
    return [one for one in every if one["decided"] is None and one["year"] >= r.day.year]


def _ours(r: Reader, whose: Own, year: int, side: str) -> list[NominationRow]:
    """Nominations of the own organization, and those that it made."""
    if whose.organization_id is None:
        return []
    found = nominations_of(
        r.conn,
        forum_id=r.forum_id,
        sees=seen_by(Role.SECRETARIAT),
        organization_id=whose.organization_id,
    )
    return [one for one in found if (one["year"], one["side"]) == (year, side)]


def _line(r: Reader, whose: Own, one: NominationRow) -> dict[str, Any]:
    nominating = [by for by, _received, _is_late in one["by"]]
    things = Things(r, [one["organization_id"], *nominating])
    is_ours = one["organization_id"] == whose.organization_id
    return {
        "row": one,
        "name": things.called(one["organization_id"]).text,
        "by": [things.called(by).text for by in nominating if by != one["organization_id"]],
        "is_ours": is_ours,
        "asks": is_ours and bool(one["by"]) and one["stands"] is None,
        "made_by_us": whose.organization_id in nominating,
    }


def _window(r: Reader, year: int, side: str) -> tuple[str, str] | None:
    """From when to when nominations are open, in words."""
    every = choices(r.conn, forum_id=r.forum_id, sees=r.sees, year=year)
    found = next((one for one in every if one["side"] == side), None)
    if found is None or found["opens"] is None or found["closes"] is None:
        return None
    opens, closes = (
        said_day(datetime.fromisoformat(at.partition("[")[0]).date(), page_language())
        for at in (found["opens"], found["closes"])
    )
    return opens, closes


def _in_committee(r: Reader, whose: Own, year: int, side: str) -> bool:
    every = choices(r.conn, forum_id=r.forum_id, sees=r.sees, year=year)
    return any(whose.organization_id in one["committee"] for one in every if one["side"] == side)


def _done(
    year: int,
    side: str,
    name: str,
    schema: type[Sent],
    act: Any,  # noqa: ANN401 - as `carry_out` has it
    key: str | None = None,
) -> Response:
    return carry_out(
        name,
        schema,
        act,
        page=lambda: selection(year, side),
        to=url_for("my.selection", year=year, side=side),
        key=request.form.get("organization_id", "") if key is None else key,
    )
