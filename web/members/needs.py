"""What people need on the day of a meeting: food, interpreting, a hearing loop, no steps.

Such needs can tell of health or faith, so they are never in the log. They are kept beside the
accounts, each under the mandate that wrote them so that it can change them, summed up without names
for whoever books the room, and deleted seven days after the meeting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from web.accounts.store import AccountStore
from web.accounts.tables import NEEDS, NEEDS_DELETED

KEPT_DAYS: Final = 7
"""Days after a meeting for which its needs are kept."""
KINDS: Final[tuple[tuple[str, LazyString], ...]] = (
    ("food", _l("Other food")),
    ("interpreting", _l("Interpreting")),
    ("hearing_loop", _l("Hearing loop")),
    ("step_free", _l("A way without steps")),
)
"""What is often needed, and the word for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What somebody needs at a meeting.

    Attributes:
        kinds: Keys of `KINDS`.
        text: In own words, at most 300 characters.
    """

    kinds: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummedUp:
    """What is needed at a meeting, without whose it is.

    Attributes:
        counts: How many people need each kind, by key of `KINDS`.
        texts: What was written besides, in alphabetical order.
    """

    counts: Mapping[str, int]
    texts: tuple[str, ...]


class NeedsStore:
    """The needs for the meetings of an installation."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def keep(self, forum_id: UUID, meeting_id: UUID, actor_id: UUID, needs: Needs) -> None:
        """Keep what somebody needs, in place of what was written before; nothing keeps nothing."""
        with self._store.writing() as connection:
            connection.execute(NEEDS.delete().where(*_of(meeting_id, actor_id)))
            if needs != Needs():
                connection.execute(
                    NEEDS.insert().values(
                        need_id=uuid4(),
                        forum_id=forum_id,
                        meeting_id=meeting_id,
                        actor_id=actor_id,
                        kinds=" ".join(needs.kinds),
                        text=needs.text,
                    )
                )

    def of(self, meeting_id: UUID, actor_id: UUID) -> Needs:
        """Return what somebody wrote for a meeting."""
        with self._store.reading() as connection:
            row = connection.execute(
                sa.select(NEEDS.c.kinds, NEEDS.c.text).where(*_of(meeting_id, actor_id))
            ).first()
        return Needs() if row is None else Needs(kinds=tuple(row[0].split()), text=row[1])

    def needs_of(self, meeting_id: UUID) -> SummedUp:
        """Return what is needed at a meeting, summed up for whoever books the room."""
        asked = sa.select(NEEDS.c.kinds, NEEDS.c.text).where(NEEDS.c.meeting_id == meeting_id)
        with self._store.reading() as connection:
            rows = connection.execute(asked).all()
        counts = Counter(kind for kinds, _text in rows for kind in kinds.split())
        return SummedUp(
            counts={kind: counts[kind] for kind, _word in KINDS if counts[kind]},
            texts=tuple(sorted(text for _kinds, text in rows if text)),
        )

    def meetings(self) -> set[UUID]:
        """Return the meetings for which something is kept."""
        with self._store.reading() as connection:
            return set(connection.scalars(sa.select(NEEDS.c.meeting_id).distinct()))

    def delete_old(self, days: Mapping[UUID, date], now: datetime, today: date) -> int:
        """Delete what is older than it may be, and note when that was done and how much there was.

        Args:
            days: The last day that each known meeting can be on; needs for others are deleted.
            now: The instant of the run.
            today: The day of the run, where the host is.

        Returns:
            How many were deleted; whose they were is noted nowhere.
        """
        over = [
            meeting_id
            for meeting_id in self.meetings()
            if meeting_id not in days or days[meeting_id] + timedelta(days=KEPT_DAYS) < today
        ]
        with self._store.writing() as connection:
            gone = connection.execute(NEEDS.delete().where(NEEDS.c.meeting_id.in_(over))).rowcount
            same = NEEDS_DELETED.c.day == today.isoformat()
            before = connection.scalar(sa.select(NEEDS_DELETED.c.deleted).where(same))
            connection.execute(NEEDS_DELETED.delete().where(same))
            run = {"day": today.isoformat(), "ran_at": now, "deleted": (before or 0) + gone}
            connection.execute(NEEDS_DELETED.insert().values(**run))
        return gone

    def runs(self) -> list[tuple[str, datetime, int]]:
        """Return on which days old needs were looked for, when last, and how many were deleted."""
        asked = sa.select(NEEDS_DELETED).order_by(NEEDS_DELETED.c.day)
        with self._store.reading() as connection:
            return [(row.day, row.ran_at, row.deleted) for row in connection.execute(asked)]


def _of(meeting_id: UUID, actor_id: UUID) -> tuple[sa.ColumnElement[bool], ...]:
    return NEEDS.c.meeting_id == meeting_id, NEEDS.c.actor_id == actor_id
