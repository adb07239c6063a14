"""What every kind of letter is written with: who gets it, what may be asked, links and texts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from flask import url_for

from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from projections.organizations import called, organizations
from web.accounts.reply_links import ReplyKind, ReplyLink, ReplyLinks
from web.language import page_language, pick
from web.mail.occasions import Occasion
from web.mail.outgoing import CalendarPart, Paper
from web.mail.recipients import Recipient
from web.public import Reader


class Said(NamedTuple):
    """What a letter says.

    Attributes:
        subject: Its subject.
        values: What its template shows.
        calendar: For the reader's calendar, or None.
        papers: What comes with it.
        due: The day by which something of it is to be done or read, or None.
    """

    subject: str
    values: dict[str, Any]
    calendar: CalendarPart | None = None
    papers: tuple[Paper, ...] = ()
    due: date | None = None


class Writing:
    """One letter while it is written: who gets it, and what may be asked.

    Attributes:
        reader: The recipient as a reader of the forum.
        recipient: Who gets it.
        occasion: What it is about.
        now: The aware instant.
        reply_to: Where answers to the letter go.
    """

    def __init__(
        self,
        installation: Any,  # noqa: ANN401 - see `web.app`
        reader: Reader,
        recipient: Recipient,
        occasion: Occasion,
        *,
        now: datetime,
        reply_to: str,
        keeps_links: bool,
    ) -> None:
        self.installation = installation
        self.reader = reader
        self.recipient = recipient
        self.occasion = occasion
        self.now = now
        self.reply_to = reply_to
        self.keeps_links = keeps_links

    @property
    def host(self) -> str:
        """The host that readers use."""
        return str(self.installation.settings.host)

    def page(self, endpoint: str, **values: Any) -> str:
        """The whole address of a page."""
        return self.whole(url_for(endpoint, **values))

    def whole(self, address: str) -> str:
        """The whole address of a page on this server."""
        return f"{self.installation.settings.base_url}{address}"

    def link(self, kind: ReplyKind, thing_id: str) -> str | None:
        """Make a personal link and return its address; None for a mailbox of an organization."""
        it = self.recipient
        office = it.whose_id if it.whose == "office" else None
        if it.mandate_id is None and office is None:
            return None
        link = ReplyLink(
            kind=kind,
            forum_id=UUID(it.forum_id),
            thing_id=UUID(thing_id),
            mandate_id=it.mandate_id,
            organization_id=UUID(it.organization_id) if it.organization_id else None,
            office=office,
        )
        token = "-" * 43
        if self.keeps_links:
            token = ReplyLinks(self.installation.accounts).make(link, self.now)
        return self.page("members.reply", token=token)

    def text_of(self, wordings: Any) -> str | None:  # noqa: ANN401 - of an event
        """Return a text of an event in the recipient's language; None where it is gone."""
        do = self.installation.governance
        with acting(SYSTEM_OFFICE_ID, forum_id=UUID(self.recipient.forum_id)), do.rehearsal():
            told = [(one.language, do.opened(one.text)) for one in wordings]
        there = [(language, text) for language, text in told if text]
        return pick(there, page_language()).text if there else None


def organization_name(reader: Reader, organization_id: str | None) -> str:
    """What an organization is called today."""
    return called(organizations(reader.conn, sees=reader.sees), organization_id, reader.day)
