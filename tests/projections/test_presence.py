"""Presence: who was at a meeting, with how many people, and what nobody tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from forum.meeting.presence import Presence, PresenceCapacity
from forum.record.acting import noting
from forum.record.localtime import LocalTime
from forum.record.values import Caution
from projections.presence import presence_at, presence_counts, presence_of
from tests.projections.given import meeting, ref, worded
from tests.projections.telling import HERE, SEES, here, told


def presence(meeting_id: UUID, organization_id: UUID | None = None, **about: Any) -> Presence:
    said: dict[str, Any] = {
        "side": "civil_society",
        "capacity": PresenceCapacity.MEMBER,
        "named": None,
        **about,
    }
    with here():
        return Presence(meeting_id=meeting_id, organization_id=organization_id or uuid4(), **said)


def test_a_status_is_the_newest_that_was_said(tmp_path: Path) -> None:
    it = meeting()
    one = presence(it.id)
    with here():
        one.apologize()
        one.attend(head_count=2, of_which_interns=1, unit="Kansliet")

    (row,) = presence_at(told(tmp_path, it, one), sees=SEES, meeting_id=str(it.id))

    assert (row["status"], row["head_count"], row["of_which_interns"]) == ("present", 2, 1)
    assert row["unit"] == "Kansliet"


def test_times_say_whether_they_hold_for_all_of_an_organizations_people(tmp_path: Path) -> None:
    it = meeting()
    one = presence(it.id)
    with here():
        one.attend(head_count=2)
        one.arrive(LocalTime("2018-03-28T13:20+02:00[Europe/Stockholm]"))
        one.leave(LocalTime("2018-03-28T14:15+02:00[Europe/Stockholm]"), applies_to_some=True)

    (row,) = presence_at(told(tmp_path, it, one), sees=SEES, meeting_id=str(it.id))

    assert [(one["at"][11:16], one["applies_to_some"]) for one in row["arrived"]] == [
        ("13:20", False)
    ]
    assert [(one["at"][11:16], one["applies_to_some"]) for one in row["left"]] == [("14:15", True)]


def test_an_organization_without_any_word_on_it_is_not_on_the_list(tmp_path: Path) -> None:
    it = meeting()

    conn = told(tmp_path, it, presence(it.id))

    assert presence_at(conn, sees=SEES, meeting_id=str(it.id)) == []


def test_organizations_count_once_and_guests_for_no_side(tmp_path: Path) -> None:
    it, lsu = meeting(), uuid4()
    member, guest = presence(it.id, lsu), presence(it.id, lsu, capacity=PresenceCapacity.GUEST)
    excused, silent, other = (presence(it.id) for _ in range(3))
    with here():
        member.attend(head_count=2)
        guest.attend(head_count=1)
        other.attend(head_count=1)
        excused.apologize()
        silent.leave_unaccounted()
    conn = told(tmp_path, it, member, guest, excused, silent, other)

    counts = presence_counts(conn, **HERE, side="civil_society")[str(it.id)]

    assert (counts["organizations"], counts["people"], counts["is_counted"]) == (2, 3, True)
    assert (counts["apologies"], counts["unaccounted"]) == (1, 1)


def test_people_nobody_counted_make_the_number_a_least_one(tmp_path: Path) -> None:
    it = meeting()
    counted, unlisted = presence(it.id), presence(it.id)
    with here():
        counted.attend(head_count=2)
        unlisted.attend(is_unlisted=True)
    conn = told(tmp_path, it, counted, unlisted)

    counts = presence_counts(conn, **HERE, side="civil_society")[str(it.id)]

    assert (counts["organizations"], counts["people"], counts["is_counted"]) == (2, 2, False)


def test_a_meeting_that_nobody_counted_has_no_count(tmp_path: Path) -> None:
    assert presence_counts(told(tmp_path, meeting()), **HERE, side="civil_society") == {}


def test_an_organization_is_found_at_all_its_meetings(tmp_path: Path) -> None:
    first, second, lsu = meeting("2017-02-01"), meeting("2018-03-28"), uuid4()
    came, stayed_away, other = (
        presence(first.id, lsu),
        presence(second.id, lsu),
        presence(second.id),
    )
    with here():
        came.attend(head_count=1)
        stayed_away.apologize()
        other.attend()
    conn = told(tmp_path, first, second, came, stayed_away, other)

    found = presence_of(conn, **HERE, organization_id=str(lsu))

    assert [(row["meeting_id"], row["status"]) for row in found] == [
        (str(first.id), "present"),
        (str(second.id), "apology"),
    ]


def test_who_was_at_a_closed_meeting_is_not_seen(tmp_path: Path) -> None:
    it = meeting(side="civil_society", is_listed=False)
    one = presence(it.id)
    with here():
        one.attend(head_count=1)
    conn = told(tmp_path, it, one)

    assert presence_at(conn, sees=SEES, meeting_id=str(it.id)) == []
    assert presence_counts(conn, **HERE, side="civil_society") == {}


def test_a_caution_stands_with_its_reason(tmp_path: Path) -> None:
    it, why = meeting(), ref()
    one = presence(it.id)
    cautions = (Caution(code="W5", reason=worded(why)), Caution(code="W12"))
    with here(), noting(cautions=cautions):
        one.attend(head_count=2)
    conn = told(tmp_path, it, one, opened={why.text_id: "En var åhörare."})

    (row,) = presence_at(conn, sees=SEES, meeting_id=str(it.id))

    assert row["grounds"][-1]["cautions"] == [
        {"code": "W5", "reason": (("sv", "En var åhörare."),)},
        {"code": "W12", "reason": None},
    ]
