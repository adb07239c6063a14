from __future__ import annotations

from os import urandom
from uuid import uuid4

from forum.record.sealed import Sealed
from forum.seating.person import NAME_FIELD, Person


def test_a_person_is_known_by_id_and_the_name_by_its_key_only() -> None:
    key_id, key = uuid4(), urandom(32)

    person = Person(name=Sealed.seal(key_id, key, NAME_FIELD, "Canary Person"))

    (registered,) = person.pending_events
    assert "Canary" not in repr(registered)
    assert "Canary" not in repr(vars(person))
    assert registered.name.open(key) == "Canary Person"  # type: ignore[attr-defined]
    assert person.key_id == key_id
