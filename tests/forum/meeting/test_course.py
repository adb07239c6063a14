"""The course of a meeting: papers before it, opened, closed with what the chair promises."""

from __future__ import annotations

from typing import Any

import pytest

from forum.errors import IncompleteError
from forum.meeting.refusals import (
    HeldInFutureError,
    MeetingClosedError,
    MeetingHeldError,
    MeetingOpenedError,
)
from forum.record.when import When

PROMISE = {"promise": {"sv": "Skriftlig återkoppling"}, "owner": "ordföranden"}


def test_papers_are_late_by_the_days_of_the_rules(
    do: Any, plan: Any, adopt: Any, written: Any, codes: Any
) -> None:
    adopt(papers_days=7)
    meeting_id = plan("2018-05-31")

    for day in ("2018-05-24", "2018-05-25"):
        do("send_papers", meeting_id=meeting_id, papers=2, on=day)

    in_time, late = written()[-2:]
    assert (in_time.is_late, codes(in_time)) == (False, [])
    assert (late.is_late, codes(late)) == (True, ["W3"])


def test_papers_are_not_late_where_the_rules_set_no_limit(do: Any, plan: Any, written: Any) -> None:
    do("send_papers", meeting_id=plan("2018-05-31"), on="2018-05-31")

    assert not written()[-1].is_late


def test_a_meeting_is_closed_with_what_is_promised_and_so_was_held(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id = plan("2018-05-31")
    do("open_meeting", meeting_id=meeting_id)

    do("close_meeting", meeting_id=meeting_id, **PROMISE, due=When("2018-06-30"))

    topics = [event.TOPIC for event in written() if event.originator_id == meeting_id]
    assert topics[1:] == [
        "meeting.opened",
        "meeting.closed",
        "meeting.feedback_promised",
        "meeting.held",
        "meeting.numbered",
    ]
    promised = next(e for e in written() if e.TOPIC == "meeting.feedback_promised")
    assert (promised.owner, str(promised.due)) == ("ordföranden", "2018-06-30")
    with pytest.raises(MeetingHeldError):
        do("send_papers", meeting_id=meeting_id)


def test_a_promise_says_what_and_by_whom(do: Any, plan: Any) -> None:
    meeting_id = plan("2018-05-31")
    do("open_meeting", meeting_id=meeting_id)

    for half in ({"promise": PROMISE["promise"]}, {"owner": "ordföranden"}):
        with pytest.raises(IncompleteError):
            do("close_meeting", meeting_id=meeting_id, **half)


def test_a_meeting_is_opened_once_and_then_closed_once(do: Any, plan: Any) -> None:
    meeting_id, coming = plan("2018-05-31"), plan("2018-06-30")

    with pytest.raises(HeldInFutureError):
        do("open_meeting", meeting_id=coming)
    with pytest.raises(MeetingOpenedError):
        do("close_meeting", meeting_id=meeting_id)
    do("open_meeting", meeting_id=meeting_id)
    with pytest.raises(MeetingOpenedError):
        do("open_meeting", meeting_id=meeting_id)
    do("close_meeting", meeting_id=meeting_id)
    with pytest.raises(MeetingClosedError):
        do("close_meeting", meeting_id=meeting_id)


def test_a_meeting_is_moved_with_a_reason(do: Any, plan: Any, written: Any) -> None:
    meeting_id = plan("2018-05-31")

    moved = {"day": When("2018-06-07"), "reason": {"sv": "Lokalen är upptagen"}}
    do("schedule_meeting", meeting_id=meeting_id, **moved)

    assert [one.language for one in written()[-1].reason] == ["sv"]
