"""Who gave a view, as they allow to be named: what a field offers, and what it then says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from forum.answering.view import Giver
from forum.errors import IncompleteError
from projections.groups import groups
from projections.names import alphabetical
from projections.organizations import called, organizations
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader
from web.public.sides import sides

Options = list[tuple[str, str]]
"""Value and word of what a field offers."""


def organization_options(r: Reader) -> Options:
    """The organizations that are entered here, by name."""
    every = organizations(r.conn, sees=r.sees)
    named = ((one, called(every, one, r.day)) for one in every)
    found = [(one, name) for one, name in named if name]
    return sorted(found, key=lambda it: alphabetical(it[1]))


def giver_options(
    r: Reader, named: Sequence[tuple[str, str]], *, at_meeting: bool = False
) -> Options:
    """Who can have given a view.

    Args:
        r: Who reads.
        named: The organizations, from `organization_options`.
        at_meeting: It was said at a meeting, so that it can be anybody who was there.
    """
    own = [side for side in sides(r).values() if side.key is not None]
    found = groups(r.conn, forum_id=r.forum_id, sees=r.sees)
    there = [(Giver.PARTICIPANTS.value, _("Those who were there, without saying who"))]
    return [
        *(there if at_meeting else []),
        *((f"{Giver.SIDE}:{side.key}", side.name.text) for side in own),
        (Giver.BOTH_SIDES, _("Both sides")),
        *((f"{Giver.ORGANIZATION}:{one}", name) for one, name in named),
        *(
            (
                f"{Giver.GROUP}:{group['group_id']}",
                _("A group: %(purpose)s", purpose=pick(group["purpose"], page_language()).text),
            )
            for group in found
            if group["year"] >= r.day.year - 1
        ),
        *(
            (
                f"{Giver.UNNAMED}:{side.key}",
                _("%(side)s: somebody who does not want to be named", side=side.name.text),
            )
            for side in own
        ),
        (Giver.UNNAMED, _("Somebody who does not want to be named")),
        (Giver.PRESIDIUM, _("The presidium")),
        (Giver.SECRETARIAT, _("The secretariat")),
    ]


def giver_of(chosen: str) -> dict[str, Any]:
    """What `record_view` is told of who gave a view, from a value of the field.

    Raises:
        IncompleteError: The field offers no such value.
    """
    word, _sign, key = chosen.partition(":")
    try:
        giver = Giver(word)
        return {
            "giver": giver,
            "side": key or None if giver in {Giver.SIDE, Giver.UNNAMED} else None,
            "organization_id": UUID(key) if giver is Giver.ORGANIZATION else None,
            "group_id": UUID(key) if giver is Giver.GROUP else None,
        }
    except ValueError:
        raise IncompleteError("choose who gave the view from the list") from None
