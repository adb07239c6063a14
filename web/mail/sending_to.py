"""Sending to one recipient: each letter at once, or together once a day or week, as they chose.

What cannot wait until the next digest comes at once: letters about a day before it, and reminders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from forum.policy import Role
from projections.duties import duties
from projections.duty import Duty
from projections.visible import seen_by
from web.mail.letters import Letters, letter_id
from web.mail.mailboxes import Mailboxes
from web.mail.occasions import Occasion, reminder_of
from web.mail.outgoing import Letter, NeverError, NoSuchAddressError, NotNowError, Outgoing
from web.mail.paces import Digest, Pace, Paces, next_on
from web.mail.pending import Pending, PendingOf
from web.mail.positions import Failure, Positions, Reached
from web.mail.recipients import Recipient
from web.mail.told import ToldLetters, address_hash
from web.mail.unreached import Unreached

if TYPE_CHECKING:
    from web.installation import Installation

_STOPS = frozenset({"later", "unreached"})
"""Outcomes after which nothing more is tried with the same address in this round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of one letter.

    Attributes:
        kind: What kind it was.
        recipient: Key of whom it was for.
        message_id: Its id.
        outcome: sent, due (in a dry run), later, never, or unreached where the address does not
            work.
        sentence: What the server said, where it did not take it.
    """

    kind: str
    recipient: str
    message_id: str
    outcome: str
    sentence: str = ""


class Shared:
    """What sending to every recipient of a round has in common, asked once.

    Attributes:
        installation: Where everything is.
        letters: Writes them.
        now: The aware instant.
        to: The server; None for a dry run.
        positions: How far letters are sent.
        told: What was told.
    """

    def __init__(
        self, installation: Installation, letters: Letters, *, now: datetime, to: Outgoing | None
    ) -> None:
        self.installation = installation
        self.letters = letters
        self.now = now
        self.to = to
        self.positions = Positions(installation.accounts)
        self.told = ToldLetters(installation.accounts)
        self.paces = Paces(installation.accounts)
        self.chosen = self.paces.every()
        self.digests = self.paces.digests()
        self.reminded = self.positions.reminded()
        self._reply_to: dict[str, str] = {}
        self._duties: dict[str, list[Duty]] = {}

    def office_of(self, forum_id: str) -> str:
        """Where answers to letters of a forum go: to its secretariat, if that has a mailbox."""
        if forum_id not in self._reply_to:
            own = Mailboxes(self.installation.accounts).of_secretariat(UUID(forum_id))
            self._reply_to[forum_id] = own or self.installation.settings.mail_from
        return self._reply_to[forum_id]

    def duties(self, forum_id: str) -> list[Duty]:
        """What is to be done in a forum today."""
        if forum_id not in self._duties:
            self._duties[forum_id] = duties(
                self.installation.reading(),
                forum_id=forum_id,
                sees=seen_by(Role.SECRETARIAT),
                day=self.letters.today(forum_id),
                zone=self.letters.zone(forum_id),
            )
        return self._duties[forum_id]


class SendingTo:
    """One round of sending to one recipient.

    Args:
        shared: What the round has in common.
        to: The recipient.
        reached: How far letters to them are sent.
    """

    def __init__(self, shared: Shared, to: Recipient, reached: Reached) -> None:
        self._it = shared
        self._to = to
        self._reached = reached
        self._reply_to = shared.office_of(to.forum_id)
        self._today = shared.letters.today(to.forum_id)
        self._host = shared.installation.settings.host
        self._pending = PendingOf(to, shared.letters, shared.told, host=self._host, now=shared.now)
        self._stopped = False

    def send(self, occasions: Sequence[Occasion], end: int) -> Iterator[Sent]:
        """Send everything that came after the recipient's position, and the reminders."""
        own = [it for it in occasions if _position(it) > self._reached.position]
        pace, chosen_on = self._it.chosen.get(self._to.owner, (Pace.AT_ONCE, self._today))
        last = self._it.digests.get(self._to.key) or Digest(sent_on=chosen_on, under_way=None)
        digest = replace(last, sent_on=max(last.sent_on, chosen_on))
        if digest.under_way is not None:
            before = [it for it in own if _position(it) <= (digest.under_way or 0)]
            yield from self._send_digest(self._pending.of(before, self._reply_to), digest.under_way)
            own = [it for it in own if it not in before]
            digest = Digest(sent_on=self._today, under_way=None)
        found = self._pending.of(own, self._reply_to)
        yield from self._pass_over([one for one in found if one.is_known])
        found = [one for one in found if not one.is_known]
        waiting: list[Pending] = []
        is_due = False
        if pace is not Pace.AT_ONCE:
            next_day = next_on(pace, digest)
            is_due = self._today >= next_day
            coming = next_on(pace, Digest(sent_on=self._today, under_way=None))
            until = coming if is_due else next_day
            waiting = [one for one in found if not _is_before(one.written.due, until)]
            found = [one for one in found if one not in waiting]
        for one in found:
            yield from self._send_one(one)
        if waiting and is_due and not self._stopped:
            if self._it.to is not None:
                self._it.paces.begin(self._to.key, digest.sent_on, end)
            yield from self._send_digest(waiting, end)
            waiting = []
        is_all_told = self._it.to is not None and not self._stopped and not waiting
        if is_all_told and end > self._reached.position:
            self._it.positions.move(self._to.key, end)
        yield from self._remind()

    def _pass_over(self, known: list[Pending]) -> Iterator[Sent]:
        """Write down what came to the state that was told, and send nothing."""
        if self._it.to is not None:
            for one in known:
                self._it.positions.tell(self._pending.told(one, one.written.letter.message_id))
        return iter(())

    def _send_one(self, one: Pending) -> Iterator[Sent]:
        if self._stopped:
            return
        occasion = one.written.occasion
        real = self._it.letters.write(occasion, self._to, self._reply_to)
        if real is None:
            return
        yield self._hand_over(occasion.kind.value, real.letter, [one])

    def _send_digest(self, parts: list[Pending], position: int) -> Iterator[Sent]:
        """Send several things in one letter; one that was begun ends also where nothing is left."""
        written = [one.written for one in parts]
        letter = self._it.letters.digest(written, self._to, position, self._reply_to)
        if letter is not None:
            yield self._hand_over("digest", letter, parts, is_digest=True)
        elif self._it.to is not None:
            self._it.positions.tell([], digest_of=(self._to.key, self._today))

    def _remind(self) -> Iterator[Sent]:
        """Remind of last days that come near or have passed, once of each."""
        since = date.fromisoformat(self._reached.since)
        for duty in self._it.duties(self._to.forum_id):
            occasion = reminder_of(duty, self._to.forum_id, self._today, since)
            if occasion is None or self._stopped:
                continue
            if letter_id(occasion, self._to, self._host) in self._it.reminded:
                continue
            written = self._it.letters.write(occasion, self._to, self._reply_to)
            if written is not None:
                reminder = self._pending.reminder(written)
                yield self._hand_over(occasion.kind.value, written.letter, [reminder])

    def _hand_over(
        self, kind: str, letter: Letter, parts: list[Pending], *, is_digest: bool = False
    ) -> Sent:
        """Hand a letter to the server, write down what became of it, and say it."""
        outcome, sentence = "due", ""
        if self._it.to is not None:
            outcome, sentence = self._taken(letter)
            if outcome == "unreached":
                Unreached(self._it.installation.accounts).refused(
                    self._to.key, address_hash(self._to.email), sentence, self._it.now
                )
            elif outcome != "later":
                self._write_down(letter, parts, outcome, sentence, is_digest=is_digest)
        self._stopped = self._stopped or outcome in _STOPS
        return Sent(
            kind=kind,
            recipient=self._to.key,
            message_id=letter.message_id,
            outcome=outcome,
            sentence=sentence,
        )

    def _taken(self, letter: Letter) -> tuple[str, str]:
        """What became of a letter, and what the server said where it did not take it."""
        assert self._it.to is not None
        try:
            self._it.to.send(letter, reply_to=self._reply_to, at=self._it.now)
        except NoSuchAddressError as error:
            return "unreached", str(error)
        except NeverError as error:
            return "never", str(error)
        except NotNowError as error:
            return "later", str(error)
        return "sent", ""

    def _write_down(
        self, letter: Letter, parts: list[Pending], outcome: str, sentence: str, *, is_digest: bool
    ) -> None:
        has_failed = outcome == "never"
        failure = None
        if has_failed:
            failure = Failure(
                recipient=self._to.key,
                message_id=letter.message_id,
                sentence=sentence,
                at=self._it.now,
            )
        told = [
            it
            for one in parts
            for it in self._pending.told(one, letter.message_id, has_failed=has_failed)
        ]
        digest_of = (self._to.key, self._today) if is_digest else None
        self._it.positions.tell(told, failure=failure, digest_of=digest_of)


def _position(occasion: Occasion) -> int:
    assert isinstance(occasion.at, int)
    return occasion.at


def _is_before(due: date | None, day: date) -> bool:
    """Whether a digest on a day would come too late for something."""
    return due is not None and due <= day
