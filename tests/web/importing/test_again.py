"""The same files again, with rows that are gone, back, learned or corrected."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.closed import closed_in
from forum.record.ids import derived_id
from forum.record.text import TextRef
from tests.web.program import Forum
from web.importing.files import FILES
from web.importing.keys import key_parts, key_text
from web.installation import Installation
from web.settings import Settings

PGF = derived_id("forum", "pgf")
COLUMNS = {file.name: file.columns for file in FILES}
ORGANIZATIONS = [
    {"key": "civos", "name": "Civos", "basis": "fact"},
    {"key": "lsu", "name": "LSU", "basis": "fact"},
]


def meeting(day: str, **more: str) -> dict[str, str]:
    return {"date": day, "kind": "dialogue", "status": "planned", "basis": "fact", **more}


def member(key: str, **more: str) -> dict[str, str]:
    said = {"forum_year": "2017", "purpose": "theme 1", "organization": key, "capacity": "member"}
    place = {"organization_key": key, "side": "civil_society", "basis": "fact"}
    return {**said, **place, **more}


class Again:
    """A forum and its folder of files, which is written anew before each import."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.forum = Forum(self.data)
        self.forum("init")

    def read(self, *arguments: str, **files: list[dict[str, str]]) -> Any:
        """Import these rows, by file."""
        (self.folder / "files").mkdir(exist_ok=True)
        for name, rows in {"organization_names": ORGANIZATIONS, **files}.items():
            path = self.folder / "files" / f"{name}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS[path.name], restval="")
                writer.writeheader()
                writer.writerows(rows)
        return self.forum("import", str(self.folder / "files"), *arguments)

    def topics(self) -> Counter[str]:
        """How many events of each topic the log holds."""
        lines = self.forum("events", "--json").stdout.splitlines()
        return Counter(json.loads(line)["topic"] for line in lines)


@pytest.fixture
def again(tmp_path: Path) -> Again:
    return Again(tmp_path)


@pytest.fixture
def installation(again: Again) -> Iterator[Installation]:
    """The same installation, to read its log and to act in it."""
    key_file = again.data / "secret" / "master.key"
    opened = Installation(Settings(data=again.data, key_file=key_file))
    yield opened
    opened.close()


def log(installation: Installation) -> list[Any]:
    """Every event so far."""
    recorder: Any = installation.governance.recorder
    decode = installation.governance.mapper.decode  # type: ignore[attr-defined]
    return [decode(*row[1:]) for row in recorder.read_rows(0, 1000)]


def secretariat(installation: Installation) -> UUID:
    """The office that keeps the forum's record."""
    offices = [event for event in log(installation) if event.TOPIC == "office.opened"]
    found: UUID = next(one.originator_id for one in offices if one.kind is OfficeKind.SECRETARIAT)
    return found


def ok(result: Any) -> str:
    assert result.exit_code == 0, result.stderr
    return str(result.stdout)


def test_a_meeting_of_the_same_month_is_new_once_the_day_of_the_first_was_learned(
    again: Again,
) -> None:
    ok(again.read(meetings=[meeting("2017-02")]))
    ok(again.read("--correct", "dagen är känd", meetings=[meeting("2017-02-01")]))
    struck = again.topics()["meeting.struck"]

    ok(again.read(meetings=[meeting("2017-02-01"), meeting("2017-02-15")]))

    assert again.topics()["meeting.struck"] == struck
    assert again.topics()["meeting.planned"] == 3


def gone_and(again: Again, *back: dict[str, str]) -> Any:
    """Import two meetings, then the first with a third, then these and others."""
    ok(again.read(meetings=[meeting("2017-02-01"), meeting("2017-03-01")]))
    ok(again.read(meetings=[meeting("2017-02-01"), meeting("2017-04-01")]))
    return gone_and_again(again, *back)


def gone_and_again(again: Again, *back: dict[str, str]) -> Any:
    """Import the first and the third meeting, and others."""
    return again.read(meetings=[meeting("2017-02-01"), meeting("2017-04-01"), *back])


def test_a_row_that_comes_back_as_it_was_is_the_row_that_it_was(again: Again) -> None:
    ok(gone_and(again, meeting("2017-03-01")))

    assert again.topics()["meeting.planned"] == 3
    assert again.topics()["source_file.read_again"] == 2


def test_a_row_that_comes_back_otherwise_is_shown_in_both_versions(again: Again) -> None:
    result = gone_and(again, meeting("2017-03-01", place="Rosenbad"))

    assert result.exit_code > 0
    assert "place was '', is 'Rosenbad'" in result.stderr


def test_a_row_that_comes_back_after_all_of_it_was_struck_is_new(
    again: Again, installation: Installation
) -> None:
    ok(gone_and(again))
    planned = [event for event in log(installation) if event.TOPIC == "meeting.planned"]
    with acting(secretariat(installation), forum_id=PGF):
        installation.governance.strike_event(
            aggregate_id=planned[1].originator_id, version=1, reason="mötet fanns inte"
        )

    ok(gone_and_again(again, meeting("2017-03-01")))

    assert again.topics()["meeting.planned"] == 4


def test_a_row_that_comes_back_and_whose_text_was_erased_counts_as_unchanged(
    again: Again, installation: Installation
) -> None:
    ok(gone_and(again))
    (read,) = [
        event
        for event in log(installation)
        if event.TOPIC == "source_file.read" and event.name == "meetings.csv"
    ]
    installation.store.keys.texts.destroy([read.text.text_id])

    ok(gone_and_again(again, meeting("2017-03-01", place="Rosenbad")))

    assert again.topics()["meeting.planned"] == 3


def test_a_correction_strikes_no_year_and_nothing_that_other_rows_fill(again: Again) -> None:
    met = meeting("2017-02-01")
    group = [member("civos"), member("lsu")]
    ok(again.read(meetings=[met], planning_groups=group))
    before = again.topics()

    ok(
        again.read(
            "--correct",
            "fel i källan",
            meetings=[meeting("2017-02-01", place="Rosenbad")],
            planning_groups=[member("civos", head_count="2"), member("lsu")],
        )
    )

    made = again.topics() - before
    assert not made.keys() & {"forum_year.struck", "forum_year.opened", "group.formed"}
    assert (made["meeting.struck"], made["meeting.planned"]) == (1, 1)
    assert (made["group.struck"], made["group.member_joined"]) == (1, 1)


def test_a_group_of_one_row_is_formed_anew_under_its_id(
    again: Again, installation: Installation
) -> None:
    ok(again.read(planning_groups=[member("civos")]))
    ok(again.read("--correct", "fel", planning_groups=[member("civos", head_count="2")]))

    formed = [event.originator_id for event in log(installation) if event.TOPIC == "group.formed"]
    assert len(formed) == 2
    assert len(set(formed)) == 1


def test_a_sign_that_divides_keys_may_stand_in_a_value() -> None:
    for parts in (["a|b", "c"], ["a", "b|c"], ["a\\", "b"], ["a\\|b", ""], ["", ""], ["å\n|"]):
        assert key_parts(key_text(*parts)) == parts
    assert key_text("a|b", "c") != key_text("a", "b|c")
    assert key_text("2017-02-01", "dialogue") == "2017-02-01|dialogue"


def test_rows_whose_values_hold_the_dividing_sign_are_two_rows(again: Again) -> None:
    ok(again.read(planning_groups=[member("civos", purpose="a|b"), member("lsu", purpose="a")]))

    assert again.topics()["group.formed"] == 2
    assert ok(again.read()).splitlines()[-1] == "0 events written"


def test_a_row_that_is_left_out_leaves_no_text_behind(
    again: Again, installation: Installation
) -> None:
    remark = {"view_key": "v1", "kind": "other", "setting": "dialogue", "giver": "participants"}
    ok(again.read(views_summary=[{**remark, "basis": "fact", "basis_note": "lämnas åt sidan"}]))

    named = {
        closed.text_id
        for event in log(installation)
        for closed in closed_in(event)
        if isinstance(closed, TextRef)
    }
    with closing(sqlite3.connect(again.data / "log" / "log.db")) as conn:
        stored = {row[0] for row in conn.execute("SELECT text_id FROM texts")}
    assert len(stored) == len(named)
