"""Ids of things that a forum has one of, such as its year 2018 or its delegation of one member.

They follow from the forum acted in, so that the same thing cannot be made twice.
"""

from uuid import UUID

from forum.errors import NoForumError
from forum.record.acting import current
from forum.record.ids import derived_id


def id_in_forum(kind: str, *parts: object) -> UUID:
    """Return the id of a thing of the forum acted in that is known by its parts.

    Args:
        kind: The aggregate's topic, such as `seating`.
        parts: What it is known by inside the forum.

    Raises:
        NoForumError: No forum is acted in.
    """
    forum_id = current().forum_id
    if forum_id is None:
        raise NoForumError
    return derived_id(kind, forum_id, *parts)
