"""Forms about the turn of the year: its steps, and the days of the coming year's meetings."""

from __future__ import annotations

from typing import Final

import marshmallow as ma

from web.forms import Sent
from web.schemas.fields import ClockField, DayField, line, one_of, text

STEPS: Final = (
    "hand_over_note rules meetings seats representatives presidium groups introduction "
    "open_views last_minutes yearly_report year_closed"
)
MEETINGS: Final = range(1, 7)
"""Rows of the form that proposes days."""


class TurnStepForm(Sent):
    """What became of a step."""

    step = one_of(STEPS, must=True)
    do = one_of("done later not_needed", must=True)
    until = DayField()
    note = text()


_ROWS: dict[str, ma.fields.Field] = {}  # type: ignore[type-arg]
for _number in MEETINGS:
    _ROWS |= {
        f"kind_{_number}": one_of("dialogue constituting planning_meeting consultation other"),
        f"day_{_number}": DayField(),
        f"start_{_number}": ClockField(),
        f"end_{_number}": ClockField(),
        f"place_{_number}": line(),
    }
ProposeMeetings = Sent.from_dict(_ROWS, name="ProposeMeetings")
"""Days of the meetings of a year, a row each; rows without a day are left out."""
