"""Accounts and sessions as they are kept, on both stores."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from tests.web.accounts.conftest import NOW
from web.accounts.accounts import AccountError, Accounts
from web.accounts.sessions import MEMBERS, STAFF, Sessions, Stage
from web.accounts.store import AccountStore

PERSON = uuid4()


@pytest.fixture
def accounts(accounts_store: AccountStore) -> Accounts:
    return Accounts(accounts_store)


@pytest.fixture
def sessions(accounts_store: AccountStore) -> Sessions:
    return Sessions(accounts_store)


@pytest.fixture
def account_id(accounts: Accounts) -> UUID:
    return accounts.add("anna@example.org", PERSON, NOW).account_id


def test_an_address_is_one_however_it_is_written(accounts: Accounts) -> None:
    made = accounts.add(" Anna@Example.ORG ", PERSON, NOW, "en")

    assert (made.email, made.person_id, made.language, made.created_at) == (
        "anna@example.org",
        PERSON,
        "en",
        NOW,
    )
    assert accounts.by_email("ANNA@example.org ") == made
    with pytest.raises(AccountError, match="already"):
        accounts.add("anna@EXAMPLE.org", uuid4(), NOW)


@pytest.mark.parametrize(
    "wrong",
    ["", "anna", "anna@", "@example.org", "a b@example.org", "a@b", "a@b.org\nBcc: c@d.org"],
)
def test_what_is_no_address_is_refused(accounts: Accounts, wrong: str) -> None:
    with pytest.raises(AccountError, match="not an e-mail address"):
        accounts.add(wrong, PERSON, NOW)


def test_two_that_make_the_same_account_at_once_make_one(accounts: Accounts) -> None:
    def add(_: int) -> bool:
        try:
            accounts.add("anna@example.org", PERSON, NOW)
        except (AccountError, sa.exc.IntegrityError):
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(add, range(8)))

    assert made.count(True) == 1
    assert len(accounts.every()) == 1


def test_a_session_is_found_by_its_token_and_by_nothing_else(
    sessions: Sessions, account_id: UUID
) -> None:
    token = sessions.begin(account_id, NOW, device="Firefox")

    found = sessions.find(token, NOW)

    assert found is not None
    assert (found.account_id, found.stage, found.device) == (account_id, Stage.WHOLE, "Firefox")
    assert sessions.find(token[:-1], NOW) is None
    assert sessions.find("", NOW) is None


@pytest.mark.parametrize(("is_staff", "limits"), [(True, STAFF), (False, MEMBERS)])
def test_a_session_ends_when_it_is_idle_and_in_any_case(
    sessions: Sessions, account_id: UUID, is_staff: bool, limits: tuple[timedelta, timedelta]
) -> None:
    idle, whole = limits
    second = timedelta(seconds=1)
    unused = sessions.begin(account_id, NOW, is_staff=is_staff)
    assert sessions.find(unused, NOW + idle - second) is not None
    used_until = NOW + idle - second
    while used_until < NOW + whole - idle:
        used_until += idle - second
        assert sessions.find(unused, used_until) is not None

    assert sessions.find(unused, NOW + whole) is None

    idle_one = sessions.begin(account_id, NOW, is_staff=is_staff)
    assert sessions.find(idle_one, NOW + idle) is None
    assert sessions.find(idle_one, NOW) is None  # it is gone, not only too old


def test_half_a_sign_in_lasts_a_quarter_of_an_hour(sessions: Sessions, account_id: UUID) -> None:
    token = sessions.begin(account_id, NOW, stage=Stage.CODE)

    assert sessions.find(token, NOW + timedelta(minutes=14)) is not None
    assert sessions.find(token, NOW + timedelta(minutes=15)) is None


def test_a_renewed_session_has_another_token_and_the_old_one_is_worth_nothing(
    sessions: Sessions, account_id: UUID
) -> None:
    chosen, token = uuid4(), sessions.begin(account_id, NOW)

    fresh = sessions.renew(token, chosen_id=chosen)

    assert fresh is not None
    assert sessions.find(token, NOW) is None
    found = sessions.find(fresh, NOW)
    assert found is not None
    assert found.chosen_id == chosen
    assert sessions.renew(token) is None


def test_one_session_is_revoked_and_only_by_its_owner(
    sessions: Sessions, accounts: Accounts, account_id: UUID
) -> None:
    first, second = (sessions.begin(account_id, NOW) for _ in range(2))
    stranger = accounts.add("bo@example.org", uuid4(), NOW).account_id
    its = sessions.find(first, NOW)
    assert its is not None

    sessions.revoke(stranger, its.session_id)
    assert sessions.find(first, NOW) is not None
    sessions.revoke(account_id, its.session_id)

    assert sessions.find(first, NOW) is None
    assert sessions.find(second, NOW) is not None


def test_disabling_ends_every_session_and_says_so(
    sessions: Sessions, accounts: Accounts, account_id: UUID
) -> None:
    tokens = [sessions.begin(account_id, NOW) for _ in range(3)]

    accounts.disable(account_id)

    assert [sessions.find(token, NOW) for token in tokens] == [None, None, None]
    found = accounts.by_id(account_id)
    assert found is not None
    assert found.is_disabled


def test_the_list_holds_whole_sessions_that_last(sessions: Sessions, account_id: UUID) -> None:
    sessions.begin(account_id, NOW, device="old", is_staff=True)
    sessions.begin(account_id, NOW + timedelta(minutes=40), device="new", is_staff=True)
    sessions.begin(account_id, NOW + timedelta(minutes=40), stage=Stage.CODE)

    now = NOW + timedelta(minutes=45)

    assert [one.device for one in sessions.of_account(account_id, now)] == ["new"]


def test_no_file_holds_a_token(tmp_path: Path) -> None:
    from forum.store.opening import init_store, open_store

    init_store(tmp_path)
    store = open_store(tmp_path)
    accounts = AccountStore(store.accounts_engine)
    accounts.migrate()
    account = Accounts(accounts).add("anna@example.org", PERSON, NOW)
    token = Sessions(accounts).begin(account.account_id, NOW)

    every = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    accounts.close()
    store.close()
    assert b"anna@example.org" in every
    assert token.encode() not in every
