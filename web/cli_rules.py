"""`forum rules`: the versions of the rules, and how a year of the forum followed them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from web.cli_shared import asking, reading, refusing, tell

if TYPE_CHECKING:
    from web.cli_asking import Question


@click.command()
@reading
@click.argument("year", type=int, required=False)
@click.argument("limit", required=False)
@refusing
def rules(
    forum: str,
    year: int | None,
    limit: str | None,
    day: str | None,
    as_of: str | None,
    as_json: bool,
) -> None:
    """List the versions of the rules, or with YEAR how the forum followed them in it.

    With LIMIT, such as invitation_days, every case of that limit in the year.
    """
    with asking(forum, day, as_of) as question:
        if year is None:
            lines = version_lines(question)
        elif limit is None:
            lines = followed_lines(question, year)
        else:
            lines = case_lines(question, year, limit)
        tell(lines, as_json=as_json)


def version_lines(question: "Question") -> Iterator[dict[str, Any]]:
    """Give each version, newest first: as cited, whether in force, its days and its limits."""
    from projections import rules as projection

    for row in projection.versions(question.conn, day=question.day, **question.where):
        adopted, repealed = row["adopted"], row["repealed"]
        yield {
            "version": f"{row['year']}-{row['number']}",
            "in_force": row["in_force"],
            "proposed_on": row["proposed_on"],
            "adopted_on": adopted["day"] if adopted else None,
            "valid_from": (adopted["valid_from"] or adopted["day"]) if adopted else None,
            "repealed_on": repealed["day"] if repealed else None,
            "limits": row["limits"],
        }


def followed_lines(question: "Question", year: int) -> Iterator[dict[str, Any]]:
    """Give each limit of a year: how it was followed, in how many cases, and what is said of it."""
    for row in _followed(question, year):
        yield {
            "limit": row["limit"],
            "state": row["state"],
            "set_to": dict(row["set_to"]),
            **row["counts"],
            "explanation": dict(row["explanation"]["text"]) if row["explanation"] else None,
        }


def case_lines(question: "Question", year: int, limit: str) -> Iterator[dict[str, Any]]:
    """Give every case of one limit in a year, those not kept first."""
    for row in _followed(question, year):
        for case in row["cases"] if row["limit"] == limit else ():
            yield {**case, "reason": dict(case["reason"]) if case["reason"] else None}


def _followed(question: "Question", year: int) -> list[Any]:
    from projections.rules_followed import rules_followed

    return list(
        rules_followed(
            question.conn,
            year=year,
            day=question.day,
            zone=question.forum["zone"],
            **question.where,
        )
    )
