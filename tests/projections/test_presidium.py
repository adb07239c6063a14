"""The presidium on a day: given appointments, then who holds the posts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from forum.governing.presidium import Presidium
from forum.record.posts import Post
from forum.record.when import When
from forum.seating.organization import Organization
from projections.presidium import has_left, posts, presidium_on
from tests.projections.telling import HERE, here, told


def presidium(year: int, *held: tuple[Post, str, str | None]) -> Presidium:
    """A presidium with holders: post, side, first day."""
    with here():
        it = Presidium(year)
        for post, side, start in held:
            appoint(it, post, side, start)
    return it


def appoint(it: Presidium, post: Post, side: str, start: str | None, **about: object) -> None:
    it.appoint(
        post=post,
        label=f"{post} {it.year} ({side}, {start})",
        side=side,
        start=When(start) if start else None,
        **about,  # type: ignore[arg-type]
    )


CHAIR, VICE = Post.CHAIR, Post.VICE_CHAIR


def test_the_holders_of_a_day_are_those_of_its_year(tmp_path: Path) -> None:
    conn = told(
        tmp_path,
        presidium(2017, (CHAIR, "civil", "2017-02-01"), (VICE, "public", "2017-02-01")),
        presidium(2018, (CHAIR, "public", "2018-01-24"), (VICE, "civil", "2018-01-24")),
    )

    held = presidium_on(conn, day=date(2018, 3, 28), **HERE)

    assert [(post["post"], post["side"]) for post in held] == [
        ("chair", "public"),
        ("vice_chair", "civil"),
    ]


def test_last_years_holder_stays_until_the_next_one_begins(tmp_path: Path) -> None:
    conn = told(
        tmp_path,
        presidium(2017, (CHAIR, "civil", "2017-02-01")),
        presidium(2018, (CHAIR, "public", "2018-01-24")),
    )

    assert [p["year"] for p in presidium_on(conn, day=date(2018, 1, 10), **HERE)] == [2017]


def test_who_left_in_mid_year_is_shown_as_having_left(tmp_path: Path) -> None:
    it = presidium(2017, (VICE, "public", "2017-02-01"))
    with here():
        it.leave(VICE, "vice_chair 2017 (public, 2017-02-01)", When("../2017-11-15"))
    conn = told(tmp_path, it)

    (post,) = presidium_on(conn, day=date(2017, 12, 1), **HERE)

    assert (post["end"], post["left_early"], has_left(post, date(2017, 12, 1))) == (
        "../2017-11-15",
        True,
        True,
    )
    assert not has_left(post, date(2017, 11, 15))


def test_who_left_last_year_is_not_carried_over(tmp_path: Path) -> None:
    it = presidium(2017, (VICE, "public", None))
    with here():
        it.leave(VICE, "vice_chair 2017 (public, None)", When("2017-11-15"))

    assert presidium_on(told(tmp_path, it), day=date(2018, 1, 10), **HERE) == []


def test_an_acting_holder_is_called_so(tmp_path: Path) -> None:
    with here():
        it = Presidium(2018)
        appoint(it, CHAIR, "civil", None, is_acting=True)

    assert [post["is_acting"] for post in posts(told(tmp_path, it), **HERE)] == [True]


def test_a_post_names_the_organization_as_it_was_called_then(tmp_path: Path) -> None:
    with here():
        forum = Organization("forum", "Forum", None, None, None)
        it = Presidium(2018)
        appoint(it, VICE, "civil", "2018-01-24", organization_id=forum.id)
        appoint(it, CHAIR, "public", None)

    chair, vice = posts(told(tmp_path, forum, it), year=2018, **HERE)

    assert (vice["slug"], vice["organization"]) == ("forum", "Forum")
    assert (chair["slug"], chair["organization"]) == (None, "")
