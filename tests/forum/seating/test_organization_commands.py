from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError, TooLongError, UnknownThingError
from forum.keeping.claim_commands import SlugTakenError
from forum.record.when import When
from forum.seating.organization import Organization, SizeClass
from forum.seating.person import PersonErasedError

CANARY = "Kanarie Kanariesson"


def register(governance: Any, slug: str = "giva-sverige", **fields: Any) -> UUID:
    organization_id: UUID = governance.register_organization(
        slug=slug, **{"name": "FRII", **fields}
    )
    return organization_id


def test_an_organization_takes_its_slug_in_the_same_save(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        organization_id = register(governance)

    registered, claimed = written()
    assert registered.originator_id == claimed.owner_id == organization_id
    assert registered.forum_id is None


def test_two_organizations_have_different_slugs(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        register(governance)
    with acting_secretariat(), pytest.raises(SlugTakenError):
        register(governance)

    assert len(written()) == 2


def test_a_repeated_registration_answers_with_the_organization(
    governance: Any, acting_secretariat: Any
) -> None:
    command_id = uuid4()

    with acting_secretariat(command_id=command_id):
        first = register(governance)
    with acting_secretariat(command_id=command_id):
        assert register(governance) == first


def test_names_hold_as_the_source_knows_their_days(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    change = When("../2019-09-18")
    with acting_secretariat():
        organization_id = register(governance, name_end=change)
    with acting_secretariat(effective=change):
        governance.rename_organization(organization_id=organization_id, name="Giva Sverige")
    with acting_secretariat():
        governance.add_organization_name(
            organization_id=organization_id, name="Giva", start=When("2019")
        )
    with acting_secretariat():
        governance.state_association_form(
            organization_id=organization_id, association_form="trade association"
        )

    registered, _, renamed, also, stated = written()
    assert (registered.name, registered.name_end, registered.effective) == ("FRII", change, None)
    assert (renamed.name, renamed.effective) == ("Giva Sverige", change)
    assert (also.name, also.start, also.end) == ("Giva", When("2019"), None)
    assert stated.association_form == "trade association"


def test_an_organization_that_does_not_exist_is_not_named(
    governance: Any, acting_secretariat: Any
) -> None:
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.rename_organization(organization_id=uuid4(), name="Nobody")


def test_a_registration_that_was_struck_is_entered_anew_under_the_same_id(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        organization_id = register(governance, name="FRI")
    with acting_secretariat(effective=When("2019")):
        governance.rename_organization(organization_id=organization_id, name="Giva Sverige")

    with acting_secretariat(), governance.rehearsal():
        governance.strike_event(aggregate_id=organization_id, version=1, reason="Wrong name")
        with governance.entering_anew(organization_id):
            again = register(governance, name="FRII")
        organization = governance.load(Organization, organization_id)

    assert again == organization_id
    assert organization.name == "FRII"
    assert organization.renames == [("Giva Sverige", When("2019"))]


def test_the_name_of_a_person_opens_with_its_key_only(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        governance.register_person(name=f" {CANARY} ")

    (registered,) = written()
    key_id = registered.name.key_id
    assert registered.name.open(governance.keys.personal.get([key_id])[key_id]) == CANARY
    assert all(b"anarie" not in row.state for row in governance.recorder.read_rows(0, 100))


def test_a_person_keeps_the_key_with_a_new_name(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        person_id = governance.register_person(name=CANARY)
    with acting_secretariat():
        governance.rename_person(person_id=person_id, name="Another")

    registered, renamed = written()
    assert registered.name.key_id == renamed.name.key_id
    assert registered.name.ciphertext != renamed.name.ciphertext


def test_who_was_erased_gets_no_new_name(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        person_id = governance.register_person(name=CANARY)
    governance.keys.personal.destroy([written()[0].name.key_id])

    with acting_secretariat(), pytest.raises(PersonErasedError):
        governance.rename_person(person_id=person_id, name="Another")


def test_a_person_has_a_name_of_at_most_300_characters(
    governance: Any, acting_secretariat: Any
) -> None:
    with acting_secretariat(), pytest.raises(IncompleteError):
        governance.register_person(name=" ")
    with acting_secretariat(), pytest.raises(TooLongError):
        governance.register_person(name="x" * 301)


def test_what_sort_of_organization_one_is_is_stated_in_words_and_once(
    do: Any, written: Any
) -> None:
    organization_id = do("register_organization", slug="akero", name="Åkerö")
    said = {"gathers": "odlare", "works_where": " Åkerö ", "size_class": SizeClass.FROM_100}
    with pytest.raises(IncompleteError):
        do("state_make_up", organization_id=organization_id, gathers=" ")
    with pytest.raises(TooLongError):
        do("state_make_up", organization_id=organization_id, gathers="o" * 301)

    for _ in range(2):
        do("state_make_up", organization_id=organization_id, on="2018-01-01", **said)

    (stated,) = [e for e in written() if e.TOPIC == "organization.make_up_stated"]
    assert (stated.works_where, stated.size_class) == ("Åkerö", SizeClass.FROM_100)
