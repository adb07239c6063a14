"""A Word file as bytes, the same each time it is made."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document
from docx.oxml.ns import qn

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can say

_BAGGAGE = ("/thumbnail", "/stylesWithEffects", "/customXml", "/extended-properties")
_TABLE_STYLES = ("TableNormal", "TableGrid")


def packed(document: Document) -> bytes:
    """Return the file, with fixed times in the zip and without what only the template needs."""
    _drop_baggage(document)
    saved, made = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(made, "w") as file:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells on which kind of system it was made
            file.writestr(entry, parts.read(part), compresslevel=6)
    return made.getvalue()


def _drop_baggage(document: Document) -> None:
    """Leave out what the template brings and no text needs, half a megabyte when unpacked."""
    package = document.part.package
    assert package is not None  # every document is in one
    for relations in (package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(_BAGGAGE):
                del relations[name]
    for style in document.styles.element.xpath("w:style[@w:type='table']"):
        if style.get(qn("w:styleId")) not in _TABLE_STYLES:
            style.getparent().remove(style)
