"""Publishing, taking back and publishing again gives one notice at most, of the state in the end.

Source: trial 14.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.web.mail.post_office import PostOffice
from tests.web.sitting import Sitting
from web.mail.paces import Pace, Paces, of_account

Acts = Callable[[Sitting], list[Callable[[], object]]]


def notes(it: Sitting) -> list[Callable[[], object]]:
    """Notes that are sent round and published, taken back, and both again as they were."""
    meeting_id = it.meeting(0)
    made = it.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Vi talade."})

    def out() -> None:
        it.act("circulate_minutes", minutes_id=made)
        it.act("publish_minutes", minutes_id=made)

    return [
        out,
        lambda: it.act("withdraw_minutes", minutes_id=made, reason={"sv": "Fel bilaga."}),
        out,
    ]


def answer(it: Sitting) -> list[Callable[[], object]]:
    """An answer that is given, opened again, and given in the same words."""
    view_id = it.view("ankaret")
    given = {"view_id": view_id, "outcome": "answered", "text": {"sv": "Två till."}}
    return [
        lambda: it.act("give_feedback", **given),
        lambda: it.act("reopen_feedback", view_id=view_id, reason={"sv": "Fel ärende."}),
        lambda: it.act("give_feedback", **given),
    ]


def place(it: Sitting) -> list[Callable[[], object]]:
    """A meeting that is moved, moved back, and moved again."""
    meeting_id = it.meeting(20)
    it.convene(meeting_id)
    return [
        lambda: it.schedule(meeting_id, 22),
        lambda: it.schedule(meeting_id, 20),
        lambda: it.schedule(meeting_id, 22),
    ]


def told_after(it: Sitting, office: PostOffice, *after: int) -> list[list[str]]:
    return [[one.kind for one in it.send(office.address, after=days)] for days in after]


@pytest.fixture
def told(sitting: Sitting, office: PostOffice) -> Sitting:
    sitting.account("ankaret")
    sitting.send(office.address)
    return sitting


@pytest.mark.parametrize(("acts", "kind"), [(notes, "minutes"), (answer, "answered")])
def test_three_acts_between_two_rounds_are_one_notice(
    told: Sitting, office: PostOffice, acts: Acts, kind: str
) -> None:
    for act in acts(told):
        act()

    assert told_after(told, office, 0, 0) == [[kind], []]


@pytest.mark.parametrize(("acts", "kind"), [(notes, "minutes"), (answer, "answered")])
def test_the_same_state_is_not_told_twice_within_a_day(
    told: Sitting, office: PostOffice, acts: Acts, kind: str
) -> None:
    found = []
    for act in acts(told):
        act()
        found += told_after(told, office, 0)

    assert found == [[kind], [], []]
    assert told_after(told, office, 2) == [[]]


@pytest.mark.parametrize(("acts", "kind"), [(notes, "minutes"), (answer, "answered")])
def test_a_digest_tells_three_acts_as_one(
    told: Sitting, office: PostOffice, acts: Acts, kind: str
) -> None:
    (account,) = (one.key.split("/")[1] for one in _recipients(told))
    owner = of_account(UUID(account))
    Paces(told.installation.accounts).choose(owner, Pace.DAY, told.today)
    for act in acts(told):
        act()
        assert told_after(told, office, 0) == [[]]

    assert told_after(told, office, 1, 2) == [["digest"], []]
    (letter,) = office.taken
    body = letter.get_body(("html",))
    assert body is not None
    assert body.get_content().count("<hr>") == 1  # that before the foot: one thing only


def test_a_state_that_came_back_is_told_where_another_was_told_between(
    told: Sitting, office: PostOffice
) -> None:
    found = []
    for act in place(told):
        act()
        found += told_after(told, office, 0)

    assert found == [["invitation"], ["changed"], ["changed"]]


def test_three_moves_between_two_rounds_are_one_notice(told: Sitting, office: PostOffice) -> None:
    acts = place(told)
    told_after(told, office, 0)
    for act in acts:
        act()

    assert told_after(told, office, 0, 0) == [["changed"], []]
    assert str(told.day(22).day) in office.taken[-1]["Subject"]


def test_publishing_thrice_is_three_acts_in_the_history_and_no_letter(
    told: Sitting, office: PostOffice
) -> None:
    meeting_id = told.meeting(0)
    made = told.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Vi talade."})
    told.act("publish_minutes", minutes_id=made)
    told.act("withdraw_minutes", minutes_id=made, reason={"sv": "Fel."})
    told.act("publish_minutes", minutes_id=made)
    told.installation.catch_up()

    page = told.client().get(f"/prov/history/?subject={made}").text
    assert page.count("Minnesanteckningar publicerade") >= 2
    assert page.count("Minnesanteckningar avpublicerade") >= 1
    assert told_after(told, office, 0) == [[]]


def _recipients(told: Sitting) -> list[object]:
    from web.mail.recipients import recipients

    return list(recipients(told.installation, told.now))
