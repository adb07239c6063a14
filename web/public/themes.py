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
from web.public.things import Things


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
    return render_template(
        "public/theme.html",
        theme=row,
        line=by_id[row["theme_id"]],
        things=Things(r, [row["proposed_by_id"], row["decision_id"]]),
        earlier=[(pick(one["title"], page_language()), one) for one in row["earlier_titles"]],
        continues=[by_id[one] for one in row["continues"] if one in by_id],
        continued_by=[by_id[one] for one in row["continued_by"] if one in by_id],
        replaced_by=by_id.get(row["replaced_by"] or ""),
        groups=groups_in_words(r, prepared),
        views=[view_words.row(view, called) for view in view_words.in_list(own)],
        about=grounds(row["grounds"]),
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
