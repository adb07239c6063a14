"""Completing what a running meeting does not ask for: levels, and what decisions rest on.

What else is listed is completed by the forms that are there anyway; see `gaps`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import request, url_for
from werkzeug.wrappers import Response

from forum.record.levels import Level, Step
from projections.decisions import DecisionRow, decisions
from web.forms import Sent, carry_out
from web.public import Reader, reader
from web.schemas.completing import DeclareLevel, GroundDecision
from web.secretariat import governance, secretariat
from web.secretariat.meeting import meeting, meeting_at


@secretariat.post("/meetings/<ref>/level")
def declare_level(ref: str) -> Response:
    """Declare how far an item went, and where in decision-making it stood."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        level, step = data.get("level"), data.get("step")
        governance().declare_level(
            meeting_id=UUID(row["meeting_id"]),
            item_id=data["item_id"],
            level=Level(level) if level else None,
            step=Step(step) if step else None,
        )

    return _completed(ref, "level", DeclareLevel, act, "item_id")


@secretariat.post("/meetings/<ref>/ground")
def ground_decision(ref: str) -> Response:
    """Say on what a decision rests; who carries it out stays as it was, where nothing is said."""
    row, r = meeting_at(ref), reader()

    def act(data: dict[str, Any]) -> None:
        found = _decision(r, str(data["decision_id"]))
        owner_id = found["owner_id"] if found else None
        governance().assign_decision(
            decision_id=data["decision_id"],
            legal_basis=data["legal_basis"],
            owner=data.get("owner"),
            owner_id=UUID(owner_id) if owner_id else None,
            done_by=data.get("due"),
        )

    return _completed(row["ref"], "ground", GroundDecision, act, "decision_id")


def _completed(
    ref: str,
    name: str,
    schema: type[Sent],
    act: Callable[[dict[str, Any]], None],
    key: str,
) -> Response:
    to = f"{url_for('secretariat.open_meeting', ref=ref)}#to-complete"
    wanted = request.form.get(key, "")
    return carry_out(name, schema, act, page=lambda: meeting(ref), to=to, key=wanted)


def _decision(r: Reader, decision_id: str) -> DecisionRow | None:
    every = decisions(r.conn, forum_id=r.forum_id, sees=r.sees)
    return next((one for one in every if one["decision_id"] == decision_id), None)
