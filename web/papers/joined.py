"""The agenda and all papers of a meeting as one PDF: bookmarks, page numbers, the same bytes again.

The typesetter is told everything as data. Pages of PDFs are set as they are, a little smaller, so
that the number of the page through the whole stands under each; Word files are set as text.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, Final

import typst
from pypdf import PdfReader

LAYOUT: Final = Path(__file__).with_name("papers.typ")

Document = dict[str, Any]
"""What is set; see `empty_document` for its parts."""


def empty_document() -> Document:
    """Return a document in which nothing is said yet.

    Its parts: `title`, `forum` and `lead` on top; `lang`, a tag; `words` for what the layout says
    itself; `agenda`, lines with `number`, `title`, `kind`, `depth`, `dropped`; `groups` of papers,
    each with `head` and `papers`, which have `head`, `note` and either `file`, `pages` and
    `page_word`, or `blocks`.
    """
    return {
        "title": "–",
        "forum": "–",
        "lead": "",
        "lang": "sv",
        "words": {"agenda": "–", "page": "–", "of": "–", "nothing": "–"},
        "agenda": [],
        "groups": [],
    }


def typeset(document: Document, folder: Path) -> bytes:
    """Return the PDF.

    Args:
        document: Whose papers with a `file` have their `sheets`; see `work`.
        folder: Where those files lie.
    """
    layout = folder / "papers.typ"
    layout.write_bytes(LAYOUT.read_bytes())
    return typst.compile(
        str(layout),
        root=str(folder),
        format="pdf",
        sys_inputs={"document": json.dumps(document)},
        ignore_system_fonts=True,
    )


def count_pages(document: Document) -> int:
    """Return how many pages the joined PDF has, without any of the files."""
    made = typst.compile(
        LAYOUT.read_bytes(),
        format="pdf",
        sys_inputs={"document": json.dumps(document), "counting": "yes"},
        ignore_system_fonts=True,
    )
    return len(PdfReader(io.BytesIO(made)).pages)
