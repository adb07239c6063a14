"""Notifications that a letter did not arrive, as the mail servers in use write them."""

from __future__ import annotations

from email.message import EmailMessage


def notification(
    letter: EmailMessage,
    *,
    status: str = "5.1.1",
    action: str = "failed",
    head_alone: bool = True,
    text: str = "",
) -> bytes:
    """What a server writes about a letter that it took before: text, status, and the letter."""
    message_id = letter["Message-ID"]
    returned = (
        "Content-Type: text/rfc822-headers\r\n\r\n"
        f"From: forum@example.org\r\nMessage-ID: {message_id}\r\nSubject: x\r\n"
        if head_alone
        else f"Content-Type: message/rfc822\r\n\r\n{letter.as_string()}"
    )
    lines = (
        "From: MAILER-DAEMON@mx.example.org (Mail Delivery System)\r\n"
        "To: forum@example.org\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\n"
        "Message-ID: <20261125120000.1@mx.example.org>\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{text or 'I am sorry.'}\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {letter['To']}\r\n"
        f"Action: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 <x>: Recipient address\r\n rejected: unknown\r\n"
        f"\r\n--b\r\n{returned}\r\n--b--\r\n"
    )
    return lines.encode()
