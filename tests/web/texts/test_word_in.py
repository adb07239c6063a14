"""A Word file is read as a draft."""

from __future__ import annotations

import base64
import io

import pytest
from docx import Document

from tests.web.texts.word_files import bare, body, paragraph, saved
from web.texts.refused import RefusedTextError
from web.texts.word_in import from_word

PIXEL = base64.b64decode(
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_headings_lists_tables_and_emphasis_of_a_file_are_kept() -> None:
    document = Document()
    document.add_heading("Minnesanteckningar", 0)
    document.add_heading("Beslut", 2)
    document.add_paragraph("Det blev ").add_run("ja").bold = True
    document.add_paragraph("ett", style="List Bullet")
    document.add_paragraph("två", style="List Number")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Namn", "a | b"

    assert from_word(saved(document)).markdown == (
        "# Minnesanteckningar\n\n## Beslut\n\nDet blev **ja**\n\n- ett\n\n1. två\n\n"
        "| Namn |  |\n| --- | --- |\n|  | a \\| b |"
    )


def test_pictures_of_a_file_are_counted() -> None:
    document = Document()
    document.add_picture(io.BytesIO(PIXEL))

    found = from_word(saved(document))

    assert (found.markdown, found.pictures) == ("", 1)


def test_tracked_changes_of_a_file_read_as_if_they_were_accepted() -> None:
    document = body(
        "<w:p><w:r><w:t>Svar </w:t></w:r><w:del><w:r><w:delText>1</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t> april</w:t></w:r></w:p>"
    )

    assert from_word(bare(document)).markdown == "Svar 15 april"


def test_text_of_a_file_that_looks_like_markdown_reads_as_typed() -> None:
    assert from_word(bare(body(paragraph("1. *a* [b](c) &lt;b&gt;")))).markdown == (
        "1\\. \\*a\\* \\[b\\](c) \\<b>"
    )


def test_a_file_may_come_from_where_nobody_can_go_back() -> None:
    class Upload(io.RawIOBase):
        """A stream that is read once."""

        def __init__(self, content: bytes) -> None:
            self.left = io.BytesIO(content)

        def readable(self) -> bool:
            return True

        def readinto(self, place: object) -> int:
            return self.left.readinto(place)  # type: ignore[arg-type]

    upload = io.BufferedReader(Upload(bare().getvalue()))

    assert from_word(upload).markdown == "Hej"


def test_a_file_cannot_say_how_it_is_to_be_read() -> None:
    more = {"mammoth/style-map": "p => h1"}

    assert from_word(bare(more=more)).markdown == "Hej"


def test_a_file_with_more_text_than_is_stored_is_refused() -> None:
    document = body(paragraph("ord " * 100) * 2_000)

    with pytest.raises(RefusedTextError) as refused:
        from_word(bare(document))

    assert refused.value.code == "too_long"
