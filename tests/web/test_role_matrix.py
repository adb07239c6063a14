"""Who gets in where: every route of the application that is not for everybody, for every role.

The routes are those of the code, so that none is forgotten; whom each is for stands in the table of
access. A cell is wrong if somebody is let in who is not meant, or kept out who is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from forum.policy import ACTS, Role, may
from projections.acting_by import acts_by
from tests.web.signed import signed_client
from tests.web.working import Work, csrf_of, working
from web.access import ACCESS, ROLES
from web.csrf import SAFE, WITHOUT
from web.installation import Installation

pytestmark = pytest.mark.tried("who gets in where", "every route that is not for all, each role")

SAMPLES = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1", "path": "a"}
LEFT_ALONE = {"accounts.sign_out", "accounts.end_others", "accounts.end_session"}
"""Routes that would end the session that asks."""


class Person(NamedTuple):
    """Somebody at the door.

    Attributes:
        client: The browser.
        role: What it acts as in the example; None for nobody, or elsewhere.
        is_signed_in: Whether it is signed in at all.
    """

    client: FlaskClient
    role: Role | None
    is_signed_in: bool


@pytest.fixture(scope="module")
def work(demo: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    with working(demo, tmp_path_factory.mktemp("matrix") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def people(work: Work) -> dict[str, Person]:
    """One of each role that somebody of the example has today, and two from outside."""
    conn, now = work.installation.reading(), datetime.now(UTC)
    forum_id = str(work.installation.forum_id("exempel"))
    found = {
        "nobody": Person(work.reader, None, is_signed_in=False),
        "secretariat of another forum": Person(work.outsider, None, is_signed_in=True),
        "secretariat": Person(work.secretary, Role.SECRETARIAT, is_signed_in=True),
    }
    rows = conn.execute(
        "SELECT person_id FROM mandates WHERE person_id IS NOT NULL "
        "UNION SELECT person_id FROM office_holders"
    )
    for (person_id,) in rows.fetchall():
        here = [
            one
            for one in acts_by(conn, person_id=person_id, now=now)
            if one["forum_id"] in {None, forum_id}
        ]
        if len(here) == 1 and here[0]["role"] != Role.SECRETARIAT:
            role, side = Role(here[0]["role"]), here[0]["side"]
            name = f"{role.value} {side}" if side else role.value
            if name not in found:
                client = signed_client(work.app, work.installation, UUID(person_id))
                found[name] = Person(client, role, is_signed_in=True)
    return found


def routes(work: Work) -> Iterator[tuple[str, str, str]]:
    """Endpoint, method and an address of the example for every route."""
    for rule in work.app.url_map.iter_rules():
        address = re.sub(
            r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>",
            lambda part: SAMPLES.get(part[1] or "", "exempel" if part[2] == "slug" else "x"),
            rule.rule,
        )
        for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}):
            if rule.endpoint not in LEFT_ALONE | WITHOUT:
                yield rule.endpoint, method, address


def is_let_in(person: Person, method: str, address: str) -> bool:
    """Whether somebody gets past the door: what is behind it may be missing or refuse the form."""
    client = person.client
    data = csrf_of(client, "/login/" if not person.is_signed_in else "/account/")
    answer = client.open(address, method=method, data={} if method in SAFE else data)
    if answer.status_code == 403:
        return False
    return not (answer.status_code == 303 and answer.location.startswith("/login/"))


def is_meant(person: Person, endpoint: str) -> bool:
    audience = ACCESS[endpoint]
    if audience == "public":
        return True
    if audience == "signed_in":
        return person.is_signed_in
    return person.role in ROLES[audience]


def test_every_route_lets_in_whom_it_is_for_and_nobody_else(
    work: Work, people: dict[str, Person], record_property: Any
) -> None:
    before = work.installation.position()
    wrong, cells = [], 0
    for endpoint, method, address in routes(work):
        if ACCESS[endpoint] == "public":
            continue  # for everybody: nobody is kept out, and what it shows is tested elsewhere
        for name, person in people.items():
            cells += 1
            if is_let_in(person, method, address) is not is_meant(person, endpoint):
                wrong.append(f"{method} {endpoint}: {name}")

    record_property("cases", cells)
    assert wrong == []
    assert cells > 100
    assert work.installation.position() == before  # no empty form did anything


def test_there_are_people_of_each_kind(people: dict[str, Person]) -> None:
    roles = {person.role for person in people.values()}

    assert {None, Role.SECRETARIAT, Role.MEMBER} <= roles
    assert len(people) >= 5


def test_a_door_that_is_left_open_is_seen(
    work: Work,
    people: dict[str, Person],
    monkeypatch: pytest.MonkeyPatch,
    record_property: Any,
) -> None:
    monkeypatch.setitem(ACCESS, "secretariat.start", "public")
    person = people["nobody"]

    let_in = is_let_in(person, "GET", "/exempel/secretariat/")

    monkeypatch.undo()
    record_property("control", "a door left open: seen")
    assert let_in is not is_meant(person, "secretariat.start")


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.AUDITOR])
def test_who_only_reads_does_nothing(role: Role) -> None:
    day = datetime.now(UTC).date()

    assert [act for act in ACTS if may(role, act, day)] == []
