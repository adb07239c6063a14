"""The one refusal of a file: a sentence that says what is wrong and what to do."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l


class RefusedFileError(Exception):
    """A file cannot be taken in.

    Attributes:
        code: Stable name of the ground, for tests and the API.
        sentence: What a reader is told, in the page's language when it is written out.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.sentence: LazyString = SENTENCES[code]
        super().__init__(code)


SENTENCES: dict[str, LazyString] = {
    "no_file": _l("Choose a file first: a PDF, or a Word file of the kind .docx."),
    "empty": _l("The file is empty. Open it to see whether it was saved, and choose it again."),
    "too_large": _l(
        "The file is larger than 20 megabytes. Save it with smaller pictures, or divide it."
    ),
    "other_kind": _l(
        "The file is neither a PDF nor a Word file of the kind .docx. Save it as PDF and choose"
        " that file."
    ),
    "two_kinds": _l(
        "The file is of two kinds at once, so that programs would read it differently. Save it as"
        " PDF once more from the program that it was written in."
    ),
    "locked": _l("The file is protected by a password. Save it without one and choose it again."),
    "has_programs": _l(
        "The file holds programs or other files, or opens other things by itself. Print it to a"
        " new PDF and choose that one."
    ),
    "loads_from_elsewhere": _l(
        "The Word file fetches something from elsewhere when it is opened: a template, a picture"
        " or an object. Save it as PDF and choose that file."
    ),
    "unpacks_too_large": _l(
        "The file unpacks to far more than a paper needs. Save it as PDF once more with smaller"
        " pictures."
    ),
    "too_many_pages": _l("The file has more than 1,000 pages. Divide it."),
    "damaged": _l(
        "The file is damaged and cannot be read. Open it in the program that it was written in and"
        " save it once more."
    ),
}
"""By code, what a reader is told."""
