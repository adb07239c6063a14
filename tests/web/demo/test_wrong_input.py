"""Wrong input to every command of the example: a clear refusal, and nothing is written.

Each command is sent again as the script sent it first, with one thing wrong: an id that nobody
has, a text over its limit, or by somebody who may not act. What the script did is the control: it
was carried out.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.application import Governance, command_names
from forum.errors import ForumError, NotAllowedError, TooLongError
from forum.record.acting import Acting, acting, current
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.store.opening import init_store, open_store
from web.demo.example import make_example

CHOSEN_BY_THE_CALLER = {
    *(("open_office", "office_id"), ("add_agenda_item", "item_id")),
    *(("appoint_representative", "mandate_id"), ("rotate_representative", "successor_id")),
}
"""Ids that a caller may choose for a new thing."""
LONG = "x" * (512 * 1024 + 1)


class Recording(Governance):
    """Remembers how each command was sent first, and that it was carried out."""

    sent: dict[str, tuple[dict[str, Any], Acting]]


def _recorded(name: str) -> Callable[..., Any]:
    method = getattr(Governance, name)

    @functools.wraps(method)
    def carry_out(self: Recording, **arguments: Any) -> Any:
        answer = method(self, **arguments)
        self.sent.setdefault(name, (arguments, current()))
        return answer

    return carry_out


for _name in command_names():
    setattr(Recording, _name, _recorded(_name))


@pytest.fixture(scope="module")
def governance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recording]:
    folder = tmp_path_factory.mktemp("wrong") / "data"
    init_store(folder)
    made = Recording(open_store(folder))
    made.sent = {}
    with acting(SYSTEM_OFFICE_ID):
        made.establish_host(name="A host of tests")
    make_example(made)
    yield made
    made.close()
    made.store.close()


def again(governance: Recording, name: str, context: Acting, arguments: Mapping[str, Any]) -> None:
    """Send a command in the context in which it was sent first, under a new id."""
    with acting(
        context.actor_id,
        mandate_of_id=context.mandate_of_id,
        forum_id=context.forum_id,
        simulated_now=context.instant,
        effective=context.effective,
        reasons=context.reasons,
    ):
        getattr(Governance, name)(governance, **arguments)


def position(governance: Recording) -> int:
    found: int = governance.recorder.last_position()  # type: ignore[attr-defined]
    return found


def wrong_ids(governance: Recording) -> Iterator[tuple[str, Acting, dict[str, Any]]]:
    for name, (arguments, context) in sorted(governance.sent.items()):
        for key, value in arguments.items():
            if (name, key) in CHOSEN_BY_THE_CALLER:
                continue
            if isinstance(value, UUID):
                yield name, context, {**arguments, key: uuid4()}
            elif isinstance(value, list | tuple) and value and isinstance(value[0], UUID):
                yield name, context, {**arguments, key: [*value[:-1], uuid4()]}


def test_an_id_that_nobody_has_is_refused_by_every_command_that_takes_one(
    governance: Recording,
) -> None:
    before, tried, taken = position(governance), 0, []
    for name, context, arguments in wrong_ids(governance):
        tried += 1
        try:
            again(governance, name, context, arguments)
        except ForumError:
            continue
        taken.append((name, arguments))

    assert tried > 100
    assert taken == []
    assert position(governance) == before


def test_a_text_over_its_limit_is_refused_by_every_command_that_takes_one(
    governance: Recording,
) -> None:
    before, tried, taken = position(governance), 0, []
    for name, (arguments, context) in sorted(governance.sent.items()):
        for key, value in arguments.items():
            if not (isinstance(value, dict) and set(value) <= {"sv", "en"} and value):
                continue
            tried += 1
            try:
                again(governance, name, context, {**arguments, key: {"sv": LONG}})
            except ForumError:
                continue
            taken.append((name, key))

    assert tried > 30
    assert taken == []
    assert position(governance) == before


def test_a_text_over_its_limit_says_the_limit(governance: Recording) -> None:
    arguments, context = governance.sent["describe_forum"]
    key = next(key for key, value in arguments.items() if isinstance(value, dict))

    with pytest.raises(TooLongError, match="524,288"):
        again(governance, "describe_forum", context, {**arguments, key: {"sv": LONG}})


def test_whoever_has_no_office_may_do_nothing(governance: Recording) -> None:
    before = position(governance)
    for name, (arguments, context) in sorted(governance.sent.items()):
        nobody = replace(context, actor_id=uuid4(), mandate_of_id=None)
        with pytest.raises(NotAllowedError):
            again(governance, name, nobody, arguments)

    assert position(governance) == before
