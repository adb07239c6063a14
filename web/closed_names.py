"""Names of persons, which are in no read model: opened through the keys when a page shows them.

Whoever asks has been let in already: only the secretariat's questions know whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import current_app

from projections.people import sealed_names
from web.public import Reader


def names_of(r: Reader, person_ids: Iterable[str]) -> dict[str, str]:
    """Return names by id of person, with one question to the read model and one to the keys.

    A name whose key was destroyed is absent.
    """
    wanted = set(person_ids)
    sealed = sealed_names(r.conn, sees=r.sees, person_ids=wanted) if wanted else {}
    keys = current_app.extensions["forum"].store.keys.personal.get(
        {one.key_id for one in sealed.values()}
    )
    return {
        person_id: one.open(keys[one.key_id])
        for person_id, one in sealed.items()
        if one.key_id in keys
    }
