"""The committee, its proposal, the decision, and when all of it is laid open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from forum.errors import IncompleteError
from forum.policy import SECRETARIAT, audience
from forum.record.localtime import LocalTime
from forum.seating.refusals import ReserveOrderError
from forum.seating.selection_places import CommitteeMember, DecidedPlace, Outcome, Proposed
from forum.seating.selection_refusals import (
    CommitteeSizeError,
    DecisionDocumentedError,
    NotInCommitteeError,
    ProposedPlaceError,
    RepeatedOrganizationError,
    SelectionNotDecidedError,
    SelectionSeatedError,
    StillClosedError,
    TooEarlyToLayOpenError,
)

OF_2019 = {"year": 2019, "side": "civil_society"}
WHY = {"sv": "Skäl"}


@pytest.fixture
def organizations(do: Any) -> list[UUID]:
    return [
        do("register_organization", slug=f"org-{number}", name=f"Förening {number}")
        for number in range(4)
    ]


@pytest.fixture
def nominated(do: Any, organizations: list[UUID]) -> list[UUID]:
    for organization_id in organizations:
        do("nominate", **OF_2019, organization_id=organization_id)
    return organizations


@pytest.fixture
def propose(do: Any, nominated: list[UUID]) -> Callable[[], None]:
    """Propose a seat, two reserves, and one that gets nothing."""

    def proposed() -> None:
        seat, first, second, out = nominated
        do(
            "propose_selection",
            **OF_2019,
            proposed=[
                Proposed(seat, WHY, seats=2, public_reason={"sv": "Bred"}),
                Proposed(first, WHY, Outcome.RESERVE, reserve_order=1),
                Proposed(second, WHY, Outcome.RESERVE, reserve_order=2),
                Proposed(out, WHY, Outcome.NOT_PROPOSED),
            ],
            general_reason={"sv": "Bredd"},
        )

    return proposed


def test_a_committee_is_elected_with_no_more_members_than_the_rules_say(
    do: Any, adopt: Any, organizations: list[UUID], written: Any
) -> None:
    adopt(committee_size=2)
    three = [CommitteeMember(organization_id=one) for one in organizations[:3]]

    with pytest.raises(CommitteeSizeError) as refused:
        do("elect_committee", **OF_2019, members=three)
    do("elect_committee", **OF_2019, members=three[:2])

    assert refused.value.values["limit"] == "committee_size"
    assert written()[-1].members == tuple(three[:2])
    assert written()[-1].rules_version is not None


def test_a_committee_has_members(do: Any) -> None:
    with pytest.raises(IncompleteError):
        do("elect_committee", **OF_2019, members=[])


def test_only_a_member_of_the_committee_declares_a_conflict_of_interest(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    member, other, *_ = organizations
    do("elect_committee", **OF_2019, members=[CommitteeMember(organization_id=member)])

    with pytest.raises(NotInCommitteeError):
        do("declare_conflict", **OF_2019, member_id=other, about_organization_id=member)
    for _ in range(2):
        do("declare_conflict", **OF_2019, member_id=member, about_organization_id=other)

    declared = [e for e in written() if e.TOPIC == "selection.conflict_declared"]
    assert [(e.member_id, e.about_id, audience(e)) for e in declared] == [
        (member, other, SECRETARIAT)
    ]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"reason": {}}, IncompleteError),
        ({"outcome": Outcome.NOT_PROPOSED, "public_reason": WHY}, ProposedPlaceError),
        ({"outcome": Outcome.RESERVE}, ProposedPlaceError),
        ({"reserve_order": 1}, ProposedPlaceError),
        ({"outcome": Outcome.NOT_PROPOSED, "seats": 1}, ProposedPlaceError),
        ({"seats": 0}, ProposedPlaceError),
        ({"outcome": Outcome.RESERVE, "reserve_order": 2}, ReserveOrderError),
    ],
)
def test_a_proposal_gives_each_organization_a_reason_and_a_place_that_can_be(
    do: Any, organizations: list[UUID], change: dict[str, Any], refusal: type[Exception]
) -> None:
    place = Proposed(organizations[0], WHY)._replace(**change)

    with pytest.raises(refusal):
        do("propose_selection", **OF_2019, proposed=[place])


def test_a_proposal_is_not_empty_and_names_each_organization_once(
    do: Any, organizations: list[UUID]
) -> None:
    twice = [Proposed(organizations[0], WHY)] * 2

    with pytest.raises(RepeatedOrganizationError):
        do("propose_selection", **OF_2019, proposed=twice)
    with pytest.raises(IncompleteError):
        do("propose_selection", **OF_2019, proposed=[])


def test_nothing_of_a_proposal_is_public_before_the_decision(
    propose: Callable[[], None], written: Any
) -> None:
    propose()

    assert [event.TOPIC for event in written()] == ["selection.proposed"]
    assert {audience(event) for event in written()} == {SECRETARIAT}


def test_the_decision_lays_open_what_everybody_may_see_and_tells_the_others_alone(
    do: Any, propose: Callable[[], None], nominated: list[UUID], written: Any
) -> None:
    seat, first, second, out = nominated
    propose()

    do(
        "decide_selection",
        **OF_2019,
        decider="Generaldirektören",
        places=[
            DecidedPlace(organization_id=first, seats=1),
            DecidedPlace(organization_id=seat, seats=1),
            DecidedPlace(organization_id=second, reserve_order=1),
        ],
        departs_because={"sv": "Ny"},
    )

    told = {event.TOPIC: event for event in written()}
    opened, proposed = told["selection.laid_open"], told["selection.proposed"]
    assert told["selection.decided"].organization_ids == (first, seat)
    assert told["selection.places_decided"].departs_because
    assert [one.organization_id for one in opened.nominations] == nominated
    assert [one.organization_id for one in opened.proposed] == [seat, first, second]
    assert opened.proposed[0].reason == proposed.places[0].public_reason
    assert opened.proposed[1].reason == ()
    assert opened.general_reason == proposed.general_reason
    answered = [event for event in written() if event.TOPIC == "nomination.answered"]
    assert [(e.organization_id, e.reason) for e in answered] == [(out, proposed.places[3].reason)]


def test_what_was_declined_or_taken_back_is_not_laid_open(
    do: Any, nominated: list[UUID], written: Any
) -> None:
    one, other, *_ = nominated
    new = do("register_organization", slug="ny", name="Ny")
    do("nominate", **OF_2019, organization_id=new, by_id=one)
    do("decline_nomination", **OF_2019, organization_id=new)
    do("take_back_nomination", **OF_2019, organization_id=other)

    do("decide_selection", **OF_2019, decider="Årsmötet", organization_ids=[one])

    (opened,) = [event for event in written() if event.TOPIC == "selection.laid_open"]
    assert {n.organization_id for n in opened.nominations} == set(nominated) - {other}


def test_without_nominations_and_proposal_a_decision_lays_nothing_open(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    do("decide_selection", **OF_2019, decider="Årsmötet", organization_ids=organizations)

    assert [e.TOPIC for e in written()][-2:] == ["selection.opened", "selection.decided"]


def test_before_the_decision_nominations_are_laid_open_only_from_the_day_that_the_rules_name(
    do: Any, adopt: Any, nominated: list[UUID], written: Any
) -> None:
    with pytest.raises(StillClosedError):
        do("lay_open_selection", **OF_2019)
    for days, month in ((16, "2017-01-01"), (15, "2017-02-01")):
        adopt(month, nominations_open_days=days)
        if days == 16:
            do(
                "open_nominations",
                **OF_2019,
                opens=LocalTime("2018-05-01T08:00+02:00[Europe/Stockholm]"),
                closes=LocalTime("2018-05-17T17:00+02:00[Europe/Stockholm]"),
            )
            with pytest.raises(TooEarlyToLayOpenError) as refused:
                do("lay_open_selection", **OF_2019)
    do("lay_open_selection", **OF_2019)

    assert refused.value.values["day"] == "2018-06-02"
    assert written()[-1].TOPIC == "selection.laid_open"


def test_a_decision_gives_a_seat_to_those_it_names(do: Any, organizations: list[UUID]) -> None:
    one, other, *_ = organizations

    with pytest.raises(ProposedPlaceError):
        do(
            "decide_selection",
            **OF_2019,
            decider="Årsmötet",
            organization_ids=[one],
            places=[DecidedPlace(organization_id=other)],
        )


def test_an_authority_documents_its_decision_once_and_after_it(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    documents = {
        **OF_2019,
        "content": {"sv": "Myndigheten beslutar"},
        "presented_by": "handläggaren",
        "present": ["chefsjuristen"],
        "case_number": "2018/17",
        "appeal": {"sv": "Beslutet kan inte överklagas."},
    }
    with pytest.raises(SelectionNotDecidedError):
        do("document_selection_decision", **documents)
    do("decide_selection", **OF_2019, decider="GD", organization_ids=organizations)
    with pytest.raises(IncompleteError):
        do("document_selection_decision", **{**documents, "content": {}})

    do("document_selection_decision", **documents)

    event = written()[-1]
    assert (event.presented_by, event.present, event.case_number) == (
        "handläggaren",
        ("chefsjuristen",),
        "2018/17",
    )
    with pytest.raises(DecisionDocumentedError):
        do("document_selection_decision", **documents)


def test_seats_and_reserves_follow_the_decision_once_and_in_one_save(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    seat, first, second, _ = organizations
    with pytest.raises(SelectionNotDecidedError):
        do("seat_selected", **OF_2019)
    do(
        "decide_selection",
        **OF_2019,
        decider="Årsmötet",
        places=[
            DecidedPlace(organization_id=seat, seats=2),
            DecidedPlace(organization_id=first, reserve_order=1),
            DecidedPlace(organization_id=second, reserve_order=2),
        ],
    )

    do("seat_selected", **OF_2019)

    _, granted, *placed = [e for e in written() if e.TOPIC.startswith("seating.")]
    assert (granted.organization_id, granted.seats) == (seat, 2)
    assert [(e.organization_id, e.order) for e in placed] == [(first, 1), (second, 2)]
    with pytest.raises(SelectionSeatedError):
        do("seat_selected", **OF_2019)
