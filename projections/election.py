"""Who writes the read model of a node: one process at a time, elected by a lock on a file.

The lock ends with the process that has it, however that ends, and the next one to ask gets it.
"""

import fcntl
from pathlib import Path
from typing import IO


class Election:
    """One candidate; take one a process, and ask by one thread at a time.

    Args:
        path: The file of the lock, outside the folder of the read models: that may be deleted
            while the program runs.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: IO[str] | None = None

    def won(self) -> bool:
        """Whether this process may write; takes the lock if it is free."""
        if self._lock is not None:
            return True
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = self._path.open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            return False
        self._lock = lock
        return True

    def give_up(self) -> None:
        """Leave the lock to others."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
