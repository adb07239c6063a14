"""A progress bar on a terminal; nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(what: str, in_all: int) -> Iterator[Callable[[float], None]]:
    """Show how far something has come.

    Args:
        what: What is done, in a word.
        in_all: The number that means done.

    Yields:
        A function to call with the number reached.
    """
    from rich.progress import (  # a tenth of a second that most starts do not need
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=in_all)
        yield lambda reached: bar.update(task, completed=reached)
