"""The scripted year of the example: its duties on ten days, and its account of the rules.

What is expected was worked out by hand from the script (`web/demo/example.py`), the rules of 2026
and a calendar, not by running it: version 1 of the rules from 28 January (answers in 60 days, notes
in 14), version 2 from 1 June (45 and 21).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from forum.policy import Role
from projections.duties import duties
from projections.duty import Duty
from projections.forums import forum_by_slug
from projections.meetings import meetings
from projections.organizations import organizations
from projections.rules_followed import FollowedRow, rules_followed
from projections.visible import seen_by
from web.installation import Installation


@pytest.fixture
def asked(demo: Installation) -> tuple[Any, dict[str, Any]]:
    """The read model, and what questions about the example are asked with."""
    conn = demo.reading()
    forum = forum_by_slug(conn, slug="exempel", sees=seen_by(Role.SECRETARIAT))
    assert forum is not None
    sees = seen_by(Role.SECRETARIAT)
    return conn, {"forum_id": forum["forum_id"], "sees": sees, "zone": forum["zone"]}


def invite(*meeting_days: str) -> list[str]:
    """An invitation is due two weeks before each of these meetings."""
    two_weeks_before = {
        "2026-01-28": "2026-01-14",
        "2026-03-25": "2026-03-11",
        "2026-05-20": "2026-05-06",
        "2026-09-16": "2026-09-02",
        "2026-09-23": "2026-09-09",
        "2026-10-28": "2026-10-14",
        "2027-01-27": "2027-01-13",
        "2027-02-10": "2027-01-27",
        "2027-03-24": "2027-03-10",
        "2027-05-19": "2027-05-05",
        "2027-09-22": "2027-09-08",
        "2027-10-27": "2027-10-13",
    }
    return [f"invite to {day} by {two_weeks_before[day]}" for day in meeting_days]


def answer_invitation(meeting: str, last_day: str, *organizations: str) -> list[str]:
    """Each of these has not said yet whether it comes."""
    said = f"answer_invitation {meeting} by {last_day}"
    return [f"{organization}: {said}" for organization in organizations]


SIX = (
    "akero-foreningsrad",
    "grannskap-akero",
    "handikappforeningen-akero",
    "latsasviks-bygdegard",
    "sprakcafe-bryggan",
    "ungdomsgarden-ankaret",
)
"""Those with a seat all year."""
TEN_DAYS = {
    # Five meetings are planned, and both posts have been acting or empty since October.
    "2025-12-20": [
        "municipality: fill_post chair by 2025-11-30, late",
        "civil_society: fill_post vice_chair by 2025-11-30, late",
        *invite("2026-01-28", "2026-03-25", "2026-05-20", "2026-09-16", "2026-10-28"),
    ],
    # The constituting meeting was held on 28 January, its notes sent on 3 February.
    "2026-02-05": [
        "publish_minutes 2026-01 by 2026-02-11",
        "approve_minutes 2026-01",
        *invite("2026-03-25", "2026-05-20", "2026-09-16", "2026-10-28"),
    ],
    # The first dialogue is announced; the notes of January are out and wait for it. Three of seven
    # have said that they come.
    "2026-03-12": [
        *answer_invitation(
            "2026-02",
            "2026-03-20",
            *("grannskap-akero", "handikappforeningen-akero"),
            *("pahittsberga-if", "ungdomsgarden-ankaret"),
        ),
        "approve_minutes 2026-01",
        *invite("2026-05-20", "2026-09-16", "2026-10-28"),
    ],
    # Five views were given on 25 March; the second was gathered, the fourth passed on.
    "2026-04-02": [
        "publish_minutes 2026-02 by 2026-04-08",
        "approve_minutes 2026-02",
        "akero-kommun: answer view 1 by 2026-05-20",
        "akero-bostader: answer view 3 by 2026-05-20",
        "akero-bostader: answer view 4 by 2026-04-24",
        "akero-kommun: answer view 5 by 2026-05-24",
        "register a document",
        "register a document",
        *invite("2026-05-20", "2026-09-16", "2026-10-28"),
    ],
    # The fifth was withdrawn. The first reserve said no on 4 May, and the second was asked.
    "2026-05-05": [
        "publish_minutes 2026-02 by 2026-04-08, late",
        "approve_minutes 2026-02",
        "akero-kommun: answer view 1 by 2026-05-20",
        "akero-bostader: answer view 3 by 2026-05-20",
        "akero-bostader: answer view 4 by 2026-04-24, late",
        "kulturforeningen-pahittet: answer_call by 2026-05-11",
        *answer_invitation("2026-03", "2026-05-13", *SIX),
        "register a document",
        "register a document",
        *invite("2026-09-16", "2026-10-28"),
    ],
    # The second reserve has its seat from 8 May, and nobody who speaks for it yet.
    "2026-05-09": [
        "publish_minutes 2026-02 by 2026-04-08, late",
        "approve_minutes 2026-02",
        "akero-kommun: answer view 1 by 2026-05-20",
        "akero-bostader: answer view 3 by 2026-05-20",
        "akero-bostader: answer view 4 by 2026-04-24, late",
        "kulturforeningen-pahittet: appoint",
        *answer_invitation("2026-03", "2026-05-13", *SIX, "kulturforeningen-pahittet"),
        "register a document",
        "register a document",
        *invite("2026-09-16", "2026-10-28"),
    ],
    # View 7 lies at the secretariat: the 60 days of version 1 were over on 19 July.
    "2026-07-20": [
        "approve_minutes 2026-03",
        "akero-bostader: answer view 3 by 2026-08-31",
        "akero-bostader: answer view 4 by 2026-04-24, late",
        "answer view 7 by 2026-07-19, late",
        "refer view 7",
        "judge view 6",
        "register a document",
        *invite("2026-09-16", "2026-10-28"),
    ],
    # September was moved to the 23rd, and its invitation is late; the vice chair left in August.
    "2026-09-10": [
        "approve_minutes 2026-03",
        "akero-bostader: answer view 4 by 2026-04-24, late",
        "answer view 7 by 2026-07-19, late",
        "refer view 7",
        "judge view 6",
        "handikappforeningen-akero: judge view 3",
        "municipality: fill_post vice_chair by 2026-10-31",
        "register a document",
        "invite to 2026-09-23 by 2026-09-09, late",
        *invite("2026-10-28"),
    ],
    # View 3 was opened again and promised anew; view 8 was promised for 5 November.
    "2026-10-05": [
        "publish_minutes 2026-04 by 2026-10-14",
        "approve_minutes 2026-04",
        "akero-bostader: answer view 3 by 2026-11-30",
        "akero-bostader: answer view 4 by 2026-04-24, late",
        "akero-kommun: answer view 8 by 2026-11-05",
        "judge view 6",
        "judge view 7",
        "municipality: fill_post vice_chair by 2026-10-31",
        "register a document",
        *invite("2026-10-28"),
    ],
    # All notes of the year are approved; the days of the coming year are set, a consultation too.
    "2026-11-20": [
        "akero-bostader: answer view 3 by 2026-11-30",
        "akero-bostader: answer view 4 by 2026-04-24, late",
        "judge view 6",
        "judge view 7",
        "grannskap-akero: judge view 8",
        "municipality: fill_post vice_chair by 2026-10-31, late",
        "register a document",
        *invite("2027-01-27", "2027-02-10", "2027-03-24"),
        *invite("2027-05-19", "2027-09-22", "2027-10-27"),
    ],
}


def in_words(duty: Duty, days: dict[str, str], slugs: dict[str, str]) -> str:
    whose = duty["whose_id"]
    what = {
        "meeting": duty["ref"] or f"to {days.get(duty['about_id'])}",
        "view": f"view {duty['ref']}",
        "post": duty["about_id"],
        "document": "a document",
        "seat": "",
    }[duty["about"]]
    said = f"{duty['kind']} {what}".strip()
    if whose is not None:
        said = f"{slugs.get(whose, whose)}: {said}"
    if duty["due"]:
        said += f" by {duty['due']}"
    return said + (", late" if duty["is_late"] else "")


@pytest.mark.parametrize("day", TEN_DAYS)
def test_the_duties_of_a_day_are_what_the_script_asks_for(
    asked: tuple[Any, dict[str, Any]], day: str
) -> None:
    conn, where = asked
    named = {"forum_id": where["forum_id"], "sees": where["sees"]}
    # September was planned for the 16th, until it was moved on 26 August.
    days = {
        row["meeting_id"]: row["moved_from"][0]
        if row["moved_from"] and day < "2026-08-26"
        else row["day"]
        for row in meetings(conn, **named)
    }
    slugs = {key: row["slug"] for key, row in organizations(conn, sees=where["sees"]).items()}

    found = duties(conn, day=date.fromisoformat(day), **where)

    assert sorted(in_words(duty, days, slugs) for duty in found) == sorted(TEN_DAYS[day])


ACCOUNT = {
    # limit: (state, kept, not kept, unknown)
    "term_months": ("kept", 1, 0, 0),
    "renewal_least": ("unknown", 0, 0, 1),  # the forum is new
    "renewal_most": ("unknown", 0, 0, 1),
    "committee_size": ("no_case", 0, 0, 0),  # elected before there were rules
    "decider": ("no_case", 0, 0, 0),
    "chair_alternates": ("kept", 1, 0, 0),
    "meetings_a_year": ("kept", 1, 0, 0),  # five, and four are asked for
    "invitation_days": ("not_kept", 3, 1, 0),  # September; in January there were no rules yet
    "papers_days": ("not_kept", 3, 1, 0),  # with the same invitation
    "registration_days": ("kept", 4, 0, 0),
    "comment_days": ("kept", 5, 0, 0),
    "minutes_approved": ("kept", 5, 0, 0),  # the last ones in writing, as nothing else is left
    "publish_minutes_days": ("not_kept", 4, 1, 0),  # March
    # Late: 7, answered on 25 September; never answered: 4; nor 3 when it was opened again.
    "answer_days": ("not_kept", 4, 3, 0),
    "answer_extension_days": ("kept", 1, 0, 0),  # view 3 by 99 days
    "headcount_within_seats": ("not_kept", 4, 1, 0),  # two came from the village hall in March
    "half_present": ("kept", 5, 0, 0),
    "posts_filled": ("not_kept", 1, 1, 0),  # an acting vice chair since September
    "politicians_present": ("kept", 1, 0, 0),  # in March; in October there were none
    "rules_adopted": ("kept", 1, 0, 0),
    "outside_office_hours": ("kept", 5, 0, 0),
}


def account(asked: tuple[Any, dict[str, Any]], day: str) -> dict[str, FollowedRow]:
    conn, where = asked
    found = rules_followed(conn, year=2026, day=date.fromisoformat(day), **where)
    return {row["limit"]: row for row in found}


def test_the_account_at_the_end_of_the_year_is_what_the_author_worked_out(
    asked: tuple[Any, dict[str, Any]],
) -> None:
    rows = account(asked, "2026-12-31")

    told = {
        limit: (row["state"], *(row["counts"][out] for out in ("kept", "not_kept", "unknown")))
        for limit, row in rows.items()
    }
    assert told == ACCOUNT
    explained = {limit for limit, row in rows.items() if row["explanation"]}
    assert explained == {"answer_days", "publish_minutes_days", "posts_filled"}


def test_what_was_not_kept_is_shown_with_its_days_and_its_reason(
    asked: tuple[Any, dict[str, Any]],
) -> None:
    rows = account(asked, "2026-12-31")

    def broken(limit: str) -> list[tuple[str | None, str | None, str | None]]:
        cases = [case for case in rows[limit]["cases"] if case["outcome"] == "not_kept"]
        return sorted((case["ref"], case["day"], case["due"]) for case in cases)

    assert broken("invitation_days") == [("2026-04", "2026-09-11", "2026-09-09")]
    assert broken("publish_minutes_days") == [("2026-02", "2026-05-21", "2026-04-08")]
    assert broken("answer_days") == [
        ("3", None, "2026-11-30"),
        ("4", None, "2026-05-24"),
        ("7", "2026-09-25", "2026-07-19"),
    ]
    (invitation,) = (
        case for case in rows["invitation_days"]["cases"] if case["outcome"] == "not_kept"
    )
    assert invitation["reason"] is not None
    assert "flyttades" in dict(invitation["reason"])["sv"]


def test_a_lawfully_late_answer_is_kept_and_one_too_late_is_not(
    asked: tuple[Any, dict[str, Any]],
) -> None:
    cases = account(asked, "2026-09-24")["answer_days"]["cases"]

    told = {case["ref"]: (case["outcome"], case["day"], case["due"]) for case in cases}
    assert told["3"] == ("kept", "2026-08-28", "2026-08-31")  # put off from 20 May, with a reason
    assert told["7"] == ("not_kept", None, "2026-07-19")
    assert told["8"] == ("not_yet", None, "2026-11-07")  # 45 days by version 2
