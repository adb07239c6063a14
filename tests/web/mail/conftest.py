"""A mail server and a forum for each test of mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.mail.post_office import PostOffice, post_office
from tests.web.sitting import Sitting


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as found:
        yield found


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    place = Sitting(tmp_path)
    yield place
    place.close()
