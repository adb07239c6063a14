"""Who proposes a theme, who takes it back, and what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.answering.view import Giver, Setting
from forum.errors import NotAllowedError, UnknownThingError
from forum.governing.year import YearClosedError
from forum.meeting.theme_refusals import ThemeAdoptedError, ThemeConcludedError

TITLE = {"sv": "Jämställdhet"}
WHY = {"sv": "det är för stort"}
LINE = {"sv": "Det blev en vägledning."}


def test_a_member_proposes_a_theme_for_its_own_organization_and_says_why(
    by: Any, akero: Any, bergby: Any, written: Any, governance: Any
) -> None:
    about: dict[str, Any] = {"year": 2018, "title": TITLE, "motivation": WHY}
    with pytest.raises(NotAllowedError):
        by(akero, "propose_theme", **about, proposed_by_id=bergby.id)
    with pytest.raises(NotAllowedError):
        by(akero, "propose_theme", **about)

    by(akero, "propose_theme", **about, proposed_by_id=akero.id)

    proposed = written()[-1]
    assert (proposed.proposed_by_id, proposed.side) == (akero.id, "civil_society")
    with governance.rehearsal():
        assert governance.opened(proposed.motivation[0].text) == WHY["sv"]


def test_a_side_proposes_a_theme_by_its_office(by_side: Any, written: Any) -> None:
    with pytest.raises(NotAllowedError):
        by_side("government", "propose_theme", year=2018, title=TITLE, side="civil_society")

    by_side("government", "propose_theme", year=2018, title=TITLE)

    assert (written()[-1].side, written()[-1].motivation) == ("government", ())


def test_a_theme_is_withdrawn_by_whoever_proposed_it(
    do: Any, by: Any, by_side: Any, akero: Any, bergby: Any, written: Any
) -> None:
    about: dict[str, Any] = {"year": 2018, "title": TITLE}
    own = by(akero, "propose_theme", **about, proposed_by_id=akero.id)
    sides = by_side("civil_society", "propose_theme", **about)
    for who, theme_id in ((bergby, own), (akero, sides)):
        with pytest.raises(NotAllowedError):
            by(who, "withdraw_theme", theme_id=theme_id)
    with pytest.raises(NotAllowedError):
        by_side("government", "withdraw_theme", theme_id=sides)

    by(akero, "withdraw_theme", theme_id=own, reason=WHY)
    by_side("civil_society", "withdraw_theme", theme_id=sides)
    do("withdraw_theme", theme_id=do("propose_theme", **about))

    assert [event.TOPIC for event in written()].count("theme.withdrawn") == 3


def test_a_theme_is_declined_by_the_forum_with_a_reason(
    do: Any, by: Any, akero: Any, written: Any
) -> None:
    theme_id = do("propose_theme", year=2018, title=TITLE, proposed_by_id=akero.id)
    with pytest.raises(NotAllowedError):
        by(akero, "decline_theme", theme_id=theme_id, reason=WHY)
    with pytest.raises(UnknownThingError):
        do("decline_theme", theme_id=theme_id, reason=WHY, decision_id=uuid4())

    do("decline_theme", theme_id=theme_id, reason=WHY)

    assert written()[-1].TOPIC == "theme.declined"
    adopted = do("propose_theme", year=2018, title=TITLE)
    do("adopt_theme", theme_id=adopted)
    with pytest.raises(ThemeAdoptedError):
        do("decline_theme", theme_id=adopted, reason=WHY)


def test_what_became_of_a_theme_names_where_it_went_on(do: Any, plan: Any, written: Any) -> None:
    theme_id = do("propose_theme", year=2018, title=TITLE)
    do("adopt_theme", theme_id=theme_id)
    view_id = do(
        "record_view", setting=Setting.WRITTEN, giver=Giver.PARTICIPANTS, text={"sv": "en synpunkt"}
    )
    meeting_id = plan("2018-09-12")
    for unknown in ("decision_ids", "view_ids", "meeting_ids"):
        with pytest.raises(UnknownThingError):
            do("conclude_theme", theme_id=theme_id, text=LINE, **{unknown: [uuid4()]})

    do(
        "conclude_theme",
        theme_id=theme_id,
        text=LINE,
        view_ids=[view_id],
        meeting_ids=[meeting_id],
    )

    concluded = written()[-1]
    assert (concluded.view_ids, concluded.meeting_ids) == ((view_id,), (meeting_id,))
    with pytest.raises(ThemeConcludedError):
        do("schedule_theme", theme_id=theme_id, meeting_id=meeting_id)


def test_what_became_of_a_theme_is_told_also_after_its_year_was_closed(
    do: Any, written: Any
) -> None:
    do("open_year", year=2017)
    told, other = (do("propose_theme", year=2017, title=TITLE) for _ in range(2))
    do("adopt_theme", theme_id=told)
    do("close_year", year=2017)

    do("conclude_theme", theme_id=told, text=LINE)

    assert written()[-1].TOPIC == "theme.concluded"
    for act, how in (("decline_theme", {"reason": WHY}), ("withdraw_theme", {})):
        with pytest.raises(YearClosedError):
            do(act, theme_id=other, **how)


def test_a_theme_ends_once_whoever_acts(do: Any) -> None:
    theme_id: UUID = do("propose_theme", year=2018, title=TITLE)
    do("adopt_theme", theme_id=theme_id)
    do("conclude_theme", theme_id=theme_id, text=LINE)

    with pytest.raises(ThemeConcludedError):
        do("conclude_theme", theme_id=theme_id, text=LINE)
