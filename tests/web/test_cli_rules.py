"""`forum rules`: the versions, and how a year followed them, as on a day and as it was known."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.program import Forum, one_line
from web.installation import Installation


@pytest.fixture
def forum(demo: Installation) -> Forum:
    return Forum(demo.settings.data)


def told(forum: Forum, *arguments: str) -> list[dict[str, Any]]:
    result = forum("rules", "exempel", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_versions_say_which_is_in_force_on_the_day_asked_about(forum: Forum) -> None:
    def in_force(day: str) -> dict[str, str]:
        return {line["version"]: line["in_force"] for line in told(forum, "--on", day)}

    assert in_force("2026-05-31") == {"2027-1": "no", "2026-2": "no", "2026-1": "yes"}
    assert in_force("2026-06-01") == {"2027-1": "no", "2026-2": "yes", "2026-1": "no"}


def test_a_year_tells_each_limit_with_its_cases_and_what_is_said_of_it(forum: Forum) -> None:
    lines = {line["limit"]: line for line in told(forum, "2026", "--on", "2026-12-31")}

    line = lines["publish_minutes_days"]
    assert (line["state"], line["kept"], line["not_kept"]) == ("not_kept", 4, 1)
    assert line["set_to"] == {"2026-1": 14, "2026-2": 21}
    assert "väntade" in line["explanation"]["sv"]


def test_a_limit_tells_every_case_with_the_event_that_shows_it(forum: Forum) -> None:
    (late, *others) = told(forum, "2026", "invitation_days", "--on", "2026-12-31")

    assert (late["outcome"], late["ref"], late["due"]) == ("not_kept", "2026-04", "2026-09-09")
    events = [json.loads(line) for line in forum("events", "--json").stdout.splitlines()]
    topics = {event["position"]: event["topic"] for event in events}
    assert {topics[case["position"]] for case in (late, *others)} == {"meeting.convened"}
    assert late["reason"]["sv"].startswith("Mötet i september")


def test_the_account_is_told_as_it_was_known_at_a_position(forum: Forum) -> None:
    events = [json.loads(line) for line in forum("events", "--json").stdout.splitlines()]
    explained = next(e["position"] for e in events if e["topic"] == "forum_year.limit_explained")

    then = told(forum, "2026", "--on", "2026-12-31", "--as-of", str(explained - 1))

    assert {line["explanation"] for line in then} == {None}


def test_a_forum_that_there_is_not_is_refused(forum: Forum) -> None:
    assert one_line(forum("rules", "nowhere"))
