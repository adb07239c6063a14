"""The rows of agendas: items, what was done to them, orders of a level, and announced numbers.

How they are read as an agenda stands in `agendas`.
"""

from collections.abc import Iterator

from forum.meeting.agenda_events import KINDS
from forum.meeting.meeting import Meeting
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, cautions_told
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.writing import Projection, Row

ITEMS = Table(
    name="agenda_items",
    columns={
        **SAID,
        "item_id": str,
        "item_order": int,
        "parent_id": str,
        "title": str,
        "kind": str,
        "kind_basis": str,
        "start": str,
        "theme_id": str,
        "number": str,
        "standing": str,
        "about_id": str,
        "about_version": int,
        **CAUTIONS,
    },
    indexes=(("aggregate_id",), ("theme_id",)),
)
ACTS = Table(
    name="agenda_acts",
    columns={
        **SAID,
        "item_id": str,
        "act": str,  # retitled, dropped, decided, settled or reopened
        "title": str,
        "reason": str,
        "decision_id": str,
    },
    indexes=(("aggregate_id",),),
)
ORDERS = Table(
    name="agenda_orders",
    columns={**SAID, "item_id": str},
    several=True,
    indexes=(("aggregate_id",),),
)
NUMBERS = Table(
    name="agenda_numbers",
    columns={**SAID, **RECORDED, "item_id": str, "number": str},
    several=True,
    indexes=(("aggregate_id",),),
)
LEVELS = Table(
    name="agenda_levels",
    columns={**SAID, "item_id": str, "level": str, "step": str},
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Meeting.ItemAdded():
            yield (
                "agenda_items",
                (
                    *said,
                    str(it.item_id),
                    it.order,
                    plain(it.parent_id),
                    titles(it.title),
                    plain(it.kind),
                    plain(it.kind_basis),
                    plain(it.start),
                    plain(it.theme_id),
                    it.number,
                    None,
                    None,
                    None,
                    cautions_told(told),
                ),
            )
        case Meeting.StandingItemAdded():
            yield (
                "agenda_items",
                (
                    *said,
                    str(it.item_id),
                    it.order,
                    None,
                    titles(it.title),
                    plain(KINDS[it.standing]),
                    None,
                    None,
                    None,
                    it.number,
                    plain(it.standing),
                    plain(it.about_id),
                    it.about_version,
                    cautions_told(told),
                ),
            )
        case Meeting.AgendaAnnounced():
            for one in it.numbers:
                yield "agenda_numbers", (*said, told.recorded, str(one.item_id), one.number)
        case Meeting.ItemRetitled():
            yield "agenda_acts", (*said, str(it.item_id), "retitled", titles(it.title), None, None)
        case Meeting.ItemDropped():
            reason = told.wordings(it.reason)
            yield "agenda_acts", (*said, str(it.item_id), "dropped", None, reason, None)
        case Meeting.ItemDecided():
            decision_id = str(it.decision_id)
            yield "agenda_acts", (*said, str(it.item_id), "decided", None, None, decision_id)
        case Meeting.StandingItemSettled():
            yield "agenda_acts", (*said, str(it.item_id), "settled", None, None, None)
        case Meeting.ItemReopened():
            yield "agenda_acts", (*said, str(it.item_id), "reopened", None, None, None)
        case Meeting.LevelDeclared():
            yield "agenda_levels", (*said, plain(it.item_id), plain(it.level), plain(it.step))
        case Meeting.ItemsReordered():
            for item_id in it.item_ids:
                yield "agenda_orders", (*said, str(item_id))


PROJECTION = Projection(
    name="agendas",
    version=3,
    tables=(ITEMS, ACTS, ORDERS, NUMBERS, LEVELS),
    handler=handler,
    about=(Meeting,),
)
