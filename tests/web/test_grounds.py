"""What a page rests on: the section says the main ground once, rows say what is weaker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from projections.grounds import Caution, Ground
from projections.names import Words
from web.public.grounds import Based, grounds, mostly, shared


def ground(basis: str, source: str, note: Words | None = None, code: str = "") -> Ground:
    return Ground(
        position=1,
        act="attended",
        effective=None,
        basis=basis,
        source=source,
        note=note,
        cautions=[Caution(code=code, reason=None)] if code else [],
    )


@pytest.fixture(autouse=True)
def _swedish(app: Flask) -> Iterator[None]:
    with app.test_request_context(headers={"Accept-Language": "sv"}):
        yield


def test_each_basis_names_each_source_once_and_the_strongest_stands_first() -> None:
    found = grounds([ground("inferred", "A"), ground("fact", "B; A"), ground("fact", "A")])

    assert found.based == (Based("belagt", ("B", "A")), Based("slutsats", ("A",)))


def test_a_row_says_what_is_weaker_than_its_section() -> None:
    strong, weak = ground("fact", "A"), ground("inferred", "A")
    section = mostly([[strong], [strong], [weak]])

    assert section.based == (Based("belagt", ("A",)),)
    assert not grounds([strong], but=section)
    assert grounds([weak], but=section).based == (Based("slutsats", ()),)


def test_a_note_that_all_rows_share_is_the_sections() -> None:
    cut, other = (("sv", "listan är avklippt"),), (("en", "came late"),)
    rows = [[ground("fact", "A", cut)], [ground("fact", "A", cut), ground("fact", "A", other)]]
    section = shared(rows)

    assert [note.text for note in section.notes] == ["listan är avklippt"]
    assert [(n.text, n.lang) for n in grounds(rows[1], but=section).notes] == [("came late", "en")]


def test_a_caution_is_said_in_words_and_stays_with_its_row() -> None:
    row = ground("fact", "A", code="W5")
    section = mostly([[row]])

    assert section.remarks == ()
    assert [remark.sentence for remark in grounds([row], but=section).remarks] == [
        "Fler personer än organisationen har platser."
    ]
