"""Handing letters to the server that takes them: the only module that speaks SMTP.

A letter is text with simple HTML beside it, and maybe an invitation for a calendar. Nothing in it
tells that it was opened: no picture, no address that counts.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from ipaddress import ip_address
from typing import Any
from uuid import UUID

from forum.record.ids import derived_id
from web.mail.address import server_of

PATIENCE = 30.0
"""Seconds to wait for an answer of the server."""
_JOINER = "\N{WORD JOINER}"
"""A sign without width that keeps hours together on a page; not every mail program knows it."""
_FOR_GOOD = 500
"""The first code of SMTP that says: never with this."""
_OF_ADDRESS = re.compile(r"5\.1\.[0-9]|5\.2\.1\b")
"""Statuses of RFC 3463 that speak of the address, from servers that look at it last."""


class MailDownError(RuntimeError):
    """The server takes no letters now; they are sent another time."""


class NotNowError(RuntimeError):
    """The server does not take this letter now; it is sent another time."""


class NeverError(RuntimeError):
    """The server will never take this letter; its own sentence says why."""


class NoSuchAddressError(NeverError):
    """The server takes nothing for this address: another is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart:
    """What a calendar reads of a letter.

    Attributes:
        method: REQUEST or CANCEL.
        content: The iCalendar text.
    """

    method: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A text that comes with a letter.

    Attributes:
        name: Its file name.
        text: Its words.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter to one address.

    Attributes:
        to: The address.
        message_id: From `message_id`.
        subject: One line.
        text: For those who read plain text.
        html: The same, marked up.
        language: sv or en.
        calendars: For the reader's calendar: one is read by mail programs, more come as files.
        papers: Texts that come with it.
    """

    to: str
    message_id: str
    subject: str
    text: str
    html: str
    language: str
    calendars: tuple[CalendarPart, ...] = ()
    papers: tuple[Paper, ...] = ()


def message_id(
    kind: str, thing_id: UUID | str, recipient: str, position: int | str, host: str
) -> str:
    """Return the id of a letter: the same whenever it is written again.

    Args:
        kind: What kind of letter it is.
        thing_id: What it is about.
        recipient: Key of whom it is for.
        position: The event that it tells of; the day for a reminder.
        host: The host that readers use.
    """
    return f"<{derived_id('letter', kind, thing_id, recipient, position)}@{host}>"


def written(letter: Letter, *, sender: str, reply_to: str, at: datetime) -> EmailMessage:
    """Put a letter into the form that is sent.

    Args:
        letter: The letter.
        sender: Address that it comes from.
        reply_to: Address that answers go to.
        at: The aware instant of writing.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Reply-To"] = sender, letter.to, reply_to
    message["Subject"] = " ".join(letter.subject.replace(_JOINER, "").split())
    message["Date"] = format_datetime(at)
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"  # so that no machine answers a machine
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for number, calendar in enumerate(letter.calendars, 1):
        content: dict[str, Any] = {
            "maintype": "text",
            "subtype": "calendar",
            "cte": "base64",
            "params": {"method": calendar.method, "charset": "utf-8"},
        }
        if len(letter.calendars) == 1:
            message.add_alternative(calendar.content, **content)
        else:
            message.add_attachment(calendar.content, filename=f"meeting-{number}.ics", **content)
    for number, paper in enumerate(letter.papers, 1):
        name = paper.name if len(letter.papers) == 1 else f"{number}-{paper.name}"
        message.add_attachment(paper.text, subtype="plain", filename=name, cte="quoted-printable")
    message["Content-Language"] = letter.language  # after the content, which clears such headers
    return message


class Outgoing:
    """A connection to the server that takes letters."""

    def __init__(self, connection: smtplib.SMTP, sender: str) -> None:
        self._connection = connection
        self._sender = sender

    def send(self, letter: Letter, *, reply_to: str, at: datetime) -> None:
        """Hand over one letter; on return the server has taken it.

        Args:
            letter: The letter.
            reply_to: Address that answers go to.
            at: The aware instant of writing.

        Raises:
            NoSuchAddressError: Nothing is taken for this address.
            NeverError: It will never be taken.
            NotNowError: It is not taken now.
            MailDownError: No letter is taken now.
        """
        message = written(letter, sender=self._sender, reply_to=reply_to, at=at)
        try:
            self._connection.send_message(message, self._sender, [letter.to])
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise _refusal(code, said, is_of_address=True) from error
        except smtplib.SMTPDataError as error:
            why = error.smtp_error
            is_of_address = _OF_ADDRESS.match(_sentence(why)) is not None
            raise _refusal(error.smtp_code, why, is_of_address=is_of_address) from error
        except smtplib.SMTPSenderRefused as error:
            why = _sentence(error.smtp_error)
            raise MailDownError(f"the mail server refuses FORUM_MAIL_FROM: {why}") from error
        except smtplib.SMTPNotSupportedError as error:
            raise NoSuchAddressError(
                "the mail server takes no address with such letters"
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailDownError(_away(error)) from error


@contextmanager
def outgoing(server: str, sender: str) -> Iterator[Outgoing]:
    """Connect to the server of `FORUM_MAIL`, and sign in where it names somebody.

    Args:
        server: `FORUM_MAIL`.
        sender: `FORUM_MAIL_FROM`.

    Raises:
        MailDownError: It cannot be reached, or does not let us in.
    """
    it = server_of(server)
    context = ssl.create_default_context()
    try:
        connection = (
            smtplib.SMTP_SSL(it.host, it.port, timeout=PATIENCE, context=context)
            if it.is_encrypted
            else smtplib.SMTP(it.host, it.port, timeout=PATIENCE)
        )
    except (smtplib.SMTPException, OSError) as error:
        raise MailDownError(_away(error)) from error
    try:
        try:
            connection.ehlo_or_helo_if_needed()
            is_open = not it.is_encrypted and not _is_here(it.host)
            if is_open and connection.has_extn("starttls"):
                connection.starttls(context=context)
                connection.ehlo()
            elif is_open and it.user:
                raise MailDownError(
                    "the mail server offers no encryption, so the password is not sent: "
                    "write smtps:// in FORUM_MAIL, or another port"
                )
            if it.user:
                connection.login(it.user, it.password)
        except smtplib.SMTPAuthenticationError as error:
            raise MailDownError(
                "the mail server does not know the user or password of FORUM_MAIL"
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailDownError(_away(error)) from error
        yield Outgoing(connection, sender)
    finally:
        connection.close()


def _refusal(
    code: int, said: bytes | str, *, is_of_address: bool
) -> NeverError | NotNowError | MailDownError:
    sentence = f"{code} {_sentence(said)}"
    if code == 421:  # it closes the connection
        return MailDownError(f"the mail server takes no letters now: {sentence}")
    if code < _FOR_GOOD:
        return NotNowError(sentence)
    return NoSuchAddressError(sentence) if is_of_address else NeverError(sentence)


def _sentence(said: bytes | str) -> str:
    """What the server said, on one line and not endless."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:300]


def _away(error: Exception) -> str:
    why = getattr(error, "strerror", None) or type(error).__name__
    return f"the mail server of FORUM_MAIL cannot be used ({why}): nothing is lost, try again later"


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
