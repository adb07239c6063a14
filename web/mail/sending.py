"""Sending what is due, once to each: from the position that each recipient has reached to now.

What a letter told is written down after it. Whatever happens in between, nothing is left out, and
at most the letter under way is sent again, with the same `Message-ID`. Letters to an address that
does not work wait until another is entered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from flask import Flask

from projections.as_of import position_as_of
from projections.election import Election
from web.accounts.reply_links import ReplyLinks
from web.mail.letters import Letters
from web.mail.occasions import TOPICS, Occasion, told_by
from web.mail.outgoing import Outgoing
from web.mail.positions import Failure, Positions, Reached
from web.mail.recipients import Recipient, recipients
from web.mail.sending_to import SendingTo, Sent, Shared
from web.mail.told import ToldLetters, address_hash
from web.mail.unreached import Unreached

if TYPE_CHECKING:
    from web.installation import Installation

__all__ = ["LOCK", "ROUND", "Sending", "Sent", "alone", "failures"]

_ROWS = 1_000
_ONE_AT_A_TIME = 0x0F0D1A21  # an advisory lock of the accounts' database
ROUND = "round"
"""Key under which it is remembered up to where the last whole round went."""
LOCK = "mail.lock"
"""The file in the data folder whose lock says that letters are being sent."""


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
        self._is_trial = to is None
        self._with_examples = with_examples
        self._positions = Positions(installation.accounts)
        self._letters = Letters(app, installation, now, keeps_links=to is not None)
        self._shared = Shared(installation, self._letters, now=now, to=to)

    def send(self) -> Iterator[Sent]:
        """Send what is due and yield what became of each letter.

        Raises:
            MailDownError: The server takes no letters now; what was not sent stays due.
        """
        end = self._installation.read_position()
        every = recipients(self._installation, self._now, with_examples=self._with_examples)
        reached = self._positions.every()
        last_round = reached.pop(ROUND, None)
        for one in every:
            if one.key not in reached:
                day = self._letters.today(one.forum_id)
                start = self._beginning(one, last_round, end)
                reached[one.key] = Reached(position=start, since=day.isoformat())
                if not self._is_trial:
                    self._positions.begin(one.key, start, day)
        here = self._reached_by(every)
        start = min((reached[one.key].position for one in here), default=end)
        occasions = self._occasions(start, end)
        for one in here:
            yield from SendingTo(self._shared, one, reached[one.key]).send(occasions, end)
        if not self._is_trial:
            self._end_round(last_round, end)
            self._revoke_ended()
            ToldLetters(self._installation.accounts).forget_old(self._now)

    def _reached_by(self, every: Sequence[Recipient]) -> list[Recipient]:
        """Those whose address works; one that was changed is tried."""
        kept = Unreached(self._installation.accounts)
        unreached = kept.every()
        found = []
        for one in every:
            it = unreached.get(one.key)
            if it is None or it.address != address_hash(one.email):
                found.append(one)
                if it is not None and not self._is_trial:
                    kept.works(one.key)
        return found

    def _beginning(self, new: Recipient, last_round: Reached | None, end: int) -> int:
        """Where letters to somebody new begin: at the present, so that nobody is flooded.

        What came after the last round, and after the account was made, is of the present.
        """
        if last_round is None or new.since is None:
            return end
        known = position_as_of(self._installation.reading(), instant=new.since)
        return min(max(last_round.position, known), end)

    def _end_round(self, last_round: Reached | None, end: int) -> None:
        """Remember up to where this round told everybody."""
        if last_round is None:
            self._positions.begin(ROUND, end, self._now.date())
        elif last_round.position < end:
            self._positions.move(ROUND, end)

    def _occasions(self, start: int, end: int) -> Sequence[Occasion]:
        """What there is to tell after one position and up to another."""
        log, decode = self._installation.source.log, self._installation.source.mapper.decode
        found = []
        while start < end and (rows := log.read_rows(start, _ROWS, end)):
            for row in rows:
                if row.topic in TOPICS and (it := told_by(row.position, decode(*row[1:]))):
                    found.append(it)
            start = rows[-1].position
        return found

    def _revoke_ended(self) -> None:
        """Take back the links of mandates that nobody acts by any more."""
        links = ReplyLinks(self._installation.accounts)
        every = recipients(self._installation, self._now, with_examples=True)
        for ended in links.mandates() - {one.mandate_id for one in every if one.mandate_id}:
            links.revoke_mandate(ended)


def failures(installation: Any) -> list[Failure]:  # noqa: ANN401 - see `web.app`
    """Return the letters that were refused for good, oldest first."""
    return Positions(installation.accounts).failures()
