"""A Word file that is none, or is made to do harm, is refused with what to do instead."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile

import pytest

from tests.web.texts.word_files import RELATIONS, TYPES, bare, body, paragraph, zipped
from web.texts.refused import SENTENCES, RefusedTextError
from web.texts.word_in import from_word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000
DTD = '<!DOCTYPE w:document [<!ENTITY a "b">]>'
OUTSIDE = '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">'
DOCUMENT = body(paragraph("Hej"))


def ground(file: io.BytesIO | bytes) -> str:
    """Why a file is refused."""
    stream = io.BytesIO(file) if isinstance(file, bytes) else file
    with pytest.raises(RefusedTextError) as refused:
        from_word(stream)
    assert str(SENTENCES[refused.value.code])
    return refused.value.code


def declared(declaration: str, encoding: str = "UTF-8") -> bytes:
    head, rest = DOCUMENT.replace("UTF-8", encoding).split("?>", 1)
    return f"{head}?>{declaration}{rest}".encode(encoding)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_word"),
        (b"%PDF-1.7", "not_word"),
        (b"{\\rtf1 Hej}", "not_word"),
        (b"PK\x03\x04" + b"x" * 3_000, "damaged"),
        (OLE, "locked_or_old"),
    ],
    ids=["empty", "pdf", "rtf", "half a zip", "locked or .doc"],
)
def test_what_is_no_docx_is_refused(content: bytes, code: str) -> None:
    assert ground(content) == code


def test_another_kind_of_zip_is_refused() -> None:
    spreadsheet = TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet")

    assert ground(zipped([("a.txt", "Hej")])) == "not_word"
    assert ground(bare(more={"[Content_Types].xml": spreadsheet})) == "not_word"


def test_a_zip_with_a_password_is_refused() -> None:
    content = bytearray(bare().getvalue())
    content[6] |= 1  # of the first part
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1

    assert ground(bytes(content)) == "locked_or_old"


@pytest.mark.parametrize(
    "more",
    [
        {
            "[Content_Types].xml": TYPES.replace(
                "openxmlformats-officedocument.wordprocessingml.document.main",
                "ms-word.document.macroEnabled.main",
            )
        },
        {"word/vbaProject.bin": b"\xcc\x61"},
        {"word/other/VBAPROJECT.BIN": b"\xcc\x61"},
    ],
    ids=["type", "project", "hidden"],
)
def test_a_file_with_macros_is_refused(more: dict[str, str | bytes]) -> None:
    assert ground(bare(more=more)) == "has_macros"


@pytest.mark.parametrize("declaration", [DTD, OUTSIDE])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "customXml/x.bin"])
def test_declared_entities_are_refused_wherever_they_stand(
    declaration: str, encoding: str, name: str
) -> None:
    assert ground(bare(more={name: declared(declaration, encoding)})) == "odd_parts"


@pytest.mark.parametrize(
    "name",
    ["../../etc/x.xml", "/etc/x.xml", "word\\..\\x.xml", "c:/x.xml", "word/../../x.xml"],
)
def test_a_part_that_points_out_of_the_file_is_refused(name: str) -> None:
    assert ground(bare(more={name: "<a/>"})) == "odd_parts"


def test_two_parts_of_one_name_are_refused() -> None:
    parts = [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS)]
    two = [("word/document.xml", DOCUMENT), ("word/Document.xml", DOCUMENT)]

    assert ground(zipped([*parts, *two])) == "odd_parts"


def test_a_link_to_another_file_is_refused() -> None:
    link = zipfile.ZipInfo("word/media/x")
    link.external_attr = 0o120777 << 16

    assert ground(zipped([("[Content_Types].xml", TYPES), (link, "/etc/passwd")])) == "odd_parts"


def test_another_way_of_packing_is_refused() -> None:
    parts = [("[Content_Types].xml", TYPES), ("word/document.xml", DOCUMENT)]

    assert ground(zipped(parts, zipfile.ZIP_BZIP2)) == "odd_parts"


def test_more_parts_than_a_file_has_are_refused() -> None:
    assert ground(bare(more={f"word/{n}.xml": "<a/>" for n in range(2_000)})) == "odd_parts"


def test_a_directory_larger_than_a_file_has_is_refused() -> None:
    assert ground(bare(more={"x" * 60_000 + str(n): "" for n in range(9)})) == "odd_parts"


@pytest.mark.parametrize(
    "more",
    [
        {"word/media/zeros.bin": b"\0" * 3_000_000},
        {"word/document.xml": body(paragraph("x" * 3_000_000))},
        {"word/a.xml": "<a>" + "<b c='d'/>" * 160_000 + "</a>"},
    ],
    ids=["ratio", "text", "elements"],
)
def test_a_file_that_unpacks_to_much_is_refused(more: dict[str, str | bytes]) -> None:
    assert ground(bare(more=more)) == "unpacks_too_large"


def test_a_file_of_many_parts_that_unpack_to_much_is_refused() -> None:
    noise = random.Random(4).randbytes(8_000)  # packed to a hundredth, so each part passes
    parts = {f"word/media/{n}.bin": noise + b"\0" * 900_000 for n in range(80)}

    assert ground(bare(more=parts)) == "unpacks_too_large"


def test_xml_that_goes_too_deep_is_refused() -> None:
    assert ground(bare(body("<w:tbl>" * 200 + "</w:tbl>" * 200))) == "odd_parts"


def test_broken_xml_is_refused() -> None:
    assert ground(bare(DOCUMENT[:-20])) == "damaged"


def test_a_part_that_says_a_wrong_size_is_refused() -> None:
    content = bytearray(bare(body(paragraph("x" * 50_000))).getvalue())
    at = content.index(b"PK\x01\x02", content.rindex(b"word/document.xml") - 50)
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")

    assert ground(bytes(content)) == "damaged"


def test_a_missing_document_is_refused() -> None:
    assert ground(zipped([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS)])) == "damaged"


def test_a_file_over_ten_megabytes_is_read_no_further() -> None:
    class Endless(io.BytesIO):
        given = 0

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size > 0
            self.given += size
            return b"PK\x03\x04".ljust(size, b"\0")

    endless = Endless()

    assert ground(endless) == "file_too_large"
    assert endless.given <= 10 * 1024 * 1024 + 64 * 1024


def test_looking_through_a_bomb_takes_little_memory() -> None:
    noise = random.Random(4).randbytes(8_000)
    parts = {f"word/media/{n}.bin": noise + b"\0" * 900_000 for n in range(80)}
    bomb = bare(more=parts)
    tracemalloc.start()

    code = ground(bomb)

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code == "unpacks_too_large"
    assert most < 4 * 1024 * 1024
