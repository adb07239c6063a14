"""What themes ask for: a line on what became of each one that was talked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from forum.record.acting import acting
from forum.record.values import Basis, Evidence
from projections.duties import duties
from projections.duty import Duty
from tests.projections.acted import ZONE, ActedForum
from tests.walk.people import OFFICE_ID

SOURCE = Evidence(basis=Basis.FACT, source="Civos: Minnesanteckningar")
LINE = {"sv": "Det blev en vägledning."}


class Forum(ActedForum):
    """A forum with a theme of 2016, and its duties about themes."""

    def theme(self, *acts: str) -> UUID:
        theme_id: UUID = self.act("propose_theme", year=2016, title={"sv": "Lokaler"})
        for act in acts:
            self.act(act, theme_id=theme_id)
        return theme_id

    def asked(self, day: str) -> list[Duty]:
        found = duties(self.read(), day=date.fromisoformat(day), zone=ZONE, **self.asking())
        return [duty for duty in found if duty["about"] == "theme"]


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_what_became_of_a_theme_is_to_be_told_when_its_year_is_over(forum: Forum) -> None:
    theme_id = forum.theme("adopt_theme", "record_theme_discussed")

    assert forum.asked("2016-12-31") == []
    (duty,) = forum.asked("2017-01-01")
    assert (duty["kind"], duty["whose"], duty["about_id"]) == (
        "conclude_theme",
        "secretariat",
        str(theme_id),
    )
    assert (duty["since"], duty["due"], duty["is_late"]) == ("2017-01-01", None, False)


def test_only_an_adopted_theme_that_was_discussed_asks_for_its_line(forum: Forum) -> None:
    forum.theme()
    forum.theme("adopt_theme")
    forum.theme("record_theme_discussed")

    assert forum.asked("2017-02-01") == []


def test_the_duty_ends_on_the_day_when_it_is_told(forum: Forum) -> None:
    theme_id = forum.theme("adopt_theme", "record_theme_discussed")
    forum.on("2017-02-10")
    forum.act("conclude_theme", theme_id=theme_id, text=LINE)

    assert [len(forum.asked(f"2017-02-{day:02}")) for day in (9, 10)] == [1, 0]


def test_a_theme_of_the_next_year_that_goes_on_with_one_is_its_end(forum: Forum) -> None:
    earlier = forum.theme("adopt_theme", "record_theme_discussed")
    forum.on("2017-01-20")
    later = forum.act("propose_theme", year=2017, title={"sv": "Lokaler, fördjupning"})
    forum.act("continue_theme", theme_id=later, earlier_theme_id=earlier)

    assert [len(forum.asked(f"2017-01-{day}")) for day in (19, 20)] == [1, 0]


def test_it_stays_a_duty_when_the_year_was_closed(forum: Forum) -> None:
    forum.theme("adopt_theme", "record_theme_discussed")
    forum.on("2017-02-10")
    forum.act("close_year", year=2016)

    assert len(forum.asked("2017-03-01")) == 1


def test_themes_entered_afterwards_from_a_source_ask_for_nothing(forum: Forum) -> None:
    theme_id = forum.theme("adopt_theme")
    with acting(OFFICE_ID, forum_id=forum.forum_id, simulated_now=forum.now, evidence=SOURCE):
        forum.governance.record_theme_discussed(theme_id=theme_id)

    assert forum.asked("2017-02-01") == []
