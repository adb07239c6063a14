"""One line in the program's own log about each command: never a name, a text or an argument."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from forum.record.acting import Acting

log = logging.getLogger("forum.command")


@contextmanager
def told_in_log(name: str, context: Acting) -> Iterator[list[str]]:
    """Log one line about a command: never a name, a text or an argument.

    Yields:
        A list; what is put in last is the status, else `ok` or the class name of the refusal.
    """
    started = time.perf_counter()
    told = ["ok"]
    done_before = len(context.done)
    try:
        yield told
    except BaseException as error:
        told.append(type(error).__name__)
        raise
    finally:
        done = context.done[done_before:]
        log.info(
            "command",
            extra={
                "command": name,
                "command_id": str(context.command_id),
                "position": done[-1].last_position if done else None,
                "milliseconds": round((time.perf_counter() - started) * 1000, 1),
                "status": told[-1],
            },
        )
