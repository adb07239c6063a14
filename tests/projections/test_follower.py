"""A follower goes on after a failure, and one process of a node writes the read model at a time."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forum.application import Governance
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.store.opening import init_store, open_store
from projections import read_side
from projections.all import PROJECTIONS
from projections.election import Election
from projections.follower import Follower, Source, catch_up
from projections.read_model import ReadModel, ReadModelError, digest
from projections.read_side import ReadSide
from projections.rebuilding import current_file


class Handlers:
    """The real handlers, which fail while they are broken.

    Attributes:
        tried: How often one was asked for rows while they were broken.
    """

    def __init__(self) -> None:
        self.broken = False
        self.tried = 0
        self.projections = tuple(replace(it, handler=self._of(it.handler)) for it in PROJECTIONS)

    def _of(self, handler: Any) -> Any:
        def handle(told: Any) -> Any:
            if self.broken:
                self.tried += 1
                raise LookupError("a word that somebody wrote")
            return handler(told)

        return handle


@pytest.fixture
def handlers() -> Handlers:
    return Handlers()


@pytest.fixture
def governance(tmp_path: Path) -> Iterator[Governance]:
    init_store(tmp_path)
    store = open_store(tmp_path)
    governance = Governance(store)
    with acting(SYSTEM_OFFICE_ID):
        governance.establish_host(name="Host")
    yield governance
    governance.close()
    store.close()


@pytest.fixture
def source(governance: Governance) -> Source:
    return Source(governance.recorder, governance.mapper, governance.keys)  # type: ignore[arg-type]


@pytest.fixture
def write(governance: Governance) -> Callable[[str], int]:
    def rename(name: str) -> int:
        with acting(SYSTEM_OFFICE_ID) as context:
            governance.rename_host(name=name)
        return context.done[-1].last_position

    return rename


@pytest.fixture
def node(source: Source, handlers: Handlers, tmp_path: Path) -> Iterator[Callable[[], ReadSide]]:
    """Give one more process's share in the node; a lock tells them apart also in one process."""
    made: list[ReadSide] = []

    def make() -> ReadSide:
        made.append(ReadSide(source, tmp_path / "read", tmp_path / "lock", handlers.projections))
        return made[-1]

    yield make
    for side in made:
        side.close()


def until(is_so: Callable[[], object]) -> bool:
    end = time.monotonic() + 20
    while not (said := is_so()) and time.monotonic() < end:
        time.sleep(0.01)
    return bool(said)


def test_a_handler_that_fails_is_tried_again_and_no_event_is_passed_over(
    node: Callable[[], ReadSide],
    handlers: Handlers,
    source: Source,
    write: Callable[[str], int],
    tmp_path: Path,
) -> None:
    side = node()
    assert side.follow()
    handlers.broken = True
    last = [write(f"Host {number}") for number in range(3)][-1]

    assert until(lambda: handlers.tried >= 2)
    told = side.health()
    assert told["error"] == "LookupError"  # what it says may quote what people wrote
    assert told["lag"] == 3
    assert side.follower is not None
    assert side.follower.is_alive()

    handlers.broken = False
    assert side.wait(last, 20)
    assert until(lambda: side.health()["error"] is None)
    assert side.health()["lag"] == 0
    whole = ReadModel(tmp_path / "whole.db", PROJECTIONS)
    catch_up(source, whole)
    tables = whole.tables.values()
    assert digest(side.reading(), tables) == digest(whole.conn, tables)
    whole.close()


def test_waiting_ends_when_the_position_is_reached(
    node: Callable[[], ReadSide], write: Callable[[str], int]
) -> None:
    follower, reader = node(), node()
    assert follower.follow()
    position = write("Another")

    for side in (follower, reader):
        assert side.wait(position, 20)
        assert side.read_position() == position
        assert not side.wait(position + 1, 0.05)


def test_of_two_followers_on_one_file_the_slower_is_refused(
    source: Source, write: Callable[[str], int], tmp_path: Path
) -> None:
    first, second = (ReadModel(tmp_path / "read.db", PROJECTIONS) for _ in range(2))
    catch_up(source, first)

    with pytest.raises(ReadModelError, match="stop one of them"):
        catch_up(source, second)
    follower = Follower(source, lambda: second)
    follower.start()
    assert until(lambda: follower.error is not None)
    follower.stop()

    assert follower.error == "another follower writes this read model: stop one of them"
    assert catch_up(source, first) == 0
    first.close()
    second.close()


def test_a_second_server_stands_by_and_takes_over(
    node: Callable[[], ReadSide], write: Callable[[str], int]
) -> None:
    first, second = node(), node()
    assert first.follow()
    assert not second.follow()
    assert second.wait(write("Another"), 20)
    assert second.model is None

    first.close()

    assert second.wait(write("A third"), 20)
    assert second.model is not None
    assert second.health()["error"] is None


def test_a_program_beside_a_server_lets_the_server_write(
    node: Callable[[], ReadSide], write: Callable[[str], int]
) -> None:
    server, program = node(), node()
    assert server.follow()

    for number in range(6):
        position = write(f"Host {number}")
        program.catch_up()
        assert program.read_position() >= position

    assert server.health()["error"] is None


def test_a_program_does_not_wait_for_ever_for_a_server_that_is_behind(
    node: Callable[[], ReadSide], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_side, "PATIENCE", 0.1)
    other = Election(tmp_path / "lock")
    assert other.won()

    with pytest.raises(ReadModelError, match="look at its /health"):
        node().catch_up()

    other.give_up()
    node().catch_up()


def test_a_server_goes_on_with_the_read_model_that_was_rebuilt_beside_it(
    node: Callable[[], ReadSide], write: Callable[[str], int]
) -> None:
    server, program = node(), node()
    assert server.follow()
    assert server.model is not None
    old = server.model.path

    new = program.rebuild()
    position = write("Another")

    assert until(lambda: server.read_position() == position)
    assert current_file(server.folder) == new == server.model.path
    assert not old.exists()
    assert server.health()["error"] is None


def test_a_server_whose_read_models_are_deleted_makes_them_anew(
    node: Callable[[], ReadSide], write: Callable[[str], int]
) -> None:
    server = node()
    assert server.follow()
    with suppress(FileNotFoundError):  # the server itself may take its own file away meanwhile
        shutil.rmtree(server.folder)

    assert until(lambda: current_file(server.folder) is not None)
    assert server.wait(write("Another"), 20)
    assert not node().follow()


def test_a_follower_that_was_overtaken_finds_its_place_again(
    node: Callable[[], ReadSide], source: Source, write: Callable[[str], int], handlers: Handlers
) -> None:
    server = node()
    assert server.follow()
    assert server.model is not None
    handlers.broken = True
    position = write("Another")
    assert until(lambda: server.health()["error"])
    stranger = ReadModel(server.model.path, PROJECTIONS)
    catch_up(source, stranger)
    stranger.close()

    handlers.broken = False

    assert until(lambda: server.health()["error"] is None)
    assert server.wait(write("A third"), 20)
    assert server.read_position() == position + 1
