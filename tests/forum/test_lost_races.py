"""A command that lost a race is decided again from what is true now; it never writes half."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest

from forum.answering.view import Giver, Setting
from forum.application import Governance
from forum.commanding import TRIES
from forum.errors import ConflictError, NotAllowedError
from forum.governing.forum import Forum
from forum.governing.year import YearOpenedError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When


class Hesitant(Governance):
    """Decides, and lets somebody else go first before it writes.

    Attributes:
        rival: What somebody else does meanwhile, given how often this was decided before.
        decided: How often a command was decided.
    """

    rival: Callable[[int], object]
    decided = 0

    def save(self, *aggregates: Any, **more: object) -> Any:
        taken = super().save(*aggregates, **more)
        self.decided += 1
        Context().run(self.rival, self.decided)  # somebody else has a context of his own
        return taken


@pytest.fixture
def hesitant(governance: Governance) -> Iterator[Hesitant]:
    hesitant = Hesitant(governance.store)
    yield hesitant
    hesitant.close()


@pytest.fixture
def rename(governance: Governance, acting_secretariat: Any) -> Callable[[object], None]:
    def carry_out(name: object) -> None:
        with acting_secretariat():
            governance.rename_forum(name={"sv": f"Namn {name}"})

    return carry_out


def states(governance: Governance, start: int) -> list[tuple[str, int]]:
    rows = governance.recorder.read_rows(start, 1000)  # type: ignore[attr-defined]
    return [(row.topic, row.originator_version) for row in rows]


def test_what_a_decision_depended_on_has_changed_so_it_is_decided_again(
    governance: Governance,
    hesitant: Hesitant,
    acting_secretariat: Any,
    rename: Callable[[object], None],
) -> None:
    before = governance.recorder.last_position()  # type: ignore[attr-defined]
    hesitant.rival = lambda decided: rename(decided) if decided == 1 else None

    with acting_secretariat() as context:
        hesitant.open_year(year=2018)  # it depends on the forum, and the rival changes that

    assert hesitant.decided == 2
    assert states(governance, before) == [("forum.renamed", 2), ("forum_year.opened", 1)]
    assert [done.repeated for done in context.done] == [False]


def test_two_who_change_the_same_thing_both_get_through_in_turn(
    governance: Governance,
    hesitant: Hesitant,
    acting_secretariat: Any,
    rename: Callable[[object], None],
    forum_id: UUID,
) -> None:
    before = governance.recorder.last_position()  # type: ignore[attr-defined]
    hesitant.rival = lambda decided: rename("från rivalen") if decided == 1 else None

    with acting_secretariat():
        hesitant.rename_forum(name={"sv": "Vårt namn"})

    assert hesitant.decided == 2
    assert states(governance, before) == [("forum.renamed", 2), ("forum.renamed", 3)]
    with acting_secretariat(), governance.rehearsal():
        assert governance.load(Forum, forum_id).name[0].text == "Vårt namn"


def test_two_who_begin_the_same_thing_make_it_once(
    governance: Governance, hesitant: Hesitant, acting_secretariat: Any
) -> None:
    before = governance.recorder.last_position()  # type: ignore[attr-defined]

    def open_it(_: int) -> None:
        with acting_secretariat():
            governance.open_year(year=2018)

    hesitant.rival = open_it
    with acting_secretariat() as context:
        hesitant.open_year(year=2018)

    assert states(governance, before) == [("forum_year.opened", 1)]
    assert context.done == []  # the second time there was nothing to write


def test_a_command_decided_again_may_be_refused_by_what_is_true_now(
    governance: Governance, hesitant: Hesitant, acting_secretariat: Any
) -> None:
    def open_with_other_days(_: int) -> None:
        with acting_secretariat():
            governance.open_year(year=2018, end=When("2018-06-30"))

    hesitant.rival = open_with_other_days
    with acting_secretariat(), pytest.raises(YearOpenedError):
        hesitant.open_year(year=2018)


def test_an_office_that_is_closed_meanwhile_does_not_act_any_more(
    governance: Governance, hesitant: Hesitant, acting_secretariat: Any, secretariat_id: UUID
) -> None:
    before = governance.recorder.last_position()  # type: ignore[attr-defined]

    def close_it(decided: int) -> None:
        if decided == 1:
            with acting(SYSTEM_OFFICE_ID):
                governance.close_office(office_id=secretariat_id)

    hesitant.rival = close_it
    with acting_secretariat(), pytest.raises(NotAllowedError, match="is closed"):
        hesitant.register_organization(slug="garnet", name="Garnet")

    assert [topic for topic, _ in states(governance, before)] == ["office.closed"]


def test_a_command_sent_twice_at_once_writes_once_also_when_the_first_is_quicker(
    governance: Governance, hesitant: Hesitant, acting_secretariat: Any
) -> None:
    before, command_id = governance.recorder.last_position(), UUID(int=99)  # type: ignore[attr-defined]
    answers: list[UUID] = []

    def send(_: int) -> None:
        with acting_secretariat(command_id=command_id):
            answers.append(governance.register_organization(slug="garnet", name="Garnet"))

    hesitant.rival = send
    with acting_secretariat(command_id=command_id) as context:
        answers.append(hesitant.register_organization(slug="garnet", name="Garnet"))

    assert len(set(answers)) == 1
    assert context.done[0].repeated
    assert [topic for topic, _ in states(governance, before)] == [
        *("organization.registered", "claim.taken"),
    ]


def test_after_twenty_lost_races_the_caller_is_asked_to_try_again(
    governance: Governance,
    hesitant: Hesitant,
    acting_secretariat: Any,
    rename: Callable[[object], None],
) -> None:
    before = governance.recorder.last_position()  # type: ignore[attr-defined]
    hesitant.rival = rename

    with acting_secretariat(), pytest.raises(ConflictError, match="try again in a moment"):
        hesitant.open_year(year=2018)

    assert hesitant.decided == TRIES == 20
    assert states(governance, before) == [("forum.renamed", number + 2) for number in range(20)]


def test_a_batch_that_lost_a_race_writes_nothing_and_says_so(
    governance: Governance,
    hesitant: Hesitant,
    acting_secretariat: Any,
    rename: Callable[[object], None],
) -> None:
    before = governance.recorder.last_position()  # type: ignore[attr-defined]
    hesitant.rival = lambda decided: rename(decided) if decided == 1 else None

    def open_two_years() -> None:
        with hesitant.batch("open_year"):
            hesitant.open_year(year=2018)
            hesitant.open_year(year=2019)

    with acting_secretariat(), pytest.raises(ConflictError, match="was saved: try again"):
        open_two_years()

    assert states(governance, before) == [("forum.renamed", 2)]


def test_of_many_who_change_one_thing_at_once_nobody_is_lost(
    governance: Governance, rename: Callable[[object], None]
) -> None:
    before = governance.recorder.last_position()  # type: ignore[attr-defined]

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(rename, range(24)))

    assert states(governance, before) == [("forum.renamed", number + 2) for number in range(24)]


def test_many_who_need_the_next_number_at_once_all_get_one(
    governance: Governance, acting_secretariat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forum.commanding.TRIES", 4)
    people = 40
    ready = Barrier(people)
    with acting_secretariat():
        governance.open_year(year=2018)

    def record(number: int) -> UUID:
        ready.wait()
        with acting_secretariat():
            return governance.record_view(
                setting=Setting.DIALOGUE,
                giver=Giver.PARTICIPANTS,
                text={"sv": f"Synpunkt {number}"},
            )

    with ThreadPoolExecutor(people) as pool:
        views = set(pool.map(record, range(people)))

    numbers = [event.number for event in issued(governance)]
    assert (len(views), numbers) == (people, list(range(1, people + 1)))


def issued(governance: Governance) -> list[Any]:
    rows = governance.recorder.read_rows(0, 10_000)  # type: ignore[attr-defined]
    return [governance.mapper.decode(*row[1:]) for row in rows if row.topic == "register.issued"]
