"""Mandates on a day: given a delegation, then who speaks for it, without names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from forum.record.when import When
from forum.seating.delegation import Capacity, Delegation, RepresentativeRole
from projections.mandates import MandateRow, mandates_by, mandates_on
from tests.projections.telling import HERE, here, told

ORGANIZATION = uuid4()


def on(folder: Path, it: Delegation, day: str) -> list[MandateRow]:
    conn = told(folder, it)
    about = str(ORGANIZATION)
    return mandates_on(conn, organization_id=about, day=date.fromisoformat(day), **HERE)


def delegation(mandate_id: UUID, end: str | None = None) -> Delegation:
    with here():
        it = Delegation(ORGANIZATION)
        it.appoint(
            mandate_id,
            uuid4(),
            role=RepresentativeRole.REPRESENTATIVE,
            side="civil_society",
            start=When("2018-01-01"),
            end=When(end) if end else None,
            unit="The office",
            capacity=Capacity.EMPLOYEE,
        )
    return it


def test_a_mandate_tells_role_unit_and_capacity_and_no_name(tmp_path: Path) -> None:
    (mandate,) = on(tmp_path, delegation(uuid4()), "2018-06-01")

    assert (mandate["role"], mandate["unit"], mandate["capacity"]) == (
        "representative",
        "The office",
        "employee",
    )
    assert not any("name" in key or "person" in key for key in mandate)


def test_a_mandate_holds_to_its_last_day(tmp_path: Path) -> None:
    mandate_id = uuid4()
    it = delegation(mandate_id, "2018-12-31")

    assert len(on(tmp_path, it, "2018-12-31")) == 1


def test_a_mandate_that_ended_is_not_shown(tmp_path: Path) -> None:
    mandate_id = uuid4()
    it = delegation(mandate_id)
    with here():
        it.end(mandate_id, When("2018-05-31"))

    assert on(tmp_path, it, "2018-06-01") == []


def test_who_takes_over_has_the_role_and_the_one_before_is_gone(tmp_path: Path) -> None:
    first, second = uuid4(), uuid4()
    it = delegation(first, "2018-12-31")
    with here():
        it.rotate(first, second, uuid4(), When("2018-06-01"), capacity=Capacity.VOLUNTEER)

    (mandate,) = on(tmp_path, it, "2018-06-01")

    assert (mandate["mandate_id"], mandate["follows_id"]) == (str(second), str(first))
    assert (mandate["role"], mandate["capacity"], mandate["end"]) == (
        "representative",
        "volunteer",
        "2018-12-31",
    )


def test_the_end_day_is_included_and_a_start_in_the_future_is_upcoming(tmp_path: Path) -> None:
    it = delegation(uuid4(), "2026-12-31")
    with here():
        it.appoint(
            uuid4(),
            uuid4(),
            role=RepresentativeRole.REPRESENTATIVE,
            side="civil_society",
            start=When("2027-01-01"),
        )
    conn = told(tmp_path, it)

    def standings(day: str) -> list[str]:
        every = mandates_by(conn, day=date.fromisoformat(day), **HERE)
        return [mandate["standing"] for mandate in every]

    assert standings("2026-11-25") == ["current", "upcoming"]
    assert standings("2026-12-31") == ["current", "upcoming"]
    assert standings("2027-01-01") == ["ended", "current"]


def test_a_mandate_that_was_called_off_is_none_and_the_one_before_goes_to_its_own_end(
    tmp_path: Path,
) -> None:
    first, second = uuid4(), uuid4()
    it = delegation(first)
    with here():
        it.rotate(first, second, uuid4(), When("2018-09-01"))
        it.end_all(When("2018-05-31"))

    (mandate,) = mandates_by(told(tmp_path, it), day=date(2018, 6, 1), **HERE)

    assert (mandate["mandate_id"], mandate["end"]) == (str(first), "2018-05-31")
    assert mandate["standing"] == "ended"


def test_one_person_may_have_two_spans_with_a_gap_and_sit_on_two_sides(tmp_path: Path) -> None:
    person, it = uuid4(), delegation(uuid4(), "2018-03-31")
    with here():
        for start, side in (("2018-09-01", "civil_society"), ("2018-01-01", "government")):
            it.appoint(
                uuid4(),
                person,
                role=RepresentativeRole.REPRESENTATIVE,
                side=side,
                start=When(start),
            )

    conn, about = told(tmp_path, it), str(ORGANIZATION)

    def sides(day: str) -> list[str]:
        asked = {"organization_id": about, "day": date.fromisoformat(day), **HERE}
        return [mandate["side"] for mandate in mandates_on(conn, **asked)]

    assert sides("2018-06-01") == ["government"]
    assert sides("2018-09-01") == ["civil_society", "government"]
