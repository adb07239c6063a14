"""Random legal acts over several years: what must always hold, whatever happens in which order.

Every rule below tries an act; the forum carries it out or refuses it. After each one the promises
are checked against the log alone, and at the end the read models against each other.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from forum.answering.feedback import Outcome
from forum.answering.view import Giver, Setting
from forum.meeting.meeting import MeetingKind
from forum.record.posts import Post
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole
from tests.walk.people import SIDES, state
from tests.walk.promises import FIRST, Promises

DAYS = st.integers(0, 3 * 366).map(lambda days: FIRST + timedelta(days=days))
WHENS = st.one_of(
    DAYS.map(When.on),
    DAYS.map(lambda day: When(f"{day:%Y-%m}")),
    st.sampled_from([When("2016"), When("2017"), When("2018")]),
)
IN_YEAR = st.integers(0, 364).map(lambda days: date(2017, 1, 1) + timedelta(days=days))
YEARS = st.sampled_from([2016, 2017, 2018])
FOUR = st.integers(0, 3)
SIDE = st.sampled_from(SIDES)
HANDLING = ("circulate", "file", "publish", "withdraw", "correct")
TEXTS = st.integers(1, 9).map(lambda number: f"Utkast nummer {number} som ingen får läsa")


class Walk(Promises):
    """One walk through one forum."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[UUID] = []
        self.views: list[UUID] = []
        self.last: tuple[UUID, str, When | None, dict[str, Any], Any] | None = None

    def act(self, name: str, on: When | None = None, /, **arguments: Any) -> Any:
        command_id, before = uuid4(), self.place.position
        answer, _ = self.place.send(command_id, name, on, arguments)
        if self.place.position > before:
            self.last = command_id, name, on, arguments, answer
        return answer

    @rule(days=st.integers(20, 160))
    def time_passes(self, days: int) -> None:
        self.place.pass_time(days)

    @rule(year=YEARS)
    def close_year(self, year: int) -> None:
        if self.place.now.year > year:
            self.act("close_year", year=year)

    @rule(year=YEARS, who=FOUR, seats=st.sampled_from([None, 1, 2]), day=st.none() | IN_YEAR)
    def grant_seat(self, year: int, who: int, seats: int | None, day: date | None) -> None:
        on = When.on(day.replace(year=year)) if day else None
        organization_id = self.place.organizations[who]
        about = {"year": year, "side": SIDES[0], "organization_id": organization_id}
        self.act("grant_seat", on, **about, seats=seats)

    @rule(year=YEARS, who=FOUR, order=st.integers(1, 4))
    def place_reserve(self, year: int, who: int, order: int) -> None:
        organization_id = self.place.organizations[who]
        about = {"year": year, "side": SIDES[0], "organization_id": organization_id}
        self.act("place_reserve", **about, order=order)

    @rule(year=YEARS, who=FOUR, day=IN_YEAR)
    def vacate_seat(self, year: int, who: int, day: date) -> None:
        on = When.on(day.replace(year=year))
        organization_id = self.place.organizations[who]
        about = {"year": year, "side": SIDES[0], "organization_id": organization_id}
        self.act("vacate_seat", on, **about)

    @rule(year=YEARS, who=FOUR, day=IN_YEAR)
    def call_up(self, year: int, who: int, day: date) -> None:
        on = When.on(day.replace(year=year))
        organization_id = self.place.organizations[who]
        about = {"year": year, "side": SIDES[0], "organization_id": organization_id}
        self.act("call_up_reserve", on, **about)

    @rule(who=FOUR, person=st.integers(0, 2), side=SIDE, start=WHENS, end=st.none() | WHENS)
    def appoint(self, who: int, person: int, side: str, start: When, end: When | None) -> None:
        self.act(
            "appoint_representative",
            organization_id=self.place.organizations[who],
            person_id=self.place.persons[person],
            role=RepresentativeRole.REPRESENTATIVE,
            side=side,
            start=start,
            end=end,
        )

    @rule(who=FOUR, person=st.integers(0, 2), start=WHENS)
    def rotate(self, who: int, person: int, start: When) -> None:
        organization_id = self.place.organizations[who]
        delegation = self.place.thing(self.delegation_id(organization_id))
        if delegation is not None:
            for mandate_id in list(delegation.mandates.appointed)[-1:]:
                self.act(
                    "rotate_representative",
                    organization_id=organization_id,
                    mandate_id=mandate_id,
                    person_id=self.place.persons[person],
                    start=start,
                )

    @rule(year=YEARS, post=st.sampled_from([Post.CHAIR, Post.VICE_CHAIR]), side=SIDE, start=WHENS)
    def name_to_presidium(self, year: int, post: Post, side: str, start: When) -> None:
        label = f"{post} {side} {start}"
        self.act(
            "appoint_presidium_member", year=year, post=post, side=side, label=label, start=start
        )

    @rule(year=YEARS, number=FOUR, end=WHENS)
    def leave_presidium(self, year: int, number: int, end: When) -> None:
        presidium = self.place.thing(self.presidium_id(year))
        for post, label in list(presidium.holders if presidium else ())[number : number + 1]:
            self.act("leave_presidium", year=year, post=post, label=label, end=end)

    @rule(days=st.integers(-90, 60))
    def plan_meeting(self, days: int) -> None:
        day = (self.place.now + timedelta(days=days)).date()
        about = {"classification": MeetingKind.DIALOGUE, "year": day.year, "day": When.on(day)}
        meeting_id = self.act("plan_meeting", **about)
        if meeting_id:
            self.meetings.append(meeting_id)

    @precondition(lambda self: self.meetings)
    @rule(data=st.data(), act=st.sampled_from(["hold_meeting", "cancel_meeting"]))
    def hold_or_cancel(self, data: Any, act: str) -> None:
        self.act(act, meeting_id=data.draw(st.sampled_from(self.meetings)))

    @precondition(lambda self: self.meetings)
    @rule(data=st.data(), text=TEXTS)
    def write_minutes(self, data: Any, text: str) -> None:
        meeting_id = data.draw(st.sampled_from(self.meetings))
        minutes_id = self.minutes_id(meeting_id)
        if self.place.thing(minutes_id) is None:
            if self.act("assemble_minutes", meeting_id=meeting_id, text={"sv": text}):
                self.noted.append(meeting_id)
        else:
            self.act("redraft_minutes", minutes_id=minutes_id, text={"sv": text})

    @precondition(lambda self: self.noted)
    @rule(data=st.data(), act=st.sampled_from(HANDLING))
    def handle_minutes(self, data: Any, act: str) -> None:
        minutes_id = self.minutes_id(data.draw(st.sampled_from(self.noted)))
        more: dict[str, Any] = {}
        if act in {"withdraw", "correct"}:
            more["reason"] = {"sv": "Skäl"}
        if act == "correct":
            more["text"] = {"sv": data.draw(TEXTS)}
        self.act(f"{act}_minutes", minutes_id=minutes_id, **more)

    @precondition(lambda self: self.noted)
    @rule(data=st.data(), in_writing=st.booleans())
    def approve_minutes(self, data: Any, in_writing: bool) -> None:
        minutes_id = self.minutes_id(data.draw(st.sampled_from(self.noted)))
        at = None if in_writing else data.draw(st.sampled_from(self.meetings))
        self.act("approve_minutes", minutes_id=minutes_id, at_meeting_id=at, in_writing=in_writing)

    @rule(year=YEARS, who=FOUR)
    def propose_theme(self, year: int, who: int) -> None:
        organization_id = self.place.organizations[who]
        about = {"year": year, "title": {"sv": "Ett tema"}, "motivation": {"sv": "Skäl"}}
        theme_id = self.act("propose_theme", **about, proposed_by_id=organization_id)
        if theme_id:
            self.themes.append(theme_id)

    @precondition(lambda self: self.themes)
    @rule(data=st.data(), who=FOUR, act=st.sampled_from(["support_theme", "take_back_support"]))
    def support(self, data: Any, who: int, act: str) -> None:
        organization_id = self.place.organizations[who]
        theme_id = data.draw(st.sampled_from(self.themes))
        self.act(act, theme_id=theme_id, organization_id=organization_id)

    @precondition(lambda self: self.themes)
    @rule(data=st.data(), act=st.sampled_from(["adopt", "decline", "withdraw", "conclude"]))
    def decide_theme(self, data: Any, act: str) -> None:
        more: dict[str, Any] = {"theme_id": data.draw(st.sampled_from(self.themes))}
        if act == "decline":
            more["reason"] = {"sv": "Skäl"}
        if act == "conclude":
            more["text"] = {"sv": "Vad det blev"}
        self.act(f"{act}_theme", **more)

    @precondition(lambda self: self.themes and self.meetings)
    @rule(data=st.data())
    def schedule_theme(self, data: Any) -> None:
        theme_id, meeting_id = (
            data.draw(st.sampled_from(ids)) for ids in (self.themes, self.meetings)
        )
        self.act("schedule_theme", theme_id=theme_id, meeting_id=meeting_id)

    @rule(days=st.integers(0, 300), due=st.none() | WHENS)
    def record_view(self, days: int, due: When | None) -> None:
        on = When.on((self.place.now - timedelta(days=days)).date())
        view_id = self.act(
            "record_view",
            on,
            setting=Setting.DIALOGUE,
            giver=Giver.PARTICIPANTS,
            text={"sv": "En synpunkt"},
            due=due,
        )
        if view_id:
            self.views.append(view_id)

    @precondition(lambda self: self.views)
    @rule(data=st.data(), due=WHENS, act=st.sampled_from(["promise", "extend", "give", "reopen"]))
    def handle_view(self, data: Any, due: When, act: str) -> None:
        more: dict[str, Any] = {"view_id": data.draw(st.sampled_from(self.views))}
        if act in {"promise", "extend"}:
            more["due"] = due
        if act in {"extend", "reopen"}:
            more["reason"] = {"sv": "Skäl"}
        if act == "give":
            more |= {"outcome": Outcome.ANSWERED, "text": {"sv": "Ett svar"}}
        self.act(f"{act}_feedback", **more)

    @precondition(lambda self: self.last is not None)
    @rule()
    def send_the_last_command_again(self) -> None:
        assert self.last is not None
        command_id, name, on, arguments, answer = self.last
        before = self.place.position

        again, done = self.place.send(command_id, name, on, arguments)

        assert (again, self.place.position) == (answer, before)
        assert [one.repeated for one in done] == [True]

    @rule(who=FOUR, start=WHENS)
    def strike_what_was_just_entered(self, who: int, start: When) -> None:
        organization_id = self.place.organizations[who]
        delegation_id = self.delegation_id(organization_id)
        before = self.place.thing(delegation_id)
        self.appoint(who, 0, SIDES[1], start, None)
        after = self.place.thing(delegation_id)
        if before is None or after is None or before.version == after.version:
            return

        self.act(
            "strike_event", aggregate_id=delegation_id, version=after.version, reason="Fel person"
        )

        assert state(self.place.thing(delegation_id)) == state(before)


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]

TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=8,
    stateful_step_count=60,
    suppress_health_check=QUIET,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # making a failure small takes minutes: the battery does
)


@pytest.mark.slow
class TestLongWalk(Walk.TestCase):  # type: ignore[name-defined,misc]
    """The same for as long as a battery has."""

    settings = settings(
        max_examples=60, stateful_step_count=150, suppress_health_check=QUIET, deadline=None
    )
