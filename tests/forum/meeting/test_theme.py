from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError
from forum.meeting.theme import (
    Theme,
    ThemeAdoptedError,
    ThemeNotAdoptedError,
    ThemeOrderError,
    ThemeReplacedError,
)
from forum.record.values import names

pytestmark = pytest.mark.usefixtures("somebody")
DEMOCRACY = names({"sv": "Civilsamhället och demokratin", "en": "Civil society and democracy"})
MEETING = UUID(int=1)


@pytest.fixture
def theme() -> Theme:
    return Theme(year=2018, title=DEMOCRACY, proposed_by_id=None, proposed_by="SAUF")


def topics(theme: Theme) -> list[str]:
    return [event.TOPIC for event in theme.pending_events]  # type: ignore[attr-defined]


def test_a_theme_needs_a_title() -> None:
    with pytest.raises(IncompleteError):
        Theme.check_title(())


def test_a_theme_takes_a_slot_only_when_it_is_adopted(theme: Theme) -> None:
    with pytest.raises(ThemeNotAdoptedError):
        theme.schedule(MEETING)

    theme.adopt()
    theme.schedule(MEETING)

    assert theme.meeting_ids == [MEETING]


def test_a_theme_is_adopted_once(theme: Theme) -> None:
    decision_id = uuid4()
    theme.adopt(decision_id)

    with pytest.raises(ThemeAdoptedError):
        theme.adopt()

    assert theme.pending_events[-1].decision_id == decision_id  # type: ignore[attr-defined]


def test_the_same_slot_or_title_again_changes_nothing(theme: Theme) -> None:
    theme.adopt()
    for _ in range(2):
        theme.schedule(MEETING)
        theme.retitle(DEMOCRACY)
        theme.discuss(MEETING)

    assert topics(theme)[1:] == ["theme.adopted", "theme.scheduled", "theme.discussed"]


def test_a_theme_that_was_replaced_gets_no_slot(theme: Theme) -> None:
    theme.adopt()
    theme.replace(uuid4())

    for act in (theme.adopt, lambda: theme.schedule(MEETING), theme.replace):
        with pytest.raises(ThemeReplacedError):
            act()


def test_a_theme_goes_on_with_another_one_of_its_year_or_before(theme: Theme) -> None:
    earlier = uuid4()

    for other, year in ((theme.id, 2018), (earlier, 2019)):
        with pytest.raises(ThemeOrderError):
            theme.go_on_with(other, year)
    for _ in range(2):
        theme.go_on_with(earlier, 2017)

    assert topics(theme)[1:] == ["theme.continued"]


def test_a_theme_does_not_replace_itself(theme: Theme) -> None:
    with pytest.raises(ThemeOrderError):
        theme.replace(theme.id)


def test_a_topic_of_an_unknown_meeting_was_discussed_without_adoption(
    theme: Theme, given: Any
) -> None:
    theme.retitle(names({"sv": "Demokrati"}))
    theme.discuss()

    theme = given(theme)

    assert (theme.discussed_at, theme.is_adopted) == ([None], False)
    assert theme.title == names({"sv": "Demokrati"})
