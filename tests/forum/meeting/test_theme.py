from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError
from forum.meeting.theme import Theme
from forum.meeting.theme_refusals import (
    ThemeAdoptedError,
    ThemeConcludedError,
    ThemeDecidedError,
    ThemeDeclinedError,
    ThemeNotAdoptedError,
    ThemeOrderError,
    ThemeReplacedError,
    ThemeSupportError,
    ThemeWithdrawnError,
)
from forum.record.acting import noting
from forum.record.values import names
from forum.record.when import When

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


def test_a_theme_is_declined_with_a_reason_and_never_after_it_was_adopted(
    theme: Theme, wording: Any
) -> None:
    with pytest.raises(IncompleteError):
        theme.decline(())
    other = Theme(year=2018, title=DEMOCRACY, proposed_by_id=None, proposed_by=None)
    other.adopt()
    with pytest.raises(ThemeAdoptedError, match="let another one replace it"):
        other.decline(wording("för stort"))

    theme.decline(wording("för stort"), decision_id := uuid4())

    declined = theme.pending_events[-1]
    assert (declined.reason, declined.decision_id) == (wording("för stort"), decision_id)  # type: ignore[attr-defined]


def test_a_theme_is_withdrawn_before_it_is_adopted(theme: Theme) -> None:
    theme.withdraw()
    adopted = Theme(year=2018, title=DEMOCRACY, proposed_by_id=None, proposed_by=None)
    adopted.adopt()

    with pytest.raises(ThemeAdoptedError, match="ask the forum to replace it"):
        adopted.withdraw()

    assert topics(theme)[1:] == ["theme.withdrawn"]


def test_what_became_of_an_adopted_theme_is_said_in_words(theme: Theme, wording: Any) -> None:
    with pytest.raises(ThemeNotAdoptedError, match="decline it with a reason"):
        theme.conclude(wording("en rapport"))
    theme.adopt()
    with pytest.raises(IncompleteError):
        theme.conclude(())

    theme.conclude(wording("en rapport"), view_ids=(MEETING,))

    assert theme.pending_events[-1].view_ids == (MEETING,)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("end", "error"),
    [
        ("decline", ThemeDeclinedError),
        ("withdraw", ThemeWithdrawnError),
        ("replace", ThemeReplacedError),
        ("conclude", ThemeConcludedError),
    ],
)
def test_a_theme_that_came_to_an_end_takes_no_slot_and_no_other_end(
    end: str, error: type[Exception], theme: Theme, given: Any, wording: Any
) -> None:
    if end == "conclude":
        theme.adopt()
    getattr(theme, end)(*([wording("skäl")] if end in ("decline", "conclude") else []))

    theme = given(theme)

    for act in (
        theme.adopt,
        lambda: theme.schedule(MEETING),
        lambda: theme.decline(wording("skäl")),
        theme.withdraw,
        theme.replace,
        lambda: theme.conclude(wording("skäl")),
    ):
        with pytest.raises(error):
            act()


def test_an_organization_does_not_support_its_own_theme() -> None:
    theme = Theme(year=2018, title=DEMOCRACY, proposed_by_id=MEETING, proposed_by=None)

    with pytest.raises(ThemeSupportError):
        theme.check_supporter(MEETING)

    theme.check_supporter(UUID(int=2))


@pytest.mark.parametrize("end", ["adopt", "decline", "withdraw", "replace"])
def test_a_theme_takes_support_until_it_is_decided(end: str, theme: Theme, wording: Any) -> None:
    theme.check_undecided()
    with noting(effective=When("2018-01-24")):
        getattr(theme, end)(*([wording("skäl")] if end == "decline" else []))

    for day in (None, When("2018-01-25")):
        with pytest.raises(ThemeDecidedError):
            theme.check_undecided(day)
    for day in ("2018-01-23", "2018-01", "../2018-02-01"):  # entered late, or perhaps before
        theme.check_undecided(When(day))
