"""Words in Swedish, as a page that reads a file has them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from web import create_app
from web.settings import Settings


@pytest.fixture(scope="session")
def app_without_a_log(tmp_path_factory: pytest.TempPathFactory) -> object:
    return create_app(Settings(data=tmp_path_factory.mktemp("no-log")))


@pytest.fixture(autouse=True)
def in_swedish(app_without_a_log: object) -> Iterator[None]:
    with app_without_a_log.test_request_context(headers={"Accept-Language": "sv"}):  # type: ignore[attr-defined]
        yield
