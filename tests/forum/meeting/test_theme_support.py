"""Support for a theme: one thing a theme and organization, given by each for itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import NotAllowedError, UnknownThingError
from forum.governing.forum import UnknownSideError
from forum.meeting.theme_refusals import ThemeDecidedError, ThemeSupportError
from forum.meeting.theme_support import ThemeSupport
from forum.record.when import When

WHY = {"sv": "vi har för lite tid"}


@pytest.fixture
def theme_id(do: Any, bergby: Any) -> UUID:
    made: UUID = do(
        "propose_theme", year=2018, title={"sv": "Jämställdhet"}, proposed_by_id=bergby.id
    )
    return made


def topics(written: Any) -> list[str]:
    return [event.TOPIC for event in written() if event.TOPIC.startswith("theme_support")]


def test_an_organization_supports_a_theme_once_and_may_take_it_back(
    do: Any, theme_id: UUID, akero: Any, written: Any
) -> None:
    of = {"theme_id": theme_id, "organization_id": akero.id}

    for _ in range(2):
        do("support_theme", **of, side="civil_society")
    support_id = do("take_back_support", **of, reason=WHY)
    for _ in range(2):
        do("support_theme", **of)

    assert topics(written) == [
        "theme_support.given",
        "theme_support.taken_back",
        "theme_support.given_again",
    ]
    assert {event.originator_id for event in written()[-3:]} == {support_id}


def test_only_support_that_is_given_is_taken_back(do: Any, theme_id: UUID, akero: Any) -> None:
    of = {"theme_id": theme_id, "organization_id": akero.id}
    with pytest.raises(ThemeSupportError, match="nothing is to be taken back"):
        do("take_back_support", **of)
    do("support_theme", **of)
    do("take_back_support", **of)

    with pytest.raises(ThemeSupportError, match="nothing is to be taken back"):
        do("take_back_support", **of)


def test_whoever_proposed_a_theme_does_not_support_it_too(
    do: Any, theme_id: UUID, bergby: Any
) -> None:
    with pytest.raises(ThemeSupportError, match="proposed this theme"):
        do("support_theme", theme_id=theme_id, organization_id=bergby.id)


def test_support_weighs_before_the_decision_and_not_after(
    do: Any, theme_id: UUID, akero: Any, bergby: Any, civos: UUID, written: Any
) -> None:
    do("support_theme", theme_id=theme_id, organization_id=akero.id)
    do("adopt_theme", theme_id=theme_id, on="2018-05-02")

    for act, organization_id in (("support_theme", civos), ("take_back_support", akero.id)):
        with pytest.raises(ThemeDecidedError):
            do(act, theme_id=theme_id, organization_id=organization_id)
    do("support_theme", theme_id=theme_id, organization_id=civos, on="2018-05-01")

    assert written()[-1].effective == When("2018-05-01")


def test_a_member_supports_for_its_own_organization_only(
    by: Any, theme_id: UUID, akero: Any, civos: UUID, written: Any
) -> None:
    for organization_id, side in (
        (civos, None),
        (civos, "civil_society"),
        (akero.id, "government"),
    ):
        with pytest.raises(NotAllowedError):
            by(
                akero,
                "support_theme",
                theme_id=theme_id,
                organization_id=organization_id,
                side=side,
            )

    by(akero, "support_theme", theme_id=theme_id, organization_id=akero.id)

    assert written()[-1].side == "civil_society"
    with pytest.raises(NotAllowedError):
        by(akero, "take_back_support", theme_id=theme_id, organization_id=civos)
    by(akero, "take_back_support", theme_id=theme_id, organization_id=akero.id)


def test_a_side_s_office_supports_for_organizations_of_its_side(
    do: Any, by_side: Any, theme_id: UUID, akero: Any, civos: UUID
) -> None:
    of = {"theme_id": theme_id, "organization_id": akero.id}
    do("support_theme", **of, side="civil_society")

    with pytest.raises(NotAllowedError):
        by_side("government", "take_back_support", **of)
    with pytest.raises(NotAllowedError, match="own side only"):
        by_side("government", "support_theme", **of, side="civil_society")
    by_side("civil_society", "take_back_support", **of)
    by_side("civil_society", "support_theme", theme_id=theme_id, organization_id=civos)


def test_support_names_themes_organizations_and_sides_that_are_here(
    do: Any, theme_id: UUID, akero: Any
) -> None:
    for of in (
        {"theme_id": uuid4(), "organization_id": akero.id},
        {"theme_id": theme_id, "organization_id": uuid4()},
    ):
        with pytest.raises(UnknownThingError):
            do("support_theme", **of)
    with pytest.raises(UnknownSideError):
        do("support_theme", theme_id=theme_id, organization_id=akero.id, side="kommunen")


def test_support_is_a_thing_of_its_own_for_each_theme_and_organization(somebody: Any) -> None:
    first, second = UUID(int=1), UUID(int=2)

    ids = {ThemeSupport.create_id(theme, of) for theme in (first, second) for of in (first, second)}

    assert len(ids) == 4
