"""What a personal link opens: by whom one acts, for whom, and whether that still holds today.

The model is asked each time: by the mandate itself, as when it acts. What it may not do any more,
its links do not open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import current_app, g

from forum.actor import Actor
from forum.errors import NotAllowedError
from forum.policy import Role
from forum.record.acting import Acting, acting
from forum.record.ids import derived_id
from forum.record.values import Channel
from projections import forums
from projections.offices import secretariat_id
from projections.organizations import called, organizations
from projections.visible import seen_by
from web.accounts.reply_links import ReplyKind, ReplyLink, ReplyLinks
from web.language import page_language
from web.public import Reader

_AFTERCARE = frozenset({ReplyKind.COMMENT, ReplyKind.JUDGE})
"""What one may still do by a mandate that has ended, until its year is closed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that opens something.

    Attributes:
        token: What the address holds.
        link: What it is for.
        reader: Whoever has it, as a reader of the forum.
        actor_id: By what one acts: the mandate, or the secretariat for an outside office.
        side: Key of the side that one acts for, or None.
        whom: The organization or office that one answers for, in words.
    """

    token: str
    link: ReplyLink
    reader: Reader
    actor_id: UUID
    side: str | None
    whom: str

    @property
    def installation(self) -> Any:  # noqa: ANN401 - see `web.app`
        """The installation that the page belongs to."""
        return current_app.extensions["forum"]

    @contextmanager
    def acting(self, asked: str) -> Iterator[Acting]:
        """Act by the link, once for each form however often it is sent.

        Args:
            asked: The id of the form.
        """
        its = hashlib.sha256(self.token.encode()).hexdigest()
        with acting(
            self.actor_id,
            mandate_of_id=self.link.organization_id if self.link.mandate_id else None,
            forum_id=self.link.forum_id,
            command_id=derived_id("reply", its, asked),
            channel=Channel.REPLY_LINK,
            on_behalf_of_id=None if self.link.mandate_id else self.link.organization_id,
            language=page_language(),
        ) as context:
            yield context


def opened(token: str) -> Opened | None:
    """Return what a link of this request's forum opens; None where it opens nothing (any more)."""
    installation = current_app.extensions["forum"]
    conn = installation.reading()
    forum = forums.forum_by_slug(conn, slug=g.slug or "")
    link = ReplyLinks(installation.accounts).find(token) if forum is not None else None
    if forum is None or link is None or str(link.forum_id) != forum["forum_id"]:
        return None
    if link.kind is ReplyKind.LETTERS:  # it acts by nothing: see `web.members.letters`
        return None
    day = datetime.now(UTC).astimezone(ZoneInfo(forum["zone"])).date()
    if link.mandate_id is None:
        reader = Reader(conn, seen_by(Role.PUBLIC), forum, day, is_past=False)
        office_id = secretariat_id(conn, forum_id=forum["forum_id"], sees=seen_by(Role.SYSTEM))
        if office_id is None or link.office is None:
            return None
        g.reader = reader
        return Opened(token, link, reader, UUID(office_id), None, link.office)
    actor = _actor(installation, link)
    if actor is None or actor.organization_id != link.organization_id:
        return None
    sees = seen_by(actor.role, side=actor.side, organization_id=link.organization_id)
    reader = Reader(conn, sees, forum, day, is_past=False)
    g.reader = reader
    name = called(organizations(conn, sees=reader.sees), str(link.organization_id), day)
    return Opened(token, link, reader, link.mandate_id, actor.side, name)


def _actor(installation: Any, link: ReplyLink) -> Actor | None:  # noqa: ANN401 - see `web.app`
    """As what the mandate acts today; None where it does not act, or not in this."""
    do = installation.governance
    assert link.mandate_id is not None
    with (
        acting(link.mandate_id, mandate_of_id=link.organization_id, forum_id=link.forum_id),
        do.rehearsal(),
    ):
        try:
            actor: Actor = do.who()
        except NotAllowedError:
            return None
    if actor.role is Role.MEMBER or link.kind in _AFTERCARE:
        return actor
    return None
