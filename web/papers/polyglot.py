"""Files that are of two kinds at once: one program sees a paper in them, another something else.

A file is what it begins with and nothing else may stand around it: no page of a web site or archive
in front, behind or in a note of its own. What is inside its parts is packed or belongs to the kind.
"""

from __future__ import annotations

from typing import Final

from web.papers.refused import RefusedFileError

HEAD: Final = 4096
"""Bytes at the beginning that other programs look at when they guess what a file is."""
_TAIL: Final = 66_000  # where the directory of an archive must lie
_PAGE_OR_SCRIPT: Final = (
    *(b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<iframe", b"<?php"),
    *(b"<object", b"<img", b"<?xml-stylesheet", b"<foreignobject"),
)
_ARCHIVE_END: Final = b"PK\x05\x06"
_AFTER_PDF: Final = b"\r\n\t \x00"


def refuse_second_kind_of_pdf(content: bytes) -> None:
    """Refuse a PDF that is also something else.

    Raises:
        RefusedFileError: It does not begin as a PDF, goes on after its end, or holds the beginning
            of a page or the end of an archive where other programs look for them.
    """
    if not content.startswith(b"%PDF-") or _ARCHIVE_END in content[-_TAIL:]:
        raise RefusedFileError("two_kinds")
    end = content.rfind(b"%%EOF")
    if end == -1:
        raise RefusedFileError("damaged")
    if content[end + len(b"%%EOF") :].strip(_AFTER_PDF):
        raise RefusedFileError("two_kinds")
    # In a PDF of the usual kind the first of these can stand in the description (XMP) only.
    _refuse_page(content[:HEAD])


def refuse_second_kind_of_archive(content: bytes) -> None:
    """Refuse an archive (.docx) that is also something else.

    Raises:
        RefusedFileError: Something stands before or after it, or another kind begins in it where
            programs look for that.
    """
    end = content.rfind(_ARCHIVE_END)
    if end == -1:
        raise RefusedFileError("damaged")
    if content[end + 20 : end + 22] != b"\x00\x00" or len(content) != end + 22:
        raise RefusedFileError("two_kinds")  # a note at its end, or more after it
    if b"%PDF-" in content[:HEAD]:
        raise RefusedFileError("two_kinds")
    _refuse_page(content[:HEAD])


def _refuse_page(head: bytes) -> None:
    lower = head.lower()
    if any(sign in lower for sign in _PAGE_OR_SCRIPT):
        raise RefusedFileError("two_kinds")
