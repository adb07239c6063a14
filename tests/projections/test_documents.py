"""The registry: given what was entered, then which documents there are and which have a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from forum.keeping.document import Direction
from forum.policy import Role
from forum.record.when import When
from projections.documents import DocumentRow, documents
from tests.projections.acted import ActedForum


class Forum(ActedForum):
    def rows(self, day: str | None = None) -> list[DocumentRow]:
        asked_day = date.fromisoformat(day) if day else None
        return documents(self.read(), day=asked_day, **self.asking(Role.PUBLIC))

    def letter(self, **about: Any) -> UUID:
        said: dict[str, Any] = {
            "year": 2016,
            "direction": Direction.RECEIVED,
            "day": When("2016-01"),
            "correspondent": {"sv": "en boende"},
            "description": {"sv": "Brev", "en": "Letter"},
        }
        made: UUID = self.act("register_document", **{**said, **about})
        return made


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    forum.keep_registry()
    yield forum
    forum.close()


def test_a_document_is_told_as_it_was_entered(forum: Forum) -> None:
    letter_id = forum.letter(about_id=forum.organizations[0])

    (row,) = forum.rows()

    assert (row["document_id"], row["about_id"]) == (str(letter_id), str(forum.organizations[0]))
    assert (row["year"], row["direction"], row["day"]) == (2016, "received", "2016-01")
    assert row["correspondent"] == [("sv", "en boende")]
    assert [text for _, text in row["description"]] == ["Brev", "Letter"]
    assert (row["kept"], row["registered_on"]) == ("kept_here", "2016-01-04")
    assert (row["case_number"], row["document_number"]) == (None, None)


def test_a_document_is_of_the_case_of_its_year_unless_it_names_another(forum: Forum) -> None:
    forum.letter()
    forum.letter(case_number="0099/16")
    forum.act("number_case", year=2016, case_number="0032/16")

    assert [row["case_number"] for row in forum.rows()] == ["0032/16", "0099/16"]


def test_numbers_and_other_words_hold_from_the_day_they_came(forum: Forum) -> None:
    letter_id = forum.letter()
    forum.pass_time(3)
    forum.act("describe_document", document_id=letter_id, description={"sv": "Brev om ramper"})
    forum.act("number_document", document_id=letter_id, document_number="0032/16-4")

    (before,), (after,) = forum.rows("2016-01-06"), forum.rows("2016-01-07")

    assert forum.rows("2016-01-03") == []
    assert (before["description"][0][1], before["document_number"]) == ("Brev", None)
    assert after["description"][0][1] == "Brev om ramper"
    assert after["document_number"] == "0032/16-4"


def test_a_number_that_was_struck_is_no_number(forum: Forum) -> None:
    letter_id = forum.letter()
    forum.act("number_document", document_id=letter_id, document_number="4")
    forum.act("strike_event", aggregate_id=letter_id, version=2, reason="fel rad")

    assert [row["document_number"] for row in forum.rows()] == [None]


def test_an_entry_that_was_struck_is_no_document(forum: Forum) -> None:
    letter_id = forum.letter()
    forum.act("number_document", document_id=letter_id, document_number="4")
    forum.act("strike_event", aggregate_id=letter_id, version=1, reason="inte vår handling")

    assert forum.rows() == []
