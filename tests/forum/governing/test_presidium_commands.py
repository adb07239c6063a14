from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import NotAllowedError, ReasonNeededError, UnknownThingError
from forum.governing.forum import UnknownSideError
from forum.governing.office import OfficeKind
from forum.governing.presidium import SameSidePresidiumError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.posts import Post
from forum.record.when import When
from tests.forum.conftest import NOW


def test_the_presidium_of_a_year_is_opened_with_its_first_member(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat(effective=When("2018-01-24")):
        presidium_id = governance.appoint_presidium_member(
            year=2018, post=Post.CHAIR, label="Chair 2018", side="government"
        )
    with acting_secretariat():
        governance.appoint_presidium_member(
            year=2018, post=Post.VICE_CHAIR, label="Vice 2018", side="civil_society"
        )

    opened, chair, vice = written()
    assert {event.originator_id for event in written()} == {presidium_id}
    assert (opened.effective, chair.effective) == (None, When("2018-01-24"))
    assert (chair.cautions, vice.cautions) == ((), ())


def test_what_is_loaded_from_the_log_still_keeps_the_sides_apart(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        governance.appoint_presidium_member(
            year=2018, post=Post.CHAIR, label="Chair 2018", side="government"
        )
    with acting_secretariat(), pytest.raises(SameSidePresidiumError):
        governance.appoint_presidium_member(
            year=2018, post=Post.VICE_CHAIR, label="Vice 2018", side="government"
        )
    with acting_secretariat():
        governance.leave_presidium(
            year=2018, post=Post.CHAIR, label="Chair 2018", end=When("../2018-11-15")
        )

    assert [event.TOPIC for event in written()][-1] == "presidium.left"


@pytest.fixture
def last_year(governance: Any, acting_secretariat: Any) -> None:
    with acting_secretariat():
        governance.appoint_presidium_member(
            year=2017, post=Post.CHAIR, label="Chair 2017", side="government"
        )


def appoint(governance: Any, side: str = "government") -> None:
    governance.appoint_presidium_member(year=2018, post=Post.CHAIR, label="Chair 2018", side=side)


@pytest.mark.usefixtures("last_year")
def test_a_chair_from_the_same_side_as_last_year_is_noted(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        appoint(governance)

    opened, appointed = written()
    assert [caution.code for caution in appointed.cautions] == ["W1"]
    assert opened.cautions == ()


@pytest.mark.usefixtures("last_year")
def test_a_chair_from_the_other_side_is_not_noted(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        appoint(governance, side="civil_society")

    assert written()[-1].cautions == ()


@pytest.mark.usefixtures("last_year")
def test_a_reason_is_asked_where_the_rules_ask_for_it(
    adopt: Any, governance: Any, acting_secretariat: Any, written: Any
) -> None:
    rules_id = adopt(caution_reasons=("W1",))

    with acting_secretariat(), pytest.raises(ReasonNeededError) as refused:
        appoint(governance)
    with acting_secretariat(reasons={"W1": "Nobody else was nominated."}):
        appoint(governance)

    appointed = written()[-1]
    assert refused.value.codes == ("W1",)
    assert appointed.cautions[0].reason is not None
    assert appointed.rules_version == rules_id


def test_whoever_is_named_exists(governance: Any, acting_secretariat: Any) -> None:
    post = {"year": 2018, "post": Post.CHAIR, "label": "Chair 2018"}

    with acting_secretariat(), pytest.raises(UnknownSideError):
        governance.appoint_presidium_member(**post, side="parliament")
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.appoint_presidium_member(**post, organization_id=uuid4())
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.appoint_presidium_member(**post, person_id=uuid4())
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.leave_presidium(**post, end=When("2018"))


def test_whoever_gets_a_label_leaves_by_it(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        governance.appoint_presidium_member(year=2018, post=Post.CHAIR, side="government")
    label = written()[-1].label

    with acting_secretariat():
        governance.leave_presidium(year=2018, post=Post.CHAIR, label=label, end=When("2018-05-31"))

    assert (label, written()[-1].label) == ("chair 2018 (government)",) * 2


def test_a_side_s_office_names_the_post_of_its_own_side_only(
    governance: Any, forum_id: UUID
) -> None:
    office_id = UUID(int=9)
    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW):
        governance.open_office(
            kind=OfficeKind.COORDINATOR,
            name="Civos",
            office_id=office_id,
            serves_forum_id=forum_id,
            side="civil_society",
        )
    post = {"year": 2018, "post": Post.VICE_CHAIR, "label": "Vice", "start": When("2018-06-01")}

    with acting(office_id, forum_id=forum_id, simulated_now=NOW), pytest.raises(NotAllowedError):
        governance.appoint_presidium_member(**post, side="government", named_by="government")
    with acting(office_id, forum_id=forum_id, simulated_now=NOW):
        governance.appoint_presidium_member(**post, side="civil_society", named_by="civil_society")
