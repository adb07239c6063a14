from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.errors import ConflictError, IncompleteError
from forum.publishing.minutes import Minutes
from forum.publishing.refusals import (
    ApprovalError,
    MinutesApprovedError,
    MinutesFiledError,
    MinutesNotApprovedError,
    MinutesNotPublishedError,
    UnknownVersionError,
)
from forum.publishing.versions import check_read
from forum.record.when import When

pytestmark = pytest.mark.usefixtures("somebody")
MEETING, NEXT = UUID(int=1), UUID(int=2)
DAY, LATER = When("2018-03-28"), When("2018-05-31")


@pytest.fixture
def minutes(wording: Any) -> Minutes:
    return Minutes(meeting_id=MEETING, text=wording("v1"))


def approve(minutes: Minutes, **changes: Any) -> None:
    minutes.approve(**{"day": DAY, "at_day": LATER, "at_meeting_id": NEXT, **changes})


def last(minutes: Minutes) -> Any:
    return minutes.pending_events[-1]


# Trial 5.


def test_approved_notes_change_by_a_correction_only(
    minutes: Minutes, wording: Any, given: Any
) -> None:
    minutes.redraft(wording("v2"))
    approve(minutes)
    minutes = given(minutes)
    with pytest.raises(MinutesApprovedError, match="correct them, with a reason"):
        minutes.redraft(wording("v3"))

    minutes.correct(wording("v3"), wording("fel datum"))

    assert last(minutes).number == 3
    assert minutes.approved_number == 2
    assert minutes.version_text(2) == wording("v2")


def test_a_draft_goes_back_to_an_earlier_version_as_a_new_one(
    minutes: Minutes, wording: Any
) -> None:
    minutes.redraft(wording("v2"))

    minutes.redraft(minutes.version_text(1))

    assert (last(minutes).number, last(minutes).text) == (3, wording("v1"))
    with pytest.raises(UnknownVersionError):
        minutes.version_text(4)


def test_a_draft_that_is_not_changed_is_no_new_version(minutes: Minutes, wording: Any) -> None:
    minutes.redraft(wording("v1"))

    assert minutes.number == 1
    with pytest.raises(IncompleteError):
        minutes.redraft(())


# Trial 6.


def test_nobody_writes_over_a_version_he_has_not_read(minutes: Minutes, wording: Any) -> None:
    check_read(1, minutes.number)
    minutes.redraft(wording("v2"))

    with pytest.raises(ConflictError, match="version 2"):
        check_read(1, minutes.number)
    check_read(None, minutes.number)


# E6.


def test_notes_are_approved_once(minutes: Minutes) -> None:
    approve(minutes)

    with pytest.raises(MinutesApprovedError):
        approve(minutes, at_meeting_id=None, at_day=None, in_writing=True)


@pytest.mark.parametrize(
    "way",
    [
        {"at_day": DAY},
        {"at_day": When("2018-03-27")},
        {"at_meeting_id": MEETING, "at_day": LATER},
        {"in_writing": True},
        {"at_meeting_id": None, "at_day": None},
    ],
)
def test_notes_are_approved_at_a_later_meeting_or_in_writing(
    minutes: Minutes, way: dict[str, Any]
) -> None:
    with pytest.raises(ApprovalError):
        approve(minutes, **way)


def test_a_meeting_that_may_be_later_can_approve(minutes: Minutes) -> None:
    approve(minutes, at_day=When("2018"))

    assert last(minutes).number == 1


def test_a_version_is_approved_that_there_is(minutes: Minutes, wording: Any) -> None:
    minutes.redraft(wording("v2"))
    with pytest.raises(UnknownVersionError):
        approve(minutes, number=3)

    approve(minutes, number=1)

    assert minutes.approved_number == 1


def test_which_version_was_approved_is_unknown_where_no_text_is_here(wording: Any) -> None:
    minutes = Minutes(meeting_id=MEETING, text=())

    approve(minutes)

    assert (last(minutes).number, minutes.is_approved) == (None, True)
    with pytest.raises(IncompleteError):
        Minutes(meeting_id=MEETING, text=()).circulate()


def test_notes_are_filed_once_when_they_are_approved(minutes: Minutes) -> None:
    with pytest.raises(MinutesNotApprovedError):
        minutes.file()
    approve(minutes)
    minutes.file()
    with pytest.raises(MinutesFiledError):
        minutes.file()


def test_circulating_and_publishing_name_the_text_of_one_version_again(
    minutes: Minutes, wording: Any
) -> None:
    minutes.redraft(wording("v2"))

    minutes.circulate()
    assert (last(minutes).number, last(minutes).text) == (2, wording("v2"))

    minutes.publish(1)
    assert (last(minutes).number, last(minutes).text) == (1, wording("v1"))
    assert last(minutes).before_approval


def test_what_is_published_after_approval_is_what_was_approved(
    minutes: Minutes, wording: Any
) -> None:
    approve(minutes)
    minutes.correct(wording("v2"), wording("fel datum"))

    minutes.publish()

    assert (last(minutes).number, last(minutes).before_approval) == (2, False)
    minutes.publish(1)
    assert minutes.public_number == 1


def test_a_draft_is_not_published_once_another_version_was_approved(
    minutes: Minutes, wording: Any
) -> None:
    minutes.redraft(wording("v2"))
    approve(minutes)

    with pytest.raises(UnknownVersionError, match="publish version 2"):
        minutes.publish(1)


def test_a_version_that_is_public_is_not_published_twice(minutes: Minutes) -> None:
    minutes.publish()
    published = minutes.version

    minutes.publish()

    assert minutes.version == published


def test_a_correction_is_public_where_the_notes_were(
    minutes: Minutes, wording: Any, given: Any
) -> None:
    approve(minutes)
    minutes.correct(wording("v2"), wording("fel datum"))
    assert not last(minutes).is_public

    minutes.publish()
    minutes.correct(wording("v3"), wording("fel namn"))
    assert last(minutes).is_public

    minutes.publish()  # it is public already
    assert minutes.number == minutes.public_number == 3
    assert last(minutes).TOPIC == "minutes.corrected"

    minutes = given(minutes)
    minutes.withdraw(wording("röjde en uppgift"))
    minutes.correct(wording("v4"), wording("uppgiften är borta"))
    assert not last(minutes).is_public


def test_a_correction_needs_approved_notes_a_text_and_a_reason(
    minutes: Minutes, wording: Any
) -> None:
    with pytest.raises(MinutesNotApprovedError):
        minutes.correct(wording("v2"), wording("fel datum"))
    approve(minutes)
    for text, reason in (((), wording("fel datum")), (wording("v2"), ())):
        with pytest.raises(IncompleteError):
            minutes.correct(text, reason)


def test_only_published_notes_are_withdrawn_with_a_reason(minutes: Minutes, wording: Any) -> None:
    with pytest.raises(MinutesNotPublishedError):
        minutes.withdraw(wording("för tidigt"))
    minutes.publish()
    with pytest.raises(IncompleteError):
        minutes.withdraw(())

    minutes.withdraw(wording("för tidigt"))
    minutes.publish()

    assert minutes.public_number == 1
