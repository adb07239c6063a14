from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum import policy
from forum.errors import ConflictError, IncompleteError, ReasonNeededError, UnknownThingError
from forum.governing.year import YearError
from forum.keeping.striking import NotStrikableError
from forum.meeting.decision import Decider
from forum.meeting.meeting import MeetingKind
from forum.meeting.refusals import HeldInFutureError, MeetingCancelledError
from forum.publishing.minutes import Minutes
from forum.publishing.publication import PublicationKind
from forum.publishing.refusals import ApprovalError, MinutesAssembledError, MinutesPublishedError
from forum.record.when import When


def meeting_on(do: Any, day: str, **more: Any) -> UUID:
    made: UUID = do(
        "plan_meeting", classification=MeetingKind.DIALOGUE, year=2018, day=When(day), **more
    )
    return made


@pytest.fixture
def march(do: Any) -> UUID:
    return meeting_on(do, "2018-03-28")


@pytest.fixture
def may(do: Any) -> UUID:
    return meeting_on(do, "2018-05-31")


@pytest.fixture
def minutes_id(do: Any, march: UUID) -> UUID:
    made: UUID = do("assemble_minutes", meeting_id=march, text={"sv": "v1"})
    return made


def test_approval_decision_and_filing_are_one_save_about_the_notes(
    do: Any, governance: Any, acting_secretariat: Any, minutes_id: UUID, may: UUID, written: Any
) -> None:
    approval: dict[str, Any] = {
        "minutes_id": minutes_id,
        "at_meeting_id": may,
        "decision_title": {"sv": "Anteckningarna godkända"},
        "decided_by": Decider.SIDE,
        "side": "government",
        "is_filed": True,
    }
    for _ in range(2):  # the second one repeats the first
        with acting_secretariat(command_id=UUID(int=7)):
            assert governance.approve_minutes(**approval) == minutes_id

    approved, filed, taken, *numbers = written()
    assert [event.TOPIC for event in numbers] == ["register.opened", "register.issued"]
    assert filed.TOPIC == "minutes.filed"
    assert approved.decision_id == taken.originator_id
    assert (taken.number, taken.year, taken.meeting_id) == (1, 2018, may)
    assert (taken.decided_by, taken.side) == ("side", "government")
    assert str(approved.effective) == str(taken.effective) == "2018-05-31"


def test_notes_approved_in_writing_are_decided_outside_a_meeting(
    do: Any, minutes_id: UUID, written: Any
) -> None:
    do(
        "approve_minutes",
        minutes_id=minutes_id,
        in_writing=True,
        decision_title={"sv": "Anteckningarna godkända skriftligt"},
    )

    approved, taken, *_ = written()
    assert (approved.in_writing, taken.outside_meeting) == (True, True)


def test_a_recorded_decision_is_named_or_a_new_one_written(
    do: Any, minutes_id: UUID, may: UUID
) -> None:
    for decision, error in (
        ({"decision_id": uuid4()}, UnknownThingError),
        ({"decision_id": uuid4(), "decision_title": {"sv": "Godkända"}}, IncompleteError),
    ):
        with pytest.raises(error):
            do("approve_minutes", minutes_id=minutes_id, at_meeting_id=may, **decision)


def test_notes_are_approved_by_those_who_met_at_a_meeting_that_has_been(
    do: Any, minutes_id: UUID, may: UUID
) -> None:
    of_a_side = meeting_on(do, "2018-05-31", side="civil_society")
    to_come = meeting_on(do, "2018-09-12")
    do("cancel_meeting", meeting_id=may)

    for at, error in (
        (of_a_side, ApprovalError),
        (to_come, HeldInFutureError),
        (may, MeetingCancelledError),
    ):
        with pytest.raises(error):
            do("approve_minutes", minutes_id=minutes_id, at_meeting_id=at)


def test_a_meeting_has_one_set_of_notes(do: Any, minutes_id: UUID, march: UUID) -> None:
    with pytest.raises(MinutesAssembledError):
        do("assemble_minutes", meeting_id=march)


def test_a_cancelled_meeting_has_no_notes(do: Any, march: UUID) -> None:
    do("cancel_meeting", meeting_id=march)

    with pytest.raises(MeetingCancelledError):
        do("assemble_minutes", meeting_id=march)


def test_two_who_read_the_same_version_do_not_write_over_each_other(
    do: Any, minutes_id: UUID, written: Any
) -> None:
    do("redraft_minutes", minutes_id=minutes_id, text={"sv": "A:s"}, read=1)

    with pytest.raises(ConflictError):
        do("redraft_minutes", minutes_id=minutes_id, text={"sv": "B:s"}, read=1)

    assert [event.TOPIC for event in written()] == ["minutes.redrafted"]


def test_going_back_names_the_earlier_text_and_writes_none(
    do: Any, governance: Any, minutes_id: UUID, written: Any
) -> None:
    do("redraft_minutes", minutes_id=minutes_id, text={"sv": "v2"})
    do("redraft_minutes", minutes_id=minutes_id, as_in=1)

    with pytest.raises(IncompleteError):
        do("redraft_minutes", minutes_id=minutes_id, text={"sv": "v4"}, as_in=1)
    second, third = written()
    assert third.text != second.text
    assert governance.repository.get(minutes_id).versions[1] == third.text


def test_notes_go_from_draft_to_correction_and_withdrawal(
    do: Any, minutes_id: UUID, may: UUID, written: Any
) -> None:
    do("circulate_minutes", minutes_id=minutes_id)
    do("publish_minutes", minutes_id=minutes_id)
    do("approve_minutes", minutes_id=minutes_id, at_meeting_id=may)
    do("file_minutes", minutes_id=minutes_id)
    do("correct_minutes", minutes_id=minutes_id, text={"sv": "v2"}, reason={"sv": "fel datum"})
    do("withdraw_minutes", minutes_id=minutes_id, reason={"sv": "röjde en uppgift"})

    events = written()
    assert [event.TOPIC.partition(".")[2] for event in events] == (
        ["circulated", "published", "approved", "filed", "corrected", "withdrawn"]
    )
    assert [caution.code for caution in events[1].cautions] == ["W8"]
    assert policy.audience(events[4]) == policy.PUBLIC


def test_a_correction_of_notes_that_are_not_public_stays_in_the_office(
    do: Any, minutes_id: UUID, may: UUID, written: Any
) -> None:
    do("approve_minutes", minutes_id=minutes_id, at_meeting_id=may)
    do("correct_minutes", minutes_id=minutes_id, text={"sv": "v2"}, reason={"sv": "fel datum"})

    assert policy.audience(written()[-1]) == policy.SECRETARIAT


def test_notes_published_before_approval_need_a_reason_where_the_rules_ask(
    do: Any, adopt: Any, minutes_id: UUID
) -> None:
    adopt(caution_reasons=("W8",))

    with pytest.raises(ReasonNeededError):
        do("publish_minutes", minutes_id=minutes_id)


def test_published_notes_are_not_struck(do: Any, governance: Any, minutes_id: UUID) -> None:
    do("publish_minutes", minutes_id=minutes_id)
    version = governance.repository.get(minutes_id).version

    with pytest.raises(NotStrikableError):
        do("strike_event", aggregate_id=minutes_id, version=version, reason="fel")


def test_notes_follow_from_their_meeting(minutes_id: UUID, march: UUID, somebody: Any) -> None:
    assert minutes_id == Minutes.create_id(march)


def test_a_publication_is_recorded_also_after_its_year_was_closed(
    do: Any, governance: Any, written: Any
) -> None:
    do("open_year", year=2017)
    do("close_year", year=2017)
    do(
        "record_publication",
        covers_year=2017,
        classification=PublicationKind.ANNUAL_PUBLICATION,
        title={"sv": "Årsskrift 2017"},
    )

    published = written()[-1]
    assert (published.covers_year, published.publisher_id) == (2017, None)


def test_a_publication_has_a_title_and_a_year(do: Any) -> None:
    for year, title, error in ((2017, {}, IncompleteError), (17, {"sv": "x"}, YearError)):
        with pytest.raises(error):
            do(
                "record_publication",
                covers_year=year,
                classification=PublicationKind.OTHER,
                title=title,
            )


def test_nothing_that_published_notes_stand_on_is_struck(
    do: Any, minutes_id: UUID, may: UUID, written: Any
) -> None:
    def strike(topic: str) -> None:
        version = next(e.originator_version for e in written() if topic == e.TOPIC)
        do("strike_event", aggregate_id=minutes_id, version=version, reason="fel")

    do("redraft_minutes", minutes_id=minutes_id, text={"sv": "v2"})
    do("circulate_minutes", minutes_id=minutes_id)
    do("approve_minutes", minutes_id=minutes_id, at_meeting_id=may)
    do("file_minutes", minutes_id=minutes_id)
    strike("minutes.filed")  # so far nobody outside has read anything
    do("publish_minutes", minutes_id=minutes_id)

    def refuse_all() -> None:
        for noun in ("redrafted", "circulated", "approved"):
            with pytest.raises(MinutesPublishedError, match="correct or withdraw"):
                strike(f"minutes.{noun}")

    refuse_all()
    do("withdraw_minutes", minutes_id=minutes_id, reason={"sv": "fel möte"})
    refuse_all()


def test_the_first_version_of_published_notes_is_not_struck(do: Any, minutes_id: UUID) -> None:
    do("publish_minutes", minutes_id=minutes_id)

    with pytest.raises(MinutesPublishedError):
        do("strike_event", aggregate_id=minutes_id, version=1, reason="fel")
