"""A command that is sent twice at once is answered twice and written once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import Context
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.application import Governance
from forum.errors import CommandReusedError
from forum.keeping.claim_commands import SlugTakenError


class Overtaken(Governance):
    """Finds that a command is new, and is then overtaken by another process.

    Attributes:
        twin: What the other process does before this one decides.
    """

    twin: Callable[[], object]

    def authorize(self, act: str) -> None:
        Context().run(self.twin)  # the other process has a context of its own
        super().authorize(act)


@pytest.fixture
def overtaken(governance: Governance) -> Iterator[Overtaken]:
    overtaken = Overtaken(governance.store)
    yield overtaken
    overtaken.close()


@pytest.fixture
def register(acting_secretariat: Any) -> Callable[..., tuple[UUID, bool]]:
    def carry_out(by: Governance, command_id: UUID, name: str = "Garnet") -> tuple[UUID, bool]:
        with acting_secretariat(command_id=command_id) as context:
            answer = by.register_organization(slug="garnet", name=name)
        return answer, context.done[-1].repeated

    return carry_out


def test_what_its_twin_has_just_written_is_its_answer(
    governance: Governance, overtaken: Overtaken, register: Callable[..., tuple[UUID, bool]]
) -> None:
    command_id, twins = uuid4(), []
    overtaken.twin = lambda: twins.append(register(governance, command_id))

    answer = register(overtaken, command_id)

    ((written, _),) = twins
    assert answer == (written, True)


def test_what_another_command_has_just_written_is_still_refused(
    governance: Governance, overtaken: Overtaken, register: Callable[..., tuple[UUID, bool]]
) -> None:
    overtaken.twin = lambda: register(governance, uuid4())

    with pytest.raises(SlugTakenError):
        register(overtaken, uuid4())


def test_its_id_with_other_arguments_is_refused_as_used_before(
    governance: Governance, overtaken: Overtaken, register: Callable[..., tuple[UUID, bool]]
) -> None:
    command_id = uuid4()
    overtaken.twin = lambda: register(governance, command_id, "Granat")

    with pytest.raises(CommandReusedError):
        register(overtaken, command_id)
