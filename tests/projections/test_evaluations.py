"""Evaluations as they are read, and that nothing anywhere ties an answer to whoever gave it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from forum.answering.evaluation import Question, QuestionKind
from forum.record.acting import acting
from forum.record.values import names
from forum.record.when import When
from projections.came_back import came_back
from projections.duties import duties
from projections.evaluations import evaluation_of
from tests.projections.acted import ZONE, ActedForum
from tests.walk.people import OFFICE_ID, SIDES

QUESTIONS = [
    Question(key="worth", text=names({"sv": "Värt tiden?"}), kind=QuestionKind.SCALE),
    Question(key="change", text=names({"sv": "Ändra?"}), kind=QuestionKind.FREE_TEXT),
]


class Forum(ActedForum):
    def evaluated(self) -> tuple[UUID, UUID]:
        meeting_id = self.meeting("2016-03-01")
        self.on("2016-03-01")
        self.act("hold_meeting", meeting_id=meeting_id)
        evaluation_id = self.act(
            "open_evaluation",
            meeting_id=meeting_id,
            questions=QUESTIONS,
            last_day=When("2016-03-08"),
        )
        return meeting_id, evaluation_id

    def invitations(self, evaluation_id: UUID, count: int) -> list[str]:
        with acting(OFFICE_ID, forum_id=self.forum_id, simulated_now=self.now):
            return self.governance.invite_to_evaluation(evaluation_id, count)

    def answer(self, evaluation_id: UUID, invitation: str, **said: str) -> None:
        with acting(OFFICE_ID, forum_id=self.forum_id, simulated_now=self.now):
            self.governance.answer_evaluation(evaluation_id, invitation, said)


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_a_result_is_told_with_its_groups_texts_and_comment(forum: Forum) -> None:
    meeting_id, evaluation_id = forum.evaluated()
    for number, invitation in enumerate(forum.invitations(evaluation_id, 6)):
        forum.answer(evaluation_id, invitation, worth="5" if number % 2 else "1")
    forum.act("close_evaluation", evaluation_id=evaluation_id)
    forum.act("comment_on_evaluation", evaluation_id=evaluation_id, text={"sv": "Tack!"})

    sees = forum.asking()["sees"]
    found = evaluation_of(forum.read(), sees=sees, meeting_id=str(meeting_id))

    assert found is not None
    worth, change = found["questions"]
    assert sum(group["count"] for group in worth["groups"]) == 6
    assert (change["is_left_out"], change["said"]) == (True, [])
    assert (found["answered"], found["comment"]) == (6, [("sv", "Tack!")])


def test_the_result_comes_back_with_the_look_back_once_it_is_closed(forum: Forum) -> None:
    meeting_id, evaluation_id = forum.evaluated()

    def comes_back(day: str) -> bool:
        found = came_back(
            forum.read(),
            since_id=str(meeting_id),
            day=date.fromisoformat(day),
            zone=ZONE,
            **forum.asking(),
        )
        return found["evaluation"] is not None

    assert not comes_back("2016-04-01")
    forum.on("2016-03-10")
    forum.act("close_evaluation", evaluation_id=evaluation_id)
    assert comes_back("2016-04-01")
    assert not comes_back("2016-03-09")


def test_an_evaluation_is_to_be_closed_when_its_last_day_has_passed(forum: Forum) -> None:
    _, evaluation_id = forum.evaluated()

    def asked(day: str) -> list[str]:
        found = duties(forum.read(), day=date.fromisoformat(day), zone=ZONE, **forum.asking())
        return [duty["kind"] for duty in found if duty["kind"] == "close_evaluation"]

    assert (asked("2016-03-08"), asked("2016-03-09")) == ([], ["close_evaluation"])
    forum.on("2016-03-10")
    forum.act("close_evaluation", evaluation_id=evaluation_id)
    assert asked("2016-03-10") == []


def links(forum: Forum, traces: list[bytes]) -> list[str]:
    """Places of the data folder where an invitation or a person stands beside an answer.

    Every file, and every cell of every database, is looked through for the traces.
    """
    found = []
    for path in sorted(Path(forum.folder).rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        found += [f"{path.name}: {trace!r}" for trace in traces if trace in content]
        if content.startswith(b"SQLite format 3") and "read" not in path.name:
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
                for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
                    for row in db.execute(f"SELECT * FROM {table}"):
                        cells = [
                            cell if isinstance(cell, bytes) else str(cell).encode() for cell in row
                        ]
                        found += [
                            f"{table}: {trace!r}"
                            for trace in traces
                            if any(trace in cell for cell in cells)
                        ]
    return found


def test_nothing_in_any_store_ties_an_answer_to_whoever_gave_it(forum: Forum) -> None:
    meeting_id, evaluation_id = forum.evaluated()
    mandate_id = uuid4()
    forum.act(
        "appoint_representative",
        organization_id=forum.organizations[0],
        person_id=forum.persons[0],
        side=SIDES[0],
        start=When("2016-01-01"),
        mandate_id=mandate_id,
    )
    before = forum.position
    tokens = forum.invitations(evaluation_id, 8)
    said = [f"Åsikt {number} om mötet" for number in range(8)]
    for token, text in zip(tokens, said, strict=True):
        forum.answer(evaluation_id, token, worth="4", change=text)

    assert forum.position == before  # neither inviting nor answering is in the log
    open_traces = [*(token.encode() for token in tokens), *(text.encode() for text in said)]
    assert links(forum, open_traces) == []

    forum.act("close_evaluation", evaluation_id=evaluation_id)
    forum.read()

    assert links(forum, [token.encode() for token in tokens]) == []
    (closing,) = [event for event in forum.events() if event.TOPIC == "evaluation.closed"]
    with forum.governance.rehearsal():
        kept = [forum.governance.opened(one.text[0].text) for one in closing.texts]
    assert sorted(text or "" for text in kept) == said
    assert kept != said  # the order in which they came tells nothing
    state = repr(closing)
    assert str(mandate_id) not in state
    assert str(forum.persons[0]) not in state
    assert forum.store.answers.read(evaluation_id) == []
    assert meeting_id is not None


def test_a_link_that_somebody_put_in_would_be_found(forum: Forum) -> None:
    _, evaluation_id = forum.evaluated()
    (token,) = forum.invitations(evaluation_id, 1)
    with sqlite3.connect(Path(forum.folder) / "control.db") as db:
        db.execute("CREATE TABLE who_said_what (invitation TEXT, answer TEXT)")
        db.execute("INSERT INTO who_said_what VALUES (?, ?)", (token, "Åsikt"))

    assert links(forum, [token.encode()]) != []
