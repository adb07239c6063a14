"""Themes: the list by year, and the page of one theme from the proposal to its meeting."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from flask import abort, render_template, url_for

from projections import groups, meetings, views
from projections import themes as taken_up
from projections.meetings import MeetingRow
from projections.themes import ThemeRow
from web.language import Worded, page_language, pick
from web.public import Reader, public, reader, view_words
from web.public.grounds import grounds
from web.public.groups import groups_in_words
from web.public.meeting_words import THEME_STATES
from web.public.meetings import MeetingLine, meeting_lines
from web.public.sides import sides
from web.public.things import Called, Things


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme in a list: its title, its state (mark and word), and where it was taken up."""

    row: ThemeRow
    title: Worded
    state: tuple[str, str]
    meetings: list[MeetingLine]

    @property
    def address(self) -> str:
        """Where its page is."""
        return url_for("public.theme", ref=self.row["ref"])


@dataclass(frozen=True, slots=True)
class Supporter:
    """An organization that supports a theme: mark and name of its side, and its name."""

    mark: str
    side: Worded
    called: Called


@dataclass(frozen=True, slots=True)
class End:
    """How a theme ended: the line or the reason, where it went on, and the decision, if any."""

    act: str
    day: str | None
    words: Worded | None
    went_on: list[Called]
    decision: Called | None


@public.get("/themes/")
def themes() -> str:
    """Show the themes year by year, the newest first."""
    r = reader()
    found = taken_up.themes(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.past)
    shown = [row for row in found if not r.is_past or row["year"] <= r.day.year]
    shown.sort(key=lambda row: -row["year"])
    lines = theme_lines(r, shown)
    by_year = groupby(lines, key=lambda line: line.row["year"])
    return render_template(
        "public/themes.html",
        years=[(year, list(of_year)) for year, of_year in by_year],
        count=len(lines),
    )


@public.get("/themes/<ref>")
def theme(ref: str) -> str:
    """Show one theme: who proposed it, where it was taken up, who prepared it."""
    r = reader()
    every = taken_up.themes(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.past)
    row = taken_up.find(every, ref)
    if row is None:
        abort(404)
    by_id = {line.row["theme_id"]: line for line in theme_lines(r, every)}
    prepared = [
        group
        for group in groups.groups(r.conn, forum_id=r.forum_id, sees=r.sees)
        if group["theme_id"] == row["theme_id"]
    ]
    said = views.views(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"])
    own = [view for view in said if view["theme_id"] == row["theme_id"]]
    called = view_words.things_of(r, own)
    language = page_language()
    named = [one["organization_id"] for one in row["supporters"]]
    things = Things(
        r,
        [
            *(row["proposed_by_id"], row["decision_id"], row["declined_by_id"], *named),
            *(thing_id for _, thing_id in row["went_on"]),
        ],
    )
    return render_template(
        "public/theme.html",
        theme=row,
        line=by_id[row["theme_id"]],
        things=things,
        proposer=_proposer(r, row, things),
        motivation=pick(row["motivation"], language) if row["motivation"] else None,
        supporters=_supporters(r, row, things),
        ended=_end(row, things),
        earlier=[(pick(one["title"], language), one) for one in row["earlier_titles"]],
        continues=[by_id[one] for one in row["continues"] if one in by_id],
        continued_by=[by_id[one] for one in row["continued_by"] if one in by_id],
        replaced_by=by_id.get(row["replaced_by"] or ""),
        groups=groups_in_words(r, prepared),
        views=[view_words.row(view, called) for view in view_words.in_list(own)],
        about=grounds(row["grounds"]),
    )


def _proposer(r: Reader, row: ThemeRow, things: Things) -> Called | None:
    """Who proposed a theme: an organization, somebody in words, or a side; None for unknown."""
    if row["proposed_by_id"]:
        return things.called(row["proposed_by_id"])
    if row["proposed_by"]:
        return Called(row["proposed_by"])
    return Called(*sides(r)[row["side"]].name) if row["side"] else None


def _supporters(r: Reader, row: ThemeRow, things: Things) -> list[Supporter]:
    own = sides(r)
    return [
        Supporter(
            own[one["side"]].mark, own[one["side"]].name, things.called(one["organization_id"])
        )
        for one in row["supporters"]
    ]


def _end(row: ThemeRow, things: Things) -> End | None:
    """How a theme ended, but for one that another replaced: that is named beside."""
    if row["state"] not in ("declined", "withdrawn", "concluded"):
        return None
    words = row["outcome"] or row["reason"]
    return End(
        act=row["state"],
        day=row["ended_on"],
        words=pick(words, page_language()) if words else None,
        went_on=[things.headed(thing_id) for _, thing_id in row["went_on"]],
        decision=things.called(row["declined_by_id"]) if row["declined_by_id"] else None,
    )


def theme_lines(r: Reader, rows: list[ThemeRow]) -> list[ThemeLine]:
    """Set themes as lines of a list, each with its meetings."""
    known: dict[str, MeetingRow] = {
        row["meeting_id"]: row
        for row in meetings.meetings(r.conn, forum_id=r.forum_id, sees=r.sees)
    }
    lines = {line.row["meeting_id"]: line for line in meeting_lines(r, list(known.values()))}
    found = []
    for row in rows:
        mark, word = THEME_STATES[row["state"]]
        own = [lines[one] for one in row["meeting_ids"] if one in lines]
        found.append(ThemeLine(row, pick(row["title"], page_language()), (mark, str(word)), own))
    return found
