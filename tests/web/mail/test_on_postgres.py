"""On PostgreSQL letters are sent as elsewhere, and by one machine at a time."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.web.mail.post_office import PostOffice
from tests.web.sitting import Sitting
from web.mail.sending import alone

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]


def test_letters_are_sent_once_and_by_one_machine_at_a_time(
    postgres_url: str, tmp_path: Path, office: PostOffice
) -> None:
    sitting = Sitting(tmp_path / "one", store=postgres_url)
    try:
        sitting.account("ankaret")
        sitting.send(office.address)
        sitting.convene(sitting.meeting())
        here = sitting.installation
        settings = SimpleNamespace(data=tmp_path / "two", store=postgres_url)
        other: Any = SimpleNamespace(settings=settings, accounts=here.accounts)

        with alone(here) as is_ours, alone(other) as is_the_others:
            told = [(is_ours, is_the_others), len(sitting.send(office.address))]
        with alone(other) as is_free:
            told += [is_free, len(sitting.send(office.address))]
    finally:
        sitting.close()

    assert told == [(True, False), 1, True, 0]
