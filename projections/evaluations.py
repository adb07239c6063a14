"""Evaluations of meetings: what was asked, and what was answered, by nobody.

Answers are here only once the evaluation is closed, counted in groups that are large enough.
"""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from msgspec import json

from forum.answering.evaluation import Evaluation
from projections.asking import Found, rows
from projections.grounds import RECORDED, day_of
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

EVALUATIONS = Table(
    name="evaluations",
    columns={**SAID, **RECORDED, "meeting_id": str, "last_day": str},
    indexes=(("forum_id",), ("meeting_id",)),
)
QUESTIONS = Table(
    name="evaluation_questions",
    columns={"aggregate_id": str, "question": str, "text": str, "kind": str},
    several=True,
    indexes=(("aggregate_id",),),
)
RESULTS = Table(
    name="evaluation_results",
    columns={**SAID, **RECORDED, "answered": int, "left_out": str},
    indexes=(("aggregate_id",),),
)
COUNTS = Table(
    name="evaluation_counts",
    columns={"aggregate_id": str, "question": str, "low": int, "high": int, "count": int},
    several=True,
    indexes=(("aggregate_id",),),
)
TEXTS = Table(
    name="evaluation_texts",
    columns={"aggregate_id": str, "question": str, "text": str},
    several=True,
    indexes=(("aggregate_id",),),
)
COMMENTS = Table(
    name="evaluation_comments",
    columns={**SAID, **RECORDED, "text": str},
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    it, key, said = told.event, told.said[0], (*told.said, told.recorded)
    match it:
        case Evaluation.Opened():
            yield "evaluations", (*said, str(it.meeting_id), str(it.last_day))
            for one in it.questions:
                asked = (one.key, titles(one.text), one.kind.value)
                yield "evaluation_questions", (key, *asked)
        case Evaluation.Closed():
            left_out = json.encode(it.left_out).decode()
            yield "evaluation_results", (*said, it.answered, left_out)
            for group in it.counts:
                yield "evaluation_counts", (key, group.key, group.low, group.high, group.count)
            for said_text in it.texts:
                yield "evaluation_texts", (key, said_text.key, told.wordings(said_text.text))
        case Evaluation.Commented():
            yield "evaluation_comments", (*said, told.wordings(it.text))


PROJECTION = Projection(
    name="evaluations",
    version=1,
    tables=(EVALUATIONS, QUESTIONS, RESULTS, COUNTS, TEXTS, COMMENTS),
    handler=handler,
    about=(Evaluation,),
)


class GroupRow(TypedDict):
    """How many answered with a value from one to another.

    Attributes:
        low: The lowest value of the group, 1 to 5.
        high: The highest.
        count: How many.
    """

    low: int
    high: int
    count: int


class QuestionRow(TypedDict):
    """A question and what was answered.

    Attributes:
        key: Its key.
        text: The question, by language.
        kind: scale or free_text.
        groups: For a scale, how many answered what; empty where nothing is shown.
        said: For a free text, what was answered, in an order that tells nothing.
        is_left_out: Nothing is shown, since too few answered.
    """

    key: str
    text: Names
    kind: str
    groups: list[GroupRow]
    said: list[str]
    is_left_out: bool


class EvaluationRow(TypedDict):
    """The evaluation of a meeting.

    Attributes:
        position: The event that opened it.
        evaluation_id: Its id.
        meeting_id: The meeting.
        last_day: The last day to answer, as known.
        opened_on: The day on which it was opened, or None.
        closed_on: The day on which it was closed; None while it is open.
        answered: How many answered; None while it is open.
        questions: What was asked and answered, in order.
        comment: What those who prepared the meeting say of it, by language.
    """

    position: int
    evaluation_id: str
    meeting_id: str
    last_day: str
    opened_on: str | None
    closed_on: str | None
    answered: int | None
    questions: list[QuestionRow]
    comment: Names


@asked_by(*EVERYBODY)
def evaluation_of(conn: sqlite3.Connection, *, sees: str, meeting_id: str) -> EvaluationRow | None:
    """Return the evaluation of a meeting, or None where it has none."""
    where = "t.meeting_id = :meeting_id"
    opened = rows(conn, EVALUATIONS, sees=sees, where=where, meeting_id=meeting_id)
    return _evaluation(conn, sees, opened[-1]) if opened else None


@asked_by(*EVERYBODY)
def evaluations(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[EvaluationRow]:
    """Return all evaluations of a forum, in the order in which they were opened."""
    where = "t.forum_id = :forum_id"
    opened = rows(conn, EVALUATIONS, sees=sees, where=where, forum_id=forum_id)
    return [_evaluation(conn, sees, row) for row in opened]


def _evaluation(conn: sqlite3.Connection, sees: str, opened: Found) -> EvaluationRow:
    def of_it(table: Table) -> list[Found]:
        where = "t.aggregate_id = :key"
        return rows(conn, table, sees=sees, where=where, key=opened["aggregate_id"])

    results, comments = of_it(RESULTS), of_it(COMMENTS)
    counts, texts = of_it(COUNTS), of_it(TEXTS)
    left_out = json.decode(results[-1]["left_out"], type=list[str]) if results else []
    return EvaluationRow(
        position=opened["position"],
        evaluation_id=opened["aggregate_id"],
        meeting_id=opened["meeting_id"],
        last_day=opened["last_day"],
        opened_on=day_of(opened),
        closed_on=day_of(results[-1]) if results else None,
        answered=results[-1]["answered"] if results else None,
        questions=[
            QuestionRow(
                key=row["question"],
                text=read_names(row["text"]),
                kind=row["kind"],
                groups=[
                    GroupRow(low=one["low"], high=one["high"], count=one["count"])
                    for one in counts
                    if one["question"] == row["question"]
                ],
                said=[
                    text
                    for one in texts
                    if one["question"] == row["question"]
                    for _, text in read_names(one["text"])
                ],
                is_left_out=row["question"] in left_out,
            )
            for row in of_it(QUESTIONS)
        ],
        comment=read_names(comments[-1]["text"]) if comments else [],
    )
