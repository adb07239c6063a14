"""Search: given public words, then what is found; signs that people type mean nothing special."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.answering.feedback import Feedback, Outcome
from forum.answering.view import Giver, Setting, View
from forum.meeting.theme import Theme
from forum.publishing.publication import Publication, PublicationKind
from forum.record.text import TextRef
from forum.record.values import Wording, names
from forum.record.when import When
from forum.seating.organization import Organization
from forum.seating.seating import Seating
from projections.publications import publications
from projections.search import FoundRow, search
from tests.projections.telling import FORUM_ID, HERE, here, told


def ref() -> TextRef:
    return TextRef(text_id=uuid4(), sha256="0" * 64, size=1, media_type="text/plain")


class Words:
    """Things with words in them, and the texts that may be opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: dict[UUID, str] = {}
        self.things: list[Any] = []

    def text(self, content: str) -> tuple[Wording, ...]:
        one = ref()
        self.opened[one.text_id] = content
        return (Wording(language="sv", text=one),)

    def theme(self, swedish: str, english: str | None = None) -> Theme:
        with here():
            theme = Theme(2018, names({"sv": swedish, "en": english}), None, None)
        self.things.append(theme)
        return theme

    def view(self, text: str) -> View:
        with here():
            said = self.text(text)
            view = View(1, Setting.DIALOGUE, Giver.PARTICIPANTS, None, None, None, said, None, None)
        self.things.append(view)
        return view

    def read(self) -> sqlite3.Connection:
        return told(self.folder, *self.things, opened=self.opened)

    def find(self, words: str) -> list[FoundRow]:
        return search(self.read(), words=words, **HERE)


@pytest.fixture
def words(tmp_path: Path) -> Words:
    return Words(tmp_path)


def test_a_thing_is_found_by_all_its_words_in_either_language(words: Words) -> None:
    theme = words.theme("Ökad jämlikhet i skolan", "Greater equality at school")
    words.theme("Jämlikhet i arbetslivet")
    conn = words.read()

    def ids(asked: str) -> list[str]:
        return [row["thing_id"] for row in search(conn, words=asked, **HERE)]

    assert ids("jämlikhet skolan") == [str(theme.id)]
    assert ids("EQUALITY") == [str(theme.id)]
    assert len(ids("jämlikhet")) == 2
    assert ids("jämlikhet vården") == []


def test_a_word_is_found_by_its_beginning(words: Words) -> None:
    words.theme("Demokratibegreppet")

    assert len(words.find("demokrati")) == 1


@pytest.mark.parametrize(("asked", "count"), [("åkerö", 1), ("ÅKERÖ", 1), ("akero", 0)])
def test_letters_are_found_as_they_are_written(words: Words, asked: str, count: int) -> None:
    words.theme("Åkerö ängsråd")

    assert len(words.find(asked)) == count


@pytest.mark.parametrize(
    "asked", ['"', "*", "NOT", "a OR", "NEAR(", "skolan)", 'sk"ol', "words:", "^", "--", "\0", ""]
)
def test_signs_that_people_type_have_no_meaning(words: Words, asked: str) -> None:
    words.theme("Skolan")

    assert len(words.find(asked)) == (1 if asked == "skolan)" else 0)


def test_an_answer_is_found_as_the_view_that_it_answers(words: Words) -> None:
    view = words.view("Föreningar vet för lite.")
    with here():
        feedback = Feedback(view.id, None, None)
        feedback.give(Outcome.ANSWERED, words.text("Ett lärande nätverk bildades."))
    words.things.append(feedback)

    (found,) = words.find("nätverk")

    assert (found["thing_id"], found["kind"], found["is_answer"]) == (str(view.id), "view", True)
    assert found["wordings"] == [("sv", "Ett lärande nätverk bildades.")]


def test_a_thing_is_found_once_though_several_of_its_events_fit(words: Words) -> None:
    view = words.view("Om skolan.")
    with here():
        feedback = Feedback(view.id, None, None)
        feedback.follow_up(words.text("Mer om skolan."))
    words.things.append(feedback)

    assert len(words.find("skolan")) == 1


def test_an_earlier_name_finds_its_organization_where_the_forum_mentions_it(
    words: Words,
) -> None:
    with here():
        it = Organization("funktionsratt-sverige", "Handikappförbunden", None, None, None)
        it.rename("Funktionsrätt Sverige")
        other = Organization("annan", "Handikappförbundens vänner", None, None, None)
        seating = Seating(2017, "civil_society", When("2017-01-01"), When("2017-12-31"))
        seating.grant(it.id)
    words.things += [it, other, seating]

    found = words.find("handikappförbunden")

    assert [(row["thing_id"], row["kind"]) for row in found] == [(str(it.id), "organization")]


def test_what_was_struck_is_found_no_more(words: Words) -> None:
    theme = words.theme("Skolan")
    with here():
        theme.retitle(names({"sv": "Vården"}))
        theme.strike(version=2, topic="theme.retitled", reason=())

    conn = words.read()

    assert search(conn, words="vården", **HERE) == []
    assert len(search(conn, words="skolan", **HERE)) == 1


def test_another_forum_s_words_are_not_found(words: Words) -> None:
    words.theme("Skolan")
    conn = words.read()

    asked = {**HERE, "forum_id": str(uuid4())}

    assert search(conn, words="skolan", **asked) == []


def test_who_may_not_see_a_row_does_not_find_it(words: Words) -> None:
    words.theme("Skolan")
    conn = words.read()

    assert search(conn, words="skolan", forum_id=str(FORUM_ID), sees="[]") == []


def test_publications_are_listed_newest_year_first_with_what_is_unknown_of_them(
    words: Words,
) -> None:
    publisher = uuid4()
    with here():
        for year, by in ((2012, None), (2014, publisher)):
            title = names({"sv": f"PGF-skriften {year}"})
            made = Publication(year, PublicationKind.ANNUAL_PUBLICATION, by, title)
            words.things.append(made)

    first, second = publications(words.read(), **HERE)

    assert (first["covers_year"], first["publisher_id"]) == (2014, str(publisher))
    assert (second["covers_year"], second["publisher_id"]) == (2012, None)
    assert second["title"] == [("sv", "PGF-skriften 2012")]
    assert second["published_on"] is None
