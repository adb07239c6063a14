"""`forum import-sheet` shows what a file would do, and writes all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.walk.people import Place
from tests.web.program import Forum

HEAD = "organization,side,person,email,year"


@pytest.fixture
def place() -> Iterator[Place]:
    place = Place()
    yield place
    place.close()


@pytest.fixture
def forum(place: Place) -> Forum:
    made = Forum(place.folder)
    assert made("init").exit_code == 0  # the accounts, where mailboxes are
    return made


def file_of(folder: Path, *rows: str) -> str:
    path = folder / "members.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    return str(path)


def topics(place: Place) -> list[str]:
    return [event.TOPIC for event in place.events()]


def test_a_file_is_shown_then_written_once(place: Place, forum: Forum, tmp_path: Path) -> None:
    file = file_of(tmp_path, "Åkerö Ängsråd,,,,", "Org 1,,,,")
    asked = ["import-sheet", file, "--forum", "prov"]
    before = topics(place)

    only_shown = forum(*asked)  # nobody answers the question
    assert only_shown.exit_code > 0
    assert "Åkerö Ängsråd: New" in only_shown.stdout
    assert "Organization registered" in only_shown.stdout
    assert "3: Org 1: Here already" in only_shown.stdout
    assert topics(place) == before

    written = forum(*asked, "--yes")
    assert written.exit_code == 0, written.stderr
    assert "events written" in written.stdout
    assert "organization.registered" in topics(place)[len(before) :]

    again = forum(*asked, "--yes")
    assert again.exit_code == 0
    assert "nothing was written" in again.stdout
    assert topics(place).count("office.opened") == before.count("office.opened") + 1


def test_a_wrong_row_stops_all_unless_it_is_left_out(
    place: Place, forum: Forum, tmp_path: Path
) -> None:
    file = file_of(tmp_path, "Bagarna,,,,", "Kocken,mars,,,")
    before = topics(place)

    stopped = forum("import-sheet", file, "--forum", "prov", "--yes")
    assert stopped.exit_code > 0
    assert "mars is no side of the forum" in stopped.stdout
    assert topics(place) == before

    left_out = forum("import-sheet", file, "--forum", "prov", "--yes", "--leave-out", "3")
    assert left_out.exit_code == 0, left_out.stderr


def test_what_may_be_here_is_said_to_be_another_one(
    place: Place, forum: Forum, tmp_path: Path
) -> None:
    file = file_of(tmp_path, "ORG 1,,,,")

    asked = forum("import-sheet", file, "--forum", "prov", "--yes")
    assert asked.exit_code > 0
    assert "? Org 1" in asked.stdout

    assert forum("import-sheet", file, "--forum", "prov", "--yes", "--new", "2").exit_code == 0


def test_a_file_that_cannot_be_read_is_refused_with_its_line(forum: Forum, tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes("organization\nÅkerö\n".encode("mac_roman"))

    refused = forum("--language", "sv", "import-sheet", str(path), "--forum", "prov")

    assert refused.exit_code > 0
    assert "members.csv, 2: Det går inte att avgöra" in refused.stderr
