"""A small forum that anything may happen to: its people, its clock, and how an act is carried out.

What is random is chosen by the walk; what must hold is checked in `test_walk`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from forum.application import Governance
from forum.errors import ForumError
from forum.governing.forum import Forum, Side, SideKind
from forum.governing.office import OfficeKind
from forum.record.acting import Done, acting
from forum.record.envelope import ForumAggregate, replay
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import names
from forum.record.when import When
from forum.store.opening import init_store, open_store

START = datetime(2016, 1, 4, 10, tzinfo=UTC)
SIDES = ("civil_society", "government")
OFFICE_ID = UUID("3b0f5a52-54a5-4d0e-9d3c-0d0a3f5b7c01")
OUTSIDE_STATE = frozenset({"_version", "_modified_on", "_pending_events"})


class Place:
    """A forum on a store of its own.

    Attributes:
        governance: Carries the acts out.
        now: The clock of the walk; it only goes forward.
        organizations: Ids of the organizations.
        persons: Ids of the persons.
        done: Acts that were not refused, by name.
        refused: Acts that were, by name.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="forum-walk-"))
        init_store(self.folder)
        self.store = open_store(self.folder)
        self.governance = Governance(self.store)
        self.now = START
        self.done: list[str] = []
        self.refused: list[str] = []
        self._set_up()

    def close(self) -> None:
        self.governance.close()
        self.store.close()
        shutil.rmtree(self.folder)

    def _set_up(self) -> None:
        do = self.governance
        with acting(SYSTEM_OFFICE_ID, simulated_now=self.now):
            do.establish_host(name="Provstad")
        with acting(SYSTEM_OFFICE_ID, simulated_now=self.now):
            do.open_office(kind=OfficeKind.SECRETARIAT, name="Kansliet", office_id=OFFICE_ID)
        kinds = zip(SIDES, (SideKind.CIVIL_SOCIETY, SideKind.PUBLIC), strict=True)
        sides = tuple(
            Side(key=key, name=names({"sv": key}), classification=kind, has_fixed_seats=fixed)
            for (key, kind), fixed in zip(kinds, (True, False), strict=True)
        )
        with acting(SYSTEM_OFFICE_ID, simulated_now=self.now):
            do.found_forum(slug="prov", name={"sv": "Prov"}, sides=sides, invented=True)
        self.forum_id = Forum.create_id("prov")
        self.organizations = [
            self.act("register_organization", slug=f"org-{n}", name=f"Org {n}") for n in range(4)
        ]
        self.persons = [self.act("register_person", name=f"Person {n}") for n in range(3)]
        for year in (2016, 2017, 2018):
            self.act("open_year", year=year)
        self.done.clear()

    def pass_time(self, days: int) -> None:
        self.now += timedelta(days=days, minutes=1)

    def keep_registry(self) -> None:
        """Let the host be a public authority."""
        with acting(SYSTEM_OFFICE_ID, simulated_now=self.now):
            self.governance.classify_host(is_public_authority=True)

    def act(self, name: str, /, *, on: When | None = None, **arguments: Any) -> Any:
        """Carry an act out; return its answer, or None if it was refused."""
        answer, _ = self.send(uuid4(), name, on, arguments)
        return answer

    def send(
        self, command_id: UUID, name: str, on: When | None, arguments: dict[str, Any]
    ) -> tuple[Any, list[Done]]:
        method: Callable[..., Any] = getattr(self.governance, name)
        with acting(
            OFFICE_ID,
            forum_id=self.forum_id,
            command_id=command_id,
            simulated_now=self.now,
            effective=on,
            standing_reason="Skäl",
        ) as context:
            try:
                answer = method(**arguments)
            except ForumError:
                self.refused.append(name)
                return None, []
        self.done.append(name)
        return answer, context.done

    @property
    def position(self) -> int:
        position: int = self.governance.recorder.last_position()  # type: ignore[attr-defined]
        return position

    def events(self) -> list[Any]:
        rows = self.governance.recorder.read_rows(0, 1_000_000)  # type: ignore[attr-defined]
        return [self.governance.mapper.decode(*row[1:]) for row in rows]

    def events_of(self, thing_id: UUID) -> list[Any]:
        return list(self.governance.events.get(thing_id))

    def thing(self, thing_id: UUID) -> Any:
        """A thing as its stored events make it, or None."""
        found: ForumAggregate | None = replay(None, self.events_of(thing_id))
        return found


def state(thing: ForumAggregate | None) -> str:
    """What a thing knows, without how often it changed."""
    if thing is None:
        return "nothing"
    known = {key: value for key, value in vars(thing).items() if key not in OUTSIDE_STATE}
    return repr(sorted(known.items()))
