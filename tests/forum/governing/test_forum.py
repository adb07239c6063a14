from __future__ import annotations

import pytest

from forum.errors import IncompleteError
from forum.governing.forum import (
    RESERVED_SLUGS,
    Forum,
    Side,
    SideKind,
    SidesError,
    SlugError,
    UnknownSideError,
    ZoneError,
)
from forum.record.ids import derived_id
from forum.record.values import names

NAME = names({"sv": "Exempelforum", "en": "Example forum"})


def side(key: str, *, has_fixed_seats: bool = True) -> Side:
    return Side(
        key=key,
        name=names({"sv": key}),
        classification=SideKind.OTHER,
        has_fixed_seats=has_fixed_seats,
    )


SIDES = (side("civil_society"), side("government", has_fixed_seats=False))


@pytest.mark.parametrize("slug", ["pgf", "a1", "exempel-2", "x" * 41])
def test_a_slug_is_short_and_plain(slug: str) -> None:
    Forum.check_founding(slug, NAME, SIDES, "Europe/Stockholm")


@pytest.mark.parametrize("slug", ["", "a", "1a", "PGF", "å1", "a_b", "a/b", "x" * 42, "pgf\n"])
def test_a_slug_of_another_form_is_refused(slug: str) -> None:
    with pytest.raises(SlugError, match="begin with a letter"):
        Forum.check_founding(slug, NAME, SIDES, "Europe/Stockholm")


def test_addresses_of_pages_are_no_slugs() -> None:
    assert {"design", "health", "api", "static", "fonts", "login"} <= RESERVED_SLUGS
    for slug in RESERVED_SLUGS:
        with pytest.raises(SlugError):
            Forum.check_founding(slug, NAME, SIDES, "Europe/Stockholm")


def test_a_forum_is_between_two_sides_or_more() -> None:
    with pytest.raises(SidesError, match="two"):
        Forum.check_founding("pgf", NAME, SIDES[:1], "Europe/Stockholm")


def test_each_side_has_a_key_of_its_own() -> None:
    with pytest.raises(SidesError, match="key"):
        Forum.check_founding("pgf", NAME, (SIDES[0], SIDES[0]), "Europe/Stockholm")
    with pytest.raises(SidesError, match="key"):
        Forum.check_founding("pgf", NAME, (SIDES[0], side("Civil Society")), "Europe/Stockholm")


def test_a_forum_and_its_sides_have_names_and_a_real_time_zone() -> None:
    nameless = Side(key="other", name=(), classification=SideKind.OTHER, has_fixed_seats=False)

    with pytest.raises(IncompleteError):
        Forum.check_founding("pgf", (), SIDES, "Europe/Stockholm")
    with pytest.raises(IncompleteError):
        Forum.check_founding("pgf", NAME, (*SIDES, nameless), "Europe/Stockholm")
    for zone in ("Europe/Nowhere", "", "../etc"):
        with pytest.raises(ZoneError):
            Forum.check_founding("pgf", NAME, SIDES, zone)


def founded() -> Forum:
    return Forum(slug="pgf", name=NAME, sides=SIDES, zone="Europe/Stockholm", invented=False)


def test_the_id_of_a_forum_follows_from_its_slug() -> None:
    assert founded().id == derived_id("forum", "pgf")


def test_a_forum_says_which_sides_it_has() -> None:
    forum = founded()

    assert forum.side("government").has_fixed_seats is False
    with pytest.raises(UnknownSideError, match="civil_society or government"):
        forum.side("parliament")


def test_the_same_name_again_writes_nothing() -> None:
    forum = founded()

    forum.rename(NAME)
    assert len(forum.pending_events) == 1

    forum.rename(names({"sv": "Ett annat namn"}))
    assert isinstance(forum.pending_events[-1], Forum.Renamed)


def test_a_forum_is_not_left_without_name_or_description() -> None:
    with pytest.raises(IncompleteError):
        founded().rename(())
    with pytest.raises(IncompleteError):
        founded().describe(())
