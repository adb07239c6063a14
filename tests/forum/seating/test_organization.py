from __future__ import annotations

import pytest

from forum.errors import EndsBeforeStartError, IncompleteError
from forum.record.acting import noting
from forum.record.when import When
from forum.seating.organization import NameKnownError, Organization, OrganizationSlugError

CHANGE = When("../2017-05-31")


@pytest.fixture
def organization() -> Organization:
    return Organization(
        slug="funktionsratt-sverige",
        name="Handikappförbunden",
        name_end=CHANGE,
        classification=None,
        association_form=None,
    )


def test_an_organization_belongs_to_the_installation(organization: Organization) -> None:
    assert organization.forum_id is None


@pytest.mark.parametrize("slug", ["x", "civos", "x-cons-riksforbund", "4h", "a" * 80])
def test_a_slug_is_short_and_plain(slug: str) -> None:
    Organization.check_registration(slug, "Name")


@pytest.mark.parametrize("slug", ["", "Civos", "å", "-a", "a-", "a b", "a" * 81, "civos\n"])
def test_a_slug_of_another_form_is_refused(slug: str) -> None:
    with pytest.raises(OrganizationSlugError):
        Organization.check_registration(slug, "Name")


def test_an_organization_has_a_name_that_does_not_end_before_it_held() -> None:
    with pytest.raises(IncompleteError):
        Organization.check_registration("civos", " ")
    with pytest.raises(EndsBeforeStartError):
        Organization.check_registration("civos", "Civos", When("2018"), When("2017"))


def test_a_new_name_holds_from_the_effective_day(organization: Organization) -> None:
    with noting(effective=CHANGE):
        organization.rename("Funktionsrätt Sverige")

    assert organization.pending_events[-1].effective == CHANGE  # type: ignore[attr-defined]


def test_the_same_new_name_is_entered_once(organization: Organization) -> None:
    with pytest.raises(NameKnownError):
        organization.rename("Handikappförbunden")
    with noting(effective=CHANGE):
        organization.rename("Funktionsrätt Sverige")
        with pytest.raises(NameKnownError):
            organization.rename("Funktionsrätt Sverige")


def test_an_organization_can_take_an_old_name_again(organization: Organization) -> None:
    with noting(effective=CHANGE):
        organization.rename("Funktionsrätt Sverige")
    with noting(effective=When("2020")):
        organization.rename("Handikappförbunden")

    assert len(organization.pending_events) == 3


def test_a_name_beside_the_main_one_is_entered_once(organization: Organization) -> None:
    organization.also_name("HSO")

    with pytest.raises(NameKnownError):
        organization.also_name("HSO")
    with pytest.raises(NameKnownError):
        organization.also_name("Handikappförbunden")
    with pytest.raises(EndsBeforeStartError):
        organization.also_name("Other", When("2018"), When("2017"))


def test_the_same_form_again_writes_nothing(organization: Organization) -> None:
    organization.state_form("umbrella association")
    organization.state_form("umbrella association")

    assert len(organization.pending_events) == 2
    with pytest.raises(IncompleteError):
        organization.state_form(" ")
