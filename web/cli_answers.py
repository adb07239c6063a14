"""Answers of the `forum` program for scripts: the log's events, and who has a seat on a day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from forum.policy import Role
from projections import forums, seats
from projections.visible import seen_by
from web.installation import Installation
from web.settings import SettingsError

LINES = 1_000


def event_lines(installation: Installation, start: int) -> Iterator[dict[str, Any]]:
    """Give every event from a log position on: position, topic, forum, aggregate, instants."""
    log, decode = installation.source.log, installation.source.mapper.decode
    found = forums.forums(installation.reading(), sees=seen_by(Role.PUBLIC))
    slugs = {forum["forum_id"]: forum["slug"] for forum in found}
    position = start - 1
    while rows := log.read_rows(position, LINES):
        for row in rows:
            event = decode(*row[1:])
            forum_id = str(event.forum_id) if event.forum_id else None
            yield {
                "position": row.position,
                "topic": row.topic,
                "forum": slugs.get(forum_id or "", forum_id),
                "aggregate_id": str(row.originator_id),
                "version": row.originator_version,
                "timestamp": event.timestamp.isoformat().replace("+00:00", "Z"),
                "effective": str(event.effective) if event.effective else None,
                "actor_id": str(event.actor_id),
                "command_id": str(event.command_id),
            }
        position = rows[-1].position


def seat_lines(installation: Installation, slug: str, day: str | None) -> Iterator[dict[str, Any]]:
    """Give who has a seat or a reserve place: name, side, status, seats or null, order.

    Raises:
        UnknownThingError: There is no such forum.
        SettingsError: The day is not a day.
    """
    installation.forum_id(slug)
    conn = installation.reading()
    forum = forums.forum_by_slug(conn, slug=slug)
    assert forum is not None
    try:
        asked = date.fromisoformat(day) if day else _today(forum["zone"])
    except ValueError as error:
        raise SettingsError(f"{day!r} is not a day: write --on 2018-05-01") from error
    sides = seats.seats_on(conn, forum_id=forum["forum_id"], sees=seen_by(Role.PUBLIC), day=asked)
    for side in sides:
        for seat in (*side["seated"], *side["reserves"]):
            yield {
                "name": seat["name"],
                "side": side["side"],
                "status": seat["standing"],
                "seats": seat["seats"],
                "order": seat["order"],
            }


def _today(zone: str) -> date:
    return datetime.now(UTC).astimezone(ZoneInfo(zone)).date()
