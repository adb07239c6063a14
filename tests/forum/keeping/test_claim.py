from __future__ import annotations

from uuid import uuid4

from forum.keeping.claim import Claim


def test_a_key_is_claimed_once_in_its_scope() -> None:
    owner_id = uuid4()

    first = Claim(scope="slug", key="pgf", owner_id=owner_id)

    assert first.id == Claim.create_id("slug", "pgf")
    assert first.id != Claim.create_id("organization", "pgf")
    assert first.owner_id == owner_id


def test_a_claim_is_written_after_what_it_is_for() -> None:
    (taken,) = Claim(scope="slug", key="pgf", owner_id=uuid4()).pending_events

    assert taken.FOLLOWS
    assert taken.TOPIC in Claim.UNSTRIKABLE
