"""The history: given events of any class, then one row each, and struck ones stay."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import forum.application  # noqa: F401 - fills the catalogue
from forum.governing.limits import RulesLimits
from forum.governing.rules import Proposer, RulesOfProcedure
from forum.governing.year import ForumYear
from forum.meeting.meeting import Meeting, MeetingKind
from forum.publishing.minutes import Minutes
from forum.record.catalogue import CATALOGUE
from forum.record.text import TextRef
from forum.record.values import Basis, Evidence, Wording, names
from forum.record.when import When
from forum.seating.organization import Organization
from forum.seating.seating import Seating
from projections.called import subjects
from projections.history import fact
from projections.lookback import EventRow, event, events, filters
from projections.replaced import earlier_details
from tests.projections.telling import FORUM_ID, HERE, SEES, here, told

REASON = TextRef(text_id=FORUM_ID, sha256="0" * 64, size=9, media_type="text/plain")
WHY = (Wording(language="sv", text=REASON),)


def organization(name: str = "Handikappförbunden") -> Organization:
    return Organization("funktionsratt-sverige", name, None, None, None)


def seating(organization_id: Any) -> Seating:
    made = Seating(2017, "civil_society", When("2017-01-01"), When("2017-12-31"))
    made.grant(organization_id)
    return made


def of_topic(found: list[EventRow], topic: str) -> EventRow:
    (one,) = [row for row in found if row["topic"] == topic]
    return one


def test_every_event_is_one_row_newest_first(tmp_path: Path) -> None:
    with here():
        it = organization()
        conn = told(tmp_path, it, seating(it.id))

    page = events(conn, **HERE)

    topics = [row["topic"] for row in page["events"]]
    assert topics == ["seating.seat_granted", "seating.opened", "organization.registered"]
    assert (page["count"], page["older"], page["newer"]) == (3, None, None)


def test_an_event_of_the_installation_is_told_where_the_forum_mentions_it(tmp_path: Path) -> None:
    with here():
        mentioned, other = organization(), Organization("other", "Other", None, None, None)
        conn = told(tmp_path, mentioned, other, seating(mentioned.id))

    found = events(conn, kind="organization", **HERE)["events"]

    assert [row["aggregate_id"] for row in found] == [str(mentioned.id)]
    assert event(conn, position=2, **HERE) is None


def test_a_row_tells_both_clocks_and_on_what_ground(tmp_path: Path) -> None:
    ground = Evidence(basis=Basis.INFERRED, source="A site: a page")
    with here(effective=When("../2014-12-02"), evidence=ground):
        year = ForumYear(2015, When("2015-01-01"), When("2015-12-31"))
    conn = told(tmp_path, year)

    (row,) = events(conn, **HERE)["events"]

    assert row["effective"] == "../2014-12-02"
    assert row["recorded"] == "2021-01-02T12:00:00.000000Z"
    assert (row["basis"], row["source"]) == ("inferred", "A site: a page")
    assert row["clock"] == "simulated"


def test_fields_of_any_class_are_kept_by_kind(tmp_path: Path) -> None:
    limits = RulesLimits(answer_days=60, chair_alternates=True)
    with here():
        rules = RulesOfProcedure(2018, 1, Proposer.SITTING_PRESIDIUM, (), limits)
    conn = told(tmp_path, rules)

    (row,) = events(conn, **HERE)["events"]

    assert row["details"] == [
        ["year", "number", 2018],
        ["number", "number", 1],
        ["proposed_by", "code", "sitting_presidium"],
        [
            "limits",
            "parts",
            [["chair_alternates", "yes_no", True], ["answer_days", "number", 60]],
        ],
    ]


def test_a_struck_event_stays_with_reason_and_the_strike_names_it(tmp_path: Path) -> None:
    with here():
        it = organization()
        of_2017 = seating(it.id)
        of_2017.strike(version=2, topic="seating.seat_granted", reason=WHY)
    conn = told(tmp_path, it, of_2017, opened={REASON.text_id: "Fel år."})

    found = events(conn, **HERE)["events"]

    struck, strike = of_topic(found, "seating.seat_granted"), of_topic(found, "seating.struck")
    assert (struck["struck_at"], struck["struck_why"]) == (strike["position"], (("sv", "Fel år."),))
    assert strike["strikes_at"] == struck["position"]


def test_a_thing_is_called_by_its_newest_name_that_was_not_struck(tmp_path: Path) -> None:
    with here():
        it = organization()
        it.rename("Funktionsrätt Sverige")
        it.rename("Fel namn")
        it.strike(version=3, topic="organization.renamed", reason=WHY)
        conn = told(tmp_path, it, seating(it.id))

    found = subjects(conn, ids=[str(it.id)], sees=SEES)[str(it.id)]

    assert found["names"] == [("", "Funktionsrätt Sverige")]
    assert (found["kind"], found["slug"]) == ("organization", "funktionsratt-sverige")


def test_what_a_name_took_the_place_of_is_told(tmp_path: Path) -> None:
    with here():
        it = organization()
        it.rename("Funktionsrätt Sverige")
        conn = told(tmp_path, it, seating(it.id))
    found = events(conn, **HERE)["events"]

    renamed = earlier_details(conn, sees=SEES, event=of_topic(found, "organization.renamed"))
    granted = earlier_details(conn, sees=SEES, event=of_topic(found, "seating.seat_granted"))

    assert renamed["name"] == ["words", "Handikappförbunden"]
    assert granted == {}


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ({"year": 2016}, [2016]),
        ({"since": date(2017, 1, 1)}, [2018, 2017]),
        ({"kind": "forum_year"}, [2018, 2017, 2016, 2015]),
        ({"kind": "meeting"}, []),
    ],
)
def test_the_history_is_filtered_by_what_is_told_of(
    tmp_path: Path, asked: dict[str, Any], years: list[int]
) -> None:
    made = []
    for year in (2015, 2016, 2017, 2018):
        with here(effective=When(str(year))):
            made.append(ForumYear(year, When(f"{year}-01-01"), When(f"{year}-12-31")))
    conn = told(tmp_path, *made)

    page = events(conn, **HERE, **asked)

    assert [row["details"][0][2] for row in page["events"]] == years
    assert page["count"] == len(years)
    assert filters(conn, **HERE) == (["forum_year"], [2015, 2016, 2017, 2018])


def test_what_concerns_one_thing_is_found_by_its_id(tmp_path: Path) -> None:
    with here():
        it = organization()
        year = ForumYear(2017, When("2017-01-01"), When("2017-12-31"))
        conn = told(tmp_path, it, year, seating(it.id))

    found = events(conn, things={str(it.id)}, **HERE)["events"]

    assert [row["topic"] for row in found] == ["seating.seat_granted", "organization.registered"]


def test_pages_lead_to_older_and_newer_ones(tmp_path: Path) -> None:
    with here():
        years = [
            ForumYear(year, When(f"{year}-01-01"), When(f"{year}-12-31"))
            for year in range(2001, 2008)
        ]
    conn = told(tmp_path, *years)

    first = events(conn, limit=3, **HERE)
    second = events(conn, limit=3, before=5, **HERE)
    third = events(conn, limit=3, before=2, **HERE)

    assert [row["position"] for row in first["events"]] == [7, 6, 5]
    assert (first["older"], first["newer"]) == ((2, 4), None)
    assert (second["older"], second["newer"]) == ((1, 1), 0)
    assert (third["older"], third["newer"]) == (None, 5)


def meeting(side: str | None = None, is_listed: bool = True) -> Meeting:
    kind = MeetingKind.PRE_MEETING if side else MeetingKind.DIALOGUE
    with here():
        return Meeting(kind, side, is_listed, 2018, When("2018-03-28"), names({"sv": "Skolan"}))


def test_a_side_s_own_meeting_is_nowhere_in_the_history_for_others(tmp_path: Path) -> None:
    closed, listed = meeting("civil_society", is_listed=False), meeting("civil_society")
    conn = told(tmp_path, closed, listed)

    found = events(conn, **HERE)

    assert [row["aggregate_id"] for row in found["events"]] == [str(listed.id)]
    assert found["count"] == 1
    assert subjects(conn, ids=[str(closed.id)], sees=SEES) == {}
    assert event(conn, position=1, **HERE) is None


def test_notes_are_called_by_their_meeting_though_their_draft_is_not_shown(
    tmp_path: Path,
) -> None:
    of = meeting()
    with here():
        notes = Minutes(of.id, ())
        notes.approve(day=When("2018-03-28"), in_writing=True)
    conn = told(tmp_path, of, notes)

    topics = [row["topic"] for row in events(conn, things={str(notes.id)}, **HERE)["events"]]
    called = subjects(conn, ids=[str(notes.id)], sees=SEES)[str(notes.id)]

    assert topics == ["minutes.approved"]
    assert called["about"] == [str(of.id)]


def test_a_reason_that_cannot_be_read_is_told_as_none(tmp_path: Path) -> None:
    with here():
        it = organization()
        of_2017 = seating(it.id)
        of_2017.strike(version=2, topic="seating.seat_granted", reason=WHY)
    conn = told(tmp_path, it, of_2017)

    struck = of_topic(events(conn, **HERE)["events"], "seating.seat_granted")

    assert struck["struck_at"] is not None
    assert struck["struck_why"] is None


def test_every_event_class_has_a_sentence_of_its_own() -> None:
    assert len(CATALOGUE) > 80

    without = [entry.topic for entry in CATALOGUE if len(fact(entry.topic)) < 10]

    assert without == []


def test_details_can_be_read_by_anybody_who_reads_json(tmp_path: Path) -> None:
    with here():
        conn = told(tmp_path, organization())

    (stored,) = conn.execute("SELECT details FROM events").fetchone()

    assert json.loads(stored) == [
        ["slug", "words", "funktionsratt-sverige"],
        ["name", "words", "Handikappförbunden"],
    ]
