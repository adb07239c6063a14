"""Logging by the standard library: one line a request and a command, JSON when not on a terminal.

A line has fixed fields only: names, texts, cookies and addresses of people never reach it.
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

FIELDS = ("command", "command_id", "position", "endpoint", "method", "status", "milliseconds")


class Lines(logging.Formatter):
    """One line an entry: JSON, or words on a terminal."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self.as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Write an entry from its fixed fields."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said = {
            "at": at.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        fields = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            fields["fault"] = record.exc_info[0].__name__
        if self.as_json:
            return json.dumps({**said, **fields}, ensure_ascii=False)
        words = " ".join(f"{name}={value}" for name, value in fields.items())
        return f"{said['at']} {said['level']} {said['event']} {words}".rstrip()


def set_up_logging(level: str) -> None:
    """Send the program's log to standard error.

    Args:
        level: debug, info, warning or error.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(as_json=not sys.stderr.isatty()))
    for name in ("forum", "web"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(level.upper())
        logger.propagate = False


@contextmanager
def quiet_commands() -> Iterator[None]:
    """Leave commands out of the log while the demo makes hundreds of them."""
    logger = logging.getLogger("forum.command")
    before = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)
