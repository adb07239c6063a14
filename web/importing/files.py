"""The files of a history: columns, natural keys, and which commands a row asks for.

The order is the order of work: what later rows refer to comes first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import marshmallow as ma

from web.importing import rows_answering, rows_governing, rows_meeting, rows_seating, schemas

if TYPE_CHECKING:
    from web.importing.run import Run

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """One kind of file.

    Attributes:
        name: Its name in the folder.
        schema: Its columns.
        key: Columns that a row is known again by.
        day: The key column that may hold a partial or empty day, learned later; or None.
        carry_out: Carries the commands of one row out.
    """

    name: str
    schema: type[ma.Schema]
    key: tuple[str, ...]
    day: str | None
    carry_out: "Callable[[Run, Row], None]"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file."""
        return tuple(field.data_key or name for name, field in self.schema().fields.items())


FILES: tuple[HistoryFile, ...] = (
    HistoryFile(
        "organization_names.csv",
        schemas.OrganizationNameRow,
        ("key", "name"),
        None,
        rows_seating.organization_name,
    ),
    HistoryFile(
        "organizations.csv",
        schemas.OrganizationRow,
        ("year", "organization_key"),
        None,
        rows_seating.organization,
    ),
    HistoryFile(
        "seat_totals.csv",
        schemas.SeatTotalRow,
        ("year", "side"),
        None,
        rows_seating.seat_total,
    ),
    HistoryFile(
        "selection.csv",
        schemas.SelectionRow,
        ("forum_year", "step", "date"),
        "date",
        rows_seating.selection_step,
    ),
    HistoryFile(
        "rules_of_procedure.csv",
        schemas.RulesRow,
        ("year",),
        None,
        rows_governing.rules,
    ),
    HistoryFile(
        "presidium.csv",
        schemas.PresidiumRow,
        ("year", "role", "holder_placeholder"),
        None,
        rows_governing.presidium_post,
    ),
    HistoryFile(
        "meetings.csv",
        schemas.MeetingRow,
        ("date", "kind"),
        "date",
        rows_meeting.meeting,
    ),
    HistoryFile(
        "themes.csv",
        schemas.ThemeRow,
        ("year", "theme_en"),
        None,
        rows_meeting.theme,
    ),
    HistoryFile(
        "agenda_items.csv",
        schemas.AgendaItemRow,
        ("meeting_date", "meeting_kind", "order"),
        "meeting_date",
        rows_meeting.agenda_item,
    ),
    HistoryFile(
        "planning_groups.csv",
        schemas.PlanningGroupRow,
        ("forum_year", "purpose", "organization_key"),
        None,
        rows_meeting.planning_group,
    ),
    HistoryFile(
        "attendance.csv",
        schemas.AttendanceRow,
        ("meeting_date", "meeting_kind", "organization_key", "capacity"),
        "meeting_date",
        rows_meeting.attendance,
    ),
    HistoryFile(
        "decisions.csv",
        schemas.DecisionRow,
        ("forum_year", "decision"),
        None,
        rows_meeting.decision,
    ),
    HistoryFile(
        "views_summary.csv",
        schemas.ViewRow,
        ("view_key",),
        None,
        rows_answering.view,
    ),
    HistoryFile(
        "publications.csv",
        schemas.PublicationRow,
        ("covers_year", "kind"),
        None,
        rows_answering.publication,
    ),
)
