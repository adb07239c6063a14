"""Who may do what, and who may see what: the only two access rules, as tables.

`may` answers for commands, `audience` for what an event tells, `sees` for who is asking. The
entries stand chapter by chapter in `forum.access`. Every command, every topic and every query has
one; `check_complete` stops the start where one is missing.

Source: design section 5.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from forum.access import answering, governing, keeping, meeting, publishing, seating
from forum.access.roles import (
    FOR_OTHERS,
    MEMBERS,
    NOBODY,
    PUBLIC,
    SECRETARIAT,
    Acts,
    Audiences,
    Role,
    organization_room,
    side_room,
)
from forum.errors import NotAllowedError
from forum.record.envelope import StruckFields

__all__ = ["FOR_OTHERS", "MEMBERS", "NOBODY", "PUBLIC", "SECRETARIAT", "Role"]

_CHAPTERS: Final = (governing, seating, meeting, publishing, answering, keeping)

ACTS: Final[Acts] = {act: roles for chapter in _CHAPTERS for act, roles in chapter.ACTS.items()}
"""Roles that may carry out a command, by the command's name; batches have names too."""

AUDIENCES: Final[Audiences] = {
    topic: entry for chapter in _CHAPTERS for topic, entry in chapter.AUDIENCES.items()
}
"""Who may see what an event tells, by topic: `public`, `members`, `side:X`, `secretariat`.

A strike has no entry: it is told to those who were told what it strikes.
"""

BESIDE: Final = frozenset({"import_history", "import_sheet", "invite_to_evaluation"})
"""Acts that are no command of one event: a batch, and what leaves nothing in the log."""

QUERIES: Final[dict[str, frozenset[Role]]] = {}
"""Roles that may ask a query, by its name; `projections` enters each with `asked_by`."""


def may(role: Role, act: str, day: date) -> bool:
    """Whether a role may carry out a command on a day.

    Args:
        role: Of the actor on that day: a mandate that has ended is another role.
        act: The command's name. That a mandate or a side's office acts for its own only is asked
            by the command itself, which knows whom it is about (`Here.check_own`).
        day: The day of the act.
    """
    del day
    return role in ACTS.get(act, frozenset())


def check(role: Role, act: str, day: date) -> None:
    """Refuse what a role may not do.

    Raises:
        NotAllowedError: `may` says no.
    """
    if not may(role, act, day):
        raise NotAllowedError(
            "the {role} may not {act}: ask an office that may",
            role=role.value.replace("_", " "),
            act=act.replace("_", " "),
        )


def audience(event: Any) -> str:  # noqa: ANN401 - any event class of the catalogue
    """Say who may see what an event tells, from the event alone.

    What belongs to a meeting also needs that meeting to be visible: its room, which queries check.
    """
    if isinstance(event, StruckFields):
        return _of_a_strike(event.topic)
    entry = AUDIENCES[event.TOPIC]
    return entry if isinstance(entry, str) else entry(event)


def room(event: Any) -> str:  # noqa: ANN401 - an event that announces a meeting
    """Say who may enter a meeting's room from an event on that announces the meeting.

    Args:
        event: `Meeting.Planned` or `Meeting.Published`.
    """
    return meeting.first_room(event) if hasattr(event, "is_draft") else PUBLIC


def _of_a_strike(topic: str) -> str:
    """A strike is told to those who were told what it strikes; a meeting's room decides itself."""
    entry = AUDIENCES[topic]
    if isinstance(entry, str):
        return entry
    return PUBLIC if entry is meeting.meeting_room else SECRETARIAT


def sees(
    role: Role, *, side: str | None = None, organization_id: object | None = None
) -> tuple[str, ...]:
    """Return the audiences that a role belongs to.

    Args:
        role: The role.
        side: Key of the side that it acts for. Its room is open to that side only, and to nobody
            whose mandate has ended: aftercare is about the forum's papers.
        organization_id: The organization that it acts for; what is told to one is for nobody else.
    """
    if role in {Role.PUBLIC, Role.PUBLIC_FORM}:
        return (PUBLIC,)
    if role in {Role.MEMBER, Role.FORMER_MEMBER, Role.COORDINATOR}:
        rooms = [PUBLIC, MEMBERS]
        if side is not None and role is not Role.FORMER_MEMBER:
            rooms.append(side_room(side))
        if organization_id is not None:
            rooms.append(organization_room(organization_id))
        return tuple(rooms)
    return (PUBLIC, MEMBERS, SECRETARIAT)


def check_complete(commands: Iterable[str], topics: Iterable[str]) -> None:
    """Stop the start if a command or a topic has no entry, or an entry has nothing behind it.

    Raises:
        LookupError: Names what is missing or left over.
    """
    for kind, there, entered in (
        ("command", set(commands) | BESIDE, set(ACTS)),
        ("topic", set(topics), set(AUDIENCES)),
    ):
        if missing := there - entered:
            raise LookupError(f"no entry in forum/access/ for {kind} {', '.join(sorted(missing))}")
        if left := entered - there:
            raise LookupError(f"forum/access/ has entries for no {kind}: {', '.join(sorted(left))}")
