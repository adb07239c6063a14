"""A forum to try rules in: on a real store, or things by themselves without one.

Time stands still at `NOW`, so nothing here depends on the day of the run; `prov` is an invented
example, where a simulated clock is allowed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID, uuid5

import pytest

from forum.record.acting import Acting, acting
from forum.record.catalogue import Catalogue
from forum.record.envelope import ForumAggregate, replay
from forum.record.ids import SYSTEM_OFFICE_ID, derived_id
from forum.record.mapper import ForumMapper
from forum.record.text import TextRef
from forum.record.values import Evidence, Name, Wording
from forum.record.when import When

NOW = datetime(2018, 6, 1, 10, 0, tzinfo=UTC)
FORUM_ID = derived_id("forum", "prov")
SECRETARIAT_ID = UUID("3b0f5a52-54a5-4d0e-9d3c-0d0a3f5b7c01")

Thing = TypeVar("Thing", bound=ForumAggregate)


class ActingSecretariat(Protocol):
    """Acts by the secretariat of `prov` at `NOW`; takes what `acting` takes."""

    def __call__(self, **changes: Any) -> AbstractContextManager[Acting]: ...


@pytest.fixture
def forum_id() -> UUID:
    return FORUM_ID


@pytest.fixture
def secretariat_id() -> UUID:
    return SECRETARIAT_ID


@pytest.fixture
def acting_secretariat() -> ActingSecretariat:
    def act(**changes: Any) -> AbstractContextManager[Acting]:
        return acting(SECRETARIAT_ID, **{"forum_id": FORUM_ID, "simulated_now": NOW, **changes})

    return act


@pytest.fixture
def given() -> Callable[[Thing], Thing]:
    """Turn what a thing did so far into its past: the thing is read back from its stored events.

    What it does afterwards is in its `pending_events`.
    """

    def from_the_log(thing: Thing) -> Thing:
        catalogue = Catalogue()
        catalogue.register(type(thing))
        mapper = ForumMapper(catalogue=catalogue)
        stored = [mapper.to_stored_event(event) for event in thing.collect_events()]
        return cast(Thing, replay(None, map(mapper.to_domain_event, stored)))

    return from_the_log


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an installation in which `prov` was founded, to be copied."""
    from forum.application import Governance
    from forum.governing.office import OfficeKind
    from forum.store.opening import init_store, open_store

    folder = tmp_path_factory.mktemp("founded") / "data"
    init_store(folder)
    store = open_store(folder)
    governance = Governance(store)
    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW):
        governance.establish_host(name="Provstad")
    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW):
        governance.open_office(
            kind=OfficeKind.SECRETARIAT, name="Sekretariatet", office_id=SECRETARIAT_ID
        )
    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW):
        governance.found_forum(slug="prov", name={"sv": "Prov"}, sides=sides(), invented=True)
    governance.close()
    store.close()
    return folder


@pytest.fixture
def governance(founded: Path, tmp_path: Path) -> Iterator[Any]:
    """The forum `prov` with three sides on a store of its own, its host, and its secretariat."""
    from forum.application import Governance
    from forum.store.opening import open_store

    shutil.copytree(founded, tmp_path / "data")
    store = open_store(tmp_path / "data")
    governance = Governance(store)
    yield governance
    governance.close()
    store.close()


@pytest.fixture
def do(governance: Any, acting_secretariat: ActingSecretariat) -> Callable[..., UUID]:
    """Carry out one command by its name; `on` is the day that its fact holds from."""

    def carry_out(
        act: str, /, *, on: str | None = None, evidence: Evidence | None = None, **arguments: Any
    ) -> UUID:
        with acting_secretariat(effective=When(on) if on else None, evidence=evidence):
            return cast(UUID, getattr(governance, act)(**arguments))

    return carry_out


@pytest.fixture
def adopt(do: Callable[..., UUID]) -> Callable[..., UUID]:
    """Adopt rules with some limits, valid from a day; their days and codes are in force then."""

    def adopted(valid_from: str = "2017-01-01", **limits: Any) -> UUID:
        from forum.governing.limits import RulesLimits

        year = int(valid_from[:4])
        rules_id = do("propose_rules", year=year, limits=RulesLimits(**limits))
        do("adopt_rules", rules_id=rules_id, valid_from=When(valid_from))
        return rules_id

    return adopted


@pytest.fixture
def written(governance: Any) -> Callable[[], list[Any]]:
    """Tell which events were written since the fixtures named before it, decoded."""
    begin = governance.recorder.last_position()

    def events() -> list[Any]:
        rows = governance.recorder.read_rows(begin, 1000)
        return [governance.mapper.decode(*row[1:]) for row in rows]

    return events


@pytest.fixture
def somebody(acting_secretariat: ActingSecretariat) -> Iterator[Acting]:
    """Let the secretariat act through the whole test, for things without a store."""
    with acting_secretariat() as context:
        yield context


@pytest.fixture
def wording() -> Callable[[str], tuple[Wording, ...]]:
    """Make a text in Swedish without a store; the same content gives the same text."""

    def make(content: str) -> tuple[Wording, ...]:
        text_id, digest = uuid5(FORUM_ID, content), sha256(content.encode()).hexdigest()
        size = len(content.encode())
        ref = TextRef(text_id=text_id, sha256=digest, size=size, media_type="text/plain")
        return (Wording(language="sv", text=ref),)

    return make


def sides() -> tuple[Any, ...]:
    """Two sides that meet, of which one has seats for a term, and a third that may come."""
    from forum.governing.forum import Side, SideKind

    return tuple(
        Side(
            key=key,
            name=(Name(language="sv", text=name),),
            classification=kind,
            has_fixed_seats=key == "civil_society",
        )
        for key, name, kind in (
            ("civil_society", "Föreningarna", SideKind.CIVIL_SOCIETY),
            ("government", "Regeringen", SideKind.PUBLIC),
            ("other_public", "Andra offentliga", SideKind.OTHER),
        )
    )
