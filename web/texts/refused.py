"""The one refusal of a text or a file: a sentence that says what is wrong and what to do."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l


class RefusedTextError(Exception):
    """A text or a file cannot be taken in.

    Attributes:
        code: Stable name of the ground, for tests and the API.
        sentence: What a reader is told, in the page's language when it is written out.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.sentence: LazyString = SENTENCES[code]
        super().__init__(code)


SENTENCES: dict[str, LazyString] = {
    "too_long": _l(
        "The text is longer than 512 kilobytes, about 250 pages. Take it in parts, one for each"
        " item of the agenda."
    ),
    "too_tangled": _l(
        "The text has so many parts inside each other that it cannot be read. Paste it as plain"
        " text, without formatting."
    ),
    "file_too_large": _l(
        "The file is larger than 10 megabytes. Remove its pictures, or copy the text and paste it"
        " here."
    ),
    "not_word": _l(
        "This is not a Word file of the kind .docx. Open it in your word processor, choose Save"
        " as, and choose Word document (.docx)."
    ),
    "locked_or_old": _l(
        "The file is protected by a password, or is of the old kind .doc. Save it as .docx without"
        " a password."
    ),
    "has_macros": _l(
        "The file holds macros, which are programs. Save it as an ordinary Word document (.docx),"
        " without macros."
    ),
    "unpacks_too_large": _l(
        "The file unpacks to far more than a text needs. Copy the text and paste it here instead."
    ),
    "odd_parts": _l(
        "The file has parts that no word processor writes. Copy the text into a new document and"
        " save that one."
    ),
    "damaged": _l(
        "The file is damaged and cannot be read. Open it in your word processor and save it once"
        " more."
    ),
}
"""By code, what a reader is told."""
