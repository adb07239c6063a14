"""An agenda begins by itself with what stands on each one. Source: trial 8."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError
from forum.governing.limits import MinutesApproval
from forum.meeting.agenda import Standing
from forum.meeting.meeting import MeetingKind
from forum.meeting.refusals import ItemDecidedError, StandingItemError
from forum.publishing.refusals import ApprovalError, MinutesApprovedError
from forum.record.when import When


def plan(do: Any, day: str, **more: Any) -> UUID:
    made: UUID = do(
        "plan_meeting", classification=MeetingKind.DIALOGUE, year=2018, day=When(day), **more
    )
    return made


@pytest.fixture
def march(do: Any) -> UUID:
    """A meeting that was held, with the second version of its notes sent out."""
    meeting_id = plan(do, "2018-03-28")
    do("hold_meeting", meeting_id=meeting_id)
    minutes_id = do("assemble_minutes", meeting_id=meeting_id, text={"sv": "v1"})
    do("redraft_minutes", minutes_id=minutes_id, text={"sv": "v2"})
    do("circulate_minutes", minutes_id=minutes_id)
    return meeting_id


@pytest.fixture
def notes(march: UUID, governance: Any, acting_secretariat: Any) -> UUID:
    from forum.publishing.minutes import Minutes

    with acting_secretariat():
        return Minutes.create_id(march)


@pytest.fixture
def may(do: Any) -> UUID:
    return plan(do, "2018-05-31")


def test_an_agenda_begins_with_the_last_notes_and_the_look_back(
    do: Any, march: UUID, notes: UUID, may: UUID, written: Any
) -> None:
    do("begin_agenda", meeting_id=may)

    first, second = written()
    assert (first.standing, first.about_id, first.about_version, first.order) == (
        *(Standing.APPROVE_MINUTES, notes, 2, 1),
    )
    assert (second.standing, second.about_id, second.about_version, second.order) == (
        *(Standing.LOOK_BACK, march, None, 2),
    )


def test_an_agenda_that_has_items_gets_the_standing_ones_first(
    do: Any, notes: UUID, may: UUID, written: Any
) -> None:
    welcome, approve, look_back = uuid4(), uuid4(), uuid4()
    do("add_agenda_item", meeting_id=may, title={"sv": "Välkomna"}, item_id=welcome)

    do("begin_agenda", meeting_id=may, item_ids=[approve, look_back])

    assert written()[-1].item_ids == (approve, look_back, welcome)


def test_notes_that_are_not_approved_at_meetings_are_not_on_the_agenda(
    do: Any, adopt: Any, notes: UUID, may: UUID, written: Any
) -> None:
    adopt("2018-05-01", minutes_approved=MinutesApproval.IN_WRITING)

    do("begin_agenda", meeting_id=may)

    assert written()[-1].standing is Standing.LOOK_BACK
    assert [event.TOPIC for event in written()].count("meeting.standing_item_added") == 1


def test_approving_the_notes_closes_their_item(
    do: Any, notes: UUID, may: UUID, written: Any
) -> None:
    item_id = uuid4()
    do("begin_agenda", meeting_id=may, item_ids=[item_id])

    do("approve_minutes", minutes_id=notes, at_meeting_id=may)

    settled = written()[-1]
    assert (settled.TOPIC, settled.item_id) == ("meeting.standing_item_settled", item_id)
    with pytest.raises(ItemDecidedError):
        do("retitle_agenda_item", meeting_id=may, item_id=item_id, title={"sv": "Annat"})


def test_approving_the_notes_by_a_decision_decides_their_item_until_it_is_taken_up_again(
    do: Any, notes: UUID, may: UUID, written: Any
) -> None:
    item_id = uuid4()
    do("begin_agenda", meeting_id=may, item_ids=[item_id])

    do(
        "approve_minutes",
        minutes_id=notes,
        at_meeting_id=may,
        decision_title={"sv": "Anteckningarna godkänns"},
    )

    events = {event.TOPIC: event for event in written()}
    decided, taken = events["meeting.item_decided"], events["decision.taken"]
    assert (decided.item_id, decided.decision_id) == (item_id, taken.originator_id)
    assert taken.item_id == item_id
    do("reopen_decision", decision_id=taken.originator_id, reason={"sv": "Fel version"})
    assert written()[-1].TOPIC == "meeting.item_reopened"


def test_a_decision_recorded_before_closes_the_item_too(
    do: Any, notes: UUID, may: UUID, written: Any
) -> None:
    from forum.meeting.decision import DecisionSubject

    item_id = uuid4()
    do("begin_agenda", meeting_id=may, item_ids=[item_id])
    about = {"year": 2018, "subject": DecisionSubject.NOTES, "title": {"sv": "Godkänns"}}
    decision_id = do("take_decision", **about, meeting_id=may)

    do("approve_minutes", minutes_id=notes, at_meeting_id=may, decision_id=decision_id)

    assert written()[-1].TOPIC == "meeting.item_decided"
    do("reopen_decision", decision_id=decision_id, reason={"sv": "Fel version"})
    assert written()[-1].TOPIC == "meeting.item_reopened"


def test_a_standing_item_is_left_out_with_a_reason(
    do: Any, notes: UUID, may: UUID, written: Any
) -> None:
    item_id = uuid4()
    do("begin_agenda", meeting_id=may, item_ids=[item_id])

    with pytest.raises(IncompleteError):
        do("drop_agenda_item", meeting_id=may, item_id=item_id)
    do("drop_agenda_item", meeting_id=may, item_id=item_id, reason={"sv": "Väntar på rättelse"})

    dropped = written()[-1]
    assert (dropped.TOPIC, [one.language for one in dropped.reason]) == (
        *("meeting.item_dropped", ["sv"]),
    )


def test_an_agenda_begins_once(do: Any, notes: UUID, may: UUID) -> None:
    do("begin_agenda", meeting_id=may)

    with pytest.raises(StandingItemError):
        do("begin_agenda", meeting_id=may)


def test_only_open_notes_of_an_earlier_meeting_of_those_who_meet_are_named(
    do: Any, march: UUID, notes: UUID, may: UUID
) -> None:
    sides_own = plan(do, "2018-05-30", side="government")
    for meeting_id in (march, sides_own):
        with pytest.raises(ApprovalError):
            do("begin_agenda", meeting_id=meeting_id, last_minutes_id=notes)

    do("approve_minutes", minutes_id=notes, in_writing=True)

    with pytest.raises(MinutesApprovedError):
        do("begin_agenda", meeting_id=may, last_minutes_id=notes)


def test_striking_the_approval_opens_its_item_again(
    do: Any, notes: UUID, may: UUID, written: Any
) -> None:
    item_id = uuid4()
    do("begin_agenda", meeting_id=may, item_ids=[item_id])
    do("approve_minutes", minutes_id=notes, at_meeting_id=may)
    approved = next(event for event in written() if event.TOPIC == "minutes.approved")

    strike = {"aggregate_id": notes, "version": approved.originator_version}
    do("strike_event", **strike, reason="Fel möte")

    reopened = written()[-1]
    assert (reopened.TOPIC, reopened.item_id) == ("meeting.item_reopened", item_id)
    do("approve_minutes", minutes_id=notes, at_meeting_id=may)
    assert written()[-1].TOPIC == "meeting.standing_item_settled"
