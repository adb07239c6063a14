"""Within a page the same question is asked of the read model once, and answers are nobody's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from projections import asking
from projections.asking import ask

STATEMENT = "SELECT word, :said AS said FROM words"


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def conn(asked: list[str]) -> Iterator[sqlite3.Connection]:
    found = sqlite3.connect(":memory:")
    found.execute("CREATE TABLE words (word TEXT)")
    found.execute("INSERT INTO words VALUES ('first')")
    found.set_trace_callback(asked.append)
    asking.remember()
    yield found
    asking.stop_remembering()
    found.close()


def test_the_same_question_is_asked_once(conn: sqlite3.Connection, asked: list[str]) -> None:
    answers = [ask(conn, STATEMENT, said=said) for said in ("a", "a", "b")]

    assert len(asked) == 2
    assert [one[0]["said"] for one in answers] == ["a", "a", "b"]


def test_who_changes_an_answer_changes_it_for_nobody_else(conn: sqlite3.Connection) -> None:
    ask(conn, STATEMENT, said="a")[0]["word"] = "changed"

    assert ask(conn, STATEMENT, said="a")[0]["word"] == "first"


def test_what_was_written_meanwhile_is_seen_once_it_is_forgotten(
    conn: sqlite3.Connection,
) -> None:
    ask(conn, STATEMENT, said="a")
    conn.execute("INSERT INTO words VALUES ('second')")

    before = ask(conn, STATEMENT, said="a")
    asking.forget()
    after = ask(conn, STATEMENT, said="a")

    assert (len(before), len(after)) == (1, 2)


def test_another_file_has_answers_of_its_own(conn: sqlite3.Connection) -> None:
    other = sqlite3.connect(":memory:")
    other.execute("CREATE TABLE words (word TEXT)")
    ask(conn, STATEMENT, said="a")

    assert ask(other, STATEMENT, said="a") == []
    other.close()


def test_outside_a_page_each_question_is_asked_anew(
    conn: sqlite3.Connection, asked: list[str]
) -> None:
    asking.stop_remembering()

    ask(conn, STATEMENT, said="a")
    ask(conn, STATEMENT, said="a")

    assert len(asked) == 2
