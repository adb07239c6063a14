"""Who speaks for the own organization: appointing, letting somebody take over, ending."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.seating.mandates import Capacity, RepresentativeRole
from web.forms import carry_out
from web.language import gettext as _
from web.language import page_language
from web.members.my import governance, my
from web.members.my.own import Own, own
from web.members.my.people import mandate_lines
from web.public import reader
from web.public.codes import code
from web.schemas.member import Appoint, EndMandate, TakeOver
from web.words import sentence


@my.get("/mandates/")
def mandates() -> str:
    """Show who speaks for the organization, with the forms that change it."""
    r, whose = reader(), own()
    lines = mandate_lines(r, whose) if whose.organization_id else []
    mine = next((line for line in lines if line.is_own), None)
    return render_template(
        "my/mandates.html",
        going_on=[line for line in lines if line.row["standing"] != "ended"],
        ended=[line for line in lines if line.row["standing"] == "ended"],
        is_deputy=mine is not None and mine.row["role"] == "deputy",
        today=r.day.isoformat(),
        roles=[
            (one.value, sentence(word))
            for one, word in (
                (RepresentativeRole.REPRESENTATIVE, _("representative")),
                (RepresentativeRole.DEPUTY, _("deputy")),
            )
        ],
        capacities=[("", _("Not said")), *((one.value, _capacity(one)) for one in Capacity)],
    )


@my.post("/mandates/appoint")
def appoint() -> Response:
    """Appoint somebody to speak for the organization."""
    whose = _with_side()

    def act(data: dict[str, Any]) -> None:
        governance().appoint_representative(
            organization_id=whose.organization,
            name=data["name"],
            side=whose.side.key or "",
            start=data["start"],
            end=data.get("end"),
            role=RepresentativeRole(data["role"]),
            capacity=_chosen(data),
        )

    return carry_out("appoint", Appoint, act, page=mandates, to=url_for("my.mandates"))


@my.post("/mandates/take-over")
def take_over() -> Response:
    """Let somebody take a mandate over."""
    whose = _with_side()

    def act(data: dict[str, Any]) -> None:
        governance().rotate_representative(
            organization_id=whose.organization,
            mandate_id=data["mandate_id"],
            name=data["name"],
            start=data["start"],
            capacity=_chosen(data),
        )

    return _on_mandate("take-over", TakeOver, act)


@my.post("/mandates/end")
def end_mandate() -> Response:
    """End a mandate."""
    whose = _with_side()

    def act(data: dict[str, Any]) -> None:
        governance().end_mandate(
            organization_id=whose.organization,
            mandate_id=data["mandate_id"],
            end=data["end"],
            reason={page_language(): data["reason"]} if data.get("reason") else None,
        )

    return _on_mandate("end", EndMandate, act)


def _on_mandate(name: str, schema: Any, act: Any) -> Response:  # noqa: ANN401 - as `carry_out`
    key = request.form.get("mandate_id", "")
    return carry_out(name, schema, act, page=mandates, to=url_for("my.mandates"), key=key)


def _with_side() -> Own:
    """For whom the session acts; 404 for who has no organization with a side."""
    whose = own()
    if whose.organization_id is None or whose.side.key is None:
        abort(404)
    return whose


def _chosen(data: dict[str, Any]) -> Capacity | None:
    return Capacity(data["capacity"]) if data.get("capacity") else None


def _capacity(one: Capacity) -> str:
    return sentence(code(one.value, page_language()))
