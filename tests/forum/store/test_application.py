"""An application of the library saves through the recorders with nothing but their settings."""

from __future__ import annotations

import os
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate

from forum.store.opening import Store
from forum.store.refusals import PinMovedError
from forum.store.rows import CommandRow, TextRow


class Board(Application[UUID]):
    """An application with a name of its own, which changes nothing in the log."""


def test_an_application_saves_with_texts_command_and_pins(store: Store, recorder: Any) -> None:
    board = Board(store.environment)
    rules, theme = Aggregate(), Aggregate()
    board.save(rules)
    text, command = TextRow(uuid4(), b"sealed"), CommandRow(uuid4(), os.urandom(32))

    recordings = board.save(
        theme, texts=[text], new_texts=1, command=command, expect={rules.id: rules.version}
    )

    found = recorder.find_command(command.command_id)
    assert found.first_position == recordings[0].notification.id
    assert recorder.read_texts([text.text_id]) == {text.text_id: b"sealed"}
    assert board.repository.get(theme.id) == theme
    board.close()


def test_an_application_is_refused_when_a_pin_moved(store: Store) -> None:
    board = Board(store.environment)
    rules = Aggregate()
    board.save(rules)

    with pytest.raises(PinMovedError):
        board.save(Aggregate(), expect={rules.id: 0})

    board.close()
