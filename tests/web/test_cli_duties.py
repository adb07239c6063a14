"""`forum duties` tells what is to be done, on a day and as it was known at a position."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.program import Forum, one_line
from web.installation import Installation


@pytest.fixture
def forum(demo: Installation) -> Forum:
    return Forum(demo.settings.data)


def lines(forum: Forum, *arguments: str) -> list[dict[str, Any]]:
    result = forum("duties", "exempel", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_duty_is_a_line_that_says_whose_it_is_and_until_when(forum: Forum) -> None:
    found = lines(forum, "--on", "2026-03-27")

    publish = next(line for line in found if line["kind"] == "publish_minutes")
    assert publish["ref"] == "2026-02"
    assert (publish["whose"], publish["due"], publish["is_late"]) == (
        "secretariat",
        "2026-04-08",
        False,
    )


def test_duties_can_be_asked_for_one_organization(forum: Forum) -> None:
    mine = lines(forum, "--on", "2026-03-27", "--organization", "akero-kommun")

    assert {line["whose_id"] for line in mine} == {"akero-kommun"}
    assert {line["kind"] for line in mine} == {"answer"}


def test_what_was_not_known_at_a_position_is_no_duty_then(forum: Forum) -> None:
    now = lines(forum, "--on", "2026-03-27")
    first = json.loads(forum("events", "--json").stdout.splitlines()[-1])["position"]
    events = [json.loads(line) for line in forum("events", "--json").stdout.splitlines()]
    held = next(
        event["position"]
        for event in events
        if event["topic"] == "meeting.held" and event["effective"] == "2026-03-25"
    )

    then = lines(forum, "--on", "2026-03-27", "--as-of", str(held - 1))

    assert "publish_minutes" in {line["kind"] for line in now}
    assert "publish_minutes" not in {line["kind"] for line in then}
    assert lines(forum, "--on", "2026-03-27", "--as-of", str(first)) == now


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nowhere",), "There is no forum nowhere here."),
        (("exempel", "--on", "yesterday"), "'yesterday' is not a day: write --on 2018-05-01"),
        (("exempel", "--as-of", "0"), "the log has positions 1 to"),
        (("exempel", "--as-of", "monday"), "'monday' is no position and no instant"),
        (("exempel", "--as-of", "2018-05-01T12:00"), "is no position and no instant"),
        (("exempel", "--as-of", "1999-01-01T00:00Z"), "nothing was known at 1999"),
        (("exempel", "--as-of", "1"), "there was no forum exempel at position 1"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(
    forum: Forum, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in one_line(forum("duties", *arguments))
