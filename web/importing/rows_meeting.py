"""Rows about meetings, themes, groups, attendance and decisions as commands."""

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from forum.meeting.decision import Decider, DecisionSubject, How
from forum.meeting.group import GroupCapacity, GroupKind
from forum.meeting.meeting import ItemKind, MeetingKind
from forum.meeting.presence import PresenceCapacity
from forum.record.values import Basis
from forum.record.when import When
from web.importing.faults import RowFaultError

if TYPE_CHECKING:
    from web.importing.run import Run

DEEPENING = ", fördjupning"
"""How a title says that it goes on with a theme of an earlier year."""
_NOTES_OF = re.compile(r"Notes of (?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+) (?P<year>\d{4})")
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}


def meeting(run: "Run", row: dict[str, Any]) -> None:
    """Record a meeting as far as it is seen: planned, convened, held."""
    day: When = row["date"]
    year = day.latest.year
    run.open_year(year)
    meeting_id = run.governance.plan_meeting(
        classification=MeetingKind(row["kind"]),
        side=row["side"],
        is_listed=True,
        year=year,
        day=day,
        title=run.wording(row["theme_en"], row["theme_sv"]),
    )
    start, end = run.at(day, row["start"]), run.at(day, row["end"])
    if start or end or row["place"]:
        run.governance.schedule_meeting(
            meeting_id=meeting_id, day=day, start=start, end=end, place=row["place"]
        )
    if row["registry_number"]:
        run.governance.number_case(year=year, case_number=row["registry_number"])
    if row["status"] == "planned":
        return
    run.governance.convene_meeting(
        meeting_id=meeting_id,
        convener_id=run.organization(row["organization_key"]),
        annexes=row["annexes"],
        registration_deadline=row["registration_deadline"],
    )
    if row["status"] == "held":
        with run.on(day):
            run.governance.hold_meeting(meeting_id=meeting_id)


def theme(run: "Run", row: dict[str, Any]) -> None:
    """Record a theme: proposed, adopted with its meeting, discussed, or replaced."""
    run.open_year(row["year"])
    theme_id = run.governance.propose_theme(
        year=row["year"],
        title=run.wording(row["theme_en"], row["theme_sv"]),
        proposed_by_id=run.organization(row["organization_key"]),
    )
    earlier = _earlier_theme(run, row)
    if earlier is not None:
        with run.weaker("inferred"):
            run.governance.continue_theme(theme_id=theme_id, earlier_theme_id=earlier)
    meeting_id = run.forum_meeting_on(row["meeting_date"])
    if row["status"] == "adopted":
        run.governance.adopt_theme(theme_id=theme_id)
        if meeting_id is not None:
            run.governance.schedule_theme(theme_id=theme_id, meeting_id=meeting_id)
    elif row["status"] == "discussed":
        with run.on(row["meeting_date"]):
            run.governance.record_theme_discussed(theme_id=theme_id, meeting_id=meeting_id)
    elif row["status"] == "replaced":
        run.governance.replace_theme(theme_id=theme_id)


def _earlier_theme(run: "Run", row: dict[str, Any]) -> UUID | None:
    """Return the newest earlier theme whose title this one goes on with, by its own words."""
    title = row["theme_sv"] or ""
    if not title.endswith(DEEPENING):
        return None
    return run.theme_before(title.removesuffix(DEEPENING), row["year"])


def agenda_item(run: "Run", row: dict[str, Any]) -> None:
    """Put an item on a meeting's agenda."""
    day: When = row["meeting_date"]
    run.governance.add_agenda_item(
        meeting_id=_meeting(run, row),
        order=row["order"],
        title=run.wording(row["title"]),
        kind=ItemKind(row["kind"]) if row["kind"] else None,
        kind_basis=Basis(row["kind_basis"]) if row["kind_basis"] else None,
        start=run.at(day, row["time"]),
    )


def planning_group(run: "Run", row: dict[str, Any]) -> None:
    """Form a group with its first organization, and let the others join it."""
    year, purpose = row["forum_year"], row["purpose"]
    run.open_year(year)
    meeting_id = run.forum_meeting_on(row["meeting_date"])
    group_id = run.group(year, purpose)
    if group_id is None:
        drafting = "rules of procedure" in purpose
        group_id = run.governance.form_group(
            year=year,
            purpose=run.wording(purpose),
            classification=GroupKind.DRAFTING if drafting else GroupKind.PLANNING,
            theme_id=run.theme_of(meeting_id),
            meeting_id=meeting_id,
        )
    run.governance.join_group(
        group_id=group_id,
        organization_id=run.named_organization(row["organization_key"]),
        side=row["side"],
        capacity=GroupCapacity(row["capacity"]),
        head_count=row["head_count"],
        named=row["organization"],
    )


def attendance(run: "Run", row: dict[str, Any]) -> None:
    """Record who was there, who sent apologies, and who is not accounted for."""
    day: When = row["meeting_date"]
    line = {
        "meeting_id": _meeting(run, row),
        "organization_id": run.named_organization(row["organization_key"]),
        "side": row["side"],
        "capacity": PresenceCapacity(row["capacity"]),
        "named": row["organization"],
    }
    with run.on(day):
        if row["status"] == "apology":
            run.governance.record_apology(**line)
        elif row["status"] == "not_listed":
            run.governance.record_unaccounted(**line)
        else:
            run.governance.record_attendance(
                **line,
                head_count=row["head_count"],
                of_which_interns=row["of_which_interns"],
                is_unlisted=row["status"] == "present_unlisted",
            )
        some = (row["head_count"] or 1) > 1
        for clock, act in (
            (row["arrived"], run.governance.record_arrival),
            (row["left"], run.governance.record_leaving),
        ):
            if (at := run.at(day, clock)) is not None:
                act(
                    meeting_id=line["meeting_id"],
                    organization_id=line["organization_id"],
                    capacity=line["capacity"],
                    at=at,
                    applies_to_some=some,
                )


def decision(run: "Run", row: dict[str, Any]) -> None:
    """Record a decision; one whose outcome was not seen is an item of the agenda only."""
    year, day = row["forum_year"], row["date"]
    run.open_year(year)
    at_meeting = row["meeting_kind"] not in {None, "outside_meeting"}
    meeting_id = run.meeting(day, row["meeting_kind"]) if at_meeting and day else None
    if row["outcome_seen"] == "no":
        _only_on_the_agenda(run, row, meeting_id)
        return
    decided_by, side = _decider(row["decided_by"])
    with run.on(day):
        decision_id = run.governance.take_decision(
            year=year,
            subject=DecisionSubject(row["subject"]),
            title=run.wording(row["decision"]),
            decided_by=decided_by,
            side=side,
            how=How(row["how"]) if row["how"] else None,
            organization_id=run.organization(row["organization_key"]),
            meeting_id=meeting_id,
            outside_meeting=row["meeting_kind"] == "outside_meeting",
        )
        approved = _notes_approved(run, row)
        if approved is not None:
            minutes_id = run.governance.assemble_minutes(meeting_id=approved)
            run.governance.approve_minutes(
                minutes_id=minutes_id, at_meeting_id=meeting_id, decision_id=decision_id
            )
            run.governance.file_minutes(minutes_id=minutes_id)


def _decider(word: str | None) -> tuple[Decider | None, str | None]:
    """Who decided, and the side if one side alone did."""
    if word in {"civil_society", "government"}:
        return Decider.SIDE, word
    return (Decider(word) if word else None), None


def _only_on_the_agenda(run: "Run", row: dict[str, Any], meeting_id: UUID | None) -> None:
    """Let the item stand on the agenda if it does not already; without a meeting, say so."""
    if meeting_id is None:
        run.left_out("the decision itself is not seen, and no meeting is known for it")
        return
    if run.has_decision_item(meeting_id, row["subject"].replace("_", " ")):
        run.left_out("the decision itself is not seen: it stands on the agenda")
        return
    run.governance.add_agenda_item(
        meeting_id=meeting_id,
        order=run.next_order(meeting_id),
        title=run.wording(row["decision"]),
        kind=ItemKind.DECISION,
        kind_basis=Basis.INFERRED,
    )


def _notes_approved(run: "Run", row: dict[str, Any]) -> UUID | None:
    """Return the meeting whose notes a decision approved, by the day in its wording."""
    match = _NOTES_OF.search(row["decision"] or "") if row["subject"] == "notes" else None
    if match is None or match["month"] not in _MONTHS:
        return None
    month = _MONTHS[match["month"]]
    return run.forum_meeting_on(When.on(date(int(match["year"]), month, int(match["day"]))))


def _meeting(run: "Run", row: dict[str, Any]) -> UUID:
    found = run.meeting(row["meeting_date"], row["meeting_kind"])
    if found is None:
        raise RowFaultError(
            f"there is no {row['meeting_kind']} meeting on {row['meeting_date']}: "
            "add it to meetings.csv",
            "meeting_date",
        )
    return found
