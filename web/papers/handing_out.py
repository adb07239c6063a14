"""A file as an answer: to be saved, by a plain name, and run by no browser."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Final

from flask import Response, send_file

SANDBOX: Final = "; ".join(
    (
        "default-src 'none'",
        "sandbox",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a browser may do with a file that it shows all the same: look at it."""
_LONGEST: Final = 150  # bytes in UTF-8, without the ending; file systems take 255
_NOT_IN_NAMES: Final = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069/\\:*?"<>|;%]+'
)
ENDINGS: Final = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def handed_out(content: bytes, media_type: str, name: str) -> Response:
    """Return a file as an attachment.

    Args:
        content: Its bytes.
        media_type: What kind it is: one of `ENDINGS`.
        name: What it is called, in words.
    """
    answer = send_file(
        io.BytesIO(content),
        mimetype=media_type,
        as_attachment=True,
        download_name=plain_name(name) + ENDINGS[media_type],
        conditional=False,
        etag=False,
    )
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def plain_name(name: str) -> str:
    """Return a name that every file system takes; letters such as å stay.

    It has no path, no sign that turns the reading, and no dot or blank at its ends.
    """
    plain = _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", name))
    plain = " ".join(plain.split()).strip(" .")
    while len(plain.encode()) > _LONGEST:
        plain = plain[:-1].rstrip(" .")
    return plain or "-"
