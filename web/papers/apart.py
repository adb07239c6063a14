"""Starting `work` in a process of its own: what goes wrong there harms nobody else.

The files lie in a folder that only this user can read, and that is removed with them at once.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from web.papers.refused import RefusedFileError

LONGEST: Final = 90
"""Seconds by the clock on the wall that a job may take."""
_AT_ONCE: Final = threading.BoundedSemaphore(2)
"""So many jobs a process of the server has under way; more wait."""
_ENVIRONMENT: Final = {"MALLOC_ARENA_MAX": "2", "RAYON_NUM_THREADS": "2"}
"""Nothing of ours; and on a machine of many cores, not more memory than on one of few."""
_log = logging.getLogger(__name__)


class JoiningError(RuntimeError):
    """Papers could not be joined; the log of the program says why."""


def pages_of(content: bytes) -> int:
    """Look a PDF through and return how many pages it has.

    Raises:
        RefusedFileError: It may do harm, cannot be read, or takes too long.
    """
    with _folder() as folder:
        (folder / "paper.pdf").write_bytes(content)
        if not _work("look", folder):
            raise RefusedFileError("damaged")
        answer = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    if "refused" in answer:
        raise RefusedFileError(answer["refused"])
    return int(answer["pages"])


def join(document: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Join files to one PDF.

    Args:
        document: As `joined.document` makes it.
        files: The PDFs that it names, by name.

    Raises:
        JoiningError: It did not succeed.
    """
    with _folder() as folder:
        (folder / "document.json").write_text(json.dumps(document), encoding="utf-8")
        for name, content in files.items():
            (folder / name).write_bytes(content)
        if not _work("join", folder):
            raise JoiningError("the papers could not be joined")
        return (folder / "joined.pdf").read_bytes()


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="forum-papers-") as name:
        yield Path(name)


def _work(job: str, folder: Path) -> bool:
    command = [sys.executable, "-I", "-m", "web.papers.work", job, str(folder)]
    try:
        with _AT_ONCE:
            done = subprocess.run(
                command,
                cwd=folder,
                env=_ENVIRONMENT,
                capture_output=True,
                timeout=LONGEST,
                check=False,
            )
    except subprocess.TimeoutExpired:
        _log.warning("%s of papers took more than %s seconds", job, LONGEST)
        return False
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        _log.warning("%s of papers ended with %s: %s", job, done.returncode, told[-1:])
    return done.returncode == 0
