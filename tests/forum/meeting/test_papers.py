"""The papers of a meeting: their files in the log, and what may be done with them."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import CommandReusedError, IncompleteError, TooLongError, UnknownThingError
from forum.keeping.striking import NotStrikableError
from forum.meeting.paper_events import PaperGround
from forum.meeting.refusals import (
    MeetingCancelledError,
    PaperOrderError,
    PaperPublicError,
    PaperWithdrawnError,
    SidesMeetingError,
    UnknownItemError,
)
from forum.record.acting import acting
from forum.record.text import MAX_FILE_BYTES, open_file

PDF = "application/pdf"
FILE = b"%PDF-1.7\n\x00\xff a file, which is no text"
ADDED = {"title": {"sv": "Underlag"}, "file": FILE, "media_type": PDF, "language": "sv"}
BECAUSE = {"sv": "Tabell 2 var fel."}


def test_a_file_lies_sealed_under_a_key_of_its_own_and_opens_to_the_same_bytes(
    do: Any, plan: Any, written: Any, governance: Any
) -> None:
    do("add_meeting_paper", meeting_id=plan("2018-05-31"), **ADDED, pages=3)

    added = written()[-1]
    text_id = added.file.text_id
    sealed = governance.recorder.read_texts([text_id])[text_id]
    key = governance.keys.texts.get([text_id])[text_id]
    assert FILE not in sealed
    assert open_file(added.file, key, sealed).content == FILE
    assert (added.number, added.pages, added.file.media_type) == (1, 3, PDF)
    governance.keys.texts.destroy([text_id])
    assert governance.keys.texts.get([text_id]) == {}


def test_a_file_over_twenty_mebibytes_is_refused_and_one_of_them_is_kept(
    do: Any, plan: Any, written: Any
) -> None:
    meeting_id = plan("2018-05-31")

    do("add_meeting_paper", meeting_id=meeting_id, **{**ADDED, "file": b"x" * MAX_FILE_BYTES})
    with pytest.raises(TooLongError):
        do("add_meeting_paper", meeting_id=meeting_id, **{**ADDED, "file": b"x" * 20_971_521})

    assert [event.TOPIC for event in written()][1:] == ["meeting.paper_added"]
    assert written()[-1].file.size == MAX_FILE_BYTES


def test_a_file_of_another_kind_is_not_kept(do: Any, plan: Any) -> None:
    with pytest.raises(ValueError, match="is not kept"):
        do(
            "add_meeting_paper",
            meeting_id=plan("2018-05-31"),
            **{**ADDED, "media_type": "text/html"},
        )


def test_a_refused_paper_leaves_no_file_behind(do: Any, plan: Any, governance: Any) -> None:
    meeting_id = plan("2018-05-31")
    before = _texts(governance)

    with pytest.raises(UnknownItemError):
        do("add_meeting_paper", meeting_id=meeting_id, **ADDED, item_id=uuid4())

    assert _texts(governance) == before


def test_a_paper_needs_a_title_and_a_language(do: Any, plan: Any) -> None:
    meeting_id = plan("2018-05-31")

    for wrong in ({"title": {}}, {"language": "svenska språket"}, {"pages": 0}):
        with pytest.raises(IncompleteError):
            do("add_meeting_paper", meeting_id=meeting_id, **{**ADDED, **wrong})


def test_papers_come_also_after_the_meeting_and_not_to_one_that_was_cancelled(
    do: Any, plan: Any, written: Any
) -> None:
    held, cancelled = plan("2018-05-31"), plan("2018-06-20")
    do("hold_meeting", meeting_id=held)
    do("cancel_meeting", meeting_id=cancelled)

    do("add_meeting_paper", meeting_id=held, **ADDED)

    assert written()[-1].TOPIC == "meeting.paper_added"
    with pytest.raises(MeetingCancelledError):
        do("add_meeting_paper", meeting_id=cancelled, **ADDED)


def test_papers_of_a_sides_own_meeting_are_not_kept_here(do: Any, plan: Any) -> None:
    with pytest.raises(SidesMeetingError):
        do("add_meeting_paper", meeting_id=plan("2018-05-31", side="civil_society"), **ADDED)


def test_a_replaced_paper_keeps_its_number_and_says_why(do: Any, paper: Any, written: Any) -> None:
    about = {"meeting_id": paper(), "number": 1}
    new = {"file": FILE + b"2", "media_type": PDF, "language": "sv"}

    with pytest.raises(IncompleteError):
        do("replace_meeting_paper", **about, **new, reason={})
    do("replace_meeting_paper", **about, **new, reason=BECAUSE)
    do("replace_meeting_paper", **about, **new, reason=BECAUSE)

    replaced = [event for event in written() if event.TOPIC == "meeting.paper_replaced"]
    assert [(one.number, one.is_public) for one in replaced] == [(1, True)]


def test_a_withdrawn_paper_keeps_its_number_and_takes_no_more(
    do: Any, paper: Any, written: Any
) -> None:
    meeting_id = paper()
    about = {"meeting_id": meeting_id, "number": 1}
    gone = {"ground": PaperGround.SECRECY, "reason": BECAUSE}

    do("withdraw_meeting_paper", **about, **gone)
    do("add_meeting_paper", meeting_id=meeting_id, **ADDED)

    assert written()[-1].number == 2
    for act, more in (
        ("withdraw_meeting_paper", gone),
        ("publish_meeting_paper", {}),
        ("describe_meeting_paper", {"title": {"sv": "Annat"}}),
        ("replace_meeting_paper", {**ADDED, "reason": BECAUSE}),
    ):
        more.pop("title", None) if act == "replace_meeting_paper" else None
        with pytest.raises(PaperWithdrawnError):
            do(act, **about, **more)


def test_a_paper_for_members_is_opened_to_all_once_by_its_newest_file(
    do: Any, paper: Any, written: Any
) -> None:
    about = {"meeting_id": paper(is_public=False), "number": 1}
    new = {"file": FILE + b"2", "media_type": PDF, "language": "sv"}
    do("replace_meeting_paper", **about, **new, reason=BECAUSE)

    do("publish_meeting_paper", **about)

    replaced, published = written()[-2:]
    assert (replaced.is_public, published.file) == (False, replaced.file)
    with pytest.raises(PaperPublicError):
        do("publish_meeting_paper", **about)


def test_a_new_order_names_every_paper_once(do: Any, paper: Any, written: Any) -> None:
    meeting_id = paper()
    do("add_meeting_paper", meeting_id=meeting_id, **ADDED)

    for wrong in ((1,), (1, 1), (1, 2, 3)):
        with pytest.raises(PaperOrderError):
            do("reorder_meeting_papers", meeting_id=meeting_id, numbers=wrong)
    do("reorder_meeting_papers", meeting_id=meeting_id, numbers=(2, 1))
    do("reorder_meeting_papers", meeting_id=meeting_id, numbers=(2, 1))

    orders = [event.numbers for event in written() if event.TOPIC == "meeting.papers_reordered"]
    assert orders == [(2, 1)]


def test_a_paper_is_put_under_an_item_of_the_agenda(do: Any, paper: Any, written: Any) -> None:
    meeting_id, item_id = paper(), uuid4()
    do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Budget"}, item_id=item_id)
    about = {"meeting_id": meeting_id, "number": 1, "title": {"sv": "Budget, underlag"}}

    do("describe_meeting_paper", **about, item_id=item_id)
    do("describe_meeting_paper", **about, item_id=item_id)

    described = [event for event in written() if event.TOPIC == "meeting.paper_described"]
    assert [one.item_id for one in described] == [item_id]
    with pytest.raises(UnknownThingError):
        do("describe_meeting_paper", **{**about, "number": 7})


def test_what_was_told_of_a_paper_is_never_struck(do: Any, paper: Any, written: Any) -> None:
    meeting_id = paper()

    with pytest.raises(NotStrikableError):
        do(
            "strike_event",
            aggregate_id=meeting_id,
            version=written()[-1].originator_version,
            reason="fel fil",
        )


def test_the_same_upload_sent_twice_is_one_paper_and_another_file_is_refused(
    plan: Any, governance: Any, secretariat_id: UUID, forum_id: UUID, written: Any
) -> None:
    meeting_id, command_id = plan("2018-05-31"), uuid4()
    for _ in range(2):
        with acting(secretariat_id, forum_id=forum_id, command_id=command_id):
            governance.add_meeting_paper(meeting_id=meeting_id, **ADDED)

    with (
        acting(secretariat_id, forum_id=forum_id, command_id=command_id),
        pytest.raises(CommandReusedError),
    ):
        governance.add_meeting_paper(meeting_id=meeting_id, **{**ADDED, "file": FILE + b"!"})

    assert [event.TOPIC for event in written()].count("meeting.paper_added") == 1


@pytest.fixture
def paper(do: Any, plan: Any) -> Any:
    """Plan a meeting with one paper."""

    def added(**more: Any) -> UUID:
        meeting_id: UUID = plan("2018-05-31")
        do("add_meeting_paper", meeting_id=meeting_id, **ADDED, **more)
        return meeting_id

    return added


def _texts(governance: Any) -> int:
    with governance.recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute("SELECT count(*) FROM texts")
        count: int = cursor.fetchone()[0]
    return count
