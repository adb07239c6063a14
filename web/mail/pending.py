"""What somebody is to be told now: each thing as it stands, and nothing that they know already.

Several acts about one thing are told as one, by the newest: publishing, taking back and publishing
again gives one notice of the state in the end, or none where that was told within a day.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from web.mail.letters import Letters, Written, letter_id
from web.mail.occasions import ABOUT_MEETINGS, LetterKind, Occasion
from web.mail.outgoing import Letter
from web.mail.recipients import Recipient
from web.mail.told import SAME, Told, ToldLetters, address_hash

_STATES: Final = ABOUT_MEETINGS - {LetterKind.PAPERS}
"""Letters that say how a meeting stands; papers are another thing about it."""
_FAILED: Final = bytes(32)
"""In place of the hash of what never came."""


class Pending(NamedTuple):
    """Something that is to be told.

    Attributes:
        written: The newest letter about it, in trial.
        covers: All occasions that it tells of, in log order.
        is_known: It is how it was told last, within a day.
    """

    written: Written
    covers: tuple[Occasion, ...]
    is_known: bool


class PendingOf:
    """What one recipient is to be told.

    Args:
        recipient: The recipient.
        letters: Writes them.
        told: What was told before.
        host: The host that readers use.
        now: The aware instant.
    """

    def __init__(
        self, recipient: Recipient, letters: Letters, told: ToldLetters, *, host: str, now: datetime
    ) -> None:
        self._recipient = recipient
        self._letters = letters
        self._before = told.to(recipient.key)
        self._ids = {one.letter_id for one in self._before}
        self._address = address_hash(recipient.email)
        self._host = host
        self._now = now

    def of(self, occasions: Iterable[Occasion], reply_to: str) -> list[Pending]:
        """Return what is to be told of some occasions, in log order."""
        covered: dict[str, list[Occasion]] = {}
        newest: dict[str, Written] = {}
        for occasion in occasions:
            if letter_id(occasion, self._recipient, self._host) in self._ids:
                continue
            written = self._letters.write(occasion, self._recipient, reply_to, is_trial=True)
            if written is None:
                continue
            thing = about(occasion)
            covered.setdefault(thing, []).append(occasion)
            if not _invites_to_the_same(newest.get(thing), written):
                newest[thing] = written
        found = [
            Pending(one, tuple(covered[thing]), self._is_known(thing, one.letter))
            for thing, one in newest.items()
        ]
        return sorted(found, key=lambda one: _position(one.written.occasion))

    def told(self, one: Pending, message_id: str, *, has_failed: bool = False) -> list[Told]:
        """What is written down when something was told in a letter, or never will be."""
        return [
            Told(
                letter_id=letter_id(occasion, self._recipient, self._host),
                message_id=message_id,
                recipient=self._recipient.key,
                address=self._address,
                about=about(occasion),
                content=_FAILED if has_failed else content(one.written.letter),
                position=occasion.at if isinstance(occasion.at, int) else None,
                sent_at=self._now,
            )
            for occasion in one.covers
        ]

    def reminder(self, written: Written) -> Pending:
        """A reminder, which covers itself alone."""
        return Pending(written, (written.occasion,), is_known=False)

    def _is_known(self, thing: str, letter: Letter) -> bool:
        """Whether the last that was told about a thing is the same, and of the last day."""
        last = next((one for one in reversed(self._before) if one.about == thing), None)
        return (
            last is not None
            and (last.content, last.address) == (content(letter), self._address)
            and last.sent_at > self._now - SAME
        )


def about(occasion: Occasion) -> str:
    """What an occasion is about, so that the newest letter about it tells how it stands."""
    noun = "meeting" if occasion.kind in _STATES else occasion.kind.value
    return f"{noun}/{occasion.thing_id}"


def content(letter: Letter) -> bytes:
    """The hash of what a letter says, without its personal links."""
    words: Sequence[str] = (letter.subject, letter.text, *(one.text for one in letter.papers))
    without = (re.sub(r"<\S+/(?:reply|letters|evaluate)/\S+>", "", one) for one in words)
    return hashlib.sha256("\n".join(without).encode()).digest()


def _invites_to_the_same(before: Written | None, written: Written) -> bool:
    """Whether an invitation that was not sent yet tells of a change already."""
    return (
        before is not None
        and before.occasion.kind is LetterKind.INVITATION
        and written.occasion.kind is LetterKind.CHANGED
    )


def _position(occasion: Occasion) -> int:
    assert isinstance(occasion.at, int)
    return occasion.at
