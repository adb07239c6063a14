"""An organization over the years, in words: one sentence, its names, what it took part in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from flask import url_for

from projections.groups import GroupRow
from projections.meetings import MeetingRow
from projections.organization_years import OrganizationYear
from projections.organizations import NameRow
from projections.presence import PresenceRow
from projections.presidium import PostRow
from web import words
from web.language import Worded, page_language, pick
from web.language import gettext as _
from web.public.codes import code
from web.public.meeting_words import kind_word

STATES = {"present": "present", "apology": "apologies", "unaccounted": ""}
"""Mark of a status, a key of `web.marks.STATES`; none where nothing is known."""


class Day(NamedTuple):
    """A meeting as its day, with its address; `remark` says more about the presence."""

    text: str
    address: str
    remark: str


class Meetings(NamedTuple):
    """Meetings of one kind at which an organization's presence was the same.

    Attributes:
        head: What kind of meeting, for one that is not the forum's own; else empty.
        days: The meetings.
        state: A key of `web.marks.STATES`, or empty.
        word: What the presence was.
    """

    head: str
    days: list[Day]
    state: str
    word: str


class Part(NamedTuple):
    """Something else that an organization took part in: a group, a post."""

    what: Worded
    address: str


class NameShown(NamedTuple):
    """A name and when it was used."""

    name: str
    when: str
    is_inferred: bool


def lead(years: list[OrganizationYear], side: str) -> str:
    """Tell the years in one sentence, and the side."""
    told: list[str] = []
    had_seat = False
    for (standing, order), run in groupby(years, key=_what):
        said = _run(standing, order, [year["year"] for year in run], had_seat)
        had_seat = had_seat or standing == "seat"
        told += [said] if said else []
    if not told:
        return _("No seat in the forum is known.")
    sentence = words.sentence(_in_a_row(told)) + "."
    if not side:
        return sentence
    belongs = _("It belongs to the %(side)s.", side=in_running_text(side))
    return f"{sentence} {belongs}"


def in_running_text(name: str) -> str:
    """The name of a side inside a sentence: "civilsamhällesparten"."""
    return name[:1].lower() + name[1:]


def names(rows: list[NameRow], years: list[OrganizationYear]) -> list[NameShown]:
    """Tell each name with the days that it held, or the years in which lists have it."""
    found = []
    for row in rows:
        used = [y["year"] for y in years if y["seat"] and y["seat"]["name"] == row["name"]]
        if row["start"] or row["end"]:
            when = _held(row["start"], row["end"])
        elif used:
            when = ", ".join(map(str, used))
        else:
            when = "" if len(rows) == 1 else words.UNKNOWN[page_language()]
        found.append(NameShown(row["name"], when, row["basis"] == "inferred"))
    return found


def meetings_of(presences: Iterable[PresenceRow], known: dict[str, MeetingRow]) -> list[Meetings]:
    """Tell the meetings of a year by kind and presence: "1 februari och 12 april: närvarande"."""
    found: dict[tuple[str, str, str], list[tuple[str, Day]]] = {}
    for row in presences:
        meeting = known[row["meeting_id"]]
        head = "" if meeting["side"] is None else kind_word(meeting["kind"])
        kind = (head, row["status"], "" if row["capacity"] == "member" else row["capacity"])
        found.setdefault(kind, []).append((meeting["day"], _day(meeting, row)))
    return [
        Meetings(
            words.sentence(head),
            [day for _when, day in sorted(days)],
            STATES[status],
            _presence(status, capacity),
        )
        for (head, status, capacity), days in found.items()
    ]


def groups_of(year: int, organization_id: str, groups: Iterable[GroupRow]) -> list[Part]:
    """Tell the groups of a year that an organization was in."""
    found = []
    for group in groups:
        if group["year"] != year or not any(
            member["organization_id"] == organization_id for member in group["members"]
        ):
            continue
        purpose = pick(group["purpose"], page_language()) if group["purpose"] else None
        kind = words.sentence(code(group["classification"], page_language()))
        text = f"{kind}: {purpose.text}" if purpose else kind
        address = url_for("public.year", year=year, _anchor="groups")
        found.append(Part(Worded(text, purpose.lang if purpose else None), address))
    return found


def posts_of(year: int, organization_id: str, posts: Iterable[PostRow]) -> list[Part]:
    """Tell the posts of the presidium that an organization held in a year."""
    return [
        Part(
            Worded(words.sentence(code(post["post"], page_language())), None),
            url_for("public.year", year=year, _anchor="presidium"),
        )
        for post in posts
        if post["year"] == year and post["organization_id"] == organization_id
    ]


def _held(start: str | None, end: str | None) -> str:
    """Two days as a phrase; a day that is only a limit is told as one."""
    language = page_language()
    if end is None and start is not None and start.startswith("../"):
        return _("from %(day)s at the latest", day=words.day(start[3:], language))
    if start is None and end is not None and end.startswith("../"):
        return _("until %(day)s at the latest", day=words.day(end[3:], language))
    return words.span(start, end, language)


def _what(year: OrganizationYear) -> tuple[str, int | None]:
    return year["standing"], year["seat"]["order"] if year["seat"] else None


def _run(standing: str, order: int | None, years: list[int], had_seat: bool) -> str:
    said = years_in_words(years)
    match standing:
        case "seat" if had_seat:
            return _("had a seat again in %(years)s", years=said)
        case "seat":
            return _("had a seat in %(years)s", years=said)
        case "reserve":
            return _("was reserve no. %(order)s in %(years)s", order=order, years=said)
        case "participant":
            return _("took part in %(years)s", years=said)
        case "left":
            return _("left its seat in %(years)s", years=said)
    return ""


def years_in_words(years: list[int]) -> str:
    """A run of years: "2019", "2019 och 2020", "2017–2020"."""
    if len(years) > 2:
        return f"{years[0]}–{years[-1]}"
    return _in_a_row([str(year) for year in years])


def _in_a_row(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s", first=", ".join(parts[:-1]), last=parts[-1])


def _day(meeting: MeetingRow, row: PresenceRow) -> Day:
    language = page_language()
    clocks = [
        _("came %(time)s", time=words.clock(one["at"], language)) for one in row["arrived"]
    ] + [_("left %(time)s", time=words.clock(one["at"], language)) for one in row["left"]]
    if row["is_unlisted"]:
        clocks.append(_("not on the list"))
    return Day(
        text=words.short_day(meeting["day"], language),
        address=url_for("public.meeting", ref=meeting["ref"]),
        remark=", ".join(clocks),
    )


def _presence(status: str, capacity: str) -> str:
    if status == "apology":
        return _("apologies")
    if status == "unaccounted":
        return _("not on the list")
    return code(capacity, page_language()) if capacity else _("present")
