"""Databases of the PostgreSQL of the test group: fresh ones, restored ones, and outages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier

KEY_STORES = ("_personal_keys", "_text_keys")


def fresh(server: Any) -> str:
    """Make a database and return its address; it goes when the server goes."""
    name = f"t_{uuid4().hex[:12]}"
    _run(server.address, SQL("CREATE DATABASE {}").format(Identifier(name)))
    return str(server.address_of(name))


def restored(server: Any, address: str) -> str:
    """Copy a database and its key stores, as from a backup; nobody may be connected to them."""
    old, copy = _name(address), f"t_{uuid4().hex[:12]}"
    for suffix in ("", *KEY_STORES):
        statement = SQL("CREATE DATABASE {} TEMPLATE {}")
        names = (Identifier(copy + suffix), Identifier(old + suffix))
        _run(server.address, statement.format(*names))
    return str(server.address_of(copy))


def cut(address: str) -> int:
    """End all connections to a database but our own; return how many those were."""
    with psycopg.connect(address, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
    return len(ended)


@contextmanager
def away(server: Any, address: str) -> Iterator[None]:
    """Let a database be out of reach, also for those who are connected."""
    allow = SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}")
    name = Identifier(_name(address))
    with psycopg.connect(address, autocommit=True) as inside:
        _run(server.address, allow.format(name, SQL("false")))
        inside.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    try:
        yield
    finally:
        _run(server.address, allow.format(name, SQL("true")))


def checkpoint(address: str) -> None:
    """Let the server write everything that it has in memory to its files."""
    _run(address, SQL("CHECKPOINT"))


def _name(address: str) -> str:
    return str(conninfo_to_dict(address)["dbname"])


def _run(address: str, statement: Any) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)
