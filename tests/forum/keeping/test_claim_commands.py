from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from forum.keeping.claim_commands import SlugTakenError


def test_the_owner_of_a_key_can_be_looked_up(governance: Any, acting_secretariat: Any) -> None:
    with acting_secretariat():
        organization_id = governance.register_organization(slug="civos", name="Civos")

    with acting_secretariat(), governance.rehearsal():
        assert governance.owner_of("organization", "civos") == organization_id
        assert governance.owner_of("organization", "nobody") is None
        assert governance.owner_of("slug", "civos") is None


def test_a_key_has_one_owner(governance: Any, acting_secretariat: Any) -> None:
    owner_id = uuid4()

    with acting_secretariat(), governance.rehearsal() as unit:
        governance.claim("slug", "annat", owner_id)
        governance.claim("slug", "annat", owner_id)
        with pytest.raises(SlugTakenError, match="choose another"):
            governance.claim("slug", "annat", uuid4())

    assert len(unit.events) == 1
