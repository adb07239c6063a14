"""What members and a side's coordinator do themselves: mandates, a call to a seat, own meetings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.application import Governance
from forum.errors import IncompleteError, NotAllowedError
from forum.governing.office import OfficeKind
from forum.meeting.meeting_kinds import MeetingKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole
from forum.seating.refusals import LastRepresentativeError, NotCalledError

JUNE = datetime(2018, 6, 1, 10, tzinfo=UTC)
SIDE = "civil_society"
OF_2018: dict[str, Any] = {"year": 2018, "side": SIDE}


class Members:
    """Two organizations with a seat each, and by what their people act."""

    def __init__(self, governance: Governance, forum_id: UUID, do: Any) -> None:
        self.governance, self.forum_id, self.do = governance, forum_id, do
        do("open_year", year=2018)
        self.own, self.other = (self.organization(slug) for slug in ("akero", "bryggan"))
        for organization_id in (self.own, self.other):
            do("grant_seat", **OF_2018, organization_id=organization_id, seats=2)
        self.mandate_id = self.appoint(self.own)

    def organization(self, slug: str) -> UUID:
        found: UUID = self.do("register_organization", slug=slug, name=f"{slug} (påhittad)")
        return found

    def appoint(self, organization_id: UUID, **about: Any) -> UUID:
        mandate_id = uuid4()
        self.do(
            "appoint_representative",
            organization_id=organization_id,
            person_id=self.do("register_person", name="Någon (påhittad)"),
            side=SIDE,
            start=When("2018-02-01"),
            mandate_id=mandate_id,
            **about,
        )
        return mandate_id

    def act(
        self, command: str, /, by: UUID | None = None, of: UUID | None = None, **given: Any
    ) -> Any:
        """Carry a command out by a mandate; that of the first organization if none is named."""
        with acting(
            by or self.mandate_id,
            mandate_of_id=of or self.own,
            forum_id=self.forum_id,
            simulated_now=JUNE,
        ):
            return getattr(self.governance, command)(**given)

    def coordinator(self, side: str = SIDE) -> UUID:
        with acting(SYSTEM_OFFICE_ID, forum_id=self.forum_id, simulated_now=JUNE):
            return self.governance.open_office(
                kind=OfficeKind.COORDINATOR,
                name=f"Samordning {side}",
                serves_forum_id=self.forum_id,
                side=side,
            )


@pytest.fixture
def members(governance: Governance, forum_id: UUID, do: Any) -> Members:
    return Members(governance, forum_id, do)


def test_a_member_appoints_a_new_person_by_name_for_the_own_organization(
    members: Members, written: Any
) -> None:
    members.act(
        "appoint_representative",
        organization_id=members.own,
        name="Ny Person (påhittad)",
        side=SIDE,
        start=When("2018-06-01"),
        role=RepresentativeRole.DEPUTY,
    )

    appointed, person = written()[-2:]
    assert (appointed.TOPIC, person.TOPIC) == (
        "delegation.representative_appointed",
        "person.registered",
    )
    assert appointed.person_id == person.originator_id
    assert appointed.actor_id == members.mandate_id


def test_who_is_appointed_is_a_person_or_a_name_not_both_and_not_neither(members: Members) -> None:
    about = {"organization_id": members.own, "side": SIDE, "start": When("2018-06-01")}

    for given in ({}, {"name": "  "}, {"name": "Någon", "person_id": uuid4()}):
        with pytest.raises(IncompleteError):
            members.act("appoint_representative", **about, **given)


def test_a_member_names_nobody_for_another_organization_or_side(members: Members) -> None:
    theirs = members.appoint(members.other)
    day = When("2018-06-15")
    about = {"name": "Någon", "start": day}

    with pytest.raises(NotAllowedError):
        members.act("appoint_representative", organization_id=members.other, side=SIDE, **about)
    with pytest.raises(NotAllowedError):
        members.act("appoint_representative", organization_id=members.own, side="public", **about)
    with pytest.raises(NotAllowedError):
        members.act(
            "rotate_representative", organization_id=members.other, mandate_id=theirs, **about
        )
    with pytest.raises(NotAllowedError):
        members.act("end_mandate", organization_id=members.other, mandate_id=theirs, end=day)


def test_a_member_hands_the_own_mandate_over(members: Members, written: Any) -> None:
    members.act(
        "rotate_representative",
        organization_id=members.own,
        mandate_id=members.mandate_id,
        name="Efterträdare (påhittad)",
        start=When("2018-06-15"),
    )

    assert [event.TOPIC for event in written()[-2:]] == [
        "delegation.representative_rotated",
        "person.registered",
    ]


def test_the_last_representative_does_not_leave_without_a_successor(members: Members) -> None:
    ending = {
        "organization_id": members.own,
        "mandate_id": members.mandate_id,
        "end": When("2018-06-30"),
    }
    members.appoint(members.own, role=RepresentativeRole.DEPUTY)

    with pytest.raises(LastRepresentativeError, match="2018-07-01"):
        members.act("end_mandate", **ending)
    members.appoint(members.own)
    members.act("end_mandate", **ending)


def test_the_secretariat_may_end_the_last_mandate(members: Members, do: Any) -> None:
    do(
        "end_mandate",
        organization_id=members.own,
        mandate_id=members.mandate_id,
        end=When("2018-06-30"),
    )


def test_a_deputy_does_not_put_the_representative_aside(members: Members) -> None:
    deputy = members.appoint(members.own, role=RepresentativeRole.DEPUTY)
    about = {"organization_id": members.own, "mandate_id": members.mandate_id}

    with pytest.raises(NotAllowedError, match="deputy"):
        members.act("end_mandate", by=deputy, **about, end=When("2018-06-30"))
    with pytest.raises(NotAllowedError, match="deputy"):
        members.act(
            "rotate_representative", by=deputy, **about, name="Någon", start=When("2018-06-15")
        )


def test_a_mandate_that_has_ended_appoints_nobody(members: Members) -> None:
    ended = members.appoint(members.own, end=When("2018-05-31"))

    with pytest.raises(NotAllowedError, match="former member"):
        members.act(
            "appoint_representative",
            by=ended,
            organization_id=members.own,
            name="Någon",
            side=SIDE,
            start=When("2018-06-01"),
        )


@pytest.fixture
def called(members: Members, do: Any) -> tuple[UUID, UUID]:
    """A reserve that is asked about the other's seat, and its contact."""
    reserve, contact = members.organization("grannskap"), uuid4()
    do("place_reserve", **OF_2018, organization_id=reserve, order=1)
    do(
        "name_contact",
        organization_id=reserve,
        person_id=do("register_person", name="Kontakt (påhittad)"),
        start=When("2018-02-01"),
        contact_id=contact,
    )
    return reserve, contact


def ask(members: Members, do: Any, reserve: UUID, answer_by: str) -> None:
    do("vacate_seat", on="2018-05-20", **OF_2018, organization_id=members.other)
    do(
        "call_reserve",
        on="2018-05-21",
        **OF_2018,
        organization_id=reserve,
        answer_by=When(answer_by),
        vacated_by_id=members.other,
    )


def test_a_reserve_takes_the_seat_it_was_asked_about_by_its_contact(
    members: Members, do: Any, called: tuple[UUID, UUID], written: Any
) -> None:
    reserve, contact = called
    ask(members, do, reserve, "2018-06-05")

    members.act("call_up_reserve", by=contact, of=reserve, **OF_2018, organization_id=reserve)

    taken = written()[-1]
    assert taken.TOPIC == "seating.reserve_called_up"
    assert (taken.seats, taken.vacated_by_id) == (2, members.other)


def test_a_reserve_that_was_not_asked_or_not_in_time_takes_no_seat(
    members: Members, do: Any, called: tuple[UUID, UUID]
) -> None:
    reserve, contact = called
    answer: dict[str, Any] = {"by": contact, "of": reserve, **OF_2018, "organization_id": reserve}

    with pytest.raises(NotCalledError, match="nobody has asked"):
        members.act("call_up_reserve", **answer)
    ask(members, do, reserve, "2018-05-30")
    for name in ("call_up_reserve", "decline_reserve_call"):
        with pytest.raises(NotCalledError, match="2018-05-30"):
            members.act(name, **answer)


def test_a_reserve_does_not_say_how_many_seats_it_takes(
    members: Members, do: Any, called: tuple[UUID, UUID]
) -> None:
    reserve, contact = called
    ask(members, do, reserve, "2018-06-05")

    with pytest.raises(NotAllowedError, match="which seat"):
        members.act(
            "call_up_reserve", by=contact, of=reserve, **OF_2018, organization_id=reserve, seats=9
        )
    with pytest.raises(NotAllowedError):
        members.act("call_up_reserve", **OF_2018, organization_id=reserve)


def test_a_coordinator_plans_moves_and_cancels_the_meetings_of_its_side_alone(
    members: Members, do: Any
) -> None:
    governance, office_id = members.governance, members.coordinator()
    plan: dict[str, Any] = {
        "classification": MeetingKind.PRE_MEETING,
        "year": 2018,
        "day": When("2018-08-20"),
    }
    of_all = do("plan_meeting", **plan)
    of_others = do("plan_meeting", **plan, side="government")

    def act(name: str, **given: Any) -> Any:
        with acting(office_id, forum_id=members.forum_id, simulated_now=JUNE):
            return getattr(governance, name)(**given)

    for side in (None, "government"):
        with pytest.raises(NotAllowedError):
            act("plan_meeting", **plan, side=side)
    own = act("plan_meeting", **plan, side=SIDE)
    moved = {"day": When("2018-08-21")}
    acts: tuple[tuple[str, dict[str, Any]], ...] = (
        ("schedule_meeting", moved),
        ("convene_meeting", {}),
        ("cancel_meeting", {}),
    )
    for name, given in acts:
        for meeting_id in (of_all, of_others):
            with pytest.raises(NotAllowedError):
                act(name, meeting_id=meeting_id, **given)
        act(name, meeting_id=own, **given)


def test_a_member_plans_no_meeting(members: Members) -> None:
    with pytest.raises(NotAllowedError, match="may not plan"):
        members.act(
            "plan_meeting",
            classification=MeetingKind.PRE_MEETING,
            year=2018,
            day=When("2018-08-20"),
            side=SIDE,
        )
