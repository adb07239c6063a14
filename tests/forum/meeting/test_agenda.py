from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError
from forum.meeting.agenda import Item, ItemKind
from forum.meeting.meeting import Meeting, MeetingKind
from forum.meeting.refusals import (
    AgendaAnnouncedError,
    ItemDecidedError,
    ItemDepthError,
    ItemOrderError,
    MeetingTimesError,
    UnknownItemError,
)
from forum.record.localtime import LocalTime
from forum.record.values import Basis, Name, names
from forum.record.when import When

pytestmark = pytest.mark.usefixtures("somebody")


@pytest.fixture
def meeting() -> Meeting:
    return Meeting(
        classification=MeetingKind.DIALOGUE,
        side=None,
        is_listed=True,
        year=2018,
        day=When("2018-03-28"),
        title=(),
    )


def called(text: str) -> tuple[Name, ...]:
    return names({"sv": text})


def add(meeting: Meeting, title: str, under: UUID | None = None, order: int | None = None) -> UUID:
    item_id = uuid4()
    meeting.add_item(item_id, called(title), parent_id=under, order=order)
    return item_id


def read(meeting: Meeting) -> list[str]:
    return [title_of(item) for item in meeting.agenda.in_order()]


def title_of(item: Item) -> str:
    return item.title[0].text


# Trial 1.


def test_items_are_read_with_those_under_them_and_ten_comes_after_nine(meeting: Meeting) -> None:
    mains = [add(meeting, str(number)) for number in (1, 2, 3)]
    for title, under in (("1.1", mains[0]), ("1.2", mains[0]), ("2.1", mains[1])):
        add(meeting, title, under)
    for number in range(4, 11):
        add(meeting, str(number))

    assert read(meeting) == ["1", "1.1", "1.2", "2", "2.1", "3", "4", "5", "6", "7", "8", "9", "10"]


# Trial 2.


def test_moving_an_item_is_one_event_that_names_the_whole_level(meeting: Meeting) -> None:
    one, two, three, four = (add(meeting, title) for title in "1234")
    meeting.collect_events()

    meeting.reorder_items([one, four, two, three])
    meeting.reorder_items([one, four, two, three])

    (moved,) = meeting.pending_events
    assert (moved.TOPIC, moved.item_ids) == (  # type: ignore[attr-defined]
        "meeting.items_reordered",
        (one, four, two, three),
    )
    assert read(meeting) == ["1", "4", "2", "3"]


def numbers(meeting: Meeting) -> dict[str, str]:
    """The number of each item, by its title."""
    return {title_of(meeting.items[one.item_id]): one.number for one in meeting.agenda.numbered()}


def test_a_draft_is_numbered_anew_and_an_announced_agenda_never(meeting: Meeting) -> None:
    one, two, three, four, five = (add(meeting, title) for title in "abcde")
    meeting.reorder_items([one, four, two, three, five])
    assert numbers(meeting) == {"a": "1", "d": "2", "b": "3", "c": "4", "e": "5"}

    meeting.announce_agenda()
    announced = numbers(meeting)
    meeting.collect_events()
    meeting.reorder_items([one, five, four, two, three])

    (moved,) = meeting.pending_events
    assert moved.actor_id is not None  # type: ignore[attr-defined]
    assert (read(meeting), numbers(meeting)) == (["a", "e", "d", "b", "c"], announced)


def test_announcing_tells_each_number_as_on_paper(meeting: Meeting) -> None:
    mains = [add(meeting, str(number)) for number in range(1, 11)]
    under = [add(meeting, "1.1", mains[0]), add(meeting, "2.1", mains[1])]
    meeting.collect_events()

    meeting.announce_agenda()

    (event,) = meeting.pending_events
    assert [one.number for one in event.numbers] == [  # type: ignore[attr-defined]
        *("1", "1.1", "2", "2.1", "3", "4", "5", "6", "7", "8", "9", "10")
    ]
    assert {one.item_id for one in event.numbers} == {*mains, *under}  # type: ignore[attr-defined]


def test_an_item_that_comes_late_gets_the_next_number_of_its_level(
    meeting: Meeting, given: Any
) -> None:
    one, two = add(meeting, "a"), add(meeting, "b")
    add(meeting, "b1", two)
    meeting.announce_agenda()
    meeting.drop_item(one)
    meeting = given(meeting)

    for title, under in (("c", None), ("b2", two)):
        add(meeting, title, under)

    late = [event.number for event in meeting.pending_events]  # type: ignore[attr-defined]
    assert late == ["3", "2.2"]
    assert numbers(meeting) == {"b": "2", "b1": "2.1", "b2": "2.2", "c": "3"}


def test_an_agenda_is_announced_once_and_with_something_on_it(meeting: Meeting) -> None:
    with pytest.raises(IncompleteError):
        meeting.announce_agenda()
    add(meeting, "a")
    meeting.announce_agenda()

    with pytest.raises(AgendaAnnouncedError):
        meeting.announce_agenda()


def test_an_agenda_announced_after_the_invitation_has_the_numbers_of_the_invitation(
    meeting: Meeting,
) -> None:
    one, two = add(meeting, "a"), add(meeting, "b")
    meeting.convene()
    meeting.reorder_items([two, one])

    meeting.announce_agenda()

    assert numbers(meeting) == {"b": "2", "a": "1"}


def test_a_new_order_names_each_item_of_one_level_once(meeting: Meeting) -> None:
    one, two = add(meeting, "1"), add(meeting, "2")
    under = add(meeting, "1.1", one)

    for order in ([one], [one, two, two], [one, under], [one, two, uuid4()], []):
        with pytest.raises(ItemOrderError):
            meeting.reorder_items(order)


def test_an_item_added_after_a_move_comes_last(meeting: Meeting) -> None:
    one, two = add(meeting, "1"), add(meeting, "2")
    meeting.reorder_items([two, one])

    add(meeting, "3")

    assert read(meeting) == ["2", "1", "3"]


def test_items_of_a_source_come_in_any_order_and_with_gaps(meeting: Meeting) -> None:
    for order in (5, 1, 2):
        add(meeting, str(order), order=order)

    assert read(meeting) == ["1", "2", "5"]


def test_a_place_is_taken_by_one_item(meeting: Meeting) -> None:
    add(meeting, "1", order=1)

    for order in (1, 0):
        with pytest.raises(ItemOrderError):
            add(meeting, "2", order=order)


def test_an_agenda_is_two_levels_deep(meeting: Meeting) -> None:
    under = add(meeting, "1.1", add(meeting, "1"))

    with pytest.raises(ItemDepthError):
        add(meeting, "1.1.1", under)
    with pytest.raises(UnknownItemError):
        add(meeting, "1.1", uuid4())


def test_a_dropped_item_takes_along_what_is_under_it(meeting: Meeting, given: Any) -> None:
    main = add(meeting, "1")
    under = add(meeting, "1.1", main)
    add(meeting, "2")

    meeting.drop_item(main)

    meeting = given(meeting)
    assert read(meeting) == ["2"]
    for gone in (main, under):
        with pytest.raises(UnknownItemError):
            meeting.drop_item(gone)


# Trial 7.


def test_a_decided_item_stays_as_it_is_until_the_decision_is_taken_up_again(
    meeting: Meeting, given: Any
) -> None:
    three, four = add(meeting, "3"), add(meeting, "4")
    meeting.decide_item(three, uuid4())
    meeting = given(meeting)

    for act in (
        lambda: meeting.retitle_item(three, called("tre")),
        lambda: meeting.drop_item(three),
        lambda: meeting.decide_item(three, uuid4()),
    ):
        with pytest.raises(ItemDecidedError):
            act()
    meeting.retitle_item(four, called("fyra"))
    meeting.reopen_item(three)
    meeting.retitle_item(three, called("tre"))

    assert read(meeting) == ["tre", "fyra"]


def test_an_item_that_is_open_is_not_opened_again(meeting: Meeting) -> None:
    item_id = add(meeting, "1")
    meeting.collect_events()

    for either in (item_id, uuid4()):
        meeting.reopen_item(either)

    assert meeting.pending_events == []


def test_a_main_item_is_not_dropped_with_a_decided_one_under_it(meeting: Meeting) -> None:
    main = add(meeting, "1")
    meeting.decide_item(add(meeting, "1.1", main), uuid4())

    with pytest.raises(ItemDecidedError):
        meeting.drop_item(main)


def test_an_item_says_what_it_is_called_and_when_on_the_day(meeting: Meeting) -> None:
    with pytest.raises(IncompleteError):
        meeting.add_item(uuid4(), ())
    with pytest.raises(IncompleteError):
        meeting.add_item(uuid4(), called("1"), kind_basis=Basis.INFERRED)
    with pytest.raises(MeetingTimesError):
        meeting.add_item(
            uuid4(), called("1"), start=LocalTime("2018-03-29T13:00+02:00[Europe/Stockholm]")
        )


def test_what_happened_to_a_struck_item_is_passed_over(
    meeting: Meeting, given: Any, wording: Any
) -> None:
    one, two = add(meeting, "1"), add(meeting, "2")
    added = meeting.version - 1
    meeting.reorder_items([two, one])
    meeting.retitle_item(one, called("ett"))
    meeting.decide_item(one, uuid4())
    meeting.reopen_item(one)
    meeting.drop_item(one)
    reason = wording("fel möte")

    meeting.strike(added, "meeting.item_added", reason)

    assert read(given(meeting)) == ["2"]


def test_what_an_item_is_for_is_kept(meeting: Meeting) -> None:
    item_id = uuid4()
    meeting.add_item(item_id, called("Rast"), kind=ItemKind.PRACTICAL, kind_basis=Basis.INFERRED)

    assert meeting.items[item_id].kind is ItemKind.PRACTICAL
