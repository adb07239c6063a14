from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import UnknownThingError
from forum.governing.forum import UnknownSideError
from forum.governing.year import YearClosedError
from forum.meeting.agenda import ItemKind
from forum.meeting.refusals import HeldInFutureError
from forum.record.values import Basis, Evidence

SOURCE = Evidence(basis=Basis.FACT, source="Civos: Minnesanteckningar")


def test_a_theme_gets_its_slot_and_the_agenda_its_item_in_one_save(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id = plan("2018-03-28")
    theme_id = do("propose_theme", year=2018, title={"sv": "Jämställdhet"})
    do("adopt_theme", theme_id=theme_id)

    do("schedule_theme", theme_id=theme_id, meeting_id=meeting_id, with_item=True)

    slot, item = written()[-2:]
    assert slot.command_id == item.command_id
    assert (item.theme_id, item.kind) == (theme_id, ItemKind.DISCUSSION)


def test_a_theme_was_discussed_at_a_meeting_that_has_been(do: Any, plan: Any, written: Any) -> None:
    theme_id = do("propose_theme", year=2018, title={"sv": "Jämställdhet"})
    with pytest.raises(HeldInFutureError):
        do("record_theme_discussed", theme_id=theme_id, meeting_id=plan("2018-09-12"))

    do("record_theme_discussed", theme_id=theme_id, meeting_id=plan("2018-03-28"))

    assert str(written()[-1].effective) == "2018-03-28"


def test_a_group_is_joined_by_organizations_of_the_forums_sides(
    do: Any, civos: UUID, written: Any
) -> None:
    group_id = do("form_group", year=2018, purpose={"sv": "Tema 1"})

    with pytest.raises(UnknownSideError):
        do("join_group", group_id=group_id, organization_id=civos, side="kommunen")
    do("join_group", group_id=group_id, organization_id=civos, side="civil_society")
    do("leave_group", group_id=group_id, organization_id=civos)

    assert [event.TOPIC for event in written()[-2:]] == ["group.member_joined", "group.member_left"]


def test_what_belongs_to_a_closed_year_is_entered_with_evidence(
    do: Any, plan: Any, written: Any
) -> None:
    do("open_year", year=2017)
    do("close_year", year=2017)
    late: dict[str, Any] = {"year": 2017, "title": {"sv": "Demokrati"}}
    with pytest.raises(YearClosedError):
        do("propose_theme", **late)
    with pytest.raises(YearClosedError):
        plan("2017-02-01", year=2017)

    do("propose_theme", **late, evidence=SOURCE)

    assert written()[-1].evidence == SOURCE


def test_themes_name_themes_decisions_and_organizations_that_are_here(do: Any) -> None:
    theme_id = do("propose_theme", year=2018, title={"sv": "Jämställdhet"})

    with pytest.raises(UnknownThingError):
        do("propose_theme", year=2018, title={"sv": "x"}, proposed_by_id=uuid4())
    for act, what in (
        ("adopt_theme", "decision_id"),
        ("continue_theme", "earlier_theme_id"),
        ("replace_theme", "by_theme_id"),
        ("schedule_theme", "meeting_id"),
    ):
        with pytest.raises(UnknownThingError):
            do(act, theme_id=theme_id, **{what: uuid4()})
