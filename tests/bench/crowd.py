"""Many people who act on one meeting at the same time, against as many on a meeting each.

Every person is a thread of its own with commands of its own. What they do is what happens while a
meeting runs: who is here is entered, changed, and views are noted.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

from forum.answering.view import Giver, Setting
from forum.application import Governance
from forum.errors import ForumError
from forum.governing.forum import Forum, SideKind
from forum.governing.office import OfficeKind
from forum.meeting.meeting import MeetingKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When
from tests.bench.doing import side_of
from tests.bench.places import Place

PEOPLE = 60


@dataclass(kw_only=True)
class Crowd:
    """What was measured on one store.

    Attributes:
        kind: The store.
        acts: Acts in a round.
        together: Acts a second on one meeting, by rounds.
        apart: The same on a meeting each.
        given_up: Acts that were refused, in all rounds.
    """

    kind: str
    acts: int
    together: list[float] = field(default_factory=list)
    apart: list[float] = field(default_factory=list)
    given_up: int = 0

    @property
    def ratio(self) -> float:
        """Together against apart, median of the pairs of rounds."""
        return median(one / other for one, other in zip(self.together, self.apart, strict=True))


def crowd(place: Place, rounds: int, acts_each: int) -> Crowd:
    """Let the people act, together and apart in turn.

    Args:
        place: A store that holds nothing.
        rounds: How often each is measured.
        acts_each: Acts of each person in a round, a multiple of three.
    """
    measured = Crowd(kind=place.kind, acts=PEOPLE * acts_each)
    with place.opened() as store:
        app = Governance(store)
        try:
            people = _People(app)
            for turn in range(rounds):
                for is_together in (True, False) if turn % 2 else (False, True):
                    speed, given_up = people.act(acts_each, is_together=is_together)
                    (measured.together if is_together else measured.apart).append(speed)
                    measured.given_up += given_up
        finally:
            app.close()
    return measured


class _People:
    """Organizations with a meeting each, and an office that enters what they do."""

    def __init__(self, app: Governance) -> None:
        self.app = app
        self.office_id = uuid4()
        with acting(SYSTEM_OFFICE_ID):
            app.establish_host(name="Provstad")
        with acting(SYSTEM_OFFICE_ID):
            app.open_office(
                kind=OfficeKind.SECRETARIAT, name="Sekretariatet", office_id=self.office_id
            )
        with acting(SYSTEM_OFFICE_ID):
            sides = (
                side_of("civil_society", SideKind.CIVIL_SOCIETY),
                side_of("city", SideKind.OTHER),
            )
            app.found_forum(slug="prov", name={"sv": "Prov"}, sides=sides)
        self.forum_id = Forum.create_id("prov")
        self.year = datetime.now(UTC).year
        self.do(app.open_year, year=self.year)
        self.organizations: list[UUID] = [
            self.do(app.register_organization, slug=f"prov-{number}", name=f"Föreningen {number}")
            for number in range(PEOPLE)
        ]

    def do(self, method: Callable[..., Any], **arguments: Any) -> Any:
        with acting(self.office_id, forum_id=self.forum_id):
            return method(**arguments)

    def act(self, acts_each: int, *, is_together: bool) -> tuple[float, int]:
        """Let everybody act at once; return acts a second, and how many were refused."""
        meetings = [self._meeting() for _ in range(1 if is_together else PEOPLE)]
        ready = threading.Barrier(PEOPLE + 1)

        def person(number: int) -> int:
            meeting_id = meetings[number % len(meetings)]
            organization_id = self.organizations[number]
            ready.wait()
            return sum(self._one(meeting_id, organization_id, act) for act in range(acts_each))

        with ThreadPoolExecutor(PEOPLE) as pool:
            waiting = [pool.submit(person, number) for number in range(PEOPLE)]
            ready.wait()
            began = perf_counter()
            given_up = sum(one.result() for one in waiting)
            seconds = perf_counter() - began
        return (PEOPLE * acts_each) / seconds, given_up

    def _meeting(self) -> UUID:
        today = When.on(datetime.now(UTC).date())
        found: UUID = self.do(
            self.app.plan_meeting,
            year=self.year,
            classification=MeetingKind.DIALOGUE,
            day=today,
            title={"sv": "Prov"},
        )
        return found

    def _one(self, meeting_id: UUID, organization_id: UUID, act: int) -> int:
        """Carry one act out; return 1 if it was refused."""
        acts: Sequence[Callable[[], object]] = (
            lambda: self.do(
                self.app.record_attendance,
                meeting_id=meeting_id,
                organization_id=organization_id,
                side="civil_society",
                head_count=act + 1,
            ),
            lambda: self.do(
                self.app.record_view,
                setting=Setting.DIALOGUE,
                giver=Giver.ORGANIZATION,
                side="civil_society",
                organization_id=organization_id,
                meeting_id=meeting_id,
                text={"sv": "Så sade föreningen."},
            ),
            lambda: self.do(
                self.app.record_attendance,
                meeting_id=meeting_id,
                organization_id=organization_id,
                side="civil_society",
                head_count=act + 2,
            ),
        )
        try:
            acts[act % len(acts)]()
        except ForumError:
            return 1
        return 0
