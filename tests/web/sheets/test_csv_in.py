from __future__ import annotations

import codecs

import pytest

from web.sheets.csv_in import from_csv
from web.sheets.refused import SheetRefusedError

TEXT = "Organisation;Part\r\nÅkerö Ängsråd;Föreningslivet\r\n\r\n"
ROWS = [("Organisation", "Part"), ("Åkerö Ängsråd", "Föreningslivet")]


def values(raw: bytes) -> list[tuple[str, ...]]:
    return [row.values for row in from_csv(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.replace(";", ",").encode("utf-8-sig"),
        TEXT.replace(";", "\t").encode("cp1252"),
        ("sep=;\r\n" + TEXT).encode("utf-8-sig"),
        (TEXT + ";;\r\n;\r\n").encode(),
    ],
    ids=["utf8", "bom", "windows", "utf16", "lf", "cr", "comma", "tab", "sep", "empty-lines"],
)
def test_a_file_is_read_however_it_was_saved(raw: bytes) -> None:
    assert values(raw) == ROWS


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (TEXT.encode("mac_roman"), 2),
        (TEXT.encode("cp865"), 2),
        (b"Organisation\nAbc\n" + "Åkerö".encode() + b"\n" + "Ängsråd\n".encode("cp1252"), 4),
        (TEXT.encode().decode("cp1252").encode(), 2),
        ("Organisation\n�ker�\n".encode(), 2),
    ],
    ids=["mac", "dos", "two-encodings", "wrong-turn", "lost"],
)
def test_letters_that_may_be_wrong_are_refused_with_their_line(raw: bytes, line: int) -> None:
    with pytest.raises(SheetRefusedError) as refused:
        from_csv(raw)

    assert refused.value.faults[0].line == line
    assert "UTF-8" in refused.value.faults[0].sentence


def test_a_row_of_another_width_is_refused_with_its_line() -> None:
    with pytest.raises(SheetRefusedError) as refused:
        from_csv(b"a;b\n1;2\n1;2;3\n1\n")

    assert [one.line for one in refused.value.faults] == [3, 4]


def test_a_line_is_counted_where_a_value_has_several() -> None:
    rows = from_csv(b'a;b\n"1\n1";2\n3;4\n')

    assert [row.line for row in rows] == [1, 2, 4]


def test_a_quotation_mark_left_open_is_told() -> None:
    with pytest.raises(SheetRefusedError, match="citattecken"):
        from_csv(b'a;b\n"1;2\n3;4\n')


@pytest.mark.parametrize("raw", [b"\x00\x01\x02", codecs.BOM_UTF16_LE + b"a", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(SheetRefusedError):
        from_csv(raw)


@pytest.mark.parametrize("cell", ["=1+1", "+46", "-", "@post"])
def test_the_guard_of_formulas_is_undone(cell: str) -> None:
    assert values(f"a;b\n'{cell};'94\n".encode())[1] == (cell, "'94")


def test_a_file_of_endless_rows_is_given_up() -> None:
    with pytest.raises(SheetRefusedError, match="mycket mer"):
        from_csv(b"a\n" * 900_000)
