"""Who a task can be given to: what a field offers, and what it then says."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from forum.errors import IncompleteError
from forum.meeting.task import TaskOwner
from web.language import gettext as _
from web.public import Reader
from web.public.sides import sides
from web.secretariat.givers import Options


def owner_options(r: Reader, organizations: Options) -> Options:
    """Who a task can be given to, the secretariat first.

    Args:
        r: Who reads.
        organizations: From `organization_options`.
    """
    own = [side for side in sides(r).values() if side.key is not None]
    return [
        (TaskOwner.SECRETARIAT.value, _("The secretariat")),
        *((f"{TaskOwner.SIDE}:{side.key}", side.name.text) for side in own),
        *((f"{TaskOwner.ORGANIZATION}:{one}", name) for one, name in organizations),
    ]


def owner_of(owner: str | None, office: str | None) -> dict[str, Any]:
    """What `give_task` is told of who does it, from the fields of the form.

    Raises:
        IncompleteError: The list offers no such value.
    """
    if owner is None:
        return {"owner": TaskOwner.OFFICE, "office": office}
    word, _sign, key = owner.partition(":")
    try:
        kind = TaskOwner(word)
        return {
            "owner": kind,
            "side": key if kind is TaskOwner.SIDE else None,
            "organization_id": UUID(key) if kind is TaskOwner.ORGANIZATION else None,
        }
    except ValueError:
        raise IncompleteError("choose who does the task from the list") from None
