"""Writing letters: what each kind says to one recipient, in that recipient's language.

A letter tells how things are when it is written. Where it would tell of something that is struck,
over, or not for the recipient, there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from flask import Flask, g, render_template

from forum.policy import Role
from projections import forums, lookback
from projections.forums import ForumRow
from projections.visible import seen_by
from web.language import page_language, pick
from web.mail import letters_answering, letters_meeting
from web.mail.occasions import LetterKind, Occasion
from web.mail.outgoing import Letter, message_id
from web.mail.plain import plain
from web.mail.recipients import Recipient
from web.mail.writing import Said, Writing
from web.public import Reader

SAYING: Final[dict[LetterKind, Callable[[Writing], Said | None]]] = {
    **letters_meeting.SAYING,
    **letters_answering.SAYING,
}
"""What each kind of letter says; None where there is nothing to tell."""


class Letters:
    """Writes the letters of an installation.

    Args:
        app: Its pages, for addresses and words.
        installation: Where everything is asked.
        now: The aware instant.
        keeps_links: Whether personal links are kept, so that they work; not for a dry run.
    """

    def __init__(
        self,
        app: Flask,
        installation: Any,  # noqa: ANN401 - see `web.app`
        now: datetime,
        *,
        keeps_links: bool = True,
    ) -> None:
        self._app = app
        self._installation = installation
        self._now = now
        self._keeps_links = keeps_links
        self._forums: dict[str, ForumRow] = {
            one["forum_id"]: one
            for one in forums.forums(installation.reading(), sees=seen_by(Role.PUBLIC))
        }

    def today(self, forum_id: str) -> date:
        """Today in a forum."""
        return self._now.astimezone(ZoneInfo(self._forums[forum_id]["zone"])).date()

    def zone(self, forum_id: str) -> str:
        """The zone of a forum's days."""
        return self._forums[forum_id]["zone"]

    def write(self, occasion: Occasion, recipient: Recipient, reply_to: str) -> Letter | None:
        """Write the letter about an occasion to somebody; None where there is nothing to tell."""
        if occasion.forum_id != recipient.forum_id:
            return None
        settings = self._installation.settings
        forum = self._forums[occasion.forum_id]
        with self._app.test_request_context(
            f"/{forum['slug']}/",
            base_url=settings.base_url,
            headers={"Accept-Language": recipient.language},
        ):
            day = self.today(occasion.forum_id)
            conn = self._installation.reading()
            g.slug = forum["slug"]
            g.reader = reader = Reader(conn, recipient.sees, forum, day, is_past=False)
            if not _stands(reader, occasion):
                return None
            writing = Writing(
                self._installation,
                reader,
                recipient,
                occasion,
                now=self._now,
                reply_to=reply_to,
                keeps_links=self._keeps_links,
            )
            said = SAYING[occasion.kind](writing)
            if said is None:
                return None
            html = render_template(
                f"mail/{occasion.kind.value}.html",
                subject=said.subject,
                forum_name=pick(forum["name"], page_language()).text,
                front=writing.page("public.front"),
                **said.values,
            )
        return Letter(
            to=recipient.email,
            message_id=letter_id(occasion, recipient, settings.host),
            subject=said.subject,
            text=plain(html),
            html=html,
            language=recipient.language,
            calendar=said.calendar,
            papers=said.papers,
        )


def letter_id(occasion: Occasion, recipient: Recipient, host: str) -> str:
    """The id of the letter about an occasion to somebody."""
    kind, about = occasion.kind.value, occasion.thing_id
    return message_id(kind, about, recipient.key, occasion.at, host)


def _stands(reader: Reader, occasion: Occasion) -> bool:
    """Whether an event may be seen by its reader and was not struck; a reminder always stands."""
    if occasion.event is None:
        return True
    assert isinstance(occasion.at, int)
    found = lookback.event(
        reader.conn, forum_id=reader.forum_id, sees=reader.sees, position=occasion.at
    )
    return found is not None and found["struck_at"] is None
