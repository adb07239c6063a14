"""Acting from a page: the mandate or office of the session at the door of a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid5

from flask import abort

from forum.record.acting import Acting, acting, current
from web.access import acting_here
from web.language import page_language
from web.public import reader


@contextmanager
def acting_by_session(
    command_id: UUID, reasons: dict[str, str] | None = None, **context: Any
) -> Iterator[Acting]:
    """Act in the forum of the address by what the session acts by; 403 for nobody.

    Args:
        command_id: Of the form; sent twice it is carried out once.
        reasons: Reasons by the code of a caution.
        context: More for `forum.record.acting.acting`, such as `channel`.
    """
    by = acting_here()
    if by is None:
        abort(403)
    with acting(
        by.actor_id,
        mandate_of_id=by.mandate_of_id,
        forum_id=UUID(reader().forum_id),
        command_id=command_id,
        reasons=reasons,
        language=page_language(),
        **context,
    ) as running:
        yield running


@contextmanager
def also(step: str) -> Iterator[Acting]:
    """Carry out another command of the same form, with an id that follows from the form's.

    Args:
        step: A word of our own for it, different for each command of the form.
    """
    first = current()
    with acting(
        first.actor_id,
        mandate_of_id=first.mandate_of_id,
        forum_id=first.forum_id,
        command_id=uuid5(first.command_id, step),
        effective=first.effective,
        on_behalf_of_id=first.on_behalf_of_id,
        channel=first.channel,
        received=first.received,
        reasons=first.reasons,
        language=first.language,
    ) as running:
        yield running
        first.done.extend(running.done)
