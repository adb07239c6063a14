"""What lies beside the log about a person is in the extract: in every table that there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.web.members.my.place import Place, make_place
from web.accounts.tables import METADATA
from web.extract.held import Extract, extract
from web.extract.in_stores import SECRET, TABLES

CANARY = "Kanariefågel"
KNOWN = {"log", "keys", "answers", "accounts", "read"}
"""Where databases lie; the last of them is made from the log."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    found = make_place(tmp_path_factory.mktemp("beside") / "data")
    yield found
    found.installation.close()


def held(place: Place, person_id: UUID) -> Extract:
    return extract(place.installation, person_id, datetime.now(UTC))


def test_every_table_beside_the_log_is_searched_or_said_why_not() -> None:
    assert METADATA.tables.keys() == TABLES.keys()


def test_a_value_in_any_table_beside_the_log_is_found(place: Place) -> None:
    person_id, mandate_id = place.people["bryggan"], place.mandates["bryggan"]
    store = place.installation.accounts
    accounts = METADATA.tables["accounts"]
    with store.reading() as connection:
        account = (
            connection.execute(sa.select(accounts).where(accounts.c.person_id == person_id))
            .mappings()
            .first()
        )
    assert account is not None
    leads = {
        "account_id": account["account_id"],
        "person_id": person_id,
        "mandate_id": mandate_id,
        "actor_id": mandate_id,
        "recipient": f"account/{account['account_id']}/{mandate_id}",
        "email": account["email"],
        "owner": f"account/{account['account_id']}",
    }
    wanted: set[tuple[str, str]] = set()
    with store.writing() as connection:
        for name, table in METADATA.tables.items():
            if isinstance(TABLES[name], str) or name == "accounts":
                continue
            row = {column.name: leads.get(column.name, _canary(column)) for column in table.columns}
            connection.execute(table.insert().values(**row))
            wanted |= {(name, column.name) for column in table.columns if column.name not in leads}

    found = held(place, person_id)

    told = {
        (name, column)
        for name, rows in found.stores.items()
        for row in rows
        for column, value in row.items()
        if value == "kept, not shown"
        or "anari" in str(value)
        or not isinstance(value, str)
        or _is_made_up(value)
    }
    assert wanted - told == set()
    assert account["passphrase"] is None or account["passphrase"] not in found.as_json()
    assert found.stores["accounts"][0]["email"] == account["email"]
    others = held(place, place.people["akero"])
    assert str(MADE_UP) not in others.as_json()


MADE_UP = UUID("00000000-0000-4000-8000-0000000ca4a1")


def _is_made_up(value: str) -> bool:
    return value in {str(MADE_UP), "sv"} or value.startswith("2026-05-04")


def _canary(column: Any) -> Any:
    if isinstance(column.type, sa.Uuid):
        return MADE_UP
    kind = column.type.impl if isinstance(column.type, sa.TypeDecorator) else column.type
    if isinstance(column.type, sa.TypeDecorator):
        return datetime(2026, 5, 4, tzinfo=UTC)
    if isinstance(kind, sa.LargeBinary):
        return b"Kanariebytes" + uuid4().bytes
    if isinstance(kind, sa.Boolean):
        return True
    if isinstance(kind, sa.Integer | sa.BigInteger):
        return 4711
    if column.name == "language":
        return "sv"
    return f"{CANARY}{uuid4().hex}"[: kind.length]


def test_secrets_are_said_to_be_there_and_never_shown(place: Place) -> None:
    every = {column.name for table in METADATA.tables.values() for column in table.columns}

    assert every >= SECRET
    assert {name for name in every if "hash" in name or "secret" in name} <= SECRET


def test_where_data_are_kept_is_known(place: Place) -> None:
    folder = place.installation.settings.data
    files = {
        path.relative_to(folder).parts[0]
        for path in folder.rglob("*")
        if path.is_file() and path.read_bytes()[:15] == b"SQLite format 3"
    }

    # A new store of its own would be one that no extract searches.
    assert files - KNOWN == set()
    assert {"log", "accounts"} <= files
