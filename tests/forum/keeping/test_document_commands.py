"""Documents in the registry of a host that is a public authority."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError, NotAllowedError, TooLongError, UnknownThingError
from forum.governing.year import YearClosedError
from forum.keeping.document import Direction, DocumentNumberedError, KeptWhere
from forum.keeping.document_commands import NoRegistryError
from forum.meeting.refusals import HeldInFutureError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import Basis, Evidence
from forum.record.when import When

LETTER: dict[str, Any] = {
    "year": 2018,
    "direction": Direction.RECEIVED,
    "day": When("2018-05-30"),
    "description": {"sv": "Synpunkt om lokaler"},
    "correspondent": {"sv": "enskild"},
}


@pytest.fixture
def is_authority(governance: Any, do: Any) -> None:
    """The host is a public authority, and the year is open."""
    with acting(SYSTEM_OFFICE_ID):
        governance.classify_host(is_public_authority=True)
    do("open_year", year=2018)


@pytest.fixture
def letter_id(is_authority: None, do: Any) -> UUID:
    made: UUID = do("register_document", **LETTER)
    return made


def test_a_host_that_is_no_authority_keeps_no_registry(governance: Any, do: Any) -> None:
    do("open_year", year=2018)
    with pytest.raises(NoRegistryError, match="state that it is one"):
        do("register_document", **LETTER)

    with acting(SYSTEM_OFFICE_ID):
        governance.classify_host(is_public_authority=False)
    with pytest.raises(NoRegistryError):
        do("register_document", **LETTER)


def test_that_the_host_is_an_authority_is_stated_once_by_who_runs_the_installation(
    governance: Any, do: Any, written: Any
) -> None:
    for stated in (True, True, False):
        with acting(SYSTEM_OFFICE_ID):
            governance.classify_host(is_public_authority=stated)
    with pytest.raises(NotAllowedError):
        do("classify_host", is_public_authority=True)

    assert [event.is_public_authority for event in written()] == [True, False]


def test_a_document_is_entered_with_what_the_registry_asks(
    is_authority: None, do: Any, written: Any
) -> None:
    organization_id = do("register_organization", slug="bryggan", name="Bryggan")
    view_year = do("open_year", year=2018)
    do(
        "register_document",
        **{**LETTER, "correspondent": None},
        correspondent_id=organization_id,
        kept=KeptWhere.PAPER,
        about_id=view_year,
        case_number=" 0099/18 ",
        document_number=" 7 ",
    )

    event = written()[-1]
    assert event.TOPIC == "registered_document.registered"
    assert (event.year, event.direction, str(event.day)) == (2018, "received", "2018-05-30")
    assert (event.correspondent_id, event.correspondent) == (organization_id, ())
    assert (event.case_number, event.document_number) == ("0099/18", "7")
    assert (event.kept, event.about_id) == (KeptWhere.PAPER, view_year)


def test_what_came_or_went_names_who_and_what_was_finished_need_not(
    is_authority: None, do: Any
) -> None:
    nobody = {**LETTER, "correspondent": {"sv": " "}}

    with pytest.raises(IncompleteError, match="from whom"):
        do("register_document", **nobody)
    with pytest.raises(IncompleteError, match="to whom"):
        do("register_document", **{**nobody, "direction": Direction.SENT})
    do("register_document", **{**nobody, "direction": Direction.FINISHED})


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"description": {"sv": " "}}, IncompleteError),
        ({"description": {"sv": "x" * 301}}, TooLongError),
        ({"correspondent": {"sv": "x" * 301}}, TooLongError),
        ({"case_number": "x" * 61}, TooLongError),
        ({"document_number": " "}, IncompleteError),
        ({"day": When("2018-06-02")}, HeldInFutureError),
        ({"year": 2017}, UnknownThingError),
        ({"about_id": uuid4()}, UnknownThingError),
        ({"correspondent_id": uuid4()}, UnknownThingError),
    ],
)
def test_what_is_wrong_with_an_entry_is_refused_and_nothing_is_written(
    is_authority: None, do: Any, written: Any, wrong: dict[str, Any], refusal: type[Exception]
) -> None:
    before = len(written())

    with pytest.raises(refusal):
        do("register_document", **{**LETTER, **wrong})

    assert len(written()) == before


def test_a_number_is_kept_as_the_hosts_system_gave_it_and_never_another(
    letter_id: UUID, do: Any, written: Any
) -> None:
    for given in ("0032/17-4", " 0032/17-4 "):
        do("number_document", document_id=letter_id, document_number=given)
    with pytest.raises(DocumentNumberedError, match="the number 0032/17-4"):
        do("number_document", document_id=letter_id, document_number="0032/17-5")

    assert [event.document_number for event in written()[-1:]] == ["0032/17-4"]
    assert [event.TOPIC for event in written()].count("registered_document.numbered") == 1


def test_a_wrong_number_is_struck_and_the_right_one_entered(letter_id: UUID, do: Any) -> None:
    do("number_document", document_id=letter_id, document_number="4")
    do("strike_event", aggregate_id=letter_id, version=2, reason="fel rad")

    do("number_document", document_id=letter_id, document_number="5")
    with pytest.raises(DocumentNumberedError, match="the number 5"):
        do("number_document", document_id=letter_id, document_number="4")


def test_the_program_itself_takes_numbers_back_but_enters_nothing(
    letter_id: UUID, governance: Any, forum_id: UUID, written: Any
) -> None:
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id), pytest.raises(NotAllowedError):
        governance.register_document(**LETTER)
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id):
        governance.number_document(document_id=letter_id, document_number="4")

    assert written()[-1].actor_id == SYSTEM_OFFICE_ID


def test_other_words_for_a_document_are_written_and_the_same_words_are_not(
    letter_id: UUID, do: Any, written: Any
) -> None:
    do("describe_document", document_id=letter_id, description={"sv": "Synpunkt om lokaler "})
    assert written() == []

    words = {"sv": "Synpunkt om lokaler", "en": "View on premises"}
    do("describe_document", document_id=letter_id, description=words)
    with pytest.raises(IncompleteError):
        do("describe_document", document_id=letter_id, description={})

    assert written()[-1].TOPIC == "registered_document.described"
    assert [wording.language for wording in written()[-1].description] == ["sv", "en"]


def test_numbers_come_back_after_the_year_was_closed_and_new_entries_need_evidence(
    letter_id: UUID, do: Any, written: Any
) -> None:
    do("close_year", year=2018)

    do("number_document", document_id=letter_id, document_number="4")
    with pytest.raises(YearClosedError):
        do("register_document", **LETTER)
    found = Evidence(basis=Basis.FACT, source="Diariet")
    do("register_document", **LETTER, evidence=found)

    assert [event.TOPIC for event in written()[-2:]] == [
        "registered_document.numbered",
        "registered_document.registered",
    ]


def test_of_two_numbers_given_at_once_one_wins_and_the_other_is_refused(
    letter_id: UUID, do: Any, written: Any
) -> None:
    start = Barrier(8)

    def give(number: int) -> str | None:
        start.wait()
        try:
            do("number_document", document_id=letter_id, document_number=str(number))
        except DocumentNumberedError:
            return None
        return str(number)

    with ThreadPoolExecutor(8) as people:
        given = [number for number in people.map(give, range(8)) if number is not None]

    assert len(given) == 1
    assert [event.document_number for event in written()] == given
