"""A password is never told in part, however its address is divided by whoever reads it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from forum.store.address import shown
from forum.store.opening import init_store, open_store
from forum.store.refusals import AddressError, StoreError
from tests.web.program import Forum, one_line
from web.settings import Settings

PIECES = ("S3cr", "etPW")
DOUBTFUL = [
    "postgresql://u:S3cr#et%zzPW@db.example/forum",
    "postgresql://u:S3cr#etPW@db.example/forum",
    "postgresql://u:S3cr/etPW@db.example/forum",
    "postgresql://u:S3cr?etPW@db.example/forum",
    "postgresql://u:S3cr@etPW@db.example/forum",
    "postgresql://u:S3cr@etPW/forum@db.example",
    "postgresql://u:S3cr[etPW@[db.example/forum",
    "postgresql://u:S3cr%zzetPW@db.example/forum",
    "postgresql://u:S3cr℀etPW@[db.example/forum",
    "postgresql://u:S3cretPW/forum",
    "postgresql://db.example/forum?user=u&password=S3cr&etPW",
    "postgresql://db.example/forum?user=u&password=S3cr@etPW",
    "postgresql://db.example/S3cr%40etPW",
    "postgresql://S3cr%40etPW/forum",
    "postgresql:///forum?host=S3cr%40etPW",
    "postgresql://db.example/forum?S3cretPW=1",
    "postgresql:///dbname%3Dforum%20password%3DS3cretPW",
]


def tells_nothing(told: str) -> bool:
    return not any(piece in told for piece in PIECES)


@pytest.mark.parametrize("address", DOUBTFUL)
def test_a_doubtful_address_is_refused_without_any_piece_of_it(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    refusals = []
    for act in (open_store, init_store):
        with pytest.raises(AddressError) as refused:
            act(tmp_path, address)
        refusals.append(str(refused.value))

    assert all("percent-encode" in sentence for sentence in refusals)
    assert tells_nothing(f"{refusals} {caplog.text}")


@pytest.mark.parametrize("address", DOUBTFUL)
def test_the_program_tells_nothing_of_a_doubtful_address(address: str, tmp_path: Path) -> None:
    for command in ("status", "init"):
        result = Forum(tmp_path)(command, FORUM_STORE=address, FORUM_LOGGING="debug")

        assert "FORUM_STORE cannot be read" in one_line(result)
        assert tells_nothing(result.output + result.stderr)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:S3cr%23etPW@127.0.0.1:1/forum",
        "postgresql://u:S3cr%40et%2FPW@127.0.0.1:1/forum",
        "postgresql://127.0.0.1:1/forum?user=u&password=S3cr%23etPW",
    ],
)
def test_a_server_that_does_not_answer_is_told_without_the_password(
    address: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="check the server") as refused:
        open_store(tmp_path, address)

    assert tells_nothing(f"{refused.value} {Settings(store=address).public()}")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://u:p@db.example/forum", "postgresql://db.example/forum"),
        ("postgres://db.example:5433/forum?sslmode=require", "postgresql://db.example/forum"),
        ("postgresql://u:a:b@[::1]:5432/forum", "postgresql://[::1]/forum"),
        ("postgresql://u@one:1,two:2/forum", "postgresql://one,two/forum"),
        ("postgresql:///forum?host=/run/postgresql", "postgresql:///forum"),
    ],
)
def test_of_an_address_hosts_and_database_are_shown(address: str, told: str) -> None:
    assert shown(address) == told
