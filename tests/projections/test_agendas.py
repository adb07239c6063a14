"""Agendas: order and numbers of items, before and after the invitation. Source: trials 1, 2, 16."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID, uuid4

from forum.meeting.agenda import ItemKind, Standing
from forum.meeting.meeting import Meeting
from forum.policy import Role
from forum.publishing.minutes import Minutes
from forum.record.values import Basis
from projections.agendas import ItemRow, agenda, agenda_announced
from projections.visible import seen_by
from tests.projections.given import meeting, named, ref, worded
from tests.projections.telling import SEES, here, told


def add(it: Meeting, title: str, parent: UUID | None = None, order: int | None = None) -> UUID:
    """Put an item on the agenda and return its id."""
    item_id = uuid4()
    with here():
        it.add_item(item_id, named(title), parent_id=parent, order=order)
    return item_id


def listed(folder: Path, it: Meeting) -> list[str]:
    """The agenda as it is read: number and title."""
    return list(_read(agenda(told(folder, it), sees=SEES, meeting_id=str(it.id))))


def _read(items: Iterable[ItemRow]) -> Iterable[str]:
    for item in items:
        yield f"{item['number']} {item['title'][0][1]}" + (" –" if item["is_dropped"] else "")
        yield from _read(item["items"])


def test_items_under_another_stand_under_it_and_ten_comes_after_nine(tmp_path: Path) -> None:
    it = meeting()
    main = [add(it, f"p{number}") for number in range(1, 11)]
    add(it, "a", main[0])
    add(it, "b", main[0])
    add(it, "c", main[1])

    read = listed(tmp_path, it)

    assert read[:5] == ["1 p1", "1.1 a", "1.2 b", "2 p2", "2.1 c"]
    assert read[-2:] == ["9 p9", "10 p10"]


def test_a_draft_is_numbered_in_its_order(tmp_path: Path) -> None:
    it = meeting()
    a, b, c = (add(it, title) for title in "abc")
    with here():
        it.reorder_items([c, a, b])

    assert listed(tmp_path, it) == ["1 c", "2 a", "3 b"]


def test_after_the_invitation_items_move_and_keep_their_numbers(tmp_path: Path) -> None:
    it = meeting()
    a, b, c = (add(it, title) for title in "abc")
    with here():
        it.convene()
        it.reorder_items([c, a, b])

    assert listed(tmp_path, it) == ["3 c", "1 a", "2 b"]


def test_after_the_agenda_was_announced_items_keep_their_numbers_and_a_late_one_is_marked(
    tmp_path: Path,
) -> None:
    it = meeting()
    a, b, c = (add(it, title) for title in "abc")
    add(it, "a1", a)
    with here():
        it.announce_agenda()
        it.reorder_items([c, a, b])
        it.drop_item(b)
    add(it, "d")
    add(it, "a2", a)
    conn = told(tmp_path, it)

    found = agenda(conn, sees=SEES, meeting_id=str(it.id))

    assert list(_read(found)) == ["3 c", "1 a", "1.1 a1", "1.2 a2", "2 b –", "4 d"]
    assert [item["number"] for item in found if item["is_late"]] == ["4"]
    assert agenda_announced(conn, sees=SEES, meeting_id=str(it.id)) == "2021-01-02"


def test_an_agenda_that_was_not_announced_has_no_day_of_it(tmp_path: Path) -> None:
    it = meeting()
    add(it, "a")

    conn = told(tmp_path, it)

    assert agenda_announced(conn, sees=SEES, meeting_id=str(it.id)) is None


def test_an_item_dropped_from_a_draft_leaves_no_gap(tmp_path: Path) -> None:
    it = meeting()
    a, _ = add(it, "a"), add(it, "b")
    with here():
        it.drop_item(a)
        it.convene()

    assert listed(tmp_path, it) == ["1 b"]


def test_an_item_dropped_after_the_invitation_keeps_its_number(tmp_path: Path) -> None:
    it = meeting()
    a, _ = add(it, "a"), add(it, "b")
    with here():
        it.convene()
        it.drop_item(a)
    add(it, "c")

    assert listed(tmp_path, it) == ["1 a –", "2 b", "3 c"]


def test_an_agenda_entered_after_the_invitation_has_the_places_of_its_source(
    tmp_path: Path,
) -> None:
    it = meeting()
    with here():
        it.convene()
    add(it, "b", order=2)
    add(it, "a", order=1)

    assert listed(tmp_path, it) == ["1 a", "2 b"]


def test_a_late_item_takes_no_number_that_is_on_paper(tmp_path: Path) -> None:
    it = meeting()
    add(it, "a", order=1)
    add(it, "b", order=3)
    with here():
        it.convene()
    add(it, "between", order=2)

    assert listed(tmp_path, it) == ["1 a", "3 between", "2 b"]


def test_an_item_says_its_kind_and_what_that_rests_on(tmp_path: Path) -> None:
    it = meeting()
    title = named("Val")
    with here():
        it.add_item(uuid4(), title, kind=ItemKind.DECISION, kind_basis=Basis.INFERRED)

    (item,) = agenda(told(tmp_path, it), sees=SEES, meeting_id=str(it.id))

    assert (item["kind"], item["kind_basis"]) == ("decision", "inferred")


def test_a_decided_item_names_its_decision_until_it_is_taken_up_again(tmp_path: Path) -> None:
    it, decided, decision_id = meeting(), meeting(), uuid4()
    for one in (it, decided):
        item = add(one, "a")
        with here():
            one.decide_item(item, decision_id)
    with here():
        it.reopen_item(next(iter(it.agenda.items)))
    conn = told(tmp_path, it, decided)

    found = [
        agenda(conn, sees=SEES, meeting_id=str(one.id))[0]["decision_id"] for one in (it, decided)
    ]

    assert found == [None, str(decision_id)]


# Trial 8.


def begun(it: Meeting, notes: Minutes) -> UUID:
    """Put the approval of notes on an agenda and return the item's id."""
    item_id = uuid4()
    with here():
        it.add_standing_item(
            item_id, named("Anteckningar"), Standing.APPROVE_MINUTES, notes.id, notes.number
        )
    return item_id


def test_a_standing_item_names_the_version_that_was_newest(tmp_path: Path) -> None:
    it, notes = meeting(), drafted()
    begun(it, notes)

    (item,) = agenda(told(tmp_path, it, notes), sees=SEES, meeting_id=str(it.id))

    assert (item["standing"], item["about_id"], item["about_version"], item["kind"]) == (
        *("approve_minutes", str(notes.id), 1, "decision"),
    )


def test_a_draft_changed_after_the_agenda_was_sent_is_flagged_to_those_who_see_drafts(
    tmp_path: Path,
) -> None:
    last, sent, unsent = meeting(), meeting(), meeting()
    notes = drafted(last)
    for it in (sent, unsent):
        begun(it, notes)
    with here():
        sent.announce_agenda()
        notes.redraft(worded(ref()))
    conn = told(tmp_path, last, sent, unsent, notes)

    def flags(it: Meeting, sees: str) -> list[bool]:
        return [one["is_outdated"] for one in agenda(conn, sees=sees, meeting_id=str(it.id))]

    office = seen_by(Role.SECRETARIAT)
    assert (flags(sent, office), flags(unsent, office), flags(sent, SEES)) == (
        *([True], [False], [False]),
    )


def test_a_settled_item_and_one_left_out_with_a_reason_say_so(tmp_path: Path) -> None:
    settled, left_out, notes, why = meeting(), meeting(), drafted(), ref()
    one, other = begun(settled, notes), begun(left_out, notes)
    with here():
        settled.settle_item(one)
        left_out.announce_agenda()
        left_out.drop_item(other, worded(why))
    conn = told(tmp_path, settled, left_out, opened={why.text_id: "Väntar"})

    (first,), (second,) = (
        agenda(conn, sees=SEES, meeting_id=str(it.id)) for it in (settled, left_out)
    )

    assert (first["is_settled"], first["is_dropped"]) == (True, False)
    assert (second["is_dropped"], second["reason"]) == (True, [("sv", "Väntar")])


def drafted(of: Meeting | None = None) -> Minutes:
    """Notes of a meeting, in their first version."""
    with here():
        return Minutes(meeting_id=(of or meeting()).id, text=worded(ref()))
