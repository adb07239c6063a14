"""The oddities that the history's README lists: what stands in the log about each."""

from collections.abc import Iterator
from typing import Any

import pytest

from forum.application import Governance
from forum.policy import Role
from forum.record.when import When
from projections import organizations
from projections.visible import seen_by
from web.cli_asking import asked
from web.cli_seats import seat_lines
from web.installation import Installation


@pytest.fixture(scope="module")
def log(demo: Installation) -> list[Any]:
    """Every event of the demo, in log order."""
    return list(_events(demo.governance))


def _events(governance: Governance) -> Iterator[Any]:
    position = 0
    while rows := governance.recorder.read_rows(position, 1000):  # type: ignore[attr-defined]
        for row in rows:
            yield governance.mapper.decode(*row[1:])  # type: ignore[attr-defined]
        position = rows[-1].position


def _organization(log: list[Any], slug: str) -> Any:
    return next(
        event.originator_id
        for event in log
        if event.TOPIC == "organization.registered" and event.slug == slug
    )


def _meeting(log: list[Any], day: str, kind: str) -> Any:
    return next(
        event.originator_id
        for event in log
        if event.TOPIC == "meeting.planned"
        and event.day == When(day)
        and event.classification == kind
    )


def _note(demo: Installation, event: Any) -> str:
    ref = next(wording.text for wording in event.evidence.note if wording.language == "en")
    (key,) = demo.store.keys.texts.get([ref.text_id]).values()
    from forum.record.text import open_text

    sealed = demo.governance.recorder.read_texts([ref.text_id])[ref.text_id]  # type: ignore[attr-defined]
    return open_text(ref, key, sealed).content


def test_1_a_wrong_weekday_in_the_source_stays_a_note(demo: Installation, log: list[Any]) -> None:
    meeting = _meeting(log, "2019-02-05", "constituting")
    planned = next(event for event in log if event.originator_id == meeting)

    assert "Wednesday" in _note(demo, planned)


def test_2_a_page_address_with_another_month_stays_a_note(
    demo: Installation, log: list[Any]
) -> None:
    meeting = _meeting(log, "2018-01-24", "pre_meeting")
    planned = next(event for event in log if event.originator_id == meeting)

    assert "November" in _note(demo, planned)


def test_3_two_people_on_one_seat_is_a_caution(log: list[Any]) -> None:
    giva = _organization(log, "giva-sverige")
    meeting = _meeting(log, "2018-09-12", "dialogue")
    line = _presence(log, meeting, giva, "member")
    attended = next(
        event
        for event in log
        if event.originator_id == line.originator_id and event.TOPIC == "presence.attended"
    )

    assert line.named == "FRII – Frivilligorganisationernas insamlingsråd"
    assert attended.head_count == 2
    assert [caution.code for caution in attended.cautions] == ["W5"]


def test_4_somebody_who_opened_the_meeting_and_is_not_listed_is_there_without_a_count(
    log: list[Any],
) -> None:
    forum_ideburna = _organization(log, "forum-ideburna")
    meeting = _meeting(log, "2018-11-07", "dialogue")
    line = _presence(log, meeting, forum_ideburna, "member")
    attended = next(
        event
        for event in log
        if event.originator_id == line.originator_id and event.TOPIC == "presence.attended"
    )

    assert attended.is_unlisted
    assert attended.head_count is None
    assert "W12" in [caution.code for caution in attended.cautions]


def test_5_an_organization_that_changes_name_is_the_same_organization(
    demo: Installation,
) -> None:
    found = organizations.organization(
        demo.reading(), slug="funktionsratt-sverige", sees=seen_by(Role.PUBLIC)
    )

    assert found is not None
    assert {row["name"] for row in found["names"]} == {
        "Handikappförbunden",
        "Funktionsrätt Sverige",
    }


def test_6_a_theme_that_was_replaced_has_no_slot(log: list[Any]) -> None:
    replaced = next(event for event in log if event.TOPIC == "theme.replaced")

    own = [event.TOPIC for event in log if event.originator_id == replaced.originator_id]

    assert own == ["theme.proposed", "theme.replaced"]


def test_6_a_meeting_that_was_only_planned_is_never_held(log: list[Any]) -> None:
    meeting = _meeting(log, "2020-11-18", "dialogue")

    own = [event.TOPIC for event in log if event.originator_id == meeting]

    assert "meeting.held" not in own
    assert "meeting.convened" not in own


@pytest.mark.parametrize(
    ("day", "status", "order"),
    [
        ("2017-06-01", "seat", None),
        ("2018-06-01", "reserve", 1),
        ("2019-06-01", "seat", None),
        ("2020-06-01", "seat", None),
    ],
)
def test_7_a_seat_a_reserve_place_and_a_seat_again(
    demo: Installation, day: str, status: str, order: int | None
) -> None:
    with asked(demo.settings, "pgf", day, None) as question:
        lines = list(seat_lines(question))
    found = [line for line in lines if line["name"].startswith("Coompanion")]

    assert [(line["status"], line["order"]) for line in found] == [(status, order)]


def test_9_one_registry_number_a_year_is_said_once(log: list[Any]) -> None:
    numbers = [(event.case_number) for event in log if event.TOPIC == "forum_year.case_numbered"]

    assert numbers[:2] == ["0032/17", "0005/18"]
    assert len(set(numbers)) == len(numbers)


def test_10_a_post_holder_who_left_in_mid_year_left_not_later_than_a_day(log: list[Any]) -> None:
    left = [event for event in log if event.TOPIC == "presidium.left"]

    assert any(event.end == When("../2017-11-15") and event.post == "vice_chair" for event in left)


def test_an_organization_listed_as_member_and_as_guest_stands_twice(log: list[Any]) -> None:
    lsu = _organization(log, "lsu")
    meeting = _meeting(log, "2018-05-31", "dialogue")

    assert _presence(log, meeting, lsu, "member") is not _presence(log, meeting, lsu, "guest")


def _presence(log: list[Any], meeting: Any, organization: Any, capacity: str) -> Any:
    return next(
        event
        for event in log
        if event.TOPIC == "presence.opened"
        and event.meeting_id == meeting
        and event.organization_id == organization
        and event.capacity == capacity
    )
