"""Hostile files are refused with a sentence, whatever they are called; honest ones are taken."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from forum.record.text import MAX_FILE_BYTES
from tests.web.papers import pdf_files as files
from tests.web.texts.word_files import RELATIONS, TYPES, bare, body, paragraph, zipped
from web.papers.refused import SENTENCES, RefusedFileError
from web.papers.taking_in import Taken, taken_in
from web.public.paper_words import PDF, WORD

HTML = b"<html><script>document.title='run'</script></html>"


def test_an_honest_pdf_is_taken_as_it_is_with_its_pages_counted() -> None:
    content = files.pdf(pages=3)

    assert taken_in(io.BytesIO(content)) == Taken(content, PDF, 3)


def test_an_honest_word_file_is_taken_as_it_is() -> None:
    content = word()

    assert taken_in(io.BytesIO(content)) == Taken(content, WORD, None)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"hej", "other_kind", id="text"),
        pytest.param(HTML, "other_kind", id="page"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "other_kind", id="picture"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "other_kind", id="svg"),
        pytest.param(b"MZ\x90\x00", "other_kind", id="program"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "locked", id="old-office"),
        pytest.param(b"x" * (MAX_FILE_BYTES + 1), "too_large", id="too-large"),
        pytest.param(b"%PDF-1.7\n" + b"x" * 100, "damaged", id="pdf-without-an-end"),
        pytest.param(b"%PDF-1.7\nnothing\n%%EOF", "damaged", id="pdf-of-nothing"),
    ],
)
def test_what_is_no_paper_is_refused(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_every_refusal_says_what_to_do() -> None:
    assert all(len(str(one)) > 40 and str(one).endswith(".") for one in SENTENCES.values())


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (files.locked, "locked"),
        (files.with_script, "has_programs"),
        (files.with_script_at_opening, "has_programs"),
        (files.with_launch_on_a_page, "has_programs"),
        (files.with_a_file_inside, "has_programs"),
        (lambda: files.unpacking_to(300 * 1024 * 1024), "unpacks_too_large"),
        (lambda: files.by_hand(b"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>"), "damaged"),
        (lambda: files.by_hand(b"[" * 500 + b"]" * 500), "damaged"),
    ],
    ids=["locked", "script", "opening", "launch", "attachment", "bomb", "circle", "deep"],
)
def test_a_pdf_that_may_do_harm_is_refused(make: Callable[[], bytes], code: str) -> None:
    assert refused(make()) == code


def test_a_pdf_that_is_also_a_page_or_an_archive_is_refused() -> None:
    honest = files.pdf()
    head = b"%PDF-1.7\n%" + HTML + b"\n"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as parts:
        parts.writestr("a.html", HTML)

    polyglots = {
        "page before": HTML + honest,
        "page in a note at the beginning": files.by_hand(b"<</Type/Catalog>>", head=head),
        "page after": honest + HTML,
        "archive after": honest + archive.getvalue(),
        "archive before": archive.getvalue()[:500] + honest,
    }

    found = {name: refused(one) for name, one in polyglots.items()}
    assert found == dict.fromkeys(polyglots, "two_kinds")


def test_a_word_file_that_is_also_a_pdf_or_goes_on_after_its_end_is_refused() -> None:
    honest = word()
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    text = ("word/document.xml", body(paragraph("Hej")))
    with_pdf = zipped([("a.txt", b"%PDF-1.7\n"), *parts.items(), text], zipfile.ZIP_STORED)

    assert [refused(one) for one in (with_pdf.getvalue(), honest + HTML, honest + b"%PDF-1.7")] == [
        "two_kinds",
        "two_kinds",
        "two_kinds",
    ]


def test_a_word_file_that_fetches_or_holds_programs_is_refused() -> None:
    template = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument'
        b'/2006/relationships/attachedTemplate" Target="https://example.org/t.dotm" '
        b'TargetMode="External"/></Relationships>'
    )

    assert refused(word("word/_rels/settings.xml.rels", template)) == ("loads_from_elsewhere")
    assert refused(word("word/embeddings/oleObject1.bin", b"x")) == ("has_programs")
    assert refused(word("word/vbaProject.bin", b"x")) == "has_programs"
    link = template.replace(b"attachedTemplate", b"hyperlink").replace(b"t.dotm", b"")
    assert taken_in(io.BytesIO(word("word/_rels/footer9.xml.rels", link))).media_type == WORD


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    begun = time.process_time()

    bomb = word("word/media/a.png", b"\x00" * 200 * 1024 * 1024)

    assert len(bomb) < MAX_FILE_BYTES
    assert refused(bomb) == "unpacks_too_large"
    assert time.process_time() - begun < 60


def test_a_spreadsheet_or_an_archive_is_another_kind() -> None:
    for name, kind in (("xl/workbook.xml", "spreadsheetml.sheet.main"), ("a.txt", "x")):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as parts:
            parts.writestr(
                "[Content_Types].xml",
                f'<Types><Override PartName="/{name}" ContentType="application/vnd.{kind}+xml"/>'
                "</Types>",
            )
            parts.writestr(name, "<a/>")
        assert refused(made.getvalue()) == "other_kind"


def test_the_name_of_a_file_decides_nothing() -> None:
    """What it was called never reaches what looks it through."""
    assert list(taken_in.__annotations__) == ["stream", "return"]


def word(name: str = "", content: bytes = b"") -> bytes:
    """A Word file, with another part in it."""
    return bare(more={name: content} if name else None).getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(RefusedFileError) as refusal:
        taken_in(io.BytesIO(content))
    return refusal.value.code
