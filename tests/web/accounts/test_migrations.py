"""The accounts store is made by numbered migrations, and never used half made or too new."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.web.program import Forum, one_line
from web.accounts import migrations
from web.accounts.migrations import NewerAccountsError, OlderAccountsError
from web.accounts.store import AccountStore
from web.accounts.tables import METADATA


def test_the_migrations_make_the_tables_that_the_program_reads(
    accounts_store: AccountStore,
) -> None:
    with accounts_store.reading() as connection:
        found = sa.inspect(connection)
        made = {
            table: {
                column["name"]: (column["type"].compile(connection.dialect), column["nullable"])
                for column in found.get_columns(table)
            }
            for table in found.get_table_names()
            if table != "migrations_done"
        }
        wanted = {
            table.name: {
                column.name: (column.type.compile(connection.dialect), bool(column.nullable))
                for column in table.columns
            }
            for table in METADATA.sorted_tables
        }

    assert made == wanted


def test_migrations_are_carried_out_once(accounts_store: AccountStore) -> None:
    accounts_store.migrate()
    accounts_store.migrate()

    with accounts_store.reading() as connection:
        numbers = connection.scalars(sa.text("SELECT number FROM migrations_done ORDER BY 1"))
        assert list(numbers) == list(range(1, len(migrations.MIGRATIONS) + 1))


def test_a_migration_that_fails_leaves_nothing(
    accounts_store: AccountStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*migrations.MIGRATIONS, ("CREATE TABLE half (one INTEGER)", "NO SUCH STATEMENT"))
    monkeypatch.setattr(migrations, "MIGRATIONS", broken)

    with pytest.raises(sa.exc.DBAPIError):
        accounts_store.migrate()
    monkeypatch.undo()

    with accounts_store.writing() as connection:
        assert not sa.inspect(connection).has_table("half")


def test_a_newer_store_is_refused_and_left_alone(accounts_store: AccountStore) -> None:
    with accounts_store.writing() as connection:
        connection.execute(sa.text("INSERT INTO migrations_done (number) VALUES (99)"))
    accounts_store.close()

    with pytest.raises(NewerAccountsError, match="newer version"):
        accounts_store.migrate()


def test_an_older_store_is_refused_until_init_has_renewed_it(
    accounts_store: AccountStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = (*migrations.MIGRATIONS, ("CREATE TABLE more (one INTEGER)",))
    monkeypatch.setattr(migrations, "MIGRATIONS", newer)
    again = AccountStore(accounts_store._prepare)

    with pytest.raises(OlderAccountsError, match="forum init"):
        again.check()
    again.migrate()
    again.check()
    again.close()


def test_serve_says_in_one_line_what_to_do_about_another_version(tmp_path: Path) -> None:
    forum = Forum(tmp_path / "data")
    forum("init")
    file = tmp_path / "data" / "accounts" / "accounts.db"
    file.unlink()

    assert "run `forum init`" in one_line(forum("serve", "--port", "0"))
    assert forum("init").exit_code == 0
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO migrations_done (number) VALUES (99)"))
    engine.dispose()

    assert "newer version" in one_line(forum("serve", "--port", "0"))
    assert "newer version" in one_line(forum("init"))


def test_the_folder_of_accounts_is_for_the_programs_user_alone(tmp_path: Path) -> None:
    Forum(tmp_path / "data")("init")

    assert (tmp_path / "data" / "accounts").stat().st_mode & 0o777 == 0o700
