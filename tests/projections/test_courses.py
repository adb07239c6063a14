"""The course of a meeting, as it is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from forum.record.when import When
from projections.courses import course
from projections.meetings import meetings
from tests.projections.given import meeting, ref, worded
from tests.projections.telling import HERE, SEES, here, told


def test_papers_and_the_promise_at_the_end_are_told(tmp_path: Path) -> None:
    it, text = meeting(), ref()
    today = date(2021, 1, 2)
    with here():
        it.send_papers(2, is_late=True)
        it.open(today)
        it.close(today)
        it.promise_feedback(worded(text), "ordföranden", due=When("2021-02-01"))

    found = course(
        told(tmp_path, it, opened={text.text_id: "Svar"}), sees=SEES, meeting_id=str(it.id)
    )

    assert [(one["papers"], one["is_late"]) for one in found["papers"]] == [(2, True)]
    assert (found["is_opened"], found["is_closed"]) == (True, True)
    (promise,) = found["promises"]
    assert (promise["text"], promise["owner"], promise["due"]) == (
        *([("sv", "Svar")], "ordföranden", "2021-02-01"),
    )


def test_a_moved_meeting_tells_the_earlier_day_and_why(tmp_path: Path) -> None:
    it, why = meeting("2018-03-28"), ref()
    with here():
        it.schedule(When("2018-04-04"), reason=worded(why))

    (row,) = meetings(told(tmp_path, it, opened={why.text_id: "Flyttat"}), **HERE)

    assert (row["moved_from"], row["moved_because"], row["reason"]) == (
        *(["2018-03-28"], [("sv", "Flyttat")], []),
    )
