"""The trials 5, 6, 8 and 14, about notes, each through the commands to what is read."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from forum.errors import ConflictError
from forum.governing.limits import MinutesApproval
from forum.publishing.refusals import MinutesApprovedError
from projections.minutes import minutes
from tests.projections.tried import TriedForum


@pytest.fixture
def forum() -> Iterator[TriedForum]:
    forum = TriedForum()
    yield forum
    forum.close()


def test_5_a_correction_stands_beside_the_approved_text(
    forum: TriedForum,
) -> None:
    forum.adopt(minutes_approved=MinutesApproval.AT_NEXT_MEETING)
    first, second = forum.held("2016-02-01"), forum.held("2016-03-01")
    minutes_id = forum.do("assemble_minutes", meeting_id=first, text={"sv": "Ett"})
    forum.do("redraft_minutes", minutes_id=minutes_id, text={"sv": "Två"}, read=1)
    forum.do("redraft_minutes", minutes_id=minutes_id, as_in=1)  # back, as a version of its own
    forum.do("redraft_minutes", minutes_id=minutes_id, text={"sv": "Två"}, read=3)
    forum.do("approve_minutes", minutes_id=minutes_id, at_meeting_id=second)
    forum.do("publish_minutes", minutes_id=minutes_id)

    with pytest.raises(MinutesApprovedError, match="correct"):
        forum.do("redraft_minutes", minutes_id=minutes_id, text={"sv": "Tre"})
    with pytest.raises(MinutesApprovedError):
        forum.do("redraft_minutes", minutes_id=minutes_id, as_in=1)
    forum.do(
        "correct_minutes", minutes_id=minutes_id, text={"sv": "Tre"}, reason={"sv": "Skrivfel"}
    )

    found = minutes(forum.read(), **forum.asking())[str(first)]
    versions = {row["number"]: row for row in found["versions"]}
    assert [dict(versions[number]["text"])["sv"] for number in (4, 5)] == ["Två", "Tre"]
    assert (versions[4]["is_approved"], versions[5]["is_correction"]) == (True, True)
    texts = [event.text[0].text for event in forum.events() if event.TOPIC == "minutes.published"]
    assert len(texts[0].sha256) == 64  # its hash, for whoever holds the approved text


def test_6_nobody_overwrites_a_version_that_he_has_not_read(forum: TriedForum) -> None:
    minutes_id = forum.do("assemble_minutes", meeting_id=forum.held("2016-02-01"), text={"sv": "1"})
    for number in (1, 2, 3):
        text = {"sv": str(number + 1)}
        forum.do("redraft_minutes", minutes_id=minutes_id, text=text, read=number)
    before = forum.position

    forum.do("redraft_minutes", minutes_id=minutes_id, text={"sv": "A"}, read=4)
    with pytest.raises(ConflictError, match="5"):
        forum.do("redraft_minutes", minutes_id=minutes_id, text={"sv": "B"}, read=4)

    assert forum.position == before + 1


def test_8_the_next_agenda_begins_with_the_last_notes_and_deciding_it_approves_them(
    forum: TriedForum,
) -> None:
    first = forum.held("2016-02-01")
    minutes_id = forum.do("assemble_minutes", meeting_id=first, text={"sv": "Ett"})
    forum.do("circulate_minutes", minutes_id=minutes_id)
    second = forum.meeting("2016-03-01")
    forum.do("begin_agenda", meeting_id=second)
    forum.do("announce_agenda", meeting_id=second)
    item = forum.items(second)[0]
    assert (item["standing"], item["about_id"], item["about_version"]) == (
        "approve_minutes",
        str(minutes_id),
        1,
    )

    forum.do("redraft_minutes", minutes_id=minutes_id, text={"sv": "Två"})
    assert forum.items(second)[0]["is_outdated"]
    forum.on("2016-03-01")
    forum.do("hold_meeting", meeting_id=second)
    forum.do("approve_minutes", minutes_id=minutes_id, at_meeting_id=second)

    found = minutes(forum.read(), **forum.asking())[str(first)]
    assert (found["is_approved"], found["approved_at_id"]) == (True, str(second))
    assert forum.items(second)[0]["is_settled"]


def test_14_published_withdrawn_and_published_again_are_three_acts_and_a_repeat_is_none(
    forum: TriedForum,
) -> None:
    minutes_id = forum.do(
        "assemble_minutes", meeting_id=forum.held("2016-02-01"), text={"sv": "Ett"}
    )
    command_id = uuid4()
    for _ in range(2):
        with forum.acting(command_id=command_id):
            forum.governance.publish_minutes(minutes_id=minutes_id)
    forum.do("withdraw_minutes", minutes_id=minutes_id, reason={"sv": "Fel bilaga"})
    forum.do("publish_minutes", minutes_id=minutes_id)

    acts = [topic for topic in forum.topics() if topic.startswith("minutes.")]
    assert acts == [
        "minutes.assembled",
        "minutes.published",
        "minutes.withdrawn",
        "minutes.published",
    ]
