"""What an organization leaves behind: mandates that end at once, and a contact for its views."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.access.roles import Role
from forum.actor import Actor
from forum.errors import EndsBeforeStartError, NotAllowedError
from forum.record.acting import acting
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole
from forum.seating.refusals import AlreadySeatedError, MandateEndedError, NoContactError

OF_2018 = {"year": 2018, "side": "civil_society"}


@pytest.fixture
def organization_id(do: Any) -> UUID:
    organization_id = do("register_organization", slug="akero", name="Åkerö Ängsråd")
    do("grant_seat", **OF_2018, organization_id=organization_id, seats=1)
    return organization_id


@pytest.fixture
def appoint(do: Any, organization_id: UUID) -> Any:
    def appointed(start: str, end: str | None = None, **more: Any) -> UUID:
        mandate_id = uuid4()
        do(
            "appoint_representative",
            organization_id=organization_id,
            person_id=do("register_person", name="Förnamn Efternamn"),
            side="civil_society",
            start=When(start),
            end=When(end) if end else None,
            mandate_id=mandate_id,
            **more,
        )
        return mandate_id

    return appointed


@pytest.fixture
def who(governance: Any, forum_id: UUID, organization_id: UUID) -> Any:
    def asked(day: str, actor_id: UUID) -> Actor:
        now = datetime.fromisoformat(day).replace(hour=10, tzinfo=UTC)
        with (
            acting(actor_id, mandate_of_id=organization_id, forum_id=forum_id, simulated_now=now),
            governance.rehearsal(),
        ):
            return governance.who()

    return asked


def test_all_mandates_end_at_once_and_those_to_come_never_begin(
    do: Any, appoint: Any, organization_id: UUID, who: Any, written: Any
) -> None:
    now = appoint("2018-01-01", "2018-12-31")
    deputy = appoint("2018-01-01", role=RepresentativeRole.DEPUTY)
    past = appoint("2018-01-01", "2018-03-31", role=RepresentativeRole.DEPUTY)
    coming = appoint("2018-09-01", role=RepresentativeRole.DEPUTY)

    do("end_all_mandates", organization_id=organization_id, end=When("2018-05-31"))

    ended = [(e.TOPIC, e.mandate_id) for e in written()[-3:]]
    assert sorted(ended) == sorted(
        [
            ("delegation.mandate_cancelled", coming),
            ("delegation.mandate_ended", now),
            ("delegation.mandate_ended", deputy),
        ]
    )
    assert past not in {mandate for _, mandate in ended}
    assert who("2018-05-31", now).role is Role.MEMBER
    assert who("2018-06-01", now).role is Role.FORMER_MEMBER
    with pytest.raises(NotAllowedError):
        who("2018-10-01", coming)


def test_a_hand_over_that_was_planned_is_called_off_and_who_was_to_hand_over_ends(
    do: Any, appoint: Any, organization_id: UUID, who: Any
) -> None:
    first, second = appoint("2018-01-01"), uuid4()
    do(
        "rotate_representative",
        organization_id=organization_id,
        mandate_id=first,
        person_id=do("register_person", name="Annan Person"),
        start=When("2018-09-01"),
        successor_mandate_id=second,
    )

    do("end_all_mandates", organization_id=organization_id, end=When("2018-05-31"))

    assert who("2018-05-31", first).role is Role.MEMBER
    assert who("2018-06-01", first).role is Role.FORMER_MEMBER
    with pytest.raises(NotAllowedError):
        who("2018-09-01", second)


def test_where_no_mandate_goes_on_there_is_nothing_to_end(
    do: Any, appoint: Any, organization_id: UUID
) -> None:
    appoint("2018-01-01", "2018-05-31")

    with pytest.raises(MandateEndedError):
        do("end_all_mandates", organization_id=organization_id, end=When("2018-05-31"))


def test_an_organization_that_lost_its_seat_keeps_a_contact_for_its_open_views(
    do: Any, organization_id: UUID, who: Any
) -> None:
    contact, person = uuid4(), do("register_person", name="Förnamn Efternamn")
    named = {"organization_id": organization_id, "person_id": person, "contact_id": contact}
    with pytest.raises(AlreadySeatedError):
        do("name_contact", **named, start=When("2018-05-01"))
    do("vacate_seat", **OF_2018, organization_id=organization_id, on="2018-05-01")

    do("name_contact", **named, start=When("2018-05-01"))

    assert who("2018-05-01", contact) == Actor(Role.FORMER_MEMBER, organization_id)
    assert who("2021-05-01", contact).role is Role.FORMER_MEMBER
    with pytest.raises(NotAllowedError):
        who("2018-04-30", contact)


def test_a_new_contact_takes_the_place_of_the_one_before(
    do: Any, organization_id: UUID, who: Any
) -> None:
    do("vacate_seat", **OF_2018, organization_id=organization_id, on="2018-02-01")
    person = do("register_person", name="Förnamn Efternamn")
    first, second = uuid4(), uuid4()
    for contact_id, start in ((first, "2018-03-01"), (second, "2018-04-01")):
        do(
            "name_contact",
            organization_id=organization_id,
            person_id=person,
            contact_id=contact_id,
            start=When(start),
        )

    assert who("2018-03-31", first).role is Role.FORMER_MEMBER
    with pytest.raises(NotAllowedError):
        who("2018-04-01", first)


def test_a_contact_ends_after_it_began_and_once(do: Any, organization_id: UUID, who: Any) -> None:
    do("vacate_seat", **OF_2018, organization_id=organization_id, on="2018-02-01")
    person, contact_id = do("register_person", name="Förnamn Efternamn"), uuid4()
    do(
        "name_contact",
        organization_id=organization_id,
        person_id=person,
        contact_id=contact_id,
        start=When("2018-03-01"),
    )
    with pytest.raises(EndsBeforeStartError):
        do("end_contact", organization_id=organization_id, end=When("2018-02-28"))
    do("end_contact", organization_id=organization_id, end=When("2018-04-30"))

    with pytest.raises(NoContactError):
        do("end_contact", organization_id=organization_id)
    with pytest.raises(NotAllowedError):
        who("2018-05-01", contact_id)
