"""Minutes: drafts are never told, published versions stay, withdrawn ones keep day and reason."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from forum.publishing.minutes import Minutes
from forum.record.text import TextRef
from forum.record.when import When
from projections.minutes import ACTS, minutes
from tests.projections.given import meeting, ref, worded
from tests.projections.telling import HERE, here, told

DAY = When("2018-03-28")


MEETING_ID = uuid4()


def notes(text: TextRef) -> tuple[Minutes, dict[object, str]]:
    """Notes of the meeting with one version, and how that opens."""
    with here():
        return Minutes(meeting_id=MEETING_ID, text=worded(text)), {text.text_id: "Utkast"}


def test_a_draft_is_in_no_row(tmp_path: Path) -> None:
    it, opened = notes(ref())
    conn = told(tmp_path, meeting(id=MEETING_ID), it, opened=opened)

    found = minutes(conn, **HERE)

    assert found == {}
    assert "Utkast" not in str(conn.execute(f"SELECT * FROM {ACTS.name}").fetchall())


def test_notes_published_before_approval_say_so(tmp_path: Path) -> None:
    it, opened = notes(ref())
    with here():
        it.publish()

    (found,) = minutes(told(tmp_path, meeting(id=MEETING_ID), it, opened=opened), **HERE).values()

    assert (found["state"], found["is_approved"]) == ("published", False)
    assert [(one["number"], one["before_approval"]) for one in found["versions"]] == [(1, True)]
    assert found["versions"][0]["text"] == [("sv", "Utkast")]


def test_approved_notes_name_the_meeting_and_the_decision(tmp_path: Path) -> None:
    it, opened = notes(ref())
    later, decision_id = uuid4(), uuid4()
    with here(effective=When("2018-05-31")):
        it.approve(day=DAY, at_day=When("2018-05-31"), at_meeting_id=later, decision_id=decision_id)
        it.file()

    (found,) = minutes(told(tmp_path, meeting(id=MEETING_ID), it, opened=opened), **HERE).values()

    assert (found["is_approved"], found["is_filed"], found["approved_on"]) == (
        *(True, True),
        "2018-05-31",
    )
    assert (found["approved_at_id"], found["decision_id"]) == (str(later), str(decision_id))
    assert found["state"] == "draft"


def test_a_correction_stands_beside_the_approved_version(tmp_path: Path) -> None:
    it, opened = notes(ref())
    corrected, why = ref(), ref()
    with here():
        it.approve(day=DAY, in_writing=True)
        it.publish()
        it.correct(text=worded(corrected), reason=worded(why))
    opened |= {corrected.text_id: "Rättat", why.text_id: "Fel namn."}

    (found,) = minutes(told(tmp_path, meeting(id=MEETING_ID), it, opened=opened), **HERE).values()

    first, second = found["versions"]
    assert (first["is_approved"], first["is_correction"]) == (True, False)
    assert (second["is_approved"], second["is_correction"]) == (False, True)
    assert second["reason"] == [("sv", "Fel namn.")]


def test_a_correction_of_notes_that_were_not_public_is_not_told(tmp_path: Path) -> None:
    it, opened = notes(ref())
    corrected = ref()
    with here():
        it.approve(day=DAY, in_writing=True)
        it.correct(text=worded(corrected), reason=worded(ref()))
    opened |= {corrected.text_id: "Hemligt"}
    conn = told(tmp_path, meeting(id=MEETING_ID), it, opened=opened)

    (found,) = minutes(conn, **HERE).values()

    assert found["versions"] == []
    assert "Hemligt" not in str(conn.execute(f"SELECT * FROM {ACTS.name}").fetchall())


def test_withdrawn_notes_keep_day_and_reason_and_hand_out_no_text(tmp_path: Path) -> None:
    it, opened = notes(ref())
    why = ref()
    with here():
        it.publish()
        it.withdraw(reason=worded(why))
    opened |= {why.text_id: "En uppgift var skyddad."}

    (found,) = minutes(told(tmp_path, meeting(id=MEETING_ID), it, opened=opened), **HERE).values()

    assert (found["state"], found["withdrawn_on"]) == ("withdrawn", "2021-01-02")
    assert found["reason"] == [("sv", "En uppgift var skyddad.")]
    assert (found["versions"], found["withdrawn_numbers"]) == ([], [1])


def test_notes_that_are_published_again_as_they_were_are_public_and_have_their_text(
    tmp_path: Path,
) -> None:
    it, opened = notes(ref())
    why = ref()
    with here():
        it.publish()
        it.withdraw(reason=worded(why))
        it.publish()
    opened |= {why.text_id: "Fel bilaga."}

    (found,) = minutes(told(tmp_path, meeting(id=MEETING_ID), it, opened=opened), **HERE).values()

    assert (found["state"], found["withdrawn_on"], found["reason"]) == ("published", None, [])
    (version,) = found["versions"]
    assert version["text"]
    assert not version["is_withdrawn"]
