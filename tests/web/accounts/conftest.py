"""Accounts on both stores, and a small installation with somebody to sign in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forum.store.opening import init_store, open_store
from web.accounts.store import AccountStore

ON_POSTGRES = (pytest.mark.postgres, pytest.mark.xdist_group("postgres"))
NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=ON_POSTGRES)])
def accounts_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AccountStore]:
    """An empty store of accounts, as `forum init` leaves it."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    init_store(tmp_path / "data", url)
    store = open_store(tmp_path / "data", url)
    accounts = AccountStore(store.accounts_engine)
    accounts.migrate()
    yield accounts
    accounts.close()
    store.close()
