"""By what a person may act: mandates, what is left of ended ones, contacts and offices.

It only offers: the log decides at each act (`forum.actor`). It follows the same rules, so that
nothing is offered that the log would refuse.

Source: design section 5.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from typing import TypedDict
from zoneinfo import ZoneInfo

from forum.policy import Role
from forum.record.when import Holds, When, holds_on
from forum.seating.mandates import day_before
from projections.asking import Found, rows
from projections.forums import FORUMS, HOSTS, SIDES, years
from projections.mandates import (
    CONTACTS,
    CONTACTS_ENDED,
    DELEGATIONS,
    MANDATES,
    MandateRow,
    mandates_of,
)
from projections.office_holders import NAMED, office_holders
from projections.seats import sitting_on
from projections.visible import asked_by, seen_by

_SEES = seen_by(Role.SYSTEM)


class ActsByRow(TypedDict):
    """One thing that a person may act by.

    Attributes:
        actor_id: The mandate, contact or office.
        kind: mandate, contact or office.
        role: What it acts as on the day: a value of `Role`.
        forum_id: The forum that it acts in; None for an office that serves all.
        organization_id: The organization that it acts for, or None.
        side: Key of the side that it acts for, or None.
        name: What an office is called; empty for the others.
    """

    actor_id: str
    kind: str
    role: str
    forum_id: str | None
    organization_id: str | None
    side: str | None
    name: str


@asked_by(Role.SYSTEM)
def acts_by(conn: sqlite3.Connection, *, person_id: str, now: datetime) -> list[ActsByRow]:
    """Return by what a person may act, offices first, then forum by forum.

    Args:
        conn: The read model.
        person_id: The person.
        now: The instant; in each forum it is that forum's day, for offices the host's.
    """
    found: list[ActsByRow] = []
    its = {"where": "t.person_id = :person_id", "person_id": person_id}
    if rows(conn, NAMED, sees=_SEES, **its):
        (host, *_) = rows(conn, HOSTS, sees=_SEES)
        found += _offices(conn, person_id, _today(host["zone"], now))
    mandates = rows(conn, MANDATES, sees=_SEES, **its)
    contacts = rows(conn, CONTACTS, sees=_SEES, **its)
    for forum_id in dict.fromkeys(row["forum_id"] for row in (*mandates, *contacts)):
        asked = {"where": "t.aggregate_id = :forum_id", "forum_id": forum_id}
        (forum, *_) = rows(conn, FORUMS, sees=_SEES, **asked)
        day = _today(forum["zone"], now)
        here = [row for row in mandates if row["forum_id"] == forum_id]
        for delegation_id in dict.fromkeys(row["aggregate_id"] for row in here):
            ids = {row["mandate_id"] for row in here}
            found += _mandates(conn, forum_id, delegation_id, ids, day)
        for row in contacts:
            if row["forum_id"] == forum_id:
                found += _contact(conn, row, day)
    return found


def _today(zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


def _offices(conn: sqlite3.Connection, person_id: str, day: date) -> Iterator[ActsByRow]:
    for row in office_holders(conn, sees=_SEES, day=day, person_id=person_id):
        yield ActsByRow(
            actor_id=row["office_id"],
            kind="office",
            role=row["kind"],
            forum_id=row["serves_id"],
            organization_id=row["organization_id"],
            side=row["side"],
            name=row["name"],
        )


def _mandates(
    conn: sqlite3.Connection, forum_id: str, delegation_id: str, ids: set[str], day: date
) -> Iterator[ActsByRow]:
    """Those mandates of one delegation that are the person's, and have begun."""
    for row in mandates_of(conn, sees=_SEES, delegation_id=delegation_id, day=day):
        if row["mandate_id"] not in ids or row["standing"] == "upcoming":
            continue
        role = _role(conn, forum_id, row, day)
        if role is not None:
            yield ActsByRow(
                actor_id=row["mandate_id"],
                kind="mandate",
                role=role.value,
                forum_id=forum_id,
                organization_id=row["organization_id"],
                side=row["side"],
                name="",
            )


def _role(conn: sqlite3.Connection, forum_id: str, row: MandateRow, day: date) -> Role | None:
    """What a mandate acts as; None where it has ended and its year is closed."""
    if row["holds"] != "no" and _sits(conn, forum_id, row, day):
        return Role.MEMBER
    last = min(When(row["end"]).latest, day).year if row["end"] else day.year
    closed = {
        year["year"] for year in years(conn, forum_id=forum_id, sees=_SEES) if year["is_closed"]
    }
    return None if last in closed else Role.FORMER_MEMBER


def _sits(conn: sqlite3.Connection, forum_id: str, row: MandateRow, day: date) -> bool:
    """Whether the mandate's organization has a seat, as far as is known and its side has seats."""
    side = {"where": "t.forum_id = :forum_id AND t.side = :side", "side": row["side"]}
    (its, *_) = rows(conn, SIDES, sees=_SEES, forum_id=forum_id, **side)
    if not its["has_fixed_seats"]:
        return True
    terms = [
        term
        for term in sitting_on(conn, forum_id=forum_id, sees=_SEES, day=day)
        if term["side"] == row["side"]
    ]
    seated = {one["organization_id"] for term in terms for one in term["seated"]}
    return not terms or row["organization_id"] in seated


def _contact(conn: sqlite3.Connection, contact: Found, day: date) -> Iterator[ActsByRow]:
    """A contact for open views, unless it has ended or was followed by another."""
    its = {"where": "t.aggregate_id = :its", "its": contact["aggregate_id"]}
    after = [
        row
        for row in rows(conn, CONTACTS, sees=_SEES, **its)
        if row["position"] > contact["position"]
    ]
    ended = {row["contact_id"]: row["end"] for row in rows(conn, CONTACTS_ENDED, sees=_SEES, **its)}
    (owner,) = rows(conn, DELEGATIONS, sees=_SEES, **its)
    end = When(ended[contact["contact_id"]]) if contact["contact_id"] in ended else None
    if end is None and after:
        end = day_before(When(after[0]["start"]))
    if holds_on(When(contact["start"]), end, day) is not Holds.NO:
        yield ActsByRow(
            actor_id=contact["contact_id"],
            kind="contact",
            role=Role.FORMER_MEMBER.value,
            forum_id=contact["forum_id"],
            organization_id=owner["organization_id"],
            side=None,
            name="",
        )
