"""Minutes and agendas as Word files: real headings and lists, the same bytes, and back again."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from tests.web.texts.markup import markup
from tests.web.texts.reading import words
from web.texts.pasted import from_html
from web.texts.refused import RefusedTextError
from web.texts.word_in import from_word
from web.texts.word_out import Head, as_word

HEAD = Head(
    title="Minnesanteckningar, dialogmöte 2",
    forum="Exempelforum",
    language="sv",
    day=date(2026, 3, 28),
    number="KS 2026/0123",
    version="version 2",
    status="Ej godkända ännu",
)
TEXT = """# Punkt 1

Det blev **ja** och *nej*, se [arbetsordningen](https://example.org/a?b=1&c=2).

## Uppgifter

- Skicka svar
  - före 15 april
    1. först
    2. sedan
- Boka lokal\\
  med hörslinga

Mellan.

1. ett
2. två **fet**

### Närvaro

| Organisation | Kom |
| --- | --- |
| A\\|B | *ja* |
|  | [nej](mailto:post@example.org) |

Slut \\*inte fet\\* & \\<klart>."""


def made(text: str = TEXT, head: Head = HEAD) -> bytes:
    return as_word(text, head)


def back(text: str) -> str:
    return from_word(io.BytesIO(made(text))).markdown


def part(name: str, text: str = TEXT) -> str:
    with zipfile.ZipFile(io.BytesIO(made(text))) as file:
        return file.read(name).decode()


def test_a_text_that_went_out_comes_back_the_same() -> None:
    assert back(TEXT) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "ett\\\ntvå\n\ntre",
        "###### liten",
        "***båda*** *en*",
        "- a\n\n1. b\n\n- c",
        "1. a\n   - b\n   - c\n2. d",
        "| a | b |\n| --- | --- |",
        "2026\\. Ja # nej \\[1\\](x)",
        "x [**fet** länk](https://example.org/) y",
    ],
)
def test_each_construct_comes_back_the_same(text: str) -> None:
    assert back(text) == text


@settings(max_examples=40, deadline=None)
@given(markup())
def test_no_word_is_lost_on_the_way_out_and_in(html: str) -> None:
    try:
        text = from_html(html).markdown
        there_and_back = back(text)
    except RefusedTextError:
        return

    assert words(there_and_back).split() == words(text).split()


def test_the_same_text_gives_the_same_bytes() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as file:
        times = {entry.date_time for entry in file.infolist()}

    assert made() == made()
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_a_file_says_what_it_is() -> None:
    document = Document(io.BytesIO(made()))

    lines = [(p.style and p.style.name, p.text) for p in document.paragraphs[:4]]
    about = document.core_properties

    assert lines == [
        ("Forum Title", "Minnesanteckningar, dialogmöte 2"),
        ("Forum Head", "Exempelforum"),
        ("Forum Head", "28 mars 2026 · Dnr KS 2026/0123 · version 2"),
        ("Forum Status", "Ej godkända ännu"),
    ]
    assert (about.title, about.author, about.language) == (HEAD.title, HEAD.forum, "sv-SE")
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.date() == HEAD.day
    assert 'w:lang w:val="sv-SE"' in part("word/styles.xml")
    assert "Ej godkända ännu" in document.sections[0].footer.paragraphs[0].text


def test_what_is_not_known_is_left_out_of_the_head() -> None:
    head = Head(title="Agenda", forum="", language="en")
    document = Document(io.BytesIO(as_word("x", head)))

    assert [paragraph.text for paragraph in document.paragraphs] == ["Agenda", "x"]
    assert document.core_properties.language == "en-GB"


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_are_dark_enough_to_read(level: int) -> None:
    style = Document(io.BytesIO(made())).styles[f"Heading {level}"]

    assert str(style.font.color.rgb) == "000000"  # type: ignore[attr-defined]


def test_headings_and_lists_are_real_ones() -> None:
    document = Document(io.BytesIO(made()))

    styles = {p.text: p.style.name for p in document.paragraphs if p.style}

    assert styles["Punkt 1"] == "Heading 1"
    assert styles["Närvaro"] == "Heading 3"
    assert styles["före 15 april"] == "List Bullet"
    assert styles["ett"] == "List Number"


def test_each_numbered_list_begins_with_its_own_number() -> None:
    numbering = part("word/numbering.xml", "1. a\n\nx\n\n7. b\n\ny\n\n1. c")

    starts = numbering.split("<w:startOverride w:val=")[1:]

    assert [start[:3] for start in starts] == ['"1"', '"7"', '"1"']


def test_the_heads_of_a_table_are_said_again_on_each_page() -> None:
    document = Document(io.BytesIO(made()))
    rows = document.tables[0]._tbl.tr_lst

    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_picture_and_html_in_the_text_do_not_get_into_the_file() -> None:
    document = part("word/document.xml", "a ![b](https://example.org/b.png) <script>c</script>")

    assert "example.org" not in document
    assert "&lt;script&gt;c&lt;/script&gt;" in document


def test_a_dangerous_address_is_not_a_link() -> None:
    links = part("word/_rels/document.xml.rels", "[a](javascript:x) [b](file:///x) [c](/inne)")

    assert "hyperlink" not in links


def test_characters_that_a_file_cannot_hold_are_left_out() -> None:
    head = Head(title="T\x00itel", forum="F\x1b", language="sv")
    document = Document(io.BytesIO(as_word("a\x01b\x0cc\ufffe", head)))

    assert [paragraph.text for paragraph in document.paragraphs] == ["Titel", "F", "abc"]


def test_a_long_table_is_written_as_fast_as_it_is_long() -> None:
    rows = "".join(f"| {number} | a | b |\n" for number in range(2_000))

    assert len(Document(io.BytesIO(made(f"| 1 | 2 | 3 |\n| - | - | - |\n{rows}"))).tables) == 1
