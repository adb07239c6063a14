"""By what a person may act: what is offered is what the log would take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import NotAllowedError
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When
from projections.acting_by import acts_by
from projections.office_holders import office_holders
from tests.projections.acted import ActedForum
from tests.walk.people import OFFICE_ID


class Forum(ActedForum):
    def system(self, name: str, /, **arguments: Any) -> Any:
        with acting(SYSTEM_OFFICE_ID, simulated_now=self.now):
            return getattr(self.governance, name)(**arguments)

    def appoint(self, start: str, end: str | None = None, side: str = "government") -> UUID:
        mandate_id = uuid4()
        self.act(
            "appoint_representative",
            organization_id=self.organizations[0],
            person_id=self.persons[0],
            side=side,
            start=When(start),
            end=When(end) if end else None,
            mandate_id=mandate_id,
        )
        return mandate_id

    def offered(self) -> list[tuple[str, str]]:
        """What the person is offered today; each is held against the log."""
        found = acts_by(self.read(), person_id=str(self.persons[0]), now=self.now)
        for one in found:
            belongs = one["organization_id"] if one["kind"] != "office" else None
            with (
                acting(
                    UUID(one["actor_id"]),
                    mandate_of_id=UUID(belongs) if belongs else None,
                    forum_id=self.forum_id,
                    simulated_now=self.now,
                ),
                self.governance.rehearsal(),
            ):
                assert self.governance.who().role == one["role"]
        return [(one["actor_id"], one["role"]) for one in found]

    def refuses(self, mandate_id: UUID) -> bool:
        with (
            acting(
                mandate_id,
                mandate_of_id=self.organizations[0],
                forum_id=self.forum_id,
                simulated_now=self.now,
            ),
            self.governance.rehearsal(),
        ):
            try:
                self.governance.who()
            except NotAllowedError:
                return True
        return False


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_a_mandate_is_offered_from_its_first_day_to_the_end_of_its_year(forum: Forum) -> None:
    mandate = forum.appoint("2016-02-01", "2016-05-31")
    assert forum.offered() == []
    assert forum.refuses(mandate)

    forum.on("2016-02-01")
    assert forum.offered() == [(str(mandate), "member")]
    forum.on("2016-05-31")
    assert forum.offered() == [(str(mandate), "member")]
    forum.on("2016-06-01")
    assert forum.offered() == [(str(mandate), "former_member")]

    forum.on("2017-01-10")
    assert forum.offered() == [(str(mandate), "former_member")]
    forum.act("close_year", year=2016)
    assert forum.offered() == []
    assert forum.refuses(mandate)


def test_a_mandate_of_an_organization_that_has_no_seat_is_in_aftercare(forum: Forum) -> None:
    mandate = forum.appoint("2016-01-01", side="civil_society")
    assert forum.offered() == [(str(mandate), "member")]

    forum.act("grant_seat", organization_id=forum.organizations[1], year=2016, side="civil_society")

    assert forum.offered() == [(str(mandate), "former_member")]


def test_a_mandate_that_was_handed_over_is_its_successors(forum: Forum) -> None:
    mandate = forum.appoint("2016-01-01")
    heir = uuid4()
    forum.act(
        "rotate_representative",
        organization_id=forum.organizations[0],
        mandate_id=mandate,
        person_id=forum.persons[1],
        start=When("2016-03-01"),
        successor_mandate_id=heir,
    )
    forum.on("2016-03-01")

    assert forum.offered() == [(str(mandate), "former_member")]
    found = acts_by(forum.read(), person_id=str(forum.persons[1]), now=forum.now)
    assert [(one["actor_id"], one["side"]) for one in found] == [(str(heir), "government")]


def test_a_contact_is_offered_until_another_is_named(forum: Forum) -> None:
    mandate = forum.appoint("2016-01-01", "2016-01-31")
    forum.on("2016-02-01")
    forum.act("close_year", year=2016)
    forum.act(
        "name_contact",
        organization_id=forum.organizations[0],
        person_id=forum.persons[0],
        start=When("2016-02-01"),
    )
    offered = forum.offered()
    assert [role for _, role in offered] == ["former_member"]
    assert str(mandate) not in dict(offered)

    forum.act(
        "name_contact",
        organization_id=forum.organizations[0],
        person_id=forum.persons[1],
        start=When("2016-02-10"),
    )
    assert forum.offered() == offered
    forum.on("2016-02-10")
    assert forum.offered() == []


def test_an_office_is_offered_while_it_is_held_and_open(forum: Forum) -> None:
    person = forum.persons[0]
    forum.system("name_office_holder", office_id=OFFICE_ID, person_id=person)
    assert forum.offered() == [(str(OFFICE_ID), "secretariat")]

    forum.system("end_office_holder", office_id=OFFICE_ID, person_id=person)
    assert forum.offered() == [(str(OFFICE_ID), "secretariat")]
    forum.on("2016-01-05")
    assert forum.offered() == []


def test_an_office_that_was_closed_is_held_by_nobody(forum: Forum) -> None:
    coordinator = forum.system(
        "open_office",
        kind=OfficeKind.COORDINATOR,
        name="Samordningen",
        serves_forum_id=forum.forum_id,
        side="civil_society",
    )
    forum.system("name_office_holder", office_id=coordinator, person_id=forum.persons[0])
    (offered,) = acts_by(forum.read(), person_id=str(forum.persons[0]), now=forum.now)
    assert (offered["side"], offered["forum_id"], offered["name"]) == (
        "civil_society",
        str(forum.forum_id),
        "Samordningen",
    )

    forum.system("close_office", office_id=coordinator)

    assert forum.offered() == []


def test_who_holds_an_office_is_told_to_the_offices_and_to_nobody_else(forum: Forum) -> None:
    from forum.policy import Role

    forum.system("name_office_holder", office_id=OFFICE_ID, person_id=forum.persons[0])
    conn, day = forum.read(), forum.now.date()

    def told_to(role: Role) -> list[str]:
        sees = forum.asking(role)["sees"]
        return [row["person_id"] for row in office_holders(conn, sees=sees, day=day)]

    assert told_to(Role.SECRETARIAT) == [str(forum.persons[0])]
    assert told_to(Role.PUBLIC) == told_to(Role.MEMBER) == []


def test_the_number_of_statements_does_not_grow_with_the_history(forum: Forum) -> None:
    def asked() -> int:
        statements: list[str] = []
        conn = forum.read()
        conn.set_trace_callback(statements.append)
        acts_by(conn, person_id=str(forum.persons[0]), now=forum.now)
        conn.set_trace_callback(None)
        return len(statements)

    forum.appoint("2016-01-01", side="civil_society")
    forum.system("name_office_holder", office_id=OFFICE_ID, person_id=forum.persons[0])
    few = asked()
    for number in range(1, 4):
        organization_id = forum.organizations[number]
        forum.act("grant_seat", organization_id=organization_id, year=2016, side="civil_society")
        forum.act(
            "appoint_representative",
            organization_id=organization_id,
            person_id=forum.persons[1],
            side="civil_society",
            start=When("2016-01-01"),
        )

    assert few <= 20
    assert asked() <= few + 3  # of the seats: some are known now, and a seat is missing
