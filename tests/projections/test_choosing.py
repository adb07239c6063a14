"""How those with a seat were chosen: given a selection, then what was nominated and proposed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from forum.record.localtime import LocalTime
from forum.seating.selection import Selection
from forum.seating.selection_places import (
    DecidedPlace,
    OpenNomination,
    Outcome,
    ProposedPlace,
)
from projections.choosing import choices
from tests.projections.given import ref, worded
from tests.projections.telling import HERE, here, told

CAME_IN = datetime(2020, 10, 16, 9, tzinfo=UTC)
CLOSES = LocalTime("2020-10-15T23:59+02:00[Europe/Stockholm]")


def proposed() -> tuple[Selection, list[ProposedPlace]]:
    """A selection with a proposal: a seat, a reserve, and one that is not proposed."""
    places = [
        ProposedPlace(
            organization_id=uuid4(),
            outcome=outcome,
            reserve_order=1 if outcome is Outcome.RESERVE else None,
            reason=worded(ref()),
            public_reason=() if outcome is Outcome.NOT_PROPOSED else worded(ref()),
        )
        for outcome in Outcome
    ]
    with here():
        it = Selection(2021, "civil_society")
        it.open_nominations(LocalTime("2020-09-01T08:00+02:00[Europe/Stockholm]"), CLOSES)
        it.receive(places[0].organization_id)
        it.propose(places, worded(ref()))
    return it, places


def test_before_it_is_laid_open_a_proposal_is_in_no_answer(tmp_path: Path) -> None:
    it, _ = proposed()

    (choice,) = choices(told(tmp_path, it), **HERE)

    assert choice["closes"] == str(CLOSES)
    assert (choice["laid_open"], choice["nominations"], choice["proposed"]) == (None, [], [])
    assert choice["general_reason"] == []


def test_what_was_laid_open_is_told_with_what_was_decided_otherwise(tmp_path: Path) -> None:
    it, places = proposed()
    seat, reserve, _ = (place.organization_id for place in places)
    late = OpenNomination(organization_id=reserve, by_id=seat, received_at=CAME_IN, is_late=True)
    because = ref()
    with here():
        it.decide("the annual meeting", [reserve])
        it.decide_places(
            [
                DecidedPlace(organization_id=reserve, seats=1),
                DecidedPlace(organization_id=seat, reserve_order=1),
            ],
            worded(because),
        )
        it.lay_open([late])
    reason = places[0].public_reason[0].text.text_id
    opened = {reason: "Bred", because.text_id: "Ny"}

    (choice,) = choices(told(tmp_path, it, opened=opened), year=2021, **HERE)

    assert [(n["organization_id"], n["is_late"]) for n in choice["nominations"]] == [
        (str(reserve), True)
    ]
    assert [(p["organization_id"], p["reserve_order"]) for p in choice["proposed"]] == [
        (str(seat), None),
        (str(reserve), 1),
    ]
    assert choice["proposed"][0]["reason"] == [("sv", "Bred")]
    assert [(p["organization_id"], p["reserve_order"]) for p in choice["places"]] == [
        (str(reserve), None),
        (str(seat), 1),
    ]
    assert (choice["decider"], choice["departs_because"]) == ("the annual meeting", [("sv", "Ny")])


def test_a_documented_decision_tells_who_presented_it_and_about_appeal(tmp_path: Path) -> None:
    content, appeal = ref(), ref()
    with here():
        it = Selection(2021, "civil_society")
        it.decide("the director-general", [])
        it.document(worded(content), "the official", ["the lawyer"], "2020/17", worded(appeal))
    opened = {content.text_id: "Beslut", appeal.text_id: "Får inte överklagas"}

    (choice,) = choices(told(tmp_path, it, opened=opened), **HERE)

    document = choice["document"]
    assert document is not None
    assert (document["presented_by"], document["present"], document["case_number"]) == (
        "the official",
        "the lawyer",
        "2020/17",
    )
    assert document["appeal"] == [("sv", "Får inte överklagas")]


def test_the_newest_laying_open_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    it, places = proposed()
    first = places[0].organization_id
    one = OpenNomination(organization_id=first, by_id=first, received_at=CAME_IN, is_late=False)
    with here():
        it.lay_open([one])
        it.lay_open([])

    (choice,) = choices(told(tmp_path, it), **HERE)

    assert choice["nominations"] == []
