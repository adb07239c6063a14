"""How the forum follows its rules, in words: a line for each rule, and one for each case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from projections.explanations import kept_reasons
from projections.followed import Case
from projections.rules_followed import FollowedRow, rules_followed
from web import words
from web.language import Worded, ngettext, page_language
from web.language import gettext as _
from web.public import Reader, cautions, view_words
from web.public.codes import code
from web.public.limit_words import value_in_words
from web.public.meeting_words import kind_word
from web.public.things import Things

SENTENCES: Final[dict[str, LazyString]] = {
    "seats_total": _l("At most %(value)s seats in all"),
    "seats": _l("Each side has the seats that the rules say: %(value)s"),
    "seats_per_organization_most": _l("At most %(value)s seats for one organization"),
    "term_months": _l("A term of %(value)s months"),
    "years_in_a_row_most": _l("A seat for at most %(value)s years in a row"),
    "renewal_least": _l("At least %(value)s of the organizations are new"),
    "renewal_most": _l("At most %(value)s of the organizations are new"),
    "committee_size": _l("A selection committee of %(value)s people"),
    "decider": _l("Who gets a seat is decided by: %(value)s"),
    "chair_alternates": _l("The chair goes to another side each year"),
    "acting_days_most": _l("Somebody is acting in a post for at most %(value)s days"),
    "meetings_a_year": _l("At least %(value)s meetings a year"),
    "invitation_days": _l("Invitation at least %(value)s days before a meeting"),
    "papers_days": _l("Papers at least %(value)s days before a meeting"),
    "registration_days": _l("Registration ends at least %(value)s days before a meeting"),
    "quorum": _l("At least %(value)s of the organizations present"),
    "comment_days": _l("At least %(value)s days to comment on the notes"),
    "minutes_approved": _l("The notes are approved: %(value)s"),
    "publish_minutes_days": _l("The notes are published within %(value)s days"),
    "publish_before_approval": _l("The notes are published when they are approved"),
    "acknowledge_days": _l("It is said within %(value)s days that a view was received"),
    "answer_days": _l("An answer to a view within %(value)s days, or by the day promised"),
    "answer_extension_days": _l("An answer is put off by at most %(value)s days in all"),
    "extensions_most": _l("An answer is put off at most %(value)s times"),
    "headcount_within_seats": _l("No organization comes with more people than seats"),
    "half_present": _l("At least half of the organizations present"),
    "posts_filled": _l("Chair and vice chair are appointed, with gaps of at most 60 days"),
    "promises_kept": _l("An answer by the day that was promised"),
    "politicians_present": _l("Elected politicians took part during the year"),
    "rules_adopted": _l("Rules of procedure are in force when the year is constituted"),
    "outside_office_hours": _l("Meetings outside office hours, so that volunteers can come"),
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case.

    Attributes:
        text: What it is about, and how it came out.
        address: The thing, or None.
        position: The event that shows it, or None.
        event: Its address, or None.
        reason: The reason that came with the act, or None.
        outcome: kept, not_kept, not_yet or unknown.
    """

    text: str
    address: str | None
    position: int | None
    event: str | None
    reason: Worded | None
    outcome: str


@dataclass(frozen=True, slots=True)
class FollowedLine:
    """One rule.

    Attributes:
        state: A key of `web.marks.STATES`.
        limit: Its name, for the anchor.
        rule: What it asks.
        text: In how many cases it was kept, and was not.
        broken: The cases in which it was not kept.
        others: The other ones.
        explanation: What the forum says of it, or None.
        is_practice: Good practice asks for it, not the rules.
    """

    state: str
    limit: str
    rule: str
    text: str
    broken: list[CaseLine]
    others: list[CaseLine]
    explanation: Worded | None
    is_practice: bool

    @property
    def reasons(self) -> list[Worded]:
        """The reasons that came with the cases not kept; empty unless each of them has one."""
        given = [case.reason for case in self.broken if case.reason is not None]
        return list(dict.fromkeys(given)) if len(given) == len(self.broken) else []


def followed_in_words(reader: Reader, year: int, day: date) -> list[FollowedLine]:
    """Say how the forum followed its rules in a year, as it stood on a day.

    Args:
        reader: Who reads which forum.
        year: The forum year.
        day: The day that is shown.
    """
    rows = rules_followed(
        reader.conn,
        forum_id=reader.forum_id,
        sees=reader.sees,
        year=year,
        day=day,
        zone=reader.forum["zone"],
    )
    things = Things(reader, [case["about_id"] for row in rows for case in row["cases"]])
    return lines_of(reader, rows, things)


def lines_of(reader: Reader, rows: list[FollowedRow], things: Things) -> list[FollowedLine]:
    """Say how each rule was followed; `things` knows what the cases are about."""
    return [_line(row, reader, things) for row in rows]


@dataclass(frozen=True, slots=True)
class KeptReasonLine:
    """A reason that was given once for a year.

    Attributes:
        caution: What it is a reason for.
        series: The series of meetings that it holds for; empty for every act.
        reason: The reason.
        since: The day from which it holds, or None.
        until: The day on which it was ended, or None.
        event: Where it was recorded.
    """

    caution: str
    series: str
    reason: Worded | None
    since: str | None
    until: str | None
    event: str


def kept_reasons_in_words(reader: Reader, year: int, day: date) -> list[KeptReasonLine]:
    """Say which reasons were given once for a year, by a day."""
    return [
        KeptReasonLine(
            caution=cautions.sentence(row["caution"]),
            series=kind_word(row["meeting_kind"]) if row["meeting_kind"] else "",
            reason=view_words.spoken(row["reason"]),
            since=row["day"],
            until=row["ended_on"],
            event=url_for("public.event", position=row["position"]),
        )
        for row in kept_reasons(
            reader.conn, forum_id=reader.forum_id, sees=reader.sees, year=year, day=day
        )
    ]


def _line(row: FollowedRow, reader: Reader, things: Things) -> FollowedLine:
    cases = [_case(case, row["limit"], things) for case in row["cases"]]
    explained = row["explanation"]
    return FollowedLine(
        state=row["state"].replace("_", "-"),
        limit=row["limit"],
        rule=_rule(row, reader),
        text=_counted(row["counts"]),
        broken=[case for case in cases if case.outcome == "not_kept"],
        others=[case for case in cases if case.outcome != "not_kept"],
        explanation=view_words.spoken(explained["text"]) if explained else None,
        is_practice=row["is_practice"],
    )


def _rule(row: FollowedRow, reader: Reader) -> str:
    """What a rule asks; a value that was changed in the year is told with its version."""
    sentence = SENTENCES[row["limit"]]
    said: list[tuple[str, str]] = []
    for version, value in row["set_to"]:
        told = value_in_words(reader, row["limit"], value)
        if not said or said[-1][1] != told:
            said.append((version, told))
    text = str(sentence) % {"value": said[0][1] if said else ""}
    for version, told in said[1:]:
        text += "; " + _("from version %(version)s: %(value)s", version=version, value=told)
    return text


def _counted(counts: dict[str, int]) -> str:
    kept, broken = counts["kept"], counts["not_kept"]
    to_come, unknown = counts["not_yet"], counts["unknown"]
    parts = [
        ngettext("not kept in %(num)s case", "not kept in %(num)s cases", broken) if broken else "",
        ngettext("kept in %(num)s case", "kept in %(num)s cases", kept) if kept else "",
        ngettext("%(num)s case to come", "%(num)s cases to come", to_come) if to_come else "",
        ngettext("unknown in %(num)s case", "unknown in %(num)s cases", unknown) if unknown else "",
    ]
    said = ", ".join(part for part in parts if part)
    return words.sentence(said or _("no case is seen")) + "."


def _case(case: Case, limit: str, things: Things) -> CaseLine:
    what, address = _about(case, things)
    how = _how(case, limit, things)
    reason = view_words.spoken(list(case["reason"])) if case["reason"] else None
    return CaseLine(
        text=words.sentence(f"{what}: {how}" if how else what),
        address=address,
        position=case["position"],
        event=url_for("public.event", position=case["position"]) if case["position"] else None,
        reason=reason,
        outcome=case["outcome"],
    )


def _about(case: Case, things: Things) -> tuple[str, str | None]:
    """What a case is about, and where that is."""
    language = page_language()
    match case["about"]:
        case "side" | "selection":
            return things.side(case["about_id"]), None
        case "post":
            return code(case["about_id"], language), None
        case "year":
            return _("the year %(year)s", year=case["about_id"]), None
    called = things.called(case["about_id"])
    if case["about"] == "organization" and case["ref"]:
        where = _("meeting %(ref)s", ref=case["ref"])
        return f"{called.text}, {where}", called.address
    return called.text, called.address


def _how(case: Case, limit: str, things: Things) -> str:
    """How a case came out: what was counted, the day it was done, and the last day for it."""
    language = page_language()
    parts = []
    if case["measured"] is not None:
        parts.append(_measured(case["measured"], limit, things))
    if case["day"]:
        parts.append(words.day(case["day"], language))
    elif case["due"] and case["outcome"] == "not_kept":
        parts.append(_("not done"))
    if case["due"] and limit != "comment_days":
        parts.append(_("last day %(day)s", day=words.day(case["due"], language)))
    if case["about"] == "year" and case["ref"]:
        parts.append(_("version %(version)s", version=case["ref"]))
    return ", ".join(parts)


def _measured(value: str, limit: str, things: Things) -> str:
    language = page_language()
    match limit:
        case "comment_days":
            return _("comments until %(day)s", day=words.day(value, language))
        case "minutes_approved":
            return code(value, language)
        case "chair_alternates":
            return things.side(value)
        case "quorum" | "half_present" | "renewal_least" | "renewal_most":
            part, _slash, whole = value.partition("/")
            return _("%(part)s of %(whole)s organizations", part=part, whole=whole)
        case "outside_office_hours":
            return _(
                "began at %(clock)s", clock=value[:5].replace(":", "." if language == "sv" else ":")
            )
        case "answer_days" | "promises_kept" | "answer_extension_days" | "acting_days_most":
            return ngettext("%(num)s day", "%(num)s days", int(value))
        case "posts_filled":
            return ngettext(
                "%(num)s day without an appointed holder",
                "%(num)s days without an appointed holder",
                int(value),
            )
    return value
