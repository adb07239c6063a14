"""Taking part over the years: given seats, mandates and meetings, then who stays and who is new."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from forum.meeting.presence import Presence, PresenceCapacity
from forum.record.when import When
from forum.seating.delegation import Delegation
from forum.seating.mandates import RepresentativeRole
from forum.seating.organization import Organization, SizeClass
from forum.seating.seating import Seating
from projections.participation import attendance_in, make_up, rotation_by_year
from tests.projections.given import meeting
from tests.projections.telling import HERE, here, told

A, B, C = uuid4(), uuid4(), uuid4()
DAY = date(2021, 1, 2)


def seated(year: int, *organization_ids: UUID) -> Seating:
    with here():
        it = Seating(year, "civil_society", When(f"{year}-01-01"), When(f"{year}-12-31"))
        it.state_size(len(organization_ids), None)
        for organization_id in organization_ids:
            it.grant(organization_id)
    return it


def test_organizations_stay_leave_are_new_or_return_after_a_gap(tmp_path: Path) -> None:
    conn = told(tmp_path, seated(2018, A, B), seated(2019, A, C), seated(2020, A, B))

    found = rotation_by_year(conn, day=DAY, **HERE)

    told_of = [(r["year"], r["stayed"], r["new"], r["back"], r["left"]) for r in found]
    assert told_of == [
        (2018, None, None, None, None),
        (2019, 1, 1, 0, 1),
        (2020, 1, 0, 1, 1),
    ]


def test_a_year_that_has_not_begun_is_not_compared(tmp_path: Path) -> None:
    conn = told(tmp_path, seated(2020, A), seated(2021, A))

    found = rotation_by_year(conn, day=date(2020, 12, 31), **HERE)

    assert [row["year"] for row in found] == [2020]


def test_representatives_that_rotated_are_counted_in_the_year_they_began(tmp_path: Path) -> None:
    first = uuid4()
    with here():
        it = Delegation(A)
        role = RepresentativeRole.REPRESENTATIVE
        it.appoint(first, uuid4(), role=role, side="civil_society", start=When("2019-01-01"))
        it.rotate(first, uuid4(), uuid4(), When("2020-03-01"))
    conn = told(tmp_path, seated(2019, A), seated(2020, A), it)

    found = rotation_by_year(conn, day=DAY, **HERE)

    counts = [(row["representatives"], row["rotated"]) for row in found]
    assert counts == [(1, 0), (2, 1)]


def test_make_up_is_told_by_organizations_as_stated_by_the_day(tmp_path: Path) -> None:
    with here():
        one, other = (
            Organization(slug, name, None, None, form, id=organization_id)
            for slug, name, form, organization_id in (
                ("a", "A", "ideell förening", A),
                ("b", "B", None, B),
            )
        )
    with here(effective=When("2019-06-01")):
        one.state_make_up("odlare", None, SizeClass.UNDER_100)
    with here(effective=When("2020-06-01")):
        one.state_make_up(None, "hela landet", SizeClass.FROM_100)
    conn = told(tmp_path, one, other, seated(2020, A, B))

    def answers(day: date) -> list[tuple[str, str | None, int]]:
        found = make_up(conn, year=2020, side="civil_society", day=day, **HERE)
        return [(row["kind"], row["value"], row["organizations"]) for row in found]

    assert ("size_class", "under_100", 1) in answers(date(2020, 5, 31))
    assert answers(date(2020, 6, 1)) == [
        ("association_form", "ideell förening", 1),
        ("association_form", None, 1),
        ("gathers", "odlare", 1),
        ("gathers", None, 1),
        ("works_where", "hela landet", 1),
        ("works_where", None, 1),
        ("size_class", "from_100", 1),
        ("size_class", None, 1),
        ("experience", None, 2),
    ]


def test_presence_over_the_year_counts_only_meetings_whose_attendance_was_entered(
    tmp_path: Path,
) -> None:
    meetings = [meeting(day) for day in ("2020-03-01", "2020-05-01", "2020-09-01")]
    with here():
        for it in meetings:
            it.hold(DAY)
        first, second = (
            Presence(
                meeting_id=it.id,
                organization_id=A,
                side="civil_society",
                capacity=PresenceCapacity.MEMBER,
                named=None,
            )
            for it in meetings[:2]
        )
        first.attend(head_count=1)
        second.apologize()
    conn = told(tmp_path, *meetings, first, second)

    (row,) = attendance_in(conn, year=2020, day=DAY, **HERE)

    assert (row["attended"], row["apologies"], row["unaccounted"], row["held"]) == (1, 1, 0, 2)
    assert attendance_in(conn, year=2020, day=date(2020, 4, 1), **HERE)[0]["held"] == 1
