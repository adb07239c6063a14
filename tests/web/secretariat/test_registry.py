"""The registry list: what was entered, what has no number yet, and the file for the host."""

from __future__ import annotations

import csv
import io
import re
from uuid import uuid4

import pytest

from tests.web.secretariat.conftest import Work
from tests.web.secretariat.desk_of_views import (
    Send,
    ago,
    get,
    give,
    last_event,
    organization,
    statements,
    words,
)

LETTER = {
    "year": ago(0)[:4],
    "direction": "received",
    "day": ago(1),
    "correspondent": "en boende i Påhitt",
    "description": "Brev om en lekplats",
    "kept": "kept_on_paper",
}


def enter(work: Work, send: Send, **fields: str) -> str:
    """Enter a document, and return its id."""
    answer = send("/documents/", **LETTER | fields)
    assert answer.status_code == 303, words(answer)
    return str(last_event(work, "registered_document.registered")["aggregate_id"])


def test_a_document_is_entered_and_waits_for_its_number(work: Work, send: Send) -> None:
    document = enter(work, send, description="Brev om en gungbräda")

    page = get(work, "/documents/")

    waiting = words(page).partition("Utan nummer")[2].partition("Registrera en handling")[0]
    assert "Brev om en gungbräda" in waiting
    assert "en boende i Påhitt" in waiting
    assert f'id="document-{document[:8]}"' in page.text


def test_a_document_of_an_organization_names_it(work: Work, send: Send) -> None:
    sender = organization(work, "grannskap-akero")

    enter(work, send, correspondent="", correspondent_id=sender, description="Ansökan")

    assert re.search(r"Ansökan .*? Grannskap Åkerö", words(get(work, "/documents/")))


def test_a_view_is_entered_in_the_registry_from_its_page(work: Work, send: Send) -> None:
    giver = organization(work, "grannskap-akero")
    number = give(send, "Vi vill ha en lekplats.", f"organization:{giver}")
    offered = get(work, f"/views/{number}").text
    form = get(work, "/documents/", view=str(number)).text

    answer = send(f"/documents/?view={number}", **LETTER | {"description": "Om en lekplats"})

    assert f'href="/exempel/secretariat/documents/?view={number}#register"' in offered
    assert f'<option value="{giver}" selected>' in form
    assert answer.status_code == 303
    assert f"Om en lekplats Synpunkt {number}" in words(get(work, "/documents/"))


def test_a_number_is_given_once_and_a_doubled_form_counts_as_one(work: Work, send: Send) -> None:
    document, once = enter(work, send, description="Brev som får nummer"), str(uuid4())
    form = {"document_id": document, "document_number": "KS 2026/0007-77", "command_id": once}

    doubled = [send("/documents/number", **form) for _ in range(2)]
    other = send("/documents/number", document_id=document, document_number="KS 2026/0007-78")

    assert [answer.status_code for answer in doubled] == [303, 303]
    assert doubled[0].headers["Location"].endswith(f"#document-{document[:8]}")
    assert other.status_code == 422
    assert "KS 2026/0007-77" in words(other)
    numbered = words(get(work, "/documents/")).partition("Med nummer")[2]
    assert "KS 2026/0007-77" in numbered
    assert "Brev som får nummer" in numbered


def test_a_description_is_corrected_in_the_languages_it_has(work: Work, send: Send) -> None:
    document = enter(work, send, description="Brev om hnudar")

    corrected = send("/documents/describe", document_id=document, description_sv="Brev om hundar")
    empty = send("/documents/describe", document_id=document)

    assert (corrected.status_code, empty.status_code) == (303, 422)
    assert "Säg med några ord vad handlingen är" in words(empty)
    said = words(get(work, "/documents/"))
    assert "Brev om hundar" in said
    assert "hnudar" not in said


def test_a_corrected_description_keeps_what_it_is_in_the_other_language(
    work: Work, send: Send
) -> None:
    enter(work, send, description="Brev som bara finns på svenska")

    page = get(work, "/documents/").text

    assert page.count('name="description_sv"') > page.count('name="description_en"') > 0


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"description": ""}, "Fyll i det här."),
        ({"description": "x" * 301}, "Skriv högst 300 tecken."),
        ({"day": "i går"}, "Skriv en dag, till exempel 2018-05-31."),
        ({"day": ago(-1)}, "har inte varit än"),
        ({"year": "1999"}, "1999"),
        ({"year": "tjugo"}, "Skriv ett heltal"),
        ({"direction": "lost"}, "Välj något av det som sidan visar."),
        ({"kept": "in a drawer"}, "Välj något av det som sidan visar."),
        ({"correspondent": ""}, "från vem handlingen kom"),
        ({"correspondent_id": str(uuid4()), "correspondent": ""}, "finns inte"),
        ({"correspondent_id": "nobody"}, "Välj något av det som sidan visar."),
        ({"document_number": "9" * 61}, "60"),
    ],
)
def test_a_document_that_is_filled_in_wrongly_is_not_entered_and_nothing_is_lost(
    work: Work, send: Send, fields: dict[str, str], said: str
) -> None:
    before = work.installation.position()

    answer = send("/documents/", **LETTER | fields)

    assert answer.status_code == 422
    assert said in words(answer)
    if "correspondent" not in fields:
        assert 'value="en boende i Påhitt"' in answer.text
    assert work.installation.position() == before


@pytest.mark.parametrize("path", ["/documents/number", "/documents/describe"])
def test_a_document_that_is_not_there_gets_neither_number_nor_words(
    work: Work, send: Send, path: str
) -> None:
    form = {"document_number": "1", "description_sv": "Något"}
    before = work.installation.position()

    unknown = send(path, document_id=str(uuid4()), **form)
    nonsense = send(path, document_id="'; --", **form)

    assert (unknown.status_code, nonsense.status_code) == (422, 422)
    assert work.installation.position() == before


def test_the_list_is_fetched_as_the_file_that_the_program_writes(work: Work, send: Send) -> None:
    document = enter(work, send, description="=HYPERLINK(1)")

    answer = get(work, "/documents/register.csv")
    missing = get(work, "/documents/register.csv", missing="true")

    assert "attachment" in answer.headers["Content-Disposition"]
    rows = {row["document_id"]: row for row in csv.DictReader(io.StringIO(answer.text))}
    assert rows[document]["description"] == "'=HYPERLINK(1)"
    waiting = list(csv.DictReader(io.StringIO(missing.text)))
    assert document in [row["document_id"] for row in waiting]
    assert {row["document_number"] for row in waiting} == {""}
    assert len(waiting) < len(rows)


def test_nobody_but_the_forums_own_secretariat_comes_to_the_registry(
    work: Work, send: Send
) -> None:
    before = work.installation.position()

    for client in (work.outsider, work.reader):
        for path in ("/documents/", "/documents/register.csv"):
            assert client.get(f"/exempel/secretariat{path}").status_code in {303, 403}
        assert send("/documents/", by=client, **LETTER).status_code in {303, 403}

    assert work.installation.position() == before


def test_the_page_asks_as_few_questions_of_many_documents_as_of_few(work: Work, send: Send) -> None:
    enter(work, send)
    before = statements(work, "/documents/")

    for nth in range(8):
        enter(work, send, description=f"Brev {nth}")

    assert statements(work, "/documents/") == before


def test_the_start_page_leads_to_the_document_without_a_number(work: Work, send: Send) -> None:
    document = enter(work, send, description="Brev från startsidan")

    page = get(work, "/").text

    assert f'href="/exempel/secretariat/documents/#document-{document[:8]}"' in page
