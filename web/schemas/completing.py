"""Forms that complete what a running meeting does not ask for."""

from __future__ import annotations

from typing import Any

import marshmallow as ma

from forum.record.levels import Level, Step
from web.forms import Sent
from web.schemas import _n
from web.schemas.fields import NEEDED, DayField, IdField, line, one_of


class DeclareLevel(Sent):
    """How far an item went, and where in decision-making it stood."""

    item_id = IdField(required=True, error_messages=NEEDED)
    level = one_of(" ".join(Level))
    step = one_of(" ".join(Step))

    @ma.validates_schema(skip_on_field_errors=True)
    def says_one(self, data: dict[str, Any], **_more: object) -> None:
        """Want at least one of the two."""
        if not data.keys() & {"level", "step"}:
            raise ma.ValidationError(_n("Choose the level, the step or both."), "level")


class GroundDecision(Sent):
    """On what a decision rests, and who carries it out by when."""

    decision_id = IdField(required=True, error_messages=NEEDED)
    legal_basis = line(must=True)
    owner = line()
    due = DayField()
