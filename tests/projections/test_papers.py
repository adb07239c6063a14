"""The papers of a meeting, as they are read."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from forum.access.roles import Role
from forum.meeting.meeting import Meeting
from forum.meeting.paper_events import PaperGround
from forum.record.text import TextRef
from forum.record.when import When
from projections.papers import PaperRow, papers
from projections.visible import seen_by
from tests.projections.given import meeting, named, ref, worded
from tests.projections.telling import SEES, here, told

MEMBERS = seen_by(Role.MEMBER)
BECAUSE = worded(ref())


def test_everybody_reads_what_is_public_and_members_all_papers(tmp_path: Path) -> None:
    it = meeting()
    with here():
        it.add_paper(named("Öppen"), file(), "sv", pages=3)
        it.add_paper(named("För ledamöter"), file(), "sv", is_public=False)
        conn = told(tmp_path, it)

    assert _titles(_read(conn, it)) == ["Öppen"]
    assert _titles(_read(conn, it, sees=MEMBERS)) == ["Öppen", "För ledamöter"]


def test_a_paper_that_was_opened_to_all_is_told_by_its_newest_file_only(tmp_path: Path) -> None:
    it, secret, opened = meeting(), file(), file()
    with here():
        it.add_paper(named("Underlag"), secret, "sv", is_public=False)
        it.replace_paper(1, opened, "sv", BECAUSE)
        it.publish_paper(1)
        conn = told(tmp_path, it)

    (row,) = _read(conn, it)

    assert (row["file"], row["is_public"]) == (opened, True)
    assert str(secret.text_id) not in "".join(
        str(one) for one in conn.execute("SELECT file FROM meeting_papers WHERE audience='public'")
    )


def test_a_withdrawn_paper_keeps_its_place_and_reason_and_names_no_file(tmp_path: Path) -> None:
    it = meeting()
    with here():
        it.add_paper(named("Underlag"), file(), "sv")
        it.add_paper(named("Bilaga"), file(), "sv")
        it.withdraw_paper(1, PaperGround.SECRECY, BECAUSE)
        conn = told(tmp_path, it)

    first, _second = _read(conn, it, day=date(2021, 1, 2))

    assert (first["number"], first["file"], first["withdrawal_ground"]) == (1, None, "secrecy")
    assert first["withdrawn_on"] == "2021-01-02"
    assert first["withdrawn_because"][0][0] == "sv"


def test_papers_are_read_in_the_order_they_were_put_in(tmp_path: Path) -> None:
    it = meeting()
    with here():
        for title in ("Ett", "Två", "Tre"):
            it.add_paper(named(title), file(), "sv")
        it.reorder_papers([3, 1, 2])
        it.describe_paper(3, named("Tredje"))
        conn = told(tmp_path, it)

    assert _titles(_read(conn, it)) == ["Tredje", "Ett", "Två"]


def test_papers_of_a_meeting_that_is_kept_back_are_for_the_secretariat_alone(
    tmp_path: Path,
) -> None:
    it = meeting(is_draft=True)
    with here():
        it.add_paper(named("Underlag"), file(), "sv")
        conn = told(tmp_path, it)

    assert _read(conn, it) == _read(conn, it, sees=MEMBERS) == []
    assert _titles(_read(conn, it, sees=seen_by(Role.SECRETARIAT))) == ["Underlag"]


def test_a_past_day_shows_the_papers_that_were_there(tmp_path: Path) -> None:
    it = meeting()
    with here(effective=When("2018-03-20")):
        it.add_paper(named("Tidig"), file(), "sv")
    with here(effective=When("2018-03-27")):
        it.add_paper(named("Sen"), file(), "sv")
        conn = told(tmp_path, it)

    assert _titles(_read(conn, it, day=date(2018, 3, 22))) == ["Tidig"]


@pytest.mark.parametrize("media_type", ["application/pdf", "text/plain"])
def test_only_texts_are_opened_for_the_read_model(tmp_path: Path, media_type: str) -> None:
    from projections.told import tell

    class Texts:
        asked: set[Any] = set()  # noqa: RUF012 - one a class

        def read_texts(self, ids: Any) -> dict[Any, bytes]:
            self.asked |= set(ids)
            return {}

    class Keys:
        def get(self, ids: Any) -> dict[Any, bytes]:
            return {}

    it, source, keys = meeting(), Texts(), type("Both", (), {"texts": Keys(), "personal": Keys()})
    one = TextRef(text_id=uuid4(), sha256="0" * 64, size=1, media_type=media_type)
    with here():
        it.add_paper(named("Underlag"), one, "sv")
        from projections.all import PROJECTIONS
        from projections.read_model import ReadModel

        rooms = ReadModel(tmp_path / "read.db", PROJECTIONS).rooms
        Texts.asked = set()
        tell(enumerate(it.collect_events(), 1), source, keys, rooms)  # type: ignore[arg-type]

    assert Texts.asked == (set() if media_type == "application/pdf" else {one.text_id})


def file() -> TextRef:
    return TextRef(text_id=uuid4(), sha256="0" * 64, size=9, media_type="application/pdf")


def _read(
    conn: sqlite3.Connection, it: Meeting, sees: str = SEES, day: date | None = None
) -> list[PaperRow]:
    return papers(conn, sees=sees, meeting_id=str(it.id), day=day)


def _titles(rows: list[PaperRow]) -> list[str]:
    return [row["title"][0][1] for row in rows]
