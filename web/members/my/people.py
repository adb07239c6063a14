"""Who speaks for the own organization, by name: for its own people only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from forum.policy import Role
from projections.mandates import MandateRow, mandates_by
from projections.people import persons_of
from projections.visible import seen_by
from web.closed_names import names_of
from web.language import gettext as _
from web.language import page_language
from web.members.my.own import Own
from web.public import Reader
from web.public.codes import code
from web.words import span

ORDER = {"current": 0, "upcoming": 1, "ended": 2}


@dataclass(frozen=True, slots=True)
class MandateLine:
    """A mandate of the own organization.

    Attributes:
        row: The mandate.
        name: Whose it is; empty where the name was erased or is not told.
        role: Representative or deputy, in words.
        days: From when to when, in words.
        capacity: In what capacity, in words; empty where that is not said.
        is_own: It is the one that the session acts by.
    """

    row: MandateRow
    name: str
    role: str
    days: str
    capacity: str
    is_own: bool


def mandate_lines(r: Reader, whose: Own) -> list[MandateLine]:
    """Return the mandates of the own organization: those that hold, those to come, this year's.

    Names of persons are for the secretariat; here they are asked for as the secretariat would, and
    only of the one organization that the session acts for. Whose mandate has ended is told no
    other names.
    """
    language = page_language()
    rows = [
        row
        for row in mandates_by(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
        if row["organization_id"] == whose.organization_id
        and (row["standing"] != "ended" or (row["end"] or "")[:4] >= str(r.day.year))
    ]
    rows.sort(
        key=lambda row: (ORDER[row["standing"]], row["role"] != "representative", row["start"])
    )
    office = replace(r, sees=seen_by(Role.SECRETARIAT))
    held_by = persons_of(r.conn, forum_id=r.forum_id, sees=office.sees)
    shown = {
        held_by[row["mandate_id"]]
        for row in rows
        if whose.acts or row["mandate_id"] == str(whose.actor_id)
    }
    names = names_of(office, shown)
    return [
        MandateLine(
            row=row,
            name=names.get(held_by[row["mandate_id"]], ""),
            role=_("representative") if row["role"] == "representative" else _("deputy"),
            days=span(row["start"], row["end"], language),
            capacity=code(row["capacity"], language) if row["capacity"] else "",
            is_own=row["mandate_id"] == str(whose.actor_id),
        )
        for row in rows
    ]
