"""The extract itself: put together, limited to what the asker may see, and written out."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from projections.told import instant_text
from projections.visible_events import visible_positions
from web.extract.in_log import Entry, acted_by, entries
from web.extract.in_stores import TABLES, rows_about
from web.installation import Installation

NOT_FOUND_HERE: Final = {
    "answers to evaluations": "kept without anything that tells who answered",
    "the program's own log": "holds no names and no addresses of machines",
    "acts by an office": "are those of the office, and not of whoever holds it",
}
"""What may be about a person and cannot be told apart, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What is held about a person.

    Attributes:
        person_id: Of the log.
        made_at: When it was put together: RFC 3339, UTC.
        position: Of the log, up to which it was read.
        names: What the person is and was called, oldest first.
        entries: What stands in the log.
        left_out: Entries that the asker may not see: those of closed rooms, and of other forums.
        stores: Rows beside the log, by table.
        kept_closed: Tables that the asker may not see.
    """

    person_id: str
    made_at: str
    position: int
    names: list[str]
    entries: list[Entry]
    left_out: int
    stores: dict[str, list[dict[str, Any]]]
    kept_closed: tuple[str, ...] = ()

    @property
    def not_found_here(self) -> dict[str, str]:
        """What cannot be told apart, and why."""
        return {
            **NOT_FOUND_HERE,
            **{name: why for name, why in TABLES.items() if isinstance(why, str)},
        }

    @property
    def texts(self) -> list[Entry]:
        """The entries with texts that the person wrote."""
        return [one for one in self.entries if one.is_own and one.opened]

    def as_json(self) -> str:
        """The whole of it, as a file for another program."""
        told = {
            "person_id": self.person_id,
            "made_at": self.made_at,
            "log_position": self.position,
            "names": self.names,
            "entries": [asdict(one) for one in self.entries],
            "entries_left_out": self.left_out,
            "beside_the_log": self.stores,
            "beside_the_log_left_out": self.kept_closed,
            "not_found_here": self.not_found_here,
        }
        return json.dumps(told, ensure_ascii=False, indent=2)


def extract(
    installation: Installation,
    person_id: UUID,
    now: datetime,
    *,
    sees: str | None = None,
    forum_id: UUID | None = None,
    kept_closed: tuple[str, ...] = (),
) -> Extract:
    """Put together what is held about a person.

    Args:
        installation: Where.
        person_id: Of the log.
        now: The aware instant.
        sees: Audiences of the asker; None for the person, to whom all of it is told.
        forum_id: Only the entries of this forum and of the installation; None for all.
        kept_closed: Tables beside the log that the asker may not see.
    """
    source = installation.source
    found = entries(person_id, source.log, source.mapper, installation.store.keys)
    shown = [one for one in found if forum_id is None or one.forum_id in {None, str(forum_id)}]
    if sees is not None:
        there = visible_positions(
            installation.reading(), sees=sees, positions=[one.position for one in shown]
        )
        shown = [one for one in shown if one.position in there]
    return Extract(
        person_id=str(person_id),
        made_at=instant_text(now),
        position=installation.position(),
        names=[
            text
            for one in shown
            if one.topic in {"person.registered", "person.renamed"}
            for _field, text in one.opened
        ],
        entries=shown,
        left_out=len(found) - len(shown),
        stores={
            name: rows
            for name, rows in rows_about(
                person_id, acted_by(person_id, source.log, source.mapper), installation.accounts
            ).items()
            if name not in kept_closed
        },
        kept_closed=kept_closed,
    )
