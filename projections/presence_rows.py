"""The rows of presences: who was entered on the list of a meeting, and what was told of them.

How they are read as a list stands in `presence`.
"""

from collections.abc import Iterator
from typing import Final

from forum.meeting.presence import Presence
from projections.details import plain
from projections.grounds import CAUTIONS, cautions_told
from projections.tables import SAID, Table
from projections.told import Told
from projections.writing import Projection, Row

PRESENCES = Table(
    name="presences",
    columns={
        **SAID,
        "meeting_id": str,
        "organization_id": str,
        "side": str,
        "capacity": str,
        "named": str,
        **CAUTIONS,
    },
    indexes=(("meeting_id",), ("organization_id",), ("aggregate_id",)),
)
ACTS = Table(
    name="presence_acts",
    columns={
        **SAID,
        # registered, attended, apologized, unaccounted, arrived, left, stood_in or
        # capacities_counted
        "act": str,
        "head_count": int,
        "of_which_interns": int,
        "unit": str,
        "is_unlisted": int,
        "at": str,
        "applies_to_some": int,
        "is_remote": int,
        "is_late": int,
        "person_id": str,
        "mandate_id": str,
        "item_id": str,
        "politicians": int,
        "officials": int,
        "employees": int,
        "volunteers": int,
        "units": int,
        **CAUTIONS,
    },
    indexes=(("aggregate_id",), ("room_id",)),
)
STATUS: Final = {
    "registered": "registered",
    "attended": "present",
    "apologized": "apology",
    "unaccounted": "unaccounted",
}
_FIELDS: Final = tuple(name for name in ACTS.columns if name not in {*SAID, *CAUTIONS, "act"})
CAPACITIES: Final = ("politicians", "officials", "employees", "volunteers", "units")


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    it = told.event
    match it:
        case Presence.Opened():
            about = (str(it.meeting_id), str(it.organization_id), it.side, plain(it.capacity))
            yield "presences", (*told.said, *about, it.named, cautions_told(told))
        case Presence.Registered():
            yield _act(
                told,
                head_count=it.people,
                is_remote=int(it.is_remote),
                is_late=int(it.is_late),
                person_id=plain(it.stand_in_id),
            )
        case Presence.Attended():
            yield _act(
                told,
                head_count=it.head_count,
                of_which_interns=it.of_which_interns,
                unit=it.unit,
                is_unlisted=int(it.is_unlisted),
            )
        case Presence.Apologized() | Presence.Unaccounted():
            yield _act(told)
        case Presence.Arrived() | Presence.Left():
            yield _act(told, at=plain(it.at), applies_to_some=int(it.applies_to_some))
        case Presence.StoodIn():
            yield _act(
                told,
                person_id=plain(it.person_id),
                mandate_id=plain(it.mandate_id),
                item_id=plain(it.from_item_id),
            )
        case Presence.CapacitiesCounted():
            yield _act(told, **{name: getattr(it, name) for name in CAPACITIES})


def _act(told: Told, **said: str | int | None) -> Row:
    """The row of an act, named by the verb of its topic."""
    act = told.event.TOPIC.partition(".")[2]
    values = (said.get(name) for name in _FIELDS)
    return "presence_acts", (*told.said, act, *values, cautions_told(told))


PROJECTION = Projection(
    name="presence", version=2, tables=(PRESENCES, ACTS), handler=handler, about=(Presence,)
)
