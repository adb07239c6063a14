"""Decisions: numbered, by day as far as it is known, and what became of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from forum.meeting.decision import Decider, Decision, DecisionSubject, How
from forum.record.values import Basis, Evidence
from forum.record.when import When
from projections.decisions import decisions
from tests.projections.given import named, ref, worded
from tests.projections.telling import HERE, here, told

FACT = Evidence(basis=Basis.FACT, source="MUCF: Möten under 2017")


def decision(number: int, year: int = 2018, effective: str | None = None, **about: Any) -> Decision:
    said: dict[str, Any] = {
        "subject": DecisionSubject.THEMES,
        "title": named("Fyra teman"),
        "text": (),
        "decided_by": None,
        "side": None,
        "how": None,
        "organization_id": None,
        "meeting_id": None,
        "outside_meeting": False,
        "item_id": None,
        "replaces_id": None,
    }
    context = {"effective": When(effective)} if effective else {}
    with here(**context, **({"evidence": about.pop("evidence")} if "evidence" in about else {})):
        return Decision(number=number, year=year, **(said | about))


def test_decisions_stand_by_year_and_number(tmp_path: Path) -> None:
    conn = told(tmp_path, decision(2), decision(10), decision(1), decision(3, year=2017))

    found = decisions(conn, **HERE)

    assert [row["ref"] for row in found] == ["2017-003", "2018-001", "2018-002", "2018-010"]


def test_a_decision_entered_from_a_source_without_a_day_has_none(tmp_path: Path) -> None:
    entered, taken = decision(1, evidence=FACT), decision(2)

    found = decisions(told(tmp_path, entered, taken), **HERE)

    assert [row["day"] for row in found] == [None, "2021-01-02"]


def test_a_past_day_shows_no_decision_that_was_certainly_taken_later(tmp_path: Path) -> None:
    conn = told(
        tmp_path,
        decision(1, effective="2018-01-24"),
        decision(2, effective="2018-05-31"),
        decision(3, effective="../2018-12-02"),
    )

    found = decisions(conn, **HERE, day=date(2018, 3, 1))

    assert [row["number"] for row in found] == [1, 3]


def test_a_decision_taken_up_again_says_why_and_what_takes_its_place(tmp_path: Path) -> None:
    first, why = decision(1), ref()
    with here():
        first.reopen(reason=worded(why))
    second = decision(2, replaces_id=first.id)
    conn = told(tmp_path, first, second, opened={why.text_id: "Ett tema föll bort."})

    old, new = decisions(conn, **HERE)

    assert [(act["act"], act["text"]) for act in old["acts"]] == [
        ("reopened", [("sv", "Ett tema föll bort.")])
    ]
    assert new["replaces_id"] == old["decision_id"]


def test_the_side_that_decided_alone_is_told_beside_who_decides(tmp_path: Path) -> None:
    alone = decision(1, decided_by=Decider.SIDE, side="government", how=How.APPOINTMENT)
    conn = told(tmp_path, alone, decision(2, decided_by=Decider.FORUM))

    found = decisions(conn, **HERE)

    assert [(row["decided_by"], row["side"], row["how"]) for row in found] == [
        ("side", "government", "appointment"),
        ("forum", None, None),
    ]


def test_a_decision_tells_on_what_it_rests_and_who_carries_it_out_as_said_last(
    tmp_path: Path,
) -> None:
    it, other = decision(1), decision(2)
    with here():
        it.assign(owner="ordföranden")
        it.assign(legal_basis="4 §", owner="kansliet", done_by=When("2018-09"))

    first, second = decisions(told(tmp_path, it, other), **HERE)

    assert (first["legal_basis"], first["owner"], first["done_by"]) == (
        *("4 §", "kansliet", "2018-09"),
    )
    assert (second["legal_basis"], second["owner"], second["done_by"]) == (None, None, None)
