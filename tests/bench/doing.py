"""The same three commands on both sides, on things that have a past of the same length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from forum.answering.view import Giver, Setting
from forum.application import Governance
from forum.governing.forum import Forum, Side, SideKind
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import names
from tests.bench.bare import BareForum, Words

THINGS = 40  # themes and views that are acted on in turn
PAST = 8  # events that each has before
TEXT = "Så sade föreningarna. " * 91  # 2 kB


@dataclass(frozen=True)
class Doer:
    """One side: its commands by name, each taking the number of the call."""

    app: Any
    commands: dict[str, Callable[[int], object]]

    def with_a_past(self) -> Doer:
        """Let each thing have some events before it is acted on."""
        for number in range(THINGS * (PAST - 2)):
            self.commands["retitle_theme"](-1 - number)
            self.commands["follow_up_view"](-1 - number)
        return self


def governed(app: Governance) -> Doer:
    """Make a forum and return what an office does in it."""
    office_id = uuid4()
    with acting(SYSTEM_OFFICE_ID):
        app.establish_host(name="Provstad")
    with acting(SYSTEM_OFFICE_ID):
        app.open_office(kind=OfficeKind.SECRETARIAT, name="Sekretariatet", office_id=office_id)
    sides = (
        side_of("civil_society", SideKind.CIVIL_SOCIETY),
        side_of("government", SideKind.PUBLIC),
    )
    with acting(SYSTEM_OFFICE_ID):
        app.found_forum(slug="prov", name={"sv": "Prov"}, sides=sides)
    forum_id = Forum.create_id("prov")

    def act(method: Callable[..., Any], **arguments: Any) -> Any:
        with acting(office_id, forum_id=forum_id):
            return method(**arguments)

    year = datetime.now(UTC).year
    act(app.open_year, year=year)
    act(app.adopt_rules, rules_id=act(app.propose_rules, year=year))
    organization_id: UUID = act(app.register_organization, slug="prov", name="Föreningen Prov")

    def record_view(number: int) -> UUID:
        found: UUID = act(
            app.record_view,
            setting=Setting.DIALOGUE,
            giver=Giver.SIDE,
            side="civil_society",
            organization_id=organization_id,
            text={"sv": f"{number} {TEXT}"},
        )
        return found

    themes, views = [], []
    for number in range(THINGS):
        themes.append(act(app.propose_theme, year=year, title={"sv": f"Tema {number}"}))
        act(app.adopt_theme, theme_id=themes[-1])
        views.append(record_view(number))
    commands: dict[str, Callable[[int], object]] = {
        "retitle_theme": lambda number: act(
            app.retitle_theme,
            theme_id=themes[number % THINGS],
            title={"sv": f"Samverkan {number}", "en": f"Cooperation {number}"},
        ),
        "follow_up_view": lambda number: act(
            app.follow_up_view, view_id=views[number % THINGS], text={"sv": f"{number} {TEXT}"}
        ),
        "record_view": record_view,
    }
    return Doer(app, commands).with_a_past()


def bare(app: BareForum) -> Doer:
    """Make as much in the bare library, and return the same acts."""
    office_id = app.enter("Sekretariatet", "secretariat")
    forum_id = app.enter("Prov", "forum")
    year_id = app.enter("2018", "year")
    organization_id = app.enter("Föreningen Prov", "organization")
    rules_id = app.adopt_rules(forum_id)

    def record_view(number: int) -> UUID:
        return app.record_view(
            office_id=office_id,
            forum_id=forum_id,
            year_id=year_id,
            organization_id=organization_id,
            rules_id=rules_id,
            text=_words({"sv": f"{number} {TEXT}"}),
        )

    themes, views = [], []
    for number in range(THINGS):
        themes.append(app.propose_theme(forum_id, 2018, _words({"sv": f"Tema {number}"})))
        views.append(record_view(number))
    commands: dict[str, Callable[[int], object]] = {
        "retitle_theme": lambda number: app.retitle_theme(
            office_id=office_id,
            forum_id=forum_id,
            year_id=year_id,
            theme_id=themes[number % THINGS],
            title=_words({"sv": f"Samverkan {number}", "en": f"Cooperation {number}"}),
        ),
        "follow_up_view": lambda number: app.follow_up_view(
            office_id=office_id,
            forum_id=forum_id,
            view_id=views[number % THINGS],
            text=_words({"sv": f"{number} {TEXT}"}),
        ),
        "record_view": record_view,
    }
    return Doer(app, commands).with_a_past()


def side_of(key: str, kind: SideKind) -> Side:
    return Side(
        key=key,
        name=names({"sv": key}),
        classification=kind,
        has_fixed_seats=kind is SideKind.PUBLIC,
    )


def _words(given: dict[str, str]) -> Words:
    return [{"language": language, "text": text} for language, text in given.items()]
