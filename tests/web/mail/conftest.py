"""A mail server for each test of mail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.mail.post_office import PostOffice, post_office


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as found:
        yield found
