"""`forum report`: the report of a year, composed from the log; published where that is asked."""

from typing import Any
from uuid import UUID

import click

from web.cli_shared import asking, reading, refusing, settings_now, tell


@click.command()
@reading
@click.argument("year", type=int)
@refusing
def report(forum: str, year: int, day: str | None, as_of: str | None, as_json: bool) -> None:
    """Tell the report of a year in numbers: meetings, presence, views and answers, rules."""
    with asking(forum, day, as_of) as question:
        from projections.yearly_report import yearly_report

        found = yearly_report(
            question.conn,
            year=year,
            day=question.day,
            zone=question.forum["zone"],
            **question.where,
        )
        tell([_line(found)], as_json=as_json)


@click.command(name="publish-report")
@click.argument("forum")
@click.argument("year", type=int)
@refusing
def publish_report(forum: str, year: int) -> None:
    """Compose the report of a year in Swedish and English as of today, and publish it."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    from forum.policy import Role
    from forum.publishing.publication import PublicationKind
    from forum.record.acting import acting
    from forum.record.ids import SYSTEM_OFFICE_ID
    from projections import forums
    from projections.visible import seen_by
    from web.installation import Installation
    from web.report import composed

    installation = Installation(settings_now())
    try:
        installation.forum_id(forum)
        installation.catch_up()
        conn = installation.reading()
        found = forums.forum_by_slug(conn, slug=forum, sees=seen_by(Role.SECRETARIAT))
        assert found is not None
        today = datetime.now(UTC).astimezone(ZoneInfo(found["zone"])).date()
        text = composed(installation, forum, year, today)
        with acting(SYSTEM_OFFICE_ID, forum_id=UUID(found["forum_id"])):
            installation.governance.record_publication(
                covers_year=year,
                classification=PublicationKind.ANNUAL_PUBLICATION,
                title={"sv": f"Årsrapport {year}", "en": f"Yearly report {year}"},
                text=text,
            )
        click.echo(f"published the report of {year} as of {today}")
    finally:
        installation.close()


def _line(found: Any) -> dict[str, Any]:  # noqa: ANN401 - a YearlyReport
    """The numbers of a report."""
    kept = [row["state"] for row in found["rules"]]
    return {
        "year": found["year"],
        "as_of_day": found["day"],
        "held": len(found["held"]),
        "cancelled": len(found["cancelled"]),
        "themes": len(found["themes"]),
        "decisions": len(found["decisions"]),
        "views": found["feedback"]["given"],
        "answered_in_time": found["feedback"]["in_time"],
        "answered_late": found["feedback"]["late"],
        "median_days": found["feedback"]["median_days"],
        "rules_kept": kept.count("kept"),
        "rules_not_kept": kept.count("not_kept"),
    }
