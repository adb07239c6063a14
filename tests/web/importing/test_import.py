"""`forum import`: what is refused, what is corrected, and that nothing is half written."""

import json
from pathlib import Path

import pytest

from tests.web.program import Forum, copy_of_history


@pytest.fixture
def forum(tmp_path: Path) -> Forum:
    return Forum(tmp_path / "data")


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return copy_of_history(tmp_path / "history")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda raw: raw.replace(b"organization_key", b"organisation"), "organization_key"),
        (lambda raw: raw.replace("å".encode(), b"\xe5"), "UTF-8"),
        (lambda raw: raw.replace(b"2018-03-28,dialogue", b"2018-13-28,dialogue", 1), "2018-13-28"),
        (lambda raw: raw.replace(b",civos,", b",nobody,", 1), "nobody"),
        (lambda raw: raw.replace(b",member,", b",visitor,", 1), "visitor"),
    ],
    ids=["missing column", "another encoding", "no such day", "no such organization", "no word"],
)
def test_a_bad_file_is_refused_with_file_and_line_and_nothing_is_written(
    forum: Forum, history: Path, change: object, told: str
) -> None:
    forum("init")
    forum("import", str(history), "--dry-run")
    before = json.loads(forum("status", "--json").stdout)["events"]
    attendance = history / "attendance.csv"
    assert callable(change)
    attendance.write_bytes(change(attendance.read_bytes()))

    result = forum("import", str(history))

    assert result.exit_code > 0
    assert "attendance.csv, line " in result.stderr
    assert told in result.stderr
    assert json.loads(forum("status", "--json").stdout)["events"] == before


def test_a_text_over_the_limit_is_refused(forum: Forum, history: Path) -> None:
    forum("init")
    views = history / "views_summary.csv"
    long = b"the state does not make enough use of knowledge " + b"x" * 600_000
    views.write_bytes(
        views.read_bytes().replace(b"the state does not make enough use of knowledge ", long)
    )

    result = forum("import", str(history))

    assert result.exit_code > 0
    assert "views_summary.csv, line 2" in result.stderr
    assert "limit" in result.stderr


def test_a_changed_row_is_shown_in_both_versions_and_refused(forum: Forum, history: Path) -> None:
    forum("init")
    forum("import", str(history))
    _change_place(history)

    result = forum("import", str(history))

    assert result.exit_code > 0
    assert "meetings.csv, line 12" in result.stderr
    assert "'Kulturdepartementet, Stockholm'" in result.stderr
    assert "'Rosenbad, Stockholm'" in result.stderr


def test_a_changed_row_is_struck_and_entered_anew_with_a_reason(
    forum: Forum, history: Path
) -> None:
    forum("init")
    forum("import", str(history))
    _change_place(history)

    result = forum("import", str(history), "--correct", "the invitation names another house")

    assert result.exit_code == 0, result.stderr
    topics = [json.loads(line)["topic"] for line in forum("events", "--json").stdout.splitlines()]
    assert "meeting.struck" in topics
    assert forum("import", str(history)).stdout.splitlines()[-1] == "0 events written"


def test_a_day_that_is_learned_later_is_a_correction_and_no_new_row(
    forum: Forum, history: Path
) -> None:
    forum("init")
    forum("import", str(history))
    meetings = history / "meetings.csv"
    meetings.write_bytes(meetings.read_bytes().replace(b"2020-12,pre_", b"2020-12-04,pre_"))
    before = forum("events", "--json").stdout.count('"meeting.planned"')

    result = forum("import", str(history), "--correct", "the day is known now")

    assert result.exit_code == 0, result.stderr
    ids = {
        json.loads(line)["aggregate_id"]
        for line in forum("events", "--json").stdout.splitlines()
        if json.loads(line)["topic"] == "meeting.planned"
    }
    assert len(ids) == before


def test_a_row_that_is_gone_is_only_reported(forum: Forum, history: Path) -> None:
    forum("init")
    forum("import", str(history))
    publications = history / "publications.csv"
    lines = publications.read_bytes().splitlines(keepends=True)
    publications.write_bytes(b"".join(lines[:-1]))

    result = forum("import", str(history))

    assert result.exit_code == 0
    assert "the row 2020|annual_publication is gone" in result.stdout


def _change_place(history: Path) -> None:
    meetings = history / "meetings.csv"
    meetings.write_bytes(
        meetings.read_bytes().replace(b'"Kulturdepartementet, Stockholm"', b'"Rosenbad, Stockholm"')
    )
