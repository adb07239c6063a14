"""Links, attempts and codes as they are kept, on both stores; and two who come at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from pyotp import TOTP

from forum.store.keys import KeyStore, sqlite_engine
from tests.web.accounts.conftest import NOW
from web.accounts.accounts import Accounts
from web.accounts.attempts import MOST, WITHIN, About, Attempts, network_of
from web.accounts.codes import STEP, Codes
from web.accounts.links import LASTING, LinkKind, Links
from web.accounts.store import AccountStore

pytestmark = pytest.mark.tried("links to accounts", "many at once, ended, of another kind")

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def links(accounts_store: AccountStore) -> Links:
    return Links(accounts_store)


@pytest.fixture
def attempts(accounts_store: AccountStore) -> Attempts:
    return Attempts(accounts_store, b"k" * 32)


@pytest.fixture
def account_id(accounts_store: AccountStore) -> UUID:
    return Accounts(accounts_store).add("anna@example.org", uuid4(), NOW).account_id


@pytest.fixture
def codes(accounts_store: AccountStore, tmp_path_factory: pytest.TempPathFactory) -> Codes:
    keys = KeyStore(sqlite_engine(tmp_path_factory.mktemp("keys") / "k.db"), b"m" * 32, "keys")
    keys.create()
    return Codes(accounts_store, keys)


def test_of_many_who_use_a_link_at_once_one_gets_in(links: Links, account_id: UUID) -> None:
    token = links.make(LinkKind.SIGN_IN, account_id, NOW)

    with ThreadPoolExecutor(4) as pool:
        spent = list(pool.map(lambda _: links.spend(token, NOW, LinkKind.SIGN_IN), range(8)))

    assert spent.count(True) == 1


@pytest.mark.parametrize("kind", list(LinkKind))
def test_a_link_lasts_its_time_and_is_of_its_kind(
    links: Links, account_id: UUID, kind: LinkKind
) -> None:
    token = links.make(kind, account_id, NOW)
    others = [other for other in LinkKind if other is not kind]
    last = NOW + LASTING[kind] - timedelta(seconds=1)

    assert links.find(token, last, kind) == (kind, account_id)
    assert links.find(token, NOW + LASTING[kind], kind) is None
    assert links.find(token, NOW, *others) is None
    assert not links.spend(token, NOW, *others)
    assert links.spend(token, last, kind)


def test_disabling_takes_every_link_away(
    links: Links, accounts_store: AccountStore, account_id: UUID
) -> None:
    tokens = [links.make(kind, account_id, NOW) for kind in LinkKind]

    Accounts(accounts_store).disable(account_id)

    assert [links.find(token, NOW, *LinkKind) for token in tokens] == [None, None, None]


def test_no_more_attempts_are_taken_at_once_than_one_after_the_other(attempts: Attempts) -> None:
    counted = {About.ACCOUNT: "anna@example.org"}

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda _: attempts.take(counted, NOW), range(20)))

    assert taken.count(True) == MOST[About.ACCOUNT]
    assert not attempts.take(counted, NOW + WITHIN - timedelta(seconds=1))
    assert attempts.take(counted, NOW + WITHIN)


def test_attempts_of_one_kind_do_not_count_for_another(attempts: Attempts) -> None:
    for _ in range(MOST[About.CODE]):
        assert attempts.take({About.CODE: "one"}, NOW)

    assert not attempts.take({About.CODE: "one"}, NOW)
    assert attempts.take({About.ACCOUNT: "one"}, NOW)
    assert attempts.take({About.CODE: "another"}, NOW)


def test_a_success_gives_its_network_back_one_attempt_and_not_all(attempts: Attempts) -> None:
    network = {About.NETWORK: "192.0.2.1"}
    for number in range(MOST[About.NETWORK] - 1):
        assert attempts.take({About.ACCOUNT: str(number), **network}, NOW)
    own = {About.ACCOUNT: "own", **network}
    assert attempts.take(own, NOW)
    attempts.forget(own)

    assert attempts.take({About.ACCOUNT: "another", **network}, NOW)
    assert not attempts.take({About.ACCOUNT: "one more", **network}, NOW)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("nonsense", None, True),
    ],
)
def test_a_household_is_one_network(one: str, other: str | None, is_same: bool) -> None:
    assert (network_of(one) == network_of(other)) is is_same


def test_a_code_is_taken_once_and_none_before_it(codes: Codes, account_id: UUID) -> None:
    totp, second = TOTP(SECRET), timedelta(seconds=STEP)
    assert codes.set_up(account_id, SECRET, totp.at(NOW), NOW)
    assert not codes.is_right(account_id, totp.at(NOW), NOW)

    ahead = totp.at(NOW + second)
    assert codes.is_right(account_id, ahead, NOW)
    assert not codes.is_right(account_id, ahead, NOW)
    assert not codes.is_right(account_id, totp.at(NOW), NOW + second)
    later = NOW + 5 * second
    assert not codes.is_right(account_id, totp.at(later - 2 * second), later)
    assert not codes.is_right(account_id, totp.at(later + 2 * second), later)
    assert codes.is_right(account_id, totp.at(later - second), later)


def test_of_two_who_give_one_code_at_once_one_gets_in(codes: Codes, account_id: UUID) -> None:
    totp, later = TOTP(SECRET), NOW + timedelta(minutes=5)
    codes.set_up(account_id, SECRET, totp.at(NOW), NOW)

    with ThreadPoolExecutor(4) as pool:
        code = totp.at(later)
        taken = list(pool.map(lambda _: codes.is_right(account_id, code, later), range(8)))

    assert taken.count(True) == 1


def test_codes_are_gone_with_their_key(codes: Codes, account_id: UUID) -> None:
    totp, later = TOTP(SECRET), NOW + timedelta(minutes=5)
    assert codes.set_up(account_id, SECRET, totp.at(NOW), NOW)

    codes.forget(account_id)

    assert not codes.is_right(account_id, totp.at(later), later)
