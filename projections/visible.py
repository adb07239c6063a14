"""Access in questions: the SQL helpers that every question about a listed table uses.

A row is visible to somebody who belongs to its audience and, where it belongs to a meeting (its
room), to the meeting's audience too. What a thing said at length before it was withdrawn is
visible to nobody, whatever day is asked about.
"""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from forum import policy
from forum.policy import Role
from projections.rooms import enters

F = TypeVar("F", bound=Callable[..., object])


def visible(alias: str) -> str:
    """Return the SQL condition for one listed table; bind `:sees` with `seen_by(role)`.

    Args:
        alias: The table's alias in the statement, written by us.
    """
    here = f"{alias}.audience IN (SELECT value FROM json_each(:sees))"
    room = f"({alias}.room_id IS NULL OR {enters(f'{alias}.room_id')})"
    return f"({here} AND {room})"


def withdrawn(alias: str) -> str:
    """Return the SQL condition that a row's thing was withdrawn after the row was told.

    Its texts at length are then not handed out: also not as of a day before the withdrawal, since
    what may be seen is what was public then and still is.

    Args:
        alias: The alias of a table with `aggregate_id`, written by us.
    """
    return (
        f"EXISTS (SELECT 1 FROM withdrawals AS gone WHERE gone.aggregate_id = {alias}.aggregate_id "
        f"AND gone.position > {alias}.position)"
    )


def seen_by(
    role: Role, *rooms: str, side: str | None = None, organization_id: object | None = None
) -> str:
    """Return the audiences of a role as JSON, to bind as `:sees`.

    Args:
        role: The role.
        rooms: Rooms of a side or an organization that it may enter besides.
        side: Key of the side that it acts for; see `policy.sees`.
        organization_id: The organization that it acts for.
    """
    belongs_to = policy.sees(role, side=side, organization_id=organization_id)
    return msgspec.json.encode([*belongs_to, *rooms]).decode()


def asked_by(*roles: Role) -> Callable[[F], F]:
    """Enter a question in the table of access under its name; who may ask it.

    Raises:
        LookupError: Two questions have one name.
    """

    def enter(question: F) -> F:
        name = f"{question.__module__}.{question.__name__}"
        if name in policy.QUERIES:
            raise LookupError(f"the question {name} is entered twice")
        policy.QUERIES[name] = frozenset(roles)
        return question

    return enter


EVERYBODY = tuple(Role)
