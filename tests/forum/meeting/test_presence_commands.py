from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.errors import UnknownThingError
from forum.meeting.presence import PresenceCapacity
from forum.meeting.refusals import HeldInFutureError, MeetingCancelledError
from forum.record.localtime import LocalTime


def test_more_people_than_seats_are_noted(
    do: Any, plan: Any, civos: UUID, written: Any, codes: Any
) -> None:
    do("grant_seat", year=2018, side="civil_society", organization_id=civos, seats=1)
    there: dict[str, Any] = {"organization_id": civos, "side": "civil_society"}
    own = plan("2018-03-28", side="civil_society")

    for meeting_id, people in (
        (plan("2018-03-28"), 1),
        (plan("2018-05-31"), 2),
        (own, 2),
    ):
        do("record_attendance", meeting_id=meeting_id, head_count=people, **there)

    attended = [event for event in written() if event.TOPIC == "presence.attended"]
    assert [codes(event) for event in attended] == [[], ["W5"], []]
    assert str(attended[0].effective) == "2018-03-28"


@pytest.mark.parametrize("seats", [None, 3])
def test_nobody_is_above_a_number_of_seats_that_is_unknown_or_high_enough(
    do: Any, plan: Any, civos: UUID, written: Any, codes: Any, seats: int | None
) -> None:
    do("grant_seat", year=2018, side="civil_society", organization_id=civos, seats=seats)

    do(
        "record_attendance",
        meeting_id=plan("2018-03-28"),
        organization_id=civos,
        side="civil_society",
        head_count=2,
    )

    assert codes(written()[-1]) == []


def test_guests_and_sides_without_seats_are_above_no_number(
    do: Any, plan: Any, civos: UUID, written: Any, codes: Any
) -> None:
    do("grant_seat", year=2018, side="civil_society", organization_id=civos, seats=1)
    meeting_id = plan("2018-03-28")

    for there in (
        {"side": "civil_society", "capacity": PresenceCapacity.GUEST},
        {"side": "government"},
    ):
        do(
            "record_attendance",
            meeting_id=meeting_id,
            organization_id=civos,
            head_count=2,
            **there,
        )

    attended = [event for event in written() if event.TOPIC == "presence.attended"]
    assert [codes(event) for event in attended] == [[], []]


def test_somebody_who_was_there_but_not_on_the_list_is_noted(
    do: Any, plan: Any, civos: UUID, written: Any, codes: Any
) -> None:
    do(
        "record_attendance",
        meeting_id=plan("2018-03-28"),
        organization_id=civos,
        is_unlisted=True,
    )

    assert codes(written()[-1]) == ["W12"]


def test_who_comes_is_entered_when_the_meeting_has_begun_and_an_apology_before(
    do: Any, plan: Any, civos: UUID
) -> None:
    to_come = {"meeting_id": plan("2018-09-12"), "organization_id": civos}
    for act in ("record_attendance", "record_unaccounted"):
        with pytest.raises(HeldInFutureError):
            do(act, **to_come)

    do("record_apology", **to_come)
    do("cancel_meeting", meeting_id=to_come["meeting_id"])

    with pytest.raises(MeetingCancelledError):
        do("record_apology", **to_come)


def test_late_arrivals_and_early_leavers_are_those_who_came(
    do: Any, plan: Any, civos: UUID, written: Any
) -> None:
    there = {"meeting_id": plan("2018-03-28"), "organization_id": civos}
    at = LocalTime("2018-03-28T13:45+02:00[Europe/Stockholm]")
    with pytest.raises(UnknownThingError):
        do("record_arrival", **there, at=at)

    do("record_attendance", **there)
    do("record_arrival", **there, at=at)
    do("record_leaving", **there, at=at, applies_to_some=True)

    assert [event.TOPIC for event in written()[-2:]] == ["presence.arrived", "presence.left"]


def test_who_came_late_is_entered_with_the_time_in_one_act(
    do: Any, plan: Any, civos: UUID, written: Any
) -> None:
    at = LocalTime("2018-03-28T13:20+02:00[Europe/Stockholm]")

    do(
        "record_attendance",
        meeting_id=plan("2018-03-28"),
        organization_id=civos,
        side="civil_society",
        arrived_at=at,
    )

    attended, arrived = written()[-2:]
    assert (attended.TOPIC, arrived.TOPIC, arrived.at) == (
        *("presence.attended", "presence.arrived", at),
    )
    assert attended.command_id == arrived.command_id
