"""Wrong input to every command of the example: a clear refusal, and nothing is written.

Before the script sends a command for the first time it is tried with one thing wrong, on a copy of
the running unit: an id that nobody has, a text over its limit. That the script itself is carried
out is the control.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.application import Governance, command_names
from forum.errors import ForumError, NotAllowedError, TooLongError
from forum.governing.forum import Forum
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.when import When
from forum.store.opening import init_store, open_store
from forum.unit import UNIT
from web.demo.example import make_example

NEW = {
    *(("open_office", "office_id"), ("add_agenda_item", "item_id"), ("begin_agenda", "item_ids")),
    *(("appoint_representative", "mandate_id"), ("rotate_representative", "new_mandate_id")),
}
"""Ids that a caller may choose for a new thing."""
LONG = "x" * (512 * 1024 + 1)
Tried = list[tuple[str, str, ForumError | None]]
"""Command, argument, and how it was refused; None where it was taken."""


class Trying(Governance):
    """Tries wrong input before each command that it has not carried out yet.

    Attributes:
        sent: The arguments of each command, as they were sent first.
        ids: What came of ids that nobody has.
        texts: What came of texts over their limit.
    """

    sent: dict[str, dict[str, Any]]
    ids: Tried
    texts: Tried


def _trying(name: str) -> Callable[..., Any]:
    method = getattr(Governance, name)

    def tried(self: Trying, arguments: dict[str, Any]) -> ForumError | None:
        token = UNIT.set(copy.deepcopy(UNIT.get()))
        try:
            method(self, **arguments)
        except ForumError as refused:
            return refused
        finally:
            UNIT.reset(token)
        return None

    @functools.wraps(method)
    def carry_out(self: Trying, **arguments: Any) -> Any:
        if name not in self.sent and UNIT.get() is not None:
            self.sent[name] = arguments
            for key, value in arguments.items():
                if (name, key) not in NEW and (wrong := _wrong_id(value)) is not None:
                    self.ids.append((name, key, tried(self, {**arguments, key: wrong})))
                if isinstance(value, dict) and value and set(value) <= {"sv", "en"}:
                    long = {**arguments, key: {"sv": LONG}}
                    self.texts.append((name, key, tried(self, long)))
        return method(self, **arguments)

    return carry_out


def _wrong_id(value: object) -> object:
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, list | tuple) and value and isinstance(value[0], UUID):
        return [*value[:-1], uuid4()]
    return None


for _name in command_names():
    setattr(Trying, _name, _trying(_name))


def opened(folder: Path) -> Trying:
    init_store(folder)
    governance = Trying(open_store(folder))
    governance.sent, governance.ids, governance.texts = {}, [], []
    return governance


@pytest.fixture(scope="module")
def governance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trying]:
    governance = opened(tmp_path_factory.mktemp("wrong") / "data")
    with acting(SYSTEM_OFFICE_ID):
        governance.establish_host(name="A host of tests")
    with pytest.MonkeyPatch.context() as patch:
        for unchanging in (When, LocalTime, Sealed):  # a copy of one would be itself
            patch.setattr(unchanging, "__deepcopy__", lambda it, _memo: it, raising=False)
        make_example(governance)
    yield governance
    governance.close()
    governance.store.close()


def test_an_id_that_nobody_has_is_refused_by_every_command_that_takes_one(
    governance: Trying,
) -> None:
    assert len(governance.ids) > 100
    taken = [(name, key) for name, key, refused in governance.ids if refused is None]
    assert taken == []


def test_a_text_over_its_limit_is_refused_by_every_command_that_takes_one(
    governance: Trying,
) -> None:
    assert len(governance.texts) > 40
    wrong = [
        (name, key, refused)
        for name, key, refused in governance.texts
        if not isinstance(refused, TooLongError)
    ]
    assert wrong == []


def test_a_text_over_its_limit_says_the_limit(governance: Trying) -> None:
    said = {str(refused) for _, _, refused in governance.texts}

    limits = ("the limit is 524,288", "the limit is 300", "the limit is 5,000")
    assert all(any(limit in one for limit in limits) for one in said)


def test_whoever_has_no_office_may_do_nothing(governance: Trying) -> None:
    before = governance.recorder.last_position()  # type: ignore[attr-defined]
    for name, arguments in sorted(governance.sent.items()):
        forum_id = Forum.create_id("exempel")
        with acting(uuid4(), forum_id=forum_id), pytest.raises(NotAllowedError):
            getattr(Governance, name)(governance, **arguments)

    assert governance.recorder.last_position() == before  # type: ignore[attr-defined]
