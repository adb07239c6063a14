"""One forum as it is asked about from the command line: on a day, as known at a position."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from sqlite3 import Connection
from typing import Any
from zoneinfo import ZoneInfo

from forum.policy import Role
from projections import forums
from projections.all import PROJECTIONS
from projections.as_of import opened_as_of, position_as_of
from projections.visible import seen_by
from web.installation import Installation
from web.settings import Settings, SettingsError


@dataclass(frozen=True, kw_only=True)
class Question:
    """What every question about a forum is asked with.

    Attributes:
        conn: The read model, as it is or as it was.
        forum: The forum.
        day: The day asked about, in the forum's zone.
        position: The last log position that is known.
        sees: Audiences of the secretariat, which runs this program.
    """

    conn: Connection
    forum: forums.ForumRow
    day: date
    position: int
    sees: str

    @property
    def where(self) -> dict[str, Any]:
        """The arguments of most questions."""
        return {"forum_id": self.forum["forum_id"], "sees": self.sees}


@contextmanager
def asked(settings: Settings, slug: str, day: str | None, as_of: str | None) -> Iterator[Question]:
    """Open an installation for questions about one forum.

    Args:
        settings: Where it lies.
        slug: The forum.
        day: The day asked about; today, or the day of the instant, if none is given.
        as_of: A log position, or an instant with its zone; None for all that is known.

    Raises:
        UnknownThingError: There is no such forum.
        SettingsError: The day is not a day, or the position or instant none.
    """
    sees = seen_by(Role.SECRETARIAT)
    installation = Installation(settings)
    try:
        installation.forum_id(slug)
        installation.catch_up()
        position = installation.position()
        instant = datetime.now(UTC)
        if as_of is None:
            conn = installation.reading()
            yield _question(conn, slug, sees, day, position, instant)
            return
        position, then = _known(installation, as_of)
        with opened_as_of(
            installation.source, PROJECTIONS, position, now=installation.reading()
        ) as conn:
            yield _question(conn, slug, sees, day, position, then or instant)
    finally:
        installation.close()


def _question(
    conn: Connection, slug: str, sees: str, day: str | None, position: int, instant: datetime
) -> Question:
    forum = forums.forum_by_slug(conn, slug=slug, sees=sees)
    if forum is None:
        raise SettingsError(f"there was no forum {slug} at position {position}: ask a later one")
    try:
        asked_day = (
            date.fromisoformat(day) if day else instant.astimezone(ZoneInfo(forum["zone"])).date()
        )
    except ValueError as error:
        raise SettingsError(f"{day!r} is not a day: write --on 2018-05-01") from error
    return Question(conn=conn, forum=forum, day=asked_day, position=position, sees=sees)


def _known(installation: Installation, as_of: str) -> tuple[int, datetime | None]:
    """Return the position that is meant, and the instant where one was given."""
    last = installation.position()
    if as_of.isascii() and as_of.isdigit():
        position = int(as_of)
        if not 1 <= position <= last:
            raise SettingsError(f"the log has positions 1 to {last}: write one of them")
        return position, None
    instant: datetime | None
    try:
        instant = datetime.fromisoformat(as_of)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise SettingsError(
            f"{as_of!r} is no position and no instant: write 1200 or 2018-05-01T12:00+02:00"
        )
    position = position_as_of(installation.reading(), instant=instant)
    if position == 0:
        raise SettingsError(f"nothing was known at {as_of}: the log begins later")
    return position, instant
