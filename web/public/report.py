"""The report of a year: composed from the log whenever it is asked for."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template

from projections import forums
from projections.organizations import called, organizations
from projections.presence import presence_counts
from projections.yearly_report import YearlyReport, yearly_report
from web import marks, words
from web.language import page_language, pick
from web.public import Reader, public, reader, view_words
from web.public.followed_words import lines_of
from web.public.longtext import long_text
from web.public.meeting_words import THEME_STATES, kind, meeting_title
from web.public.sides import sides
from web.public.things import Things


@public.get("/years/<int:year>/report")
def year_report(year: int) -> str:
    r = reader()
    known = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    if not any(row["year"] == year and row["start"] <= r.day.isoformat() for row in known):
        abort(404)
    return render_template(
        "public/report.html", year=year, day=r.day, body=long_text(report_text(r, year))
    )


def report_text(r: Reader, year: int) -> str:
    """Compose the report of a year as CommonMark, in the reader's language.

    Args:
        r: Who reads, on which day.
        year: The forum year.
    """
    it = yearly_report(
        r.conn, forum_id=r.forum_id, sees=r.sees, year=year, day=r.day, zone=r.forum["zone"]
    )
    cases = [case["about_id"] for row in it["rules"] for case in row["cases"]]
    things = Things(r, cases)
    return render_template("reports/year.md", it=it, names=things, **_parts(r, it, things))


def _parts(r: Reader, it: YearlyReport, things: Things) -> dict[str, Any]:
    """The lists of a report, in words."""
    language = page_language()
    known = organizations(r.conn, sees=r.sees)
    own = sides(r)
    fixed = next((key for key, side in own.items() if side.has_fixed_seats), None) or ""
    counts = presence_counts(r.conn, forum_id=r.forum_id, sees=r.sees, side=fixed)

    def present(meeting_id: str) -> int | None:
        return counts[meeting_id]["organizations"] if meeting_id in counts else None

    return {
        "meetings": [
            {
                "title": meeting_title(row).text,
                "kind": kind(row).lower(),
                "day": words.day(row["day"], language),
                "present": present(row["meeting_id"]),
            }
            for row in it["held"]
        ],
        "attendance": [
            {**row, "name": called(known, row["organization_id"], r.day)}
            for row in it["attendance"]
        ],
        "seats": [
            {
                "name": things.side(side["side"]),
                "organizations": [row["name"] for row in side["seated"] or side["participants"]],
                "left": [row["name"] for row in side["left"]],
            }
            for side in it["seats"]
        ],
        "themes": [
            {
                "title": pick(row["title"], language).text,
                "state": str(THEME_STATES[row["state"]][1]),
                "outcome": view_words.spoken(row["outcome"]),
            }
            for row in it["themes"]
        ],
        "decisions": [
            {"ref": row["ref"], "title": pick(row["title"], language).text}
            for row in it["decisions"]
        ],
        "views": [
            {
                "number": row["number"],
                "text": pick(row["text"], language).text if row["text"] else "–",
                "state": str(marks.STATES[row["state"].replace("_", "-")].word),
            }
            for row in it["views"]
        ],
        "rules": [
            {
                "word": str(marks.STATES[line.state].word),
                "rule": line.rule,
                "text": line.text,
                "explanation": line.explanation,
            }
            for line in lines_of(r, it["rules"], things)
        ],
    }
