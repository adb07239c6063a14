"""Who speaks for an organization by a row: somebody new, or somebody who is here already."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from forum.record.when import When
from forum.seating.mandates import Capacity, RepresentativeRole
from projections.forums import SideRow
from web.language import gettext as _
from web.language import page_language
from web.public.codes import code
from web.sheets.known import Known, Speaking
from web.sheets.row import Row, WrongRowError
from web.words import day

_ABOUT_A_PERSON = ("role", "unit", "capacity", "mandate_from", "mandate_to")


def person_of(row: Row, it: Known, side: SideRow | None) -> None:
    """Appoint the person of a row, unless that is entered here.

    Raises:
        WrongRowError: What is said of a person is said of nobody, or no first day can be told.
        ForumError: The forum refuses it.
    """
    name = row.says.get("person")
    if name is None:
        if any(row.says.get(one) is not None for one in _ABOUT_A_PERSON):
            raise WrongRowError(_("Write the name of the person, or empty the cells about one."))
        return
    assert side is not None  # a row with a person has a side, or was refused
    every = row.of.known.speaking.setdefault(it.organization_id, [])
    same = [one for one in every if one.name == name and one.side == side["side"]]
    going_on = [one for one in same if not one.is_over and not _is_other_time(row, one)]
    if going_on:
        _compare(row, it, going_on[0])
    else:
        _appoint(row, it, side, name, every)


def _is_other_time(row: Row, one: Speaking) -> bool:
    """Whether a row speaks of days that come after a mandate which has its last day."""
    start: When | None = row.says.get("mandate_from")
    return start is not None and one.end is not None and start.latest > When(one.end).latest


def _appoint(row: Row, it: Known, side: SideRow, name: str, every: list[Speaking]) -> None:
    says = row.says
    start: When = says.get("mandate_from") or _first_day(row)
    end: When | None = says.get("mandate_to")
    role = RepresentativeRole(says.get("role", "representative"))
    capacity = Capacity(says["capacity"]) if "capacity" in says else None
    known = next((one.person_id for one in every if one.name == name), None)
    who: dict[str, Any] = {"person_id": known}
    if known is None:
        who = {"person_id": row.of.do.register_person(name=name)}
    else:
        row.planned.notes.append(_("It is the person of that name who spoke for it before"))
    row.of.do.appoint_representative(
        organization_id=it.organization_id,
        **who,
        side=side["side"],
        start=start,
        end=end,
        role=role,
        unit=says.get("unit"),
        capacity=capacity,
    )
    if role is RepresentativeRole.DEPUTY:
        row.planned.notes.append(_("As a deputy"))
    if "mandate_from" not in says:
        first = day(start, page_language())
        row.planned.notes.append(_("The mandate begins on %(day)s", day=first))
    every.append(
        Speaking(
            mandate_id=None,
            person_id=who["person_id"],
            name=name,
            side=side["side"],
            role=role.value,
            unit=says.get("unit"),
            capacity=capacity.value if capacity else None,
            start=str(start),
            end=str(end) if end else None,
            is_over=False,
        )
    )


def _first_day(row: Row) -> When:
    """The first day of a mandate that names none: the year's, or today while the year goes on."""
    first = row.of.today.replace(row.year, 1, 1)
    if row.year < row.of.today.year:
        raise WrongRowError(_("The year is over: write the first day of the mandate."))
    return When.on(max(first, row.of.today))


def _compare(row: Row, it: Known, here: Speaking) -> None:
    says, language = row.says, page_language()
    for column, known in (("role", here.role), ("capacity", here.capacity)):
        if column in says and says[column] != known:
            told = code(known, language) if known else _("not said")
            row.differs(column, told, code(says[column], language), can_take=False)
    if "unit" in says and says["unit"] != here.unit:
        row.differs("unit", here.unit or _("not said"), says["unit"], can_take=False)
    start: When | None = says.get("mandate_from")
    if start is not None and str(start) != here.start:
        first, said = day(here.start, language), day(start, language)
        row.differs("mandate_from", first, said, can_take=False)
    _compare_end(row, it.organization_id, here)


def _compare_end(row: Row, organization_id: UUID, here: Speaking) -> None:
    end: When | None = row.says.get("mandate_to")
    if end is None or str(end) == here.end:
        return
    language = page_language()
    is_earlier = here.end is None or end.latest < When(here.end).latest
    can_take = is_earlier and here.mandate_id is not None
    told = day(here.end, language) if here.end else _("no last day")
    if row.differs("mandate_to", told, day(end, language), can_take=can_take):
        assert here.mandate_id is not None
        row.of.do.end_mandate(organization_id=organization_id, mandate_id=here.mandate_id, end=end)
