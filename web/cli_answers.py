"""Answers of the `forum` program for scripts: the log's events, one a line."""

from collections.abc import Iterator
from typing import Any

from forum.policy import Role
from projections import forums
from projections.visible import seen_by
from web.installation import Installation

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
