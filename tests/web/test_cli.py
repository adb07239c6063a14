"""The `forum` program as its users meet it: what it prints, and how it says no."""

import json
import shutil
import socket
import sqlite3
from pathlib import Path

import pytest

from tests.web.program import Forum, copy_of_history, one_line


@pytest.fixture
def forum(tmp_path: Path) -> Forum:
    return Forum(tmp_path / "data")


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return copy_of_history(tmp_path / "history")


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
    assert "forum init" in one_line(forum("status"))


def test_an_unknown_forum_is_refused(forum: Forum) -> None:
    forum("init")

    assert "There is no forum nowhere here" in one_line(forum("seats", "nowhere"))


def test_a_refusal_is_said_in_swedish_if_that_is_asked(forum: Forum) -> None:
    forum("init")

    assert one_line(forum("--language", "sv", "seats", "ingenstans")) == (
        "forum: Forum ingenstans finns inte här."
    )


def test_an_unknown_day_is_refused(forum: Forum, history: Path) -> None:
    forum("init")
    forum("import", str(history))

    assert "--on 2018-05-01" in one_line(forum("seats", "pgf", "--on", "2018-02-30"))


def test_an_unknown_setting_is_told_and_a_close_one_suggested(forum: Forum) -> None:
    result = forum("init", FORUM_DATE="x")

    assert "did you mean FORUM_DATA?" in result.stderr


def test_a_demo_is_not_made_on_another_installation(forum: Forum) -> None:
    forum("init")

    assert "FORUM_DATA" in one_line(forum("demo", "--no-serve"))


def test_a_busy_port_is_refused(forum: Forum) -> None:
    forum("init")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        line = one_line(forum("serve", "--port", str(taken.getsockname()[1])))

    assert "--port" in line


def test_a_lost_key_file_is_refused(forum: Forum) -> None:
    forum("init")
    (forum.data / "secret" / "master.key").unlink()

    assert "master.key" in one_line(forum("status"))


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

    assert "newer version" in one_line(forum("status"))


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

    assert "FORUM_DATA" in one_line(Forum(tmp_path / "file" / "data")("init"))
