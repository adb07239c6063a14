"""How a meeting is opened to others: kept back or published, its link, who may come, its level."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError
from forum.meeting.agenda import ItemKind
from forum.meeting.meeting_kinds import MeetingForm, MeetingKind
from forum.meeting.refusals import (
    LevelOfPracticalItemError,
    MeetingFormError,
    MeetingPublishedError,
    MeetingTimesError,
    MeetingUnpublishedError,
    SidesMeetingError,
    UnknownItemError,
)
from forum.policy import audience, room
from forum.record.levels import Level, Step
from forum.record.localtime import LocalTime
from forum.record.posts import Post
from forum.record.values import Basis, Evidence
from forum.record.when import When

DAY = "2018-06-20"


def last(written: Any, topic: str) -> Any:
    return [event for event in written() if topic == event.TOPIC][-1]


def test_a_meeting_that_is_kept_back_is_published_once_before_anybody_is_invited(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id = plan(DAY, is_draft=True)
    held = plan("2018-05-31", is_draft=True)

    with pytest.raises(MeetingUnpublishedError):
        do("convene_meeting", meeting_id=meeting_id)
    with pytest.raises(MeetingUnpublishedError):
        do("hold_meeting", meeting_id=held)
    do("publish_meeting", meeting_id=meeting_id)
    with pytest.raises(MeetingPublishedError):
        do("publish_meeting", meeting_id=meeting_id)
    do("convene_meeting", meeting_id=meeting_id)

    published = [event for event in written() if event.TOPIC == "meeting.published"]
    assert len(published) == 1


def test_only_the_secretariat_enters_the_room_of_a_meeting_that_is_kept_back(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id = plan(DAY, is_draft=True)
    do("publish_meeting", meeting_id=meeting_id)

    planned, published = last(written, "meeting.planned"), last(written, "meeting.published")
    assert (room(planned), room(published)) == ("secretariat", "public")


def test_what_only_its_side_sees_is_not_kept_back_from_that_side(do: Any, plan: Any) -> None:
    with pytest.raises(SidesMeetingError):
        plan(DAY, side="civil_society", is_draft=True)

    plan(DAY, side="civil_society", is_listed=True, is_draft=True)


def test_a_link_is_for_those_invited_to_a_remote_meeting(
    do: Any, plan: Any, written: Any, governance: Any
) -> None:
    meeting_id = plan(DAY)
    link = "https://mote.example/abc?d=1"
    with pytest.raises(MeetingFormError):
        do("give_meeting_link", meeting_id=meeting_id, link=link)
    do("schedule_meeting", meeting_id=meeting_id, day=When(DAY), form=MeetingForm.REMOTE)
    for no_address in ("mote.example/abc", "javascript:alert(1)", "https://"):
        with pytest.raises(MeetingFormError, match="https"):
            do("give_meeting_link", meeting_id=meeting_id, link=no_address)

    do("give_meeting_link", meeting_id=meeting_id, link=link)

    given = last(written, "meeting.link_given")
    assert audience(given) == "members"
    with governance.rehearsal():
        assert governance.opened(given.link) == link


def test_the_link_of_a_side_s_own_meeting_is_for_that_side(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id = plan(DAY, side="civil_society", is_listed=True)
    do("schedule_meeting", meeting_id=meeting_id, day=When(DAY), form=MeetingForm.BOTH)
    do("give_meeting_link", meeting_id=meeting_id, link="https://mote.example/abc")

    assert audience(last(written, "meeting.link_given")) == "side:civil_society"


def test_it_is_said_who_may_come_or_how(do: Any, plan: Any, written: Any) -> None:
    meeting_id = plan(DAY)
    with pytest.raises(IncompleteError):
        do("state_admission", meeting_id=meeting_id, who={"sv": " "})

    do("state_admission", meeting_id=meeting_id, how={"sv": "Buss 7"})

    assert last(written, "meeting.admission_stated").who == ()


def test_a_side_turns_on_the_notes_of_its_own_meeting(do: Any, plan: Any, written: Any) -> None:
    own, whole = plan("2018-05-30", side="civil_society"), plan("2018-05-31")
    with pytest.raises(SidesMeetingError):
        do("assemble_minutes", meeting_id=own, text={"sv": "Anteckningar"})
    with pytest.raises(SidesMeetingError):
        do("turn_on_notes", meeting_id=whole)

    for _ in range(2):
        do("turn_on_notes", meeting_id=own)
    do("assemble_minutes", meeting_id=own, text={"sv": "Anteckningar"})

    turned = [event for event in written() if event.TOPIC == "meeting.notes_turned_on"]
    assert len(turned) == 1


def test_notes_of_a_side_s_own_meeting_that_a_source_shows_are_there_already(
    do: Any, plan: Any
) -> None:
    do(
        "assemble_minutes",
        meeting_id=plan("2018-05-30", side="civil_society"),
        evidence=Evidence(basis=Basis.FACT, source="Civos: Minnesanteckningar"),
    )


def test_a_level_is_declared_for_a_meeting_or_an_item_and_taken_back(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id, item_id = plan(DAY), uuid4()
    about = {"meeting_id": meeting_id, "title": {"sv": "Punkt"}}
    do("add_agenda_item", **about, kind=ItemKind.DISCUSSION, item_id=item_id)

    do("declare_level", meeting_id=meeting_id, level=Level.DIALOGUE)
    for _ in range(2):
        do("declare_level", meeting_id=meeting_id, item_id=item_id, step=Step.MONITORING)
    do("declare_level", meeting_id=meeting_id, item_id=item_id)

    told = [event for event in written() if event.TOPIC == "meeting.level_declared"]
    assert [(event.item_id, event.level, event.step) for event in told] == [
        (None, Level.DIALOGUE, None),
        (item_id, None, Step.MONITORING),
        (item_id, None, None),
    ]


def test_a_practical_item_has_no_level_and_an_unknown_one_neither(do: Any, plan: Any) -> None:
    meeting_id, item_id = plan(DAY), uuid4()
    about = {"meeting_id": meeting_id, "title": {"sv": "Kaffe"}}
    do("add_agenda_item", **about, kind=ItemKind.PRACTICAL, item_id=item_id)

    with pytest.raises(LevelOfPracticalItemError):
        do("declare_level", meeting_id=meeting_id, item_id=item_id, level=Level.DIALOGUE)
    with pytest.raises(UnknownItemError):
        do("declare_level", meeting_id=meeting_id, item_id=UUID(int=1), level=Level.DIALOGUE)


@pytest.mark.parametrize("kind", [MeetingKind.PLANNING, MeetingKind.CONSULTATION])
def test_a_planning_meeting_and_a_consultation_are_meetings_too(
    plan: Any, written: Any, kind: MeetingKind
) -> None:
    plan(DAY, classification=kind)

    assert last(written, "meeting.planned").classification is kind


def test_a_chair_may_take_over_in_the_middle(do: Any, plan: Any, written: Any) -> None:
    meeting_id = plan("2018-05-31")
    at = LocalTime("2018-05-31T14:00+02:00[Europe/Stockholm]")
    do("preside_meeting", meeting_id=meeting_id, post=Post.CHAIR)
    do("preside_meeting", meeting_id=meeting_id, post=Post.VICE_CHAIR, at=at)

    assert last(written, "meeting.presided_by").at == at
    other = LocalTime("2018-05-30T14:00+02:00[Europe/Stockholm]")
    with pytest.raises(MeetingTimesError):
        do("preside_meeting", meeting_id=meeting_id, post=Post.CHAIR, at=other)
