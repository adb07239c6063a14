"""Writing letters: what each kind says to one recipient, in that recipient's language.

A letter tells how things are when it is written. Where it would tell of something that is struck,
over, or not for the recipient, there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Flask, g, render_template, url_for
from markupsafe import Markup

from forum.policy import Role
from projections import forums, lookback
from projections.forums import ForumRow
from projections.visible import seen_by
from web.accounts.reply_links import ReplyKind, ReplyLink, ReplyLinks
from web.language import ngettext, page_language, pick
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


class Written(NamedTuple):
    """A letter that is written.

    Attributes:
        occasion: What it is about.
        letter: The letter.
        due: The day by which something of it is to be done or read, or None.
    """

    occasion: Occasion
    letter: Letter
    due: date | None


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

    def write(
        self,
        occasion: Occasion,
        recipient: Recipient,
        reply_to: str,
        *,
        is_trial: bool = False,
        is_part: bool = False,
    ) -> Written | None:
        """Write the letter about an occasion to somebody; None where there is nothing to tell.

        Args:
            occasion: What it is about.
            recipient: Whom it is for.
            reply_to: Where answers go.
            is_trial: Only to see what it says: its personal links do not work.
            is_part: It becomes a part of a digest, so that it has neither head nor foot.
        """
        if occasion.forum_id != recipient.forum_id:
            return None
        with self._reading(recipient) as reader:
            if not _stands(reader, occasion):
                return None
            keeps_links = self._keeps_links and not is_trial
            writing = Writing(
                self._installation,
                reader,
                recipient,
                occasion,
                now=self._now,
                reply_to=reply_to,
                keeps_links=keeps_links,
            )
            said = SAYING[occasion.kind](writing)
            if said is None:
                return None
            html = render_template(
                f"mail/{occasion.kind.value}.html",
                frame="mail/_part.html" if is_part else "mail/_letter.html",
                subject=said.subject,
                **({} if is_part else self._around(reader, recipient, keeps_links=keeps_links)),
                **said.values,
            )
        letter = Letter(
            to=recipient.email,
            message_id=letter_id(occasion, recipient, self._installation.settings.host),
            subject=said.subject,
            text=plain(html),
            html=html,
            language=recipient.language,
            calendars=(said.calendar,) if said.calendar else (),
            papers=said.papers,
        )
        return Written(occasion, letter, said.due)

    def digest(
        self, parts: Sequence[Written], recipient: Recipient, position: int, reply_to: str
    ) -> Letter | None:
        """Write one letter that tells several things; None where there is nothing to tell any more.

        Args:
            parts: What it tells, as it was seen in trial.
            recipient: Whom it is for.
            position: The log position up to which it tells.
            reply_to: Where answers go.
        """
        written = (self.write(one.occasion, recipient, reply_to, is_part=True) for one in parts)
        letters = [one.letter for one in written if one is not None]
        if not letters:
            return None
        with self._reading(recipient) as reader:
            name = pick(reader.forum["name"], page_language()).text
            subject = letters[0].subject
            if letters[1:]:
                subject = ngettext(
                    "%(num)s piece of news from %(forum)s",
                    "%(num)s pieces of news from %(forum)s",
                    len(letters),
                    forum=name,
                )
            html = render_template(
                "mail/digest.html",
                frame="mail/_letter.html",
                subject=subject,
                parts=[Markup(one.html) for one in letters],
                **self._around(reader, recipient, keeps_links=self._keeps_links),
            )
        host = self._installation.settings.host
        return Letter(
            to=recipient.email,
            message_id=message_id("digest", recipient.forum_id, recipient.key, position, host),
            subject=subject,
            text=plain(html),
            html=html,
            language=recipient.language,
            calendars=tuple(it for one in letters for it in one.calendars),
            papers=tuple(it for one in letters for it in one.papers),
        )

    @contextmanager
    def _reading(self, recipient: Recipient) -> Iterator[Reader]:
        """Read and write as the recipient would."""
        forum = self._forums[recipient.forum_id]
        with self._app.test_request_context(
            f"/{forum['slug']}/",
            base_url=self._installation.settings.base_url,
            headers={"Accept-Language": recipient.language},
        ):
            conn, day = self._installation.reading(), self.today(recipient.forum_id)
            g.slug = forum["slug"]
            g.reader = Reader(conn, recipient.sees, forum, day, is_past=False)
            yield g.reader

    def _around(
        self, reader: Reader, recipient: Recipient, *, keeps_links: bool
    ) -> dict[str, object]:
        """What stands below every letter: from whom, and where to choose how often they come."""
        base = self._installation.settings.base_url
        token = "-" * 43
        if keeps_links:
            link = ReplyLink(
                kind=ReplyKind.LETTERS,
                forum_id=UUID(recipient.forum_id),
                thing_id=recipient.owner_id,
                mandate_id=recipient.mandate_id,
                organization_id=_id(recipient.organization_id),
            )
            token = ReplyLinks(self._installation.accounts).make(link, self._now)
        return {
            "forum_name": pick(reader.forum["name"], page_language()).text,
            "front": f"{base}{url_for('public.front')}",
            "choosing": f"{base}{url_for('members.letters', token=token)}",
        }


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


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
