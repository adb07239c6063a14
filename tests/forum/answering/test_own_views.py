"""Who gives a view says how it is named, and acts for it alone."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from forum.answering.feedback import Outcome
from forum.answering.refusals import GiverError, NamedByActorError, ViewNotReferredError
from forum.answering.view import Giver, Setting
from forum.errors import IncompleteError, NotAllowedError, UnknownThingError
from forum.meeting.group import GroupKind
from forum.record.values import Channel
from forum.record.when import When

SAID: dict[str, Any] = {"setting": Setting.WRITTEN, "text": {"sv": "fler språk"}}
WHY = {"sv": "det räcker inte"}


def test_a_member_records_views_of_its_own_organization(by: Any, akero: Any, bergby: Any) -> None:
    own = {**SAID, "giver": Giver.ORGANIZATION, "organization_id": akero.id}

    by(akero, "record_view", **own, side="civil_society")

    with pytest.raises(NotAllowedError, match="own organization or side only"):
        by(bergby, "record_view", **own, side="civil_society")


def test_a_side_s_office_records_views_of_its_side(by_side: Any, akero: Any) -> None:
    of_side = {**SAID, "side": "civil_society"}

    by_side("civil_society", "record_view", **of_side, giver=Giver.SIDE)
    by_side(
        "civil_society",
        "record_view",
        **of_side,
        giver=Giver.ORGANIZATION,
        organization_id=akero.id,
    )

    with pytest.raises(NotAllowedError):
        by_side("government", "record_view", **of_side, giver=Giver.SIDE)


def test_the_secretariat_says_who_is_to_answer(by: Any, akero: Any) -> None:
    own = {**SAID, "giver": Giver.ORGANIZATION, "organization_id": akero.id}

    for set_by_giver in ({"owner_id": uuid4()}, {"due": When("2018-06-30")}):
        with pytest.raises(NotAllowedError, match="the secretariat says who is to answer"):
            by(akero, "record_view", **own, **set_by_giver)


def test_no_event_names_who_did_not_allow_to_be_named(
    do: Any, written: Any, akero: Any, acting_secretariat: Any, governance: Any
) -> None:
    begun = len(written())
    do("record_view", **SAID, giver=Giver.UNNAMED, side="civil_society")

    assert str(akero.id) not in repr(written()[begun:])
    assert str(akero.mandate_id) not in repr(written()[begun:])
    with pytest.raises(GiverError):
        do("record_view", **SAID, giver=Giver.UNNAMED, organization_id=akero.id)


@pytest.mark.parametrize("giver", [Giver.UNNAMED, Giver.SIDE])
def test_an_entry_that_would_name_the_giver_by_who_made_it_is_refused(
    giver: Giver, by: Any, akero: Any, acting_secretariat: Any, governance: Any
) -> None:
    said = {**SAID, "giver": giver, "side": "civil_society"}

    with pytest.raises(NamedByActorError):
        by(akero, "record_view", **said)
    with (
        acting_secretariat(on_behalf_of_id=akero.id, channel=Channel.E_MAIL),
        pytest.raises(NamedByActorError),
    ):
        governance.record_view(**said)


def test_the_secretariat_records_a_view_for_somebody_and_says_how_it_came(
    akero: Any, acting_secretariat: Any, governance: Any, written: Any
) -> None:
    with acting_secretariat(
        on_behalf_of_id=akero.id, channel=Channel.TELEPHONE, received=When("2018-05-31")
    ):
        governance.record_view(**SAID, giver=Giver.ORGANIZATION, organization_id=akero.id)

    recorded = next(event for event in written() if event.TOPIC == "view.recorded")
    assert (recorded.on_behalf_of_id, recorded.channel) == (akero.id, Channel.TELEPHONE)
    assert recorded.received == When("2018-05-31")


def test_a_group_gives_a_view_and_its_members_judge_the_answer(
    do: Any, by: Any, akero: Any, bergby: Any
) -> None:
    group_id = do(
        "form_group", year=2018, purpose={"sv": "Språk"}, classification=GroupKind.PLANNING
    )
    do("join_group", group_id=group_id, organization_id=akero.id)
    view_id = do("record_view", **SAID, giver=Giver.GROUP, group_id=group_id)
    do("give_feedback", view_id=view_id, outcome=Outcome.TAKEN_UP, text={"sv": "ja"})

    with pytest.raises(NotAllowedError):
        by(bergby, "judge_feedback", view_id=view_id, is_enough=True)
    by(akero, "judge_feedback", view_id=view_id, is_enough=True)
    with pytest.raises(GiverError):
        do("record_view", **SAID, giver=Giver.GROUP)
    with pytest.raises(UnknownThingError):
        do("record_view", **SAID, giver=Giver.GROUP, group_id=uuid4())


def test_whoever_gave_a_view_takes_it_back_and_nobody_else(
    do: Any, by: Any, by_side: Any, akero: Any, bergby: Any
) -> None:
    own = do("record_view", **SAID, giver=Giver.ORGANIZATION, organization_id=akero.id)
    unnamed = do("record_view", **SAID, giver=Giver.UNNAMED, side="civil_society")

    with pytest.raises(NotAllowedError):
        by(bergby, "withdraw_view", view_id=own)
    by(akero, "withdraw_view", view_id=own)
    with pytest.raises(NotAllowedError):
        by(akero, "withdraw_view", view_id=unnamed)
    with pytest.raises(NotAllowedError):
        by_side("government", "withdraw_view", view_id=unnamed)
    by_side("civil_society", "withdraw_view", view_id=unnamed)


def test_the_giver_judges_an_answer_and_a_side_judges_one_of_nobody_s(
    do: Any, by: Any, by_side: Any, akero: Any, bergby: Any
) -> None:
    named = do("record_view", **SAID, giver=Giver.ORGANIZATION, organization_id=akero.id)
    unnamed = do("record_view", **SAID, giver=Giver.UNNAMED)
    for view_id in (named, unnamed):
        do("give_feedback", view_id=view_id, outcome=Outcome.ANSWERED, text={"sv": "ja"})

    with pytest.raises(NotAllowedError):
        by(bergby, "judge_feedback", view_id=named, is_enough=True)
    with pytest.raises(NotAllowedError):
        by_side("civil_society", "judge_feedback", view_id=named, is_enough=True)
    with pytest.raises(NotAllowedError):
        by(akero, "judge_feedback", view_id=unnamed, is_enough=True)
    by(akero, "judge_feedback", view_id=named, is_enough=False, reason=WHY)
    by(akero, "reopen_feedback", view_id=named, reason=WHY)
    by_side("civil_society", "judge_feedback", view_id=unnamed, is_enough=True)


def test_aftercare_lets_a_former_member_judge_the_answer_to_its_view(
    do: Any, by: Any, akero: Any
) -> None:
    from datetime import UTC, datetime

    december = datetime(2018, 12, 10, 10, tzinfo=UTC)
    view_id = do("record_view", **SAID, giver=Giver.ORGANIZATION, organization_id=akero.id)
    do("give_feedback", view_id=view_id, outcome=Outcome.ANSWERED, text={"sv": "ja"})

    by(akero, "judge_feedback", now=december, view_id=view_id, is_enough=True)

    with pytest.raises(NotAllowedError):
        by(akero, "withdraw_view", now=december, view_id=view_id)


def test_one_answer_is_for_all_views_gathered_and_each_giver_judges_it(
    do: Any, by: Any, akero: Any, bergby: Any, written: Any
) -> None:
    first, second = (
        do("record_view", **SAID, giver=Giver.ORGANIZATION, organization_id=who.id)
        for who in (akero, bergby)
    )
    do("gather_view", view_id=second, into_id=first)
    answered = do("give_feedback", view_id=first, outcome=Outcome.ANSWERED, text={"sv": "ja"})

    judged = by(bergby, "judge_feedback", view_id=second, is_enough=False, reason=WHY)

    assert judged == answered
    assert written()[-1].view_id == second
    by(akero, "judge_feedback", view_id=first, is_enough=True)
    assert written()[-1].view_id is None


def test_the_organization_that_a_view_was_passed_on_to_answers_or_hands_it_back(
    do: Any, by: Any, akero: Any, bergby: Any, written: Any
) -> None:
    view_id = do("record_view", **SAID, giver=Giver.BOTH_SIDES)
    answer = {"view_id": view_id, "outcome": Outcome.ANSWERED, "text": {"sv": "ja"}}
    with pytest.raises(ViewNotReferredError):
        do("return_view", view_id=view_id, reason=WHY)
    do("refer_view", view_id=view_id, to_id=akero.id, due=When("2018-06-15"))
    assert written()[-1].due == When("2018-06-15")

    with pytest.raises(NotAllowedError):
        by(bergby, "give_feedback", **answer)
    with pytest.raises(NotAllowedError):
        by(bergby, "return_view", view_id=view_id, reason=WHY)
    with pytest.raises(IncompleteError):
        by(akero, "return_view", view_id=view_id, reason={})
    by(akero, "acknowledge_view", view_id=view_id)
    by(akero, "return_view", view_id=view_id, reason=WHY)

    assert (written()[-1].TOPIC, written()[-1].from_id) == ("view.returned", akero.id)
    with pytest.raises(ViewNotReferredError):
        do("return_view", view_id=view_id, reason=WHY)
    with pytest.raises(NotAllowedError):
        by(akero, "give_feedback", **answer)


def test_whoever_owes_an_answer_from_the_start_can_hand_the_view_back_once(
    do: Any, by: Any, akero: Any
) -> None:
    view_id = do("record_view", **SAID, giver=Giver.BOTH_SIDES, owner_id=akero.id)

    by(akero, "return_view", view_id=view_id, reason=WHY)

    with pytest.raises(ViewNotReferredError):
        do("return_view", view_id=view_id, reason=WHY)
