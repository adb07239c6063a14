"""The `forum` program as its users meet it: what it prints, and how it says no."""

import json
import shutil
import socket
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.cli import main

HISTORY = Path(__file__).parents[2] / "web" / "demo" / "history"


@pytest.fixture
def forum(tmp_path: Path) -> "Forum":
    return Forum(tmp_path / "data")


class Forum:
    """The program on one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(
            main,
            arguments,
            env={"FORUM_DATA": str(self.data), "FORUM_LOGGING": "error", **environment},
        )


@pytest.fixture
def history(tmp_path: Path) -> Path:
    folder = tmp_path / "history"
    shutil.copytree(HISTORY, folder)
    return folder


def _one_line(result: Result) -> str:
    assert result.exit_code > 0
    assert result.exception is None or isinstance(result.exception, SystemExit)
    (line,) = result.stderr.strip().splitlines()
    return line


def test_init_import_and_seats_go_from_an_empty_folder_to_an_answer(
    forum: Forum, history: Path
) -> None:
    assert forum("init").exit_code == 0
    assert forum("import", str(history)).exit_code == 0

    result = forum("seats", "pgf", "--on", "2018-05-01", "--json")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert {
        "name": "Civos",
        "side": "civil_society",
        "status": "seat",
        "seats": 5,
        "order": None,
    } in lines
    assert next(line["name"] for line in lines if line["status"] == "reserve") == (
        "Coompanion Sverige"
    )


def test_the_same_folder_again_writes_nothing(forum: Forum, history: Path) -> None:
    forum("init")
    forum("import", str(history))
    before = json.loads(forum("status", "--json").stdout)["events"]

    result = forum("import", str(history))

    assert result.stdout.splitlines()[-1] == "0 events written"
    assert json.loads(forum("status", "--json").stdout)["events"] == before


def test_a_dry_run_shows_events_and_writes_none(forum: Forum, history: Path) -> None:
    forum("init")
    forum("import", str(history), "--dry-run")
    before = json.loads(forum("status", "--json").stdout)["events"]

    result = forum("import", str(history), "--dry-run")

    assert "would write 198 presence.opened" in result.stdout
    assert json.loads(forum("status", "--json").stdout)["events"] == before


def test_status_is_one_json_object_without_secrets(forum: Forum) -> None:
    forum("init")

    result = forum("status", "--json", FORUM_SECRET_KEY="canary-of-a-secret")

    told = json.loads(result.stdout)
    assert {"events", "position", "forums", "read_position", "read_model_version"} <= told.keys()
    assert told["lag"] == 0
    assert "canary" not in result.stdout


def test_topics_are_listed_one_a_line(forum: Forum) -> None:
    lines = forum("topics").stdout.splitlines()

    assert "minutes.published" in lines
    assert lines == sorted(set(lines))


def test_nothing_works_before_init_and_says_so(forum: Forum) -> None:
    assert "forum init" in _one_line(forum("status"))


def test_an_unknown_forum_is_refused(forum: Forum) -> None:
    forum("init")

    assert "there is no forum nowhere here" in _one_line(forum("seats", "nowhere"))


def test_an_unknown_day_is_refused(forum: Forum, history: Path) -> None:
    forum("init")
    forum("import", str(history))

    assert "--on 2018-05-01" in _one_line(forum("seats", "pgf", "--on", "2018-02-30"))


def test_an_unknown_setting_is_told_and_a_close_one_suggested(forum: Forum) -> None:
    result = forum("init", FORUM_DATE="x")

    assert "did you mean FORUM_DATA?" in result.stderr


def test_a_demo_is_not_made_on_another_installation(forum: Forum) -> None:
    forum("init")

    assert "FORUM_DATA" in _one_line(forum("demo", "--no-serve"))


def test_a_busy_port_is_refused(forum: Forum) -> None:
    forum("init")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        line = _one_line(forum("serve", "--port", str(taken.getsockname()[1])))

    assert "--port" in line


def test_a_lost_key_file_is_refused(forum: Forum) -> None:
    forum("init")
    (forum.data / "secret" / "master.key").unlink()

    assert "master.key" in _one_line(forum("status"))


def test_a_log_of_a_newer_version_is_refused(forum: Forum) -> None:
    forum("init")
    log = sqlite3.connect(forum.data / "log" / "log.db")
    log.execute(
        "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
        "VALUES (?, 1, 'future.happened', '{}')",
        ("0" * 32,),
    )
    log.commit()
    log.close()

    assert "newer version" in _one_line(forum("status"))


def test_a_damaged_read_model_is_rebuilt(forum: Forum, history: Path) -> None:
    forum("init")
    forum("import", str(history))
    (path,) = (forum.data / "read").glob("read-*.db")
    path.write_bytes(b"this is no database" * 100)

    result = forum("seats", "pgf", "--on", "2018-05-01")

    assert result.exit_code == 0
    assert "Civos" in result.stdout


def test_a_lost_read_model_is_rebuilt(forum: Forum) -> None:
    forum("init")
    forum("status")
    shutil.rmtree(forum.data / "read")

    assert json.loads(forum("status", "--json").stdout)["lag"] == 0


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    assert "FORUM_DATA" in _one_line(Forum(tmp_path / "file" / "data")("init"))


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
