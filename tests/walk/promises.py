"""What must always hold, checked after every act of the walk against the log alone."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from hypothesis.stateful import RuleBasedStateMachine, invariant

from forum.governing.presidium import Presidium
from forum.meeting.theme_support import ThemeSupport
from forum.publishing.minutes import Minutes
from forum.record.acting import acting
from forum.record.envelope import StruckFields, struck_versions
from forum.record.posts import Post
from forum.record.when import Holds
from forum.seating.delegation import Delegation
from forum.seating.seating import Seating
from projections.all import PROJECTIONS
from projections.follower import catch_up
from projections.read_model import ReadModel
from projections.rebuilding import rebuild
from tests.bench.sources import source_of
from tests.walk.people import SIDES, Place

FIRST = date(2016, 1, 1)
ENDS = frozenset({"declined", "withdrawn", "replaced", "concluded"})


class Promises(RuleBasedStateMachine):
    """The promises to whoever relies on the forum; the walk has the acts."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Place()
        self.meetings: list[UUID] = []
        self.themes: list[UUID] = []

    def teardown(self) -> None:
        try:
            check_read_models(self.place)
        finally:
            self.place.close()

    @invariant()
    def chair_and_vice_chair_are_never_of_one_side(self) -> None:
        for year in (2016, 2017, 2018):
            if (presidium := self.place.thing(self.presidium_id(year))) is None:
                continue
            for day in (FIRST + timedelta(days=days) for days in range(0, 1096, 15)):
                on = {
                    key: {side for post, side in presidium_on(presidium, day) if post is key}
                    for key in (Post.CHAIR, Post.VICE_CHAIR)
                }
                assert not on[Post.CHAIR] & on[Post.VICE_CHAIR], (year, day)

    @invariant()
    def no_seat_has_two_holders_on_a_day(self) -> None:
        for organization_id in self.place.organizations:
            delegation = self.place.thing(self.delegation_id(organization_id))
            for year in (2016, 2017, 2018):
                seating = self.place.thing(self.seating_id(year))
                if delegation is None or seating is None:
                    continue
                for day in (date(year, 1, 1) + timedelta(days=days) for days in range(0, 365, 9)):
                    if seating.seat_on(organization_id, day) is not Holds.YES:
                        continue
                    seats = seating.seats_on(organization_id, day)
                    held = [
                        mandate
                        for mandate in delegation.mandates
                        if mandate.side == SIDES[0] and mandate.span.holds_on(day) is Holds.YES
                    ]
                    assert seats is None or len(held) <= seats, (organization_id, day)

    @invariant()
    def reserves_are_ordered_without_gaps(self) -> None:
        for year in (2016, 2017, 2018):
            if (seating := self.place.thing(self.seating_id(year))) is not None:
                orders = sorted(seating.table.reserves.values())
                assert orders == list(range(1, len(orders) + 1))

    @invariant()
    def approved_text_changes_only_by_correction(self) -> None:
        for meeting_id in self.meetings:
            events = self.place.events_of(self.minutes_id(meeting_id))
            out = struck_versions(events)
            is_approved = False
            for event in events:
                if event.originator_version in out or isinstance(event, StruckFields):
                    continue
                assert not (is_approved and isinstance(event, Minutes.Redrafted))
                is_approved = is_approved or isinstance(event, Minutes.Approved)

    @invariant()
    def a_theme_ends_once_and_takes_slots_between_its_adoption_and_its_end(self) -> None:
        for theme_id in self.themes:
            acts = [event.TOPIC.partition(".")[2] for event in self.place.events_of(theme_id)]
            ends = [at for at, act in enumerate(acts) if act in ENDS]
            slots = [at for at, act in enumerate(acts) if act == "scheduled"]
            assert len(ends) <= 1, acts
            if slots or "concluded" in acts:
                assert acts.index("adopted") < min([*slots, *ends]), acts
            assert max(slots, default=0) < (ends or [len(acts)])[0], acts

    @invariant()
    def no_theme_is_supported_after_it_was_decided(self) -> None:
        decided: set[UUID] = set()
        supports: dict[UUID, UUID] = {}
        for event in self.place.events() if self.themes else ():
            noun, _, act = event.TOPIC.partition(".")
            if noun == "theme" and act in {*ENDS, "adopted"}:
                decided.add(event.originator_id)
            if isinstance(event, ThemeSupport.Given):
                supports[event.originator_id] = event.theme_id
            assert noun != "theme_support" or supports[event.originator_id] not in decided

    def delegation_id(self, organization_id: UUID) -> UUID:
        return self._id(lambda: Delegation.create_id(organization_id))

    def presidium_id(self, year: int) -> UUID:
        return self._id(lambda: Presidium.create_id(year))

    def seating_id(self, year: int) -> UUID:
        return self._id(lambda: Seating.create_id(year, SIDES[0]))

    def minutes_id(self, meeting_id: UUID) -> UUID:
        return self._id(lambda: Minutes.create_id(meeting_id))

    def _id(self, made: Any) -> UUID:
        """An id that follows from the forum acted in."""
        with acting(uuid4(), forum_id=self.place.forum_id):
            found: UUID = made()
        return found


def presidium_on(presidium: Any, day: date) -> list[tuple[Post, str]]:
    """Posts and sides that certainly hold on a day."""
    return [
        (key[0], holder.side)
        for key, holder in presidium.holders.items()
        if holder.side is not None and presidium.span(key).holds_on(day) is Holds.YES
    ]


def check_read_models(place: Place) -> None:
    """Following gives the rows of a rebuild, and no text that was not published is in them."""
    with source_of(place.store) as source:
        followed = ReadModel(place.folder / "followed.db", PROJECTIONS)
        catch_up(source, followed)
        rebuilt = rebuild(source, place.folder / "read", PROJECTIONS)
    rows = contents(followed.path)
    assert rows == contents(rebuilt)
    texts = [event.text for event in place.events() if isinstance(event, Minutes.Published)]
    texts += [event.text for event in place.events() if isinstance(event, Minutes.Corrected)]
    if not any(texts):
        assert "som ingen får läsa" not in str(rows)


def contents(path: Path) -> dict[str, Counter[tuple[Any, ...]]]:
    """Every table of a read model, as rows and how often each stands there."""
    conn = sqlite3.connect(path)
    try:
        names = [
            name
            for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "_fts" not in name and not name.startswith("sqlite_")
        ]
        return {name: Counter(conn.execute(f"SELECT * FROM {name}")) for name in names}
    finally:
        conn.close()
