"""`forum minutes` tells where notes stand, and gives the versions that everybody may read."""

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
    result = forum("minutes", "exempel", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_where_notes_stand_is_told_as_on_a_day(forum: Forum) -> None:
    def last(day: str) -> dict[str, Any]:
        return next(line for line in lines(forum, "--on", day) if line["meeting"] == "2026-05")

    sent, out, approved = (last(day) for day in ("2026-11-05", "2026-11-12", "2026-11-20"))

    assert (sent["state"], sent["comment_by"]) == ("draft", "2026-11-09")
    assert (out["state"], out["is_approved"], out["versions"]) == ("published", False, [1])
    assert (approved["is_approved"], approved["is_filed"]) == (True, True)


def test_a_correction_stands_beside_what_was_approved(forum: Forum) -> None:
    approved, corrected = lines(forum, "2026-01")

    assert (approved["is_approved"], corrected["is_correction"]) == (True, True)
    assert "tre planeringsgrupper" in approved["text"]["sv"]
    assert "tre planeringsgrupper" not in corrected["text"]["sv"]
    assert corrected["reason"]["en"].startswith("It was not clear")


def test_notes_that_are_not_there_are_refused(forum: Forum) -> None:
    assert "There is no minutes 2031-01 here." in one_line(forum("minutes", "exempel", "2031-01"))
