"""Sending what is due, once to each: from the position that each recipient has reached to now.

After every letter the recipient's position is moved. Whatever happens in between, nothing is left
out, and at most the letter under way is sent again, with the same `Message-ID`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlalchemy as sa
from flask import Flask

from forum.policy import Role
from projections.duties import duties
from projections.duty import Duty
from projections.election import Election
from projections.visible import seen_by
from web.accounts.reply_links import ReplyLinks
from web.mail.letters import Letters, letter_id
from web.mail.mailboxes import Mailboxes
from web.mail.occasions import TOPICS, Occasion, reminder_of, told_by
from web.mail.outgoing import Letter, NeverError, NotNowError, Outgoing
from web.mail.positions import Failure, Positions, Reached
from web.mail.recipients import Recipient, recipients

if TYPE_CHECKING:
    from web.installation import Installation

_ROWS = 1_000
_ONE_AT_A_TIME = 0x0F0D1A21  # an advisory lock of the accounts' database
LOCK = "mail.lock"
"""The file in the data folder whose lock says that letters are being sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of one letter.

    Attributes:
        kind: What kind it was.
        recipient: Key of whom it was for.
        message_id: Its id.
        outcome: sent, due (in a dry run), later, or never.
        sentence: What the server said, where it did not take it.
    """

    kind: str
    recipient: str
    message_id: str
    outcome: str
    sentence: str = ""


@contextmanager
def alone(installation: Installation) -> Iterator[bool]:
    """Keep others from sending at the same time, on this machine and on others; False if one does.

    The lock ends with the process that has it, however that ends.
    """
    election = Election(installation.settings.data / LOCK)
    with ExitStack() as stack:
        stack.callback(election.give_up)
        is_ours = election.won()
        if is_ours and installation.settings.store:
            connection = stack.enter_context(installation.accounts.reading())
            lock = sa.func.pg_try_advisory_xact_lock(_ONE_AT_A_TIME)
            is_ours = bool(connection.scalar(sa.select(lock)))
        yield is_ours


class Sending:
    """One round of sending.

    Args:
        app: The pages, for addresses and words.
        installation: Where everything is.
        now: The aware instant.
        to: The server; None for a dry run, which changes nothing.
        with_examples: Write to people of invented forums, too.
    """

    def __init__(
        self,
        app: Flask,
        installation: Installation,
        *,
        now: datetime,
        to: Outgoing | None,
        with_examples: bool = False,
    ) -> None:
        self._installation = installation
        self._now = now
        self._to = to
        self._with_examples = with_examples
        self._positions = Positions(installation.accounts)
        self._letters = Letters(app, installation, now, keeps_links=to is not None)
        self._reply_to: dict[str, str] = {}
        self._duties: dict[str, list[Duty]] = {}

    def send(self) -> Iterator[Sent]:
        """Send what is due and yield what became of each letter.

        Raises:
            MailDownError: The server takes no letters now; what was not sent stays due.
        """
        end = self._installation.read_position()
        every = recipients(self._installation, self._now, with_examples=self._with_examples)
        reached = self._positions.every()
        for one in every:
            if one.key not in reached:
                day = self._letters.today(one.forum_id)
                reached[one.key] = Reached(position=end, since=day.isoformat())
                if self._to is not None:
                    self._positions.begin(one.key, end, day)
        occasions = self._occasions(min((it.position for it in reached.values()), default=end), end)
        reminded = self._positions.reminded()
        for one in every:
            yield from self._send_to(one, reached[one.key], occasions, end)
            yield from self._remind(one, reached[one.key], reminded)
        self._revoke_ended()

    def _send_to(
        self, to: Recipient, reached: Reached, occasions: Sequence[Occasion], end: int
    ) -> Iterator[Sent]:
        """Send everything that came after the recipient's position, in its order."""
        for occasion in occasions:
            position = occasion.at
            assert isinstance(position, int)
            if position <= reached.position:
                continue
            letter = self._letters.write(occasion, to, self._office_of(to.forum_id))
            if letter is None:
                continue
            told = self._hand_over(occasion, to, letter)
            if self._to is not None and told.outcome != "later":
                self._positions.move(to.key, position, self._failure(told))
            yield told
            if told.outcome == "later":
                return
        if self._to is not None and end > reached.position:
            self._positions.move(to.key, end)

    def _remind(self, to: Recipient, reached: Reached, reminded: set[str]) -> Iterator[Sent]:
        """Remind of last days that come near or have passed, once of each."""
        day = self._letters.today(to.forum_id)
        host = self._installation.settings.host
        for occasion in self._reminders(to.forum_id, day, date.fromisoformat(reached.since)):
            if letter_id(occasion, to, host) in reminded:
                continue
            letter = self._letters.write(occasion, to, self._office_of(to.forum_id))
            if letter is None:
                continue
            told = self._hand_over(occasion, to, letter)
            if self._to is not None and told.outcome != "later":
                self._positions.remind(to.key, letter.message_id, day, self._failure(told))
            yield told
            if told.outcome == "later":
                return

    def _hand_over(self, occasion: Occasion, to: Recipient, letter: Letter) -> Sent:
        """Hand a letter to the server, and say what became of it."""
        outcome, sentence = "due", ""
        if self._to is not None:
            try:
                self._to.send(letter, reply_to=self._office_of(to.forum_id), at=self._now)
                outcome = "sent"
            except NeverError as error:
                outcome, sentence = "never", str(error)
            except NotNowError as error:
                outcome, sentence = "later", str(error)
        return Sent(
            kind=occasion.kind.value,
            recipient=to.key,
            message_id=letter.message_id,
            outcome=outcome,
            sentence=sentence,
        )

    def _failure(self, told: Sent) -> Failure | None:
        """What is kept of a letter that will never be taken."""
        if told.outcome != "never":
            return None
        return Failure(
            recipient=told.recipient,
            message_id=told.message_id,
            sentence=told.sentence,
            at=self._now,
        )

    def _occasions(self, start: int, end: int) -> list[Occasion]:
        """What there is to tell after one position and up to another."""
        log, decode = self._installation.source.log, self._installation.source.mapper.decode
        found = []
        while start < end and (rows := log.read_rows(start, _ROWS, end)):
            for row in rows:
                if row.topic in TOPICS and (it := told_by(row.position, decode(*row[1:]))):
                    found.append(it)
            start = rows[-1].position
        return found

    def _reminders(self, forum_id: str, day: date, since: date) -> list[Occasion]:
        if forum_id not in self._duties:
            self._duties[forum_id] = duties(
                self._installation.reading(),
                forum_id=forum_id,
                sees=seen_by(Role.SECRETARIAT),
                day=day,
                zone=self._letters.zone(forum_id),
            )
        found = (reminder_of(duty, forum_id, day, since) for duty in self._duties[forum_id])
        return [one for one in found if one is not None]

    def _office_of(self, forum_id: str) -> str:
        """Where answers to letters of a forum go: to its secretariat, if that has a mailbox."""
        if forum_id not in self._reply_to:
            own = Mailboxes(self._installation.accounts).of_secretariat(UUID(forum_id))
            self._reply_to[forum_id] = own or self._installation.settings.mail_from
        return self._reply_to[forum_id]

    def _revoke_ended(self) -> None:
        """Take back the links of mandates that nobody acts by any more."""
        if self._to is None:
            return
        links = ReplyLinks(self._installation.accounts)
        every = recipients(self._installation, self._now, with_examples=True)
        for ended in links.mandates() - {one.mandate_id for one in every if one.mandate_id}:
            links.revoke_mandate(ended)


def failures(installation: Any) -> list[Failure]:  # noqa: ANN401 - see `web.app`
    """Return the letters that were refused for good, oldest first."""
    return Positions(installation.accounts).failures()
