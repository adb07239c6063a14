"""A reason given once for a year or a series, and the forum's own account of its limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from forum.errors import IncompleteError, ReasonNeededError, UnknownThingError
from forum.governing.limits import LimitsError
from forum.governing.practice import Practice
from forum.governing.year import ReasonNotKeptError, YearClosedError
from forum.meeting.meeting import MeetingKind
from forum.record.when import When

SHORT_NOTICE = {"sv": "Mötena sätts med kort varsel i år."}


@pytest.fixture
def year(do: Callable[..., UUID], adopt: Callable[..., UUID]) -> UUID:
    """2018 is open, and its rules ask for a reason for short notice."""
    found = do("open_year", year=2018)
    adopt("2018-01-01", caution_reasons=("W3",))
    return found


@pytest.fixture
def invite(do: Callable[..., UUID]) -> Callable[..., UUID]:
    """Invite to a meeting four days later: short notice."""

    def invited(kind: MeetingKind = MeetingKind.DIALOGUE, year: int = 2018) -> UUID:
        meeting_id = do("plan_meeting", classification=kind, year=year, day=When("2018-06-05"))
        do("convene_meeting", meeting_id=meeting_id, on="2018-06-01")
        return meeting_id

    return invited


def reasons(governance: Any, event: Any) -> list[str | None]:
    with governance.rehearsal():
        return [governance.opened(one.reason[0].text) for one in event.cautions]


def test_a_reason_kept_for_the_year_serves_every_act_that_it_fits(
    do: Any, year: UUID, invite: Any, governance: Any, written: Any
) -> None:
    with pytest.raises(ReasonNeededError):
        invite()
    do("keep_reason", year=2018, caution="W3", reason=SHORT_NOTICE)

    invite()
    invite(MeetingKind.OTHER)

    convened = [event for event in written() if event.TOPIC == "meeting.convened"]
    assert [reasons(governance, event) for event in convened] == [[SHORT_NOTICE["sv"]]] * 2
    assert len({event.cautions[0].reason[0].text.text_id for event in convened}) == 1


def test_a_reason_kept_for_a_series_serves_that_series_only(
    do: Any, year: UUID, invite: Any
) -> None:
    do(
        "keep_reason",
        year=2018,
        caution="W3",
        reason=SHORT_NOTICE,
        meeting_kind=MeetingKind.DIALOGUE,
    )

    invite(MeetingKind.DIALOGUE)
    with pytest.raises(ReasonNeededError):
        invite(MeetingKind.CONSTITUTING)


def test_a_kept_reason_serves_its_own_year_only(do: Any, year: UUID, invite: Any) -> None:
    do("open_year", year=2019)
    do("keep_reason", year=2019, caution="W3", reason=SHORT_NOTICE)

    with pytest.raises(ReasonNeededError):
        invite()
    invite(year=2019)


def test_a_reason_that_comes_with_the_act_goes_before_a_kept_one(
    do: Any, year: UUID, governance: Any, acting_secretariat: Any, written: Any
) -> None:
    do("keep_reason", year=2018, caution="W3", reason=SHORT_NOTICE)
    meeting_id = do(
        "plan_meeting", classification=MeetingKind.DIALOGUE, year=2018, day=When("2018-06-05")
    )

    with acting_secretariat(reasons={"W3": "Lokalen brann."}):
        governance.convene_meeting(meeting_id=meeting_id)

    convened = next(event for event in written() if event.TOPIC == "meeting.convened")
    assert reasons(governance, convened) == ["Lokalen brann."]


def test_a_kept_reason_that_was_ended_serves_no_more(do: Any, year: UUID, invite: Any) -> None:
    do("keep_reason", year=2018, caution="W3", reason=SHORT_NOTICE)
    do("end_kept_reason", year=2018, caution="W3")

    with pytest.raises(ReasonNeededError):
        invite()
    with pytest.raises(ReasonNotKeptError, match="W3 in 2018"):
        do("end_kept_reason", year=2018, caution="W3")


def test_a_kept_reason_is_for_a_caution_and_has_words(do: Any, year: UUID, written: Any) -> None:
    before = len(written())
    with pytest.raises(LimitsError, match="W99"):
        do("keep_reason", year=2018, caution="W99", reason=SHORT_NOTICE)
    with pytest.raises(IncompleteError):
        do("keep_reason", year=2018, caution="W3", reason={"sv": " "})
    with pytest.raises(UnknownThingError, match="2031"):
        do("keep_reason", year=2031, caution="W3", reason=SHORT_NOTICE)

    assert len(written()) == before


def test_a_forum_explains_how_it_followed_a_limit(
    do: Any, year: UUID, governance: Any, written: Any
) -> None:
    do("explain_limit", year=2018, limit="invitation_days", text=SHORT_NOTICE)
    do("explain_limit", year=2018, limit=Practice.HALF_PRESENT, text={"sv": "Snöstorm."})

    explained = [event for event in written() if event.TOPIC == "forum_year.limit_explained"]
    assert [event.limit for event in explained] == ["invitation_days", "half_present"]


def test_an_explanation_is_of_a_limit_that_there_is(do: Any, year: UUID) -> None:
    with pytest.raises(LimitsError, match="soup"):
        do("explain_limit", year=2018, limit="soup", text=SHORT_NOTICE)
    with pytest.raises(IncompleteError):
        do("explain_limit", year=2018, limit="quorum", text={"sv": ""})


def test_a_closed_year_keeps_no_new_reasons(do: Any, year: UUID) -> None:
    do("close_year", year=2018)

    for act in (
        lambda: do("keep_reason", year=2018, caution="W3", reason=SHORT_NOTICE),
        lambda: do("explain_limit", year=2018, limit="quorum", text=SHORT_NOTICE),
    ):
        with pytest.raises(YearClosedError):
            act()
