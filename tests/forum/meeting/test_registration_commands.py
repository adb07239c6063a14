"""Who says before a meeting that it comes, and who takes part for another there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.errors import NotAllowedError, UnknownThingError
from forum.meeting.meeting import MeetingKind
from forum.meeting.refusals import (
    HeadCountError,
    HeldInFutureError,
    MeetingCancelledError,
    MeetingHeldError,
    NotPresentError,
    StoodInError,
    UnknownItemError,
    WasPresentError,
)
from forum.record.acting import acting
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole
from forum.seating.refusals import MandateEndedError
from tests.forum.conftest import FORUM_ID, NOW


@pytest.fixture
def meeting(do: Any) -> UUID:
    """A meeting on 20 June; it is 1 June, and one is to register by the 10th."""
    made: UUID = do(
        "plan_meeting", classification=MeetingKind.DIALOGUE, year=2018, day=When("2018-06-20")
    )
    do("convene_meeting", meeting_id=made, registration_deadline=When("2018-06-10"))
    return made


@pytest.fixture
def held(do: Any, plan: Any) -> UUID:
    made: UUID = plan("2018-05-31")
    do("hold_meeting", meeting_id=made)
    return made


@pytest.fixture
def person(do: Any) -> UUID:
    made: UUID = do("register_person", name="Representant A")
    return made


@pytest.fixture
def mandate(do: Any, civos: UUID, person: UUID) -> UUID:
    mandate_id = UUID(int=77)
    do(
        "appoint_representative",
        organization_id=civos,
        person_id=person,
        side="civil_society",
        start=When("2018-01-01"),
        end=When("2018-12-31"),
        role=RepresentativeRole.REPRESENTATIVE,
        mandate_id=mandate_id,
    )
    return mandate_id


def told(written: Any, topic: str) -> list[Any]:
    return [event for event in written() if topic == event.TOPIC]


def test_an_organization_says_that_it_comes_once_for_the_same_words(
    do: Any, meeting: UUID, civos: UUID, written: Any
) -> None:
    for people in (2, 2, 1):
        do("register_for_meeting", meeting_id=meeting, organization_id=civos, people=people)

    assert [event.people for event in told(written, "presence.registered")] == [2, 1]


def test_after_the_last_day_a_registration_is_late_and_counts(
    do: Any, meeting: UUID, civos: UUID, written: Any
) -> None:
    for on, people in (("2018-06-10", 1), ("2018-06-11", 2)):
        do("register_for_meeting", meeting_id=meeting, organization_id=civos, people=people, on=on)

    assert [event.is_late for event in told(written, "presence.registered")] == [False, True]


def test_whoever_registered_may_send_an_apology_and_come_after_all(
    do: Any, meeting: UUID, civos: UUID, written: Any
) -> None:
    where = {"meeting_id": meeting, "organization_id": civos}
    do("register_for_meeting", **where)
    do("record_apology", **where)
    do("register_for_meeting", **where)

    topics = [event.TOPIC for event in written()][-3:]
    assert topics == ["presence.registered", "presence.apologized", "presence.registered"]


def test_a_registration_is_of_somebody_who_can_come(
    do: Any, meeting: UUID, held: UUID, plan: Any, civos: UUID
) -> None:
    with pytest.raises(HeadCountError):
        do("register_for_meeting", meeting_id=meeting, organization_id=civos, people=0)
    with pytest.raises(MeetingHeldError):
        do("register_for_meeting", meeting_id=held, organization_id=civos)
    with pytest.raises(UnknownThingError):
        do(
            "register_for_meeting",
            meeting_id=meeting,
            organization_id=civos,
            stand_in_id=UUID(int=9),
        )
    cancelled = plan("2018-06-25")
    do("cancel_meeting", meeting_id=cancelled)
    with pytest.raises(MeetingCancelledError):
        do("register_for_meeting", meeting_id=cancelled, organization_id=civos)


def test_who_was_there_does_not_register_afterwards(
    do: Any, plan: Any, civos: UUID, acting_secretariat: Any
) -> None:
    meeting_id = plan("2018-05-31")
    do("record_attendance", meeting_id=meeting_id, organization_id=civos)

    with pytest.raises(WasPresentError):
        do("register_for_meeting", meeting_id=meeting_id, organization_id=civos)


def test_a_member_registers_and_excuses_its_own_organization_only(
    do: Any, governance: Any, meeting: UUID, civos: UUID, mandate: UUID
) -> None:
    do("grant_seat", year=2018, side="civil_society", organization_id=civos)
    other = do("register_organization", slug="other", name="Other")

    def by_mandate() -> Any:
        return acting(mandate, mandate_of_id=civos, forum_id=FORUM_ID, simulated_now=NOW)

    for act in (governance.register_for_meeting, governance.record_apology):
        with by_mandate():
            act(meeting_id=meeting, organization_id=civos)
        with by_mandate(), pytest.raises(NotAllowedError):
            act(meeting_id=meeting, organization_id=other)


def test_who_comes_instead_is_entered_by_name_with_the_registration(
    do: Any, governance: Any, meeting: UUID, civos: UUID, mandate: UUID
) -> None:
    do("grant_seat", year=2018, side="civil_society", organization_id=civos)
    before = governance.recorder.last_position()

    with acting(mandate, mandate_of_id=civos, forum_id=FORUM_ID, simulated_now=NOW):
        answer = governance.register_for_meeting(
            meeting_id=meeting, organization_id=civos, stand_in=" Vera Påhittad "
        )

    rows = governance.recorder.read_rows(before, 10)
    events = [governance.mapper.decode(*row[1:]) for row in rows]
    registered, person = events[-2:]
    key = governance.keys.personal.get([person.name.key_id])[person.name.key_id]
    assert answer == registered.originator_id
    assert registered.stand_in_id == person.originator_id
    assert person.name.open(key) == "Vera Påhittad"
    assert all("Vera" not in str(row.state) for row in rows)


def test_without_a_name_nobody_is_entered(do: Any, governance: Any, meeting: UUID) -> None:
    organization_id = do("register_organization", slug="other", name="Other")

    do("register_for_meeting", meeting_id=meeting, organization_id=organization_id, stand_in=" ")

    last = governance.recorder.read_rows(governance.recorder.last_position() - 1, 1)[0]
    assert governance.mapper.decode(*last[1:]).stand_in_id is None


def test_a_stand_in_takes_part_for_a_representative_and_is_no_member(
    do: Any, held: UUID, civos: UUID, mandate: UUID, written: Any
) -> None:
    instead = do("register_person", name="Ersättare B")
    where = {"meeting_id": held, "organization_id": civos, "side": "civil_society"}

    for _ in range(2):
        do("record_stand_in", mandate_id=mandate, person_id=instead, **where)

    (stood,) = told(written, "presence.stood_in")
    assert (stood.mandate_id, stood.person_id, stood.from_item_id) == (mandate, instead, None)
    (attended,) = told(written, "presence.attended")
    assert attended.head_count == 1
    assert told(written, "delegation.representative_appointed") == []


def test_a_stand_in_is_for_a_mandate_that_held_and_from_an_item_that_there_is(
    do: Any, held: UUID, plan: Any, civos: UUID, person: UUID, mandate: UUID
) -> None:
    instead = do("register_person", name="Ersättare B")
    about = {"organization_id": civos, "person_id": instead}
    with pytest.raises(UnknownThingError):
        do("record_stand_in", meeting_id=held, mandate_id=UUID(int=5), **about)
    with pytest.raises(UnknownItemError):
        do(
            "record_stand_in",
            meeting_id=held,
            mandate_id=mandate,
            from_item_id=UUID(int=5),
            **about,
        )
    with pytest.raises(HeldInFutureError):
        do("record_stand_in", meeting_id=plan("2018-07-01"), mandate_id=mandate, **about)
    do("end_mandate", organization_id=civos, mandate_id=mandate, end=When("2018-05-30"))
    with pytest.raises(MandateEndedError):
        do("record_stand_in", meeting_id=held, mandate_id=mandate, **about)


def test_nobody_stands_in_for_two(do: Any, held: UUID, civos: UUID, mandate: UUID) -> None:
    instead = do("register_person", name="Ersättare B")
    other = UUID(int=78)
    do(
        "appoint_representative",
        organization_id=civos,
        person_id=do("register_person", name="C"),
        side="civil_society",
        start=When("2018-01-01"),
        role=RepresentativeRole.DEPUTY,
        mandate_id=other,
    )
    where = {"meeting_id": held, "organization_id": civos, "person_id": instead}
    do("record_stand_in", mandate_id=mandate, **where)

    with pytest.raises(StoodInError):
        do("record_stand_in", mandate_id=other, **where)


def test_those_who_came_are_counted_by_what_they_are(
    do: Any, held: UUID, civos: UUID, written: Any
) -> None:
    where = {"meeting_id": held, "organization_id": civos}
    with pytest.raises(UnknownThingError):
        do("count_capacities", **where, politicians=1)
    do("record_attendance", **where, head_count=3)

    for _ in range(2):
        do("count_capacities", **where, politicians=1, officials=2, units=2)

    (counted,) = told(written, "presence.capacities_counted")
    assert (counted.politicians, counted.officials, counted.volunteers) == (1, 2, None)


@pytest.mark.parametrize("counted", [{}, {"politicians": -1}, {"politicians": 2, "officials": 2}])
def test_no_more_are_counted_than_came(
    do: Any, held: UUID, civos: UUID, counted: dict[str, int]
) -> None:
    where = {"meeting_id": held, "organization_id": civos}
    do("record_attendance", **where, head_count=3)

    with pytest.raises(HeadCountError):
        do("count_capacities", **where, **counted)


def test_nobody_is_counted_of_an_organization_that_is_excused(
    do: Any, held: UUID, civos: UUID
) -> None:
    where = {"meeting_id": held, "organization_id": civos}
    do("record_apology", **where)

    with pytest.raises(NotPresentError):
        do("count_capacities", **where, politicians=1)
