"""All papers are one PDF: bookmarks by item and paper, page numbers through the whole."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import Any

from pypdf import PdfReader

from tests.web.papers.pdf_files import pdf
from web.papers.apart import join
from web.papers.as_blocks import as_blocks
from web.papers.joined import count_pages, empty_document

WORDS = {"agenda": "Dagordning", "page": "sida", "of": "av", "nothing": "Inget."}
NASTY = '#panic("x") $1$ @a _b_ *c* `d` <e> = f \\ // "åäö"'


def test_page_numbers_run_through_the_whole() -> None:
    made = join(document(), FILES)

    pages = [text(made, page) for page in range(1, 7)]
    assert [f"sida {number} av 6" in said for number, said in enumerate(pages, 1)] == [True] * 6
    assert "Underlag 2" in pages[2]
    assert "Sex punkter" in pages[5]


def test_bookmarks_lead_to_each_item_and_paper() -> None:
    reader = PdfReader(io.BytesIO(join(document(), FILES)))

    def led(outline: list[Any], depth: int = 0) -> list[tuple[int, str, int | None]]:
        found: list[tuple[int, str, int | None]] = []
        for one in outline:
            if isinstance(one, list):
                found += led(one, depth + 1)
            else:
                found.append((depth, one.title, reader.get_destination_page_number(one)))
        return found

    assert led(reader.outline) == [
        (0, "Dagordning", 0),
        (1, "1. Öppnande", 0),
        (1, "2. Budget", 0),
        (0, "2. Budget", 1),
        (1, "Handling 1: Underlag", 1),
        (1, "Handling 3: Bilaga", 4),
        (0, "Hela mötet", 5),
        (1, "Handling 2: Plan", 5),
    ]


def test_it_says_its_title_and_language_and_is_tagged() -> None:
    reader = PdfReader(io.BytesIO(join(document(), FILES)))

    root = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Möte om budgeten"
    assert root["/Lang"] == "sv"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_it_is_the_same_bytes_when_it_is_made_again() -> None:
    assert join(document(), FILES) == join(document(), FILES)


def test_its_pages_are_counted_without_the_files() -> None:
    assert count_pages(document()) == len(PdfReader(io.BytesIO(join(document(), FILES))).pages)


def test_what_people_wrote_is_never_markup() -> None:
    nasty = document()
    nasty["title"] = nasty["agenda"][0]["title"] = NASTY
    nasty["groups"][1]["papers"][0] |= {"head": NASTY, "blocks": as_blocks(f"{NASTY}\n\n- {NASTY}")}

    made = join(nasty, FILES)

    assert '#panic("x") $1$ @a _b_ *c*' in text(made, 1)


def test_a_wide_page_lies_wide() -> None:
    files = {**FILES, "3.pdf": pdf("Tabell", paper="presentation-16-9")}

    page = PdfReader(io.BytesIO(join(document(), files))).pages[4]

    assert page.mediabox.width > page.mediabox.height


def test_the_text_of_a_page_is_told_to_those_who_cannot_see_it() -> None:
    made = join(document(), FILES)

    assert "Underlag, sida 2. Underlag 2" in str(told(PdfReader(io.BytesIO(made))))


FILES = {"1.pdf": pdf("Underlag", pages=3), "3.pdf": pdf("Bilaga")}


def document() -> dict[str, Any]:
    return {
        **empty_document(),
        "title": "Möte om budgeten",
        "forum": "Provforum",
        "lead": "Dialogmöte 2026-02",
        "words": WORDS,
        "agenda": [item("1", "Öppnande"), item("2", "Budget"), item("2.1", "Del", depth=1)],
        "groups": [
            {"head": "2. Budget", "papers": [paper(1, "Underlag", 3), paper(3, "Bilaga", 1)]},
            {
                "head": "Hela mötet",
                "papers": [
                    {"head": "Handling 2: Plan", "note": "", "blocks": as_blocks("Sex punkter.")}
                ],
            },
        ],
    }


def item(number: str, title: str, depth: int = 0) -> dict[str, Any]:
    return {"number": number, "title": title, "kind": "", "depth": depth, "dropped": False}


def paper(number: int, title: str, pages: int) -> dict[str, Any]:
    head = f"Handling {number}: {title}"
    word = f"{title}, sida"
    return {"head": head, "note": "", "file": f"{number}.pdf", "pages": pages, "page_word": word}


def text(made: bytes, page: int) -> str:
    """What a page says, as another program reads it where there is one."""
    if shutil.which("pdftotext") is None:
        return PdfReader(io.BytesIO(made)).pages[page - 1].extract_text()
    asked = ["pdftotext", "-f", str(page), "-l", str(page), "-", "-"]
    return subprocess.run(asked, input=made, capture_output=True, check=True).stdout.decode()


def told(reader: PdfReader) -> list[str]:
    found = []
    for number in sorted(number for numbers in reader.xref.values() for number in numbers):
        one = reader.get_object(number)
        if hasattr(one, "get") and one.get("/Alt"):
            found.append(str(one["/Alt"]))
    for number in sorted(reader.xref_objStm):
        one = reader.get_object(number)
        if hasattr(one, "get") and one.get("/Alt"):
            found.append(str(one["/Alt"]))
    return found
