"""Letters that come back: delivery status notifications (RFC 3464) that a mailbox took in.

Only the parts made for machines count, never a sentence: a status that says that it failed for
good, and the `Message-ID` of a letter that we sent. Anybody can write such a notification; the id
is told to nobody but whom the letter was for.
"""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.parser import HeaderParser
from email.policy import compat32
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

from web.mail.unreached import Unreached

LARGEST: Final = 1024 * 1024
"""Bytes of a message that is looked at; a larger one is no notification of ours."""
_PARTS: Final = 50
_HEADS: Final = frozenset({"text/rfc822-headers", "message/rfc822-headers"})
_SENTENCE: Final = 300


class NoMailError(ValueError):
    """What is to be read holds no messages; the sentence says what to name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """What became of one message that was read.

    Attributes:
        outcome: bounced; known, where nothing of ours is in it or it was told before; delayed,
            where the server goes on trying; other, for what is no notification.
        message_id: Of the letter that it is about; empty where it names none.
        recipient: Key of whom the letter was for; empty where it is none of ours.
        sentence: The status, where it bounced.
    """

    outcome: str
    message_id: str = ""
    recipient: str = ""
    sentence: str = ""


def messages(path: Path) -> Iterator[bytes]:
    """Read the messages of a file (one message or an mbox) or of a folder (a Maildir).

    Raises:
        NoMailError: There is none, or it is another kind of folder.
    """
    if path.is_dir():
        if not (path / "new").is_dir() or not (path / "cur").is_dir():
            raise NoMailError(f"{path} is no Maildir: name a folder that holds `new` and `cur`")
        box: Any = mailbox.Maildir(path, create=False)
        yield from (box.get_bytes(key) for key in sorted(box.keys()))
        return
    try:
        with path.open("rb") as file:
            head = file.read(5)
    except OSError as error:
        raise NoMailError(f"{path} cannot be read ({error.strerror})") from error
    if head == b"From ":
        box = mailbox.mbox(path, create=False)
        yield from (box.get_bytes(key) for key in box.keys())  # noqa: SIM118 - no dict
        box.close()
    else:
        with path.open("rb") as file:
            yield file.read(LARGEST + 1)


def messages_of(stream: BinaryIO) -> Iterator[bytes]:
    """Read what a mail server hands over: one message, or an mbox."""
    head = stream.read(LARGEST + 1)
    if not head.startswith(b"From "):
        yield head
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mbox"
        with path.open("wb") as file:
            file.write(head)
            while more := stream.read(LARGEST):
                file.write(more)
        yield from messages(path)


def take_in(raw: bytes, unreached: Unreached, now: datetime) -> CameBack:
    """Look at one message, and remember the address that does not work.

    Args:
        raw: The message.
        unreached: Where that is remembered.
        now: The aware instant.
    """
    if len(raw) > LARGEST:
        return CameBack(outcome="other")
    try:
        message = message_from_bytes(raw, policy=compat32)
        found = _notification(message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return CameBack(outcome="other")  # broken on purpose or not: the parser gives it up
    if found is None:
        return CameBack(outcome="other")
    message_id, sentence = found
    if not sentence:
        return CameBack(outcome="delayed", message_id=message_id)
    recipient = unreached.came_back(message_id, sentence, now) if message_id else None
    if recipient is None:
        return CameBack(outcome="known", message_id=message_id)
    return CameBack(
        outcome="bounced", message_id=message_id, recipient=recipient, sentence=sentence
    )


def _notification(message: Message) -> tuple[str, str] | None:
    """The letter that a notification is about and why it failed; empty where it did not (yet)."""
    if message.get_content_type() != "multipart/report" or not message.is_multipart():
        return None
    parts = [one for one in _payload(message)[:_PARTS] if isinstance(one, Message)]
    statuses = [one for one in parts if one.get_content_type() == "message/delivery-status"]
    if not statuses:
        return None
    blocks = [one for one in _payload(statuses[0])[1:_PARTS] if isinstance(one, Message)]
    sentence = next((said for one in blocks if (said := _failed(one))), "")
    ids = (_id_of(one) for one in parts)
    return next((one for one in ids if one), ""), sentence


def _failed(block: Message) -> str:
    """Why it failed for good; empty where it did not."""
    action, status = _line(block, "Action").lower(), _line(block, "Status")
    if action != "failed" or not status.startswith("5"):
        return ""
    said = _line(block, "Diagnostic-Code").partition(";")[2].strip()
    return f"{status.split()[0]} {said}".strip()[:_SENTENCE]


def _id_of(part: Message) -> str:
    """The id of the letter that a part holds, whole or its head alone."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = next(iter(_payload(part)), None)
        return _line(inner, "Message-ID") if isinstance(inner, Message) else ""
    if kind in _HEADS:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            return _line(HeaderParser().parsestr(content.decode(errors="replace")), "Message-ID")
        inner = next(iter(_payload(part)), None)
        return _line(inner, "Message-ID") if isinstance(inner, Message) else ""
    return ""


def _payload(message: Message) -> list[Any]:
    found = message.get_payload()
    return found if isinstance(found, list) else []


def _line(message: Message, name: str) -> str:
    """A header on one line, without signs that cannot be shown."""
    text = str(message.get(name, ""))
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_SENTENCE]
