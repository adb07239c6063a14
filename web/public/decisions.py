"""Decisions: the list by year, and the page of one decision under its number."""

from __future__ import annotations

from itertools import groupby

from flask import abort, render_template

from projections import decisions as taken
from projections import minutes as notes
from projections import rules, themes
from projections.decisions import DecisionRow
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader, public, reader
from web.public.decision_words import decisions_in_words
from web.public.grounds import grounds
from web.public.things import Called, Things


@public.get("/decisions/")
def decisions() -> str:
    """Show the decisions year by year, the newest first."""
    r = reader()
    found = taken.decisions(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.past)
    lines = decisions_in_words(r, found[::-1])
    by_year = groupby(lines, lambda line: line.row["year"])
    return render_template(
        "public/decisions.html",
        years=[(year, list(of_year)) for year, of_year in by_year],
        count=len(lines),
    )


@public.get("/decisions/<ref>")
def decision(ref: str) -> str:
    """Show one decision, what rests on it, and what became of it."""
    r = reader()
    every = taken.decisions(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.past)
    row = next((one for one in every if one["ref"] == ref), None)
    if row is None:
        abort(404)
    return render_template(
        "public/decision.html",
        decision=decisions_in_words(r, [row])[0],
        text=pick(row["text"], page_language()) if row["text"] else None,
        acts=[
            (act, pick(act["text"], page_language()), grounds(act["grounds"]))
            for act in row["acts"]
        ],
        replaces=[one for one in every if one["decision_id"] == row["replaces_id"]],
        replaced_by=[one for one in every if one["replaces_id"] == row["decision_id"]],
        owner=Things(r, [row["owner_id"]]).known(row["owner_id"]),
        effects=effects(r, row),
        about=grounds(row["grounds"]),
    )


def effects(r: Reader, row: DecisionRow) -> list[Called]:
    """What rests on a decision: themes and rules it adopted, notes it approved."""
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    this = row["decision_id"]
    adopted = [
        theme["theme_id"]
        for theme in themes.themes(r.conn, **asked, day=r.past)
        if theme["decision_id"] == this
    ]
    adopted += [
        version["rules_id"]
        for version in rules.versions(r.conn, **asked, day=r.day)
        if version["adopted"] and version["adopted"]["decision_id"] == this
    ]
    approved = [
        meeting_id
        for meeting_id, one in notes.minutes(r.conn, **asked, day=r.past).items()
        if one["decision_id"] == this
    ]
    things = Things(r, [*adopted, *approved])
    return [things.called(thing_id) for thing_id in adopted] + [
        _notes_of(things.called(meeting_id)) for meeting_id in approved
    ]


def _notes_of(meeting: Called) -> Called:
    return meeting._replace(text=_("Notes of %(meeting)s approved", meeting=meeting.text))
