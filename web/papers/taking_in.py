"""An upload, from its stream to bytes of a known kind: its content decides, not its name.

The stream is a temporary file that the server has filled while the request came in; it is read once
and no further than a file may be large. The name that it had on somebody's computer is not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from forum.record.text import MAX_FILE_BYTES
from web.papers.apart import pages_of
from web.papers.polyglot import refuse_second_kind_of_pdf
from web.papers.refused import RefusedFileError
from web.papers.word_look import refuse_harmful_word
from web.public.paper_words import PDF, WORD

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_HEAD = 1024  # programs look so far for the beginning of a PDF


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that may be kept.

    Attributes:
        content: Its bytes.
        media_type: What kind it is.
        pages: How many pages it has; None where only its typesetting would tell.
    """

    content: bytes
    media_type: str
    pages: int | None


def taken_in(stream: BinaryIO | None) -> Taken:
    """Read a file that somebody sent, and look it through.

    Args:
        stream: The file, from where it stands; it need not know its size. None where none was sent.

    Raises:
        RefusedFileError: There is none, or it is empty, too large, of another kind, or may do harm.
    """
    if stream is None:
        raise RefusedFileError("no_file")
    content = stream.read(MAX_FILE_BYTES + 1)
    if not content:
        raise RefusedFileError("empty")
    if len(content) > MAX_FILE_BYTES:
        raise RefusedFileError("too_large")
    if b"%PDF-" in content[:_BEFORE_HEAD] and not content.startswith(b"PK"):
        refuse_second_kind_of_pdf(content)
        return Taken(content, PDF, pages_of(content))
    if content.startswith(b"PK\x03\x04"):
        refuse_harmful_word(content)
        return Taken(content, WORD, None)
    raise RefusedFileError("locked" if content.startswith(_OLD_OR_LOCKED) else "other_kind")
