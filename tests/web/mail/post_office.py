"""A real mail server on this machine that keeps what it takes, and refuses what it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class PostOffice:
    """What came in, and what is refused.

    Attributes:
        taken: Letters in the order in which they were taken.
        at_recipient: Answers to a recipient, by address, in place of taking it.
        at_content: Answers to a letter's content, by address.
        address: Where it listens, as `FORUM_MAIL` has it.
    """

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.at_recipient: dict[str, str] = {}
        self.at_content: dict[str, str] = {}
        self.address = ""

    async def handle_RCPT(  # noqa: N802 - as the library has it
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.at_recipient:
            return self.at_recipient[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if refusal := self.at_content.get(envelope.rcpt_tos[0]):
            return refusal
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.taken.append(letter)  # type: ignore[arg-type]
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        """The letters to one address."""
        return [letter for letter in self.taken if letter["To"] == address]


class _AnyPort(Controller):
    """Listens on a port that the machine chooses, where the library wants one that is known."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def post_office(password: str | None = None) -> Iterator[PostOffice]:
    """Run a mail server for a while; with a password only for user `forum` who has it."""
    office = PostOffice()

    def known(
        _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any
    ) -> AuthResult:
        is_known = (data.login, data.password) == (b"forum", str(password).encode())
        return AuthResult(success=is_known, handled=False)

    options: dict[str, Any] = {"enable_SMTPUTF8": False}
    if password is not None:
        options |= {"authenticator": known, "auth_required": True, "auth_require_tls": False}
    controller = _AnyPort(office, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        office.address = f"smtp://127.0.0.1:{controller.port}"
        yield office
    finally:
        controller.stop()
