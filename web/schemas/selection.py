"""Forms of a selection: nominations, committee, proposal, decision and its documentation."""

from __future__ import annotations

from typing import Final

import marshmallow as ma

from web.forms import Sent
from web.schemas.fields import NEEDED, ClockField, CountField, DayField, IdField, line, one_of, text
from web.schemas.seating import CHANNELS

MEMBERS: Final = range(1, 8)
"""Fields of the form that elects a committee."""


class OpenNominations(Sent):
    """From when until when one can be nominated."""

    opens = DayField(required=True, error_messages=NEEDED)
    opens_at = ClockField(required=True, error_messages=NEEDED)
    closes = DayField(required=True, error_messages=NEEDED)
    closes_at = ClockField(required=True, error_messages=NEEDED)


class Nominate(Sent):
    """A nomination that came in."""

    organization_id = IdField(required=True, error_messages=NEEDED)
    by_id = IdField()
    motivation = text()
    channel = one_of(CHANNELS)
    received = DayField()
    received_at = ClockField()


class Consent(Sent):
    """What an organization that others nominated says."""

    organization_id = IdField(required=True, error_messages=NEEDED)
    says = one_of("yes no", must=True)
    channel = one_of(CHANNELS)
    received = DayField()


ElectCommittee = Sent.from_dict(
    {f"member_{number}": IdField() for number in MEMBERS}, name="ElectCommittee"
)
"""Where the members of the committee come from."""


class DeclareConflict(Sent):
    """A member takes no part in the matter of an organization."""

    member_id = IdField(required=True, error_messages=NEEDED)
    about_id = IdField(required=True, error_messages=NEEDED)


class Document(Sent):
    """The decision as an authority documents it."""

    content = text(must=True)
    presented_by = line()
    present = line()
    case_number = line()
    appeal = text()


def proposal(rows: int) -> type[Sent]:
    """A proposal about so many organizations, a row each."""
    fields: dict[str, ma.fields.Field] = {"general": text()}  # type: ignore[type-arg]
    for number in range(1, rows + 1):
        fields |= {
            f"organization_{number}": IdField(required=True, error_messages=NEEDED),
            f"outcome_{number}": one_of("seat reserve not_proposed", must=True),
            f"seats_{number}": CountField(),
            f"order_{number}": CountField(),
            f"reason_{number}": text(must=True),
            f"public_{number}": text(),
        }
    return Sent.from_dict(fields, name="Proposal")  # type: ignore[return-value]


def decision(rows: int) -> type[Sent]:
    """A decision about so many organizations, a row each."""
    fields: dict[str, ma.fields.Field] = {  # type: ignore[type-arg]
        "decider": line(must=True),
        "departs_because": text(),
    }
    for number in range(1, rows + 1):
        fields |= {
            f"organization_{number}": IdField(required=True, error_messages=NEEDED),
            f"outcome_{number}": one_of("seat reserve neither", must=True),
            f"seats_{number}": CountField(),
            f"order_{number}": CountField(),
        }
    return Sent.from_dict(fields, name="Decision")  # type: ignore[return-value]
