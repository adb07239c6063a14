from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from web.sheets.reading import MOST_ROWS, read_sheet
from web.sheets.refused import SheetRefusedError
from web.sheets.xlsx_in import from_xlsx


def book(*rows: list[Any], **more: list[list[Any]]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for name, others in more.items():
        other = made.create_sheet(name)
        for row in others:
            other.append(row)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def changed(raw: bytes, **parts: bytes) -> bytes:
    """The file with parts put in the places of others, by the end of their names."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(saved, "w", 8) as new:
        for name in old.namelist():
            ends = [end for end in parts if name.replace("/", "_").replace(".", "_").endswith(end)]
            new.writestr(name, parts[ends[0]] if ends else old.read(name))
    return saved.getvalue()


def sentence(raw: bytes) -> str:
    with pytest.raises(SheetRefusedError) as refused:
        read_sheet(raw, "medlemmar.xlsx")
    return refused.value.faults[0].sentence


def test_values_are_read_as_they_are_seen() -> None:
    raw = book(
        ["Organisation", "Platser", "Från", "Orgnr"],
        [None, None, None, None],
        ["Åkerö  Ängsråd", 2.0, date(2026, 1, 31), 8029999995],
    )

    rows = from_xlsx(raw).rows

    assert [row.line for row in rows] == [1, 3]
    assert rows[1].values == ("Åkerö Ängsråd", "2", "2026-01-31", "8029999995")


def test_the_first_sheet_that_holds_anything_is_read_and_the_others_are_named() -> None:
    found = from_xlsx(book(Medlemmar=[["Organisation"], ["Åkerö"]], Anteckningar=[["Tack"]]))

    assert found.rows[1].values == ("Åkerö",)
    assert found.left_out == ["Sheet", "Anteckningar"]


def test_a_formula_counts_by_its_value_and_is_refused_without_one() -> None:
    raw = book(["Organisation"], ['=CONCATENATE("Å","kerö")'])
    with_value = changed(
        raw,
        sheet1_xml=b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Organisation</t></is></c></row>'
        b'<row r="2"><c r="A2" t="str"><f>1+1</f><v>Abc</v></c></row></sheetData></worksheet>',
    )

    assert from_xlsx(with_value).rows[1].values == ("Abc",)
    assert "formel utan värde" in sentence(raw)


def test_macros_are_refused() -> None:
    raw = book(["Organisation"], ["Åkerö"])
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        types = parts.read("[Content_Types].xml")
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"

    raw = changed(raw, **{"Types]_xml": types.replace(kind, macros)})

    assert "makron" in sentence(raw)


def test_entities_are_refused_before_they_grow() -> None:
    laughs = (
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b"<worksheet>&b;</worksheet>"
    )

    assert "skadad" in sentence(changed(book(["a"], ["b"]), sheet1_xml=laughs))


def test_what_unpacks_to_far_too_much_is_refused() -> None:
    bomb = b"<worksheet>" + b" " * (20 * 1024 * 1024) + b"</worksheet>"

    assert "mycket mer" in sentence(changed(book(["a"], ["b"]), sheet1_xml=bomb))


def test_a_million_rows_are_refused() -> None:
    rows = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % number for number in range(1, 400_000))
    raw = changed(book(["a"], ["b"]), sheet1_xml=b"<worksheet>" + rows + b"</worksheet>")

    assert "mycket mer" in sentence(raw) or "för stor" in sentence(raw)


def test_a_cell_far_down_costs_nothing() -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Organisation</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>Abc</t></is></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )

    assert len(from_xlsx(changed(book(["a"], ["b"]), sheet1_xml=far)).rows) == 2


@pytest.mark.parametrize(
    "raw",
    [b"PK\x03\x04" + b"\x00" * 40, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600],
    ids=["damaged", "old"],
)
def test_what_cannot_be_opened_is_refused_with_what_to_do(raw: bytes) -> None:
    assert "para" in sentence(raw)


def test_a_file_has_a_thousand_rows_at_most() -> None:
    raw = "\n".join(["Organisation", *(f"Förening {n}" for n in range(MOST_ROWS + 1))]).encode()

    assert "dela den" in sentence(raw)
