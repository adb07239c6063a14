"""Notes are drafted item by item, by several people, and nobody's words are written over."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import ConflictError, IncompleteError
from forum.meeting.meeting import MeetingKind
from forum.meeting.refusals import UnknownItemError
from forum.publishing.minutes import Minutes
from forum.publishing.refusals import MinutesApprovedError
from forum.record.when import When

TEXT = {"sv": "Vi talade om lokaler.", "en": "We spoke about rooms."}


@pytest.fixture
def meeting_id(do: Any) -> UUID:
    made: UUID = do(
        "plan_meeting", classification=MeetingKind.DIALOGUE, year=2018, day=When("2018-05-31")
    )
    return made


@pytest.fixture
def items(do: Any, meeting_id: UUID) -> list[UUID]:
    titles, ids = ("Inledning", "Tema", "Lokaler"), [uuid4() for _ in range(3)]
    for title, item_id in zip(titles, ids, strict=True):
        under = {"parent_id": ids[1]} if title == "Lokaler" else {}
        do("add_agenda_item", meeting_id=meeting_id, title={"sv": title}, item_id=item_id, **under)
    return ids


# Trial 6.


def test_who_has_read_an_older_version_is_told_and_nothing_is_written_over(
    do: Any, meeting_id: UUID, items: list[UUID], written: Any
) -> None:
    under = {"meeting_id": meeting_id, "item_id": items[0]}
    for read in range(4):
        do("write_section", **under, text={"sv": f"Version {read + 1}"}, read=read)
    before = len(written())
    do("write_section", **under, text={"sv": "A skrev detta"}, read=4)

    with pytest.raises(ConflictError, match="somebody wrote version 5 meanwhile") as refused:
        do("write_section", **under, text={"sv": "B skrev detta"}, read=4)

    assert refused.value.values["newest"] == 5
    assert [event.number for event in written()[before:]] == [5]


def test_two_who_begin_the_same_section_do_not_lose_one(
    do: Any, meeting_id: UUID, items: list[UUID]
) -> None:
    do("write_section", meeting_id=meeting_id, item_id=items[0], text=TEXT)

    with pytest.raises(ConflictError, match="version 1"):
        do("write_section", meeting_id=meeting_id, item_id=items[0], text=TEXT)
    with pytest.raises(ConflictError, match="nothing under this item any more"):
        do("write_section", meeting_id=meeting_id, item_id=items[1], text=TEXT, read=1)


def test_a_section_is_of_an_item_on_the_agenda_and_says_something(
    do: Any, meeting_id: UUID, items: list[UUID]
) -> None:
    do("drop_agenda_item", meeting_id=meeting_id, item_id=items[2])

    for unknown in (uuid4(), items[2]):
        with pytest.raises(UnknownItemError):
            do("write_section", meeting_id=meeting_id, item_id=unknown, text=TEXT)
    with pytest.raises(IncompleteError):
        do("write_section", meeting_id=meeting_id, item_id=items[0], text={})


def test_notes_are_put_together_from_the_sections_in_the_order_of_the_agenda(
    do: Any, governance: Any, acting_secretariat: Any, meeting_id: UUID, items: list[UUID]
) -> None:
    do("write_section", meeting_id=meeting_id, item_id=items[2], text=TEXT)
    do("write_section", meeting_id=meeting_id, item_id=items[0], text={"sv": "Alla hälsades."})

    minutes_id = do("assemble_minutes", meeting_id=meeting_id, from_sections=True)

    with acting_secretariat(), governance.rehearsal():
        minutes = governance.load(Minutes, minutes_id)
        texts = {
            wording.language: governance.opened(wording.text) for wording in minutes.versions[1]
        }
    assert texts == {
        "sv": "## 1. Inledning\n\nAlla hälsades.\n\n## 2.1. Lokaler\n\nVi talade om lokaler.",
        "en": "## 2.1. Lokaler\n\nWe spoke about rooms.",
    }


def test_sections_of_approved_notes_are_not_rewritten(
    do: Any, meeting_id: UUID, items: list[UUID]
) -> None:
    do("write_section", meeting_id=meeting_id, item_id=items[0], text=TEXT)
    minutes_id = do("assemble_minutes", meeting_id=meeting_id, from_sections=True)
    do("approve_minutes", minutes_id=minutes_id, in_writing=True)

    with pytest.raises(MinutesApprovedError, match="correct them"):
        do("write_section", meeting_id=meeting_id, item_id=items[0], text=TEXT, read=1)
