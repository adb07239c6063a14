"""Who is here: the cookie, the session, and by what the person may act."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from forum.policy import Role
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When
from tests.web.entering import account_of, browser, sign_in
from tests.web.signed import signed_client
from tests.web.town import Town
from web import create_app
from web.accounts.accounts import Accounts
from web.accounts.sessions import Sessions, Stage
from web.accounts.signed_in import SignedIn, signed_in
from web.accounts.tables import SESSIONS
from web.settings import Settings

pytestmark = pytest.mark.tried(
    "sessions", "after the last mandate or office, half signed in, disabled, long ago"
)


def here(client: FlaskClient) -> SignedIn | None:
    """Who is signed in, as a page of the client's next request asks."""
    with client:
        client.get("/health")
        return signed_in()


def test_nobody_is_signed_in_without_a_cookie(town: Town) -> None:
    assert here(town.app.test_client()) is None


def test_a_member_acts_by_the_mandate(town: Town) -> None:
    found = here(signed_client(town.app, town.installation, town.member))

    assert found is not None
    assert found.person_id == town.member
    (choice,) = found.choices
    assert (choice.actor_id, choice.role, choice.side) == (town.mandate_id, Role.MEMBER, "members")
    assert choice.mandate_of_id == choice.organization_id is not None
    assert found.acting_in(town.forum_id) == choice
    assert found.acting_in(UUID(int=1)) is None


def test_an_office_is_acted_by_through_whoever_holds_it(town: Town) -> None:
    found = here(signed_client(town.app, town.installation, town.office_id))

    assert found is not None
    assert found.person_id == town.secretary
    (choice,) = found.choices
    assert (choice.actor_id, choice.role, choice.name) == (
        town.office_id,
        Role.SECRETARIAT,
        "secretariat",
    )
    assert choice.mandate_of_id is None


def test_whoever_has_nothing_to_act_by_is_not_signed_in(town: Town) -> None:
    assert here(signed_client(town.app, town.installation, town.stranger)) is None


def test_an_ended_office_ends_access_at_once(town: Town) -> None:
    client = signed_client(town.app, town.installation, town.office_id)
    assert here(client) is not None

    with acting(SYSTEM_OFFICE_ID):
        town.installation.governance.end_office_holder(
            office_id=town.office_id, person_id=town.secretary, end=When("2026-01-31")
        )
    town.installation.catch_up()

    assert here(client) is None


def sessions_left(town: Town) -> int:
    with town.installation.accounts.reading() as connection:
        found: int = connection.scalar(sa.select(sa.func.count()).select_from(SESSIONS)) or 0
    return found


def end_the_office(town: Town) -> None:
    with acting(SYSTEM_OFFICE_ID):
        town.installation.governance.end_office_holder(
            office_id=town.office_id, person_id=town.secretary, end=When("2026-01-31")
        )


def test_sessions_end_with_the_last_office_and_do_not_begin_again_with_the_next(
    town: Town,
) -> None:
    client = signed_client(town.app, town.installation, town.office_id)
    end_the_office(town)
    town.installation.catch_up()

    assert client.get("/account/").status_code == 303
    assert sessions_left(town) == 0

    with acting(SYSTEM_OFFICE_ID):
        town.installation.governance.name_office_holder(
            office_id=town.office_id, person_id=town.secretary
        )
    town.installation.catch_up()
    assert here(client) is None


def test_signing_in_without_an_office_ends_what_was_left_of_sessions(town: Town) -> None:
    account = account_of(town, town.stranger)
    Sessions(town.installation.accounts).begin(account.account_id, datetime.now(UTC))

    assert sign_in(browser(town)).status_code == 403
    assert sessions_left(town) == 0


def test_a_read_model_that_is_behind_ends_no_session(town: Town) -> None:
    stranger = signed_client(town.app, town.installation, town.stranger)
    with acting(SYSTEM_OFFICE_ID):
        town.installation.governance.name_office_holder(
            office_id=town.auditor_id, person_id=town.stranger
        )

    assert here(stranger) is None
    assert sessions_left(town) == 1
    town.installation.catch_up()
    assert here(stranger) is not None


def session_of(town: Town, person: UUID, **about: Any) -> FlaskClient:
    store, now = town.installation.accounts, datetime.now(UTC)
    account = Accounts(store).add("somebody@example.org", person, now)
    token = Sessions(store).begin(account.account_id, now, **about)
    client = town.app.test_client()
    client.set_cookie("forum", token)
    return client


@pytest.mark.parametrize(("is_staff", "has_second_factor"), [(True, False), (False, True)])
def test_no_staff_office_is_acted_by_without_second_factor_and_short_session(
    town: Town, is_staff: bool, has_second_factor: bool
) -> None:
    about = {"is_staff": is_staff, "has_second_factor": has_second_factor}

    assert here(session_of(town, town.secretary, **about)) is None


@pytest.mark.parametrize("stage", [Stage.CODE, Stage.ENROLLING])
def test_half_a_sign_in_is_none(town: Town, stage: Stage) -> None:
    assert here(session_of(town, town.member, stage=stage)) is None


def test_a_session_that_began_long_ago_is_over(town: Town) -> None:
    store, then = town.installation.accounts, datetime.now(UTC) - timedelta(days=7, seconds=1)
    account = Accounts(store).add("somebody@example.org", town.member, then)
    client = town.app.test_client()
    client.set_cookie("forum", Sessions(store).begin(account.account_id, then))

    assert here(client) is None


def test_a_disabled_account_is_signed_in_nowhere(town: Town) -> None:
    client = signed_client(town.app, town.installation, town.member)
    accounts = Accounts(town.installation.accounts)
    (account,) = accounts.every()

    accounts.change(account.account_id, is_disabled=True)

    assert here(client) is None


def test_what_a_signed_in_person_reads_stays_out_of_caches(town: Town) -> None:
    anybody = town.app.test_client().get("/prov/")
    tag = anybody.headers["ETag"]

    client = signed_client(town.app, town.installation, town.member)
    page = client.get("/prov/", headers={"If-None-Match": tag})

    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert "ETag" not in page.headers


@pytest.mark.parametrize(
    ("address", "signs_in"),
    [
        ("https://forum.example.org", True),
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://forum.example.org", False),
        ("http://localhost.example.org", False),
        ("http://10.0.0.1", False),
    ],
)
def test_plain_http_is_for_this_machine_only(address: str, signs_in: bool) -> None:
    assert Settings(base_url=address).signs_in is signs_in


def test_over_plain_http_to_others_no_cookie_is_believed(town: Town) -> None:
    token = signed_client(town.app, town.installation, town.member).get_cookie("forum")
    assert token is not None
    settings = Settings(data=town.installation.settings.data, base_url="http://forum.example.org")
    client = create_app(settings, town.installation).test_client()
    client.set_cookie("forum", token.value)

    assert here(client) is None
