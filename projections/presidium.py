"""The presidium: who held which post for which side, on a day and in a year.

A holder whose last day is not told is in the post until somebody holds it for the next year.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.governing.presidium import Presidium
from forum.record.when import Holds, When, holds_on
from projections.asking import Found, of_forum
from projections.names import Words
from projections.organizations import called, organizations
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

PRESIDIA = Table(name="presidia", columns={**SAID, "year": int}, indexes=(("forum_id", "year"),))
POSTS = Table(
    name="presidium_posts",
    columns={
        **SAID,
        "post": str,
        "label": str,
        "side": str,
        "organization_id": str,
        "is_acting": int,
        "start": str,
        "end": str,
    },
    indexes=(("forum_id",), ("organization_id",)),
)
LEFT = Table(
    name="presidium_left",
    columns={**SAID, "post": str, "label": str, "end": str},
    indexes=(("forum_id",),),
)
ORDER = ("chair", "vice_chair", "administrator")


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Presidium.Opened():
            yield "presidia", (*said, it.year)
        case Presidium.Appointed():
            held = (str(it.start) if it.start else None, str(it.end) if it.end else None)
            organization = str(it.organization_id) if it.organization_id else None
            about = str(it.post), it.label, it.side, organization, int(it.is_acting)
            yield "presidium_posts", (*said, *about, *held)
        case Presidium.Left():
            yield "presidium_left", (*said, str(it.post), it.label, str(it.end))


PROJECTION = Projection(
    name="presidium", version=1, tables=(PRESIDIA, POSTS, LEFT), handler=handler, about=(Presidium,)
)


class PostRow(TypedDict):
    """Somebody in a post of the presidium, without a name.

    Attributes:
        position: Of the appointment, in the log.
        year: The forum year.
        post: chair, vice_chair or administrator.
        label: The role in words, such as `Chair 2017 (civil society)`.
        side: Key of the side that named the holder, or None.
        organization_id: The holder's organization; None where it is unknown.
        slug: That organization's address, or None.
        organization: What it was called then; empty where it is unknown.
        is_acting: In the post until somebody is appointed.
        start: First day, as exactly as it is known, or None.
        end: Last day; None where it goes on or is unknown.
        left_early: The holder left the post before the year was over, as recorded.
        basis: fact, inferred, planned or None: which side held the post.
        source: Where it stands.
        note: What is weak or odd about it, by language.
        left_note: What is weak about the leaving, or None, by language.
    """

    position: int
    year: int
    post: str
    label: str
    side: str | None
    organization_id: str | None
    slug: str | None
    organization: str
    is_acting: bool
    start: str | None
    end: str | None
    left_early: bool
    basis: str | None
    source: str | None
    note: Words | None
    left_note: Words | None


@asked_by(*EVERYBODY)
def posts(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int | None = None
) -> list[PostRow]:
    """Return all holders of a year, or of all years: by year, then chair, vice chair, others."""
    years = {
        row["aggregate_id"]: row["year"]
        for row in of_forum(conn, PRESIDIA, sees=sees, forum_id=forum_id)
    }
    left = {
        (row["aggregate_id"], row["post"], row["label"]): row
        for row in of_forum(conn, LEFT, sees=sees, forum_id=forum_id)
    }
    known = organizations(conn, sees=sees)
    found = []
    for row in of_forum(conn, POSTS, sees=sees, forum_id=forum_id):
        of_year = years.get(row["aggregate_id"])
        if of_year is None or year not in {None, of_year}:
            continue
        leaving = left.get((row["aggregate_id"], row["post"], row["label"]))
        start = When(row["start"]).latest if row["start"] else date(of_year, 12, 31)
        about = known.get(row["organization_id"])
        found.append(
            PostRow(
                position=row["position"],
                year=of_year,
                post=row["post"],
                label=row["label"],
                side=row["side"],
                organization_id=row["organization_id"],
                slug=about["slug"] if about else None,
                organization=called(known, row["organization_id"], start),
                is_acting=bool(row["is_acting"]),
                start=row["start"],
                end=leaving["end"] if leaving else row["end"],
                left_early=_is_early(leaving, of_year),
                basis=row["basis"],
                source=row["source"],
                note=row["note"],
                left_note=leaving["note"] if leaving else None,
            )
        )
    return sorted(found, key=lambda post: (post["year"], ORDER.index(post["post"])))


@asked_by(*EVERYBODY)
def presidium_on(conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date) -> list[PostRow]:
    """Return who held the posts on a day, and who had left one earlier that year.

    Those who had left come with an `end` before the day.
    """
    begun = [
        post
        for post in posts(conn, forum_id=forum_id, sees=sees)
        if post["year"] in {day.year, day.year - 1} and not _begins_after(post, day)
    ]
    this_year = [post for post in begun if post["year"] == day.year]
    taken = {post["post"] for post in this_year}
    still = [
        post
        for post in begun
        if post["year"] == day.year - 1 and post["post"] not in taken and not has_left(post, day)
    ]
    return sorted([*this_year, *still], key=lambda post: ORDER.index(post["post"]))


def has_left(post: PostRow, day: date) -> bool:
    """Whether the holder had certainly left the post by a day; the last day still counts."""
    return post["end"] is not None and day > When(post["end"]).latest


def _is_early(leaving: Found | None, year: int) -> bool:
    return leaving is not None and When(leaving["end"]).latest < date(year, 12, 31)


def _begins_after(post: PostRow, day: date) -> bool:
    start = When(post["start"] or str(post["year"]))
    return holds_on(start, None, day) is Holds.NO
