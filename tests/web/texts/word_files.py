"""Word files made in the tests: ordinary ones, and those that somebody made to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from docx.document import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
Target="word/document.xml"/></Relationships>"""

Parts = Iterable[tuple[str | zipfile.ZipInfo, str | bytes]]


def body(inner: str) -> str:
    """A document part around some WordprocessingML."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}<w:document {W}><w:body>{inner}</w:body></w:document>"


def paragraph(inner: str) -> str:
    return f"<w:p><w:r><w:t>{inner}</w:t></w:r></w:p>"


def bare(
    document: str = body(paragraph("Hej")), more: Mapping[str, str | bytes] | None = None
) -> io.BytesIO:
    """The least file that is a .docx, with other parts put in or replaced."""
    parts: dict[str | zipfile.ZipInfo, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
        **(more or {}),
    }
    return zipped(parts.items())


def zipped(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, content in parts:
            made.writestr(name, content)
    file.seek(0)
    return file


def saved(document: Document) -> io.BytesIO:
    file = io.BytesIO()
    document.save(file)
    file.seek(0)
    return file
