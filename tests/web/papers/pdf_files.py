"""PDFs for tests: honest ones from the typesetter, and hostile ones written by hand."""

from __future__ import annotations

import io
import zlib
from typing import Any

import typst
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject


def pdf(text: str = "Underlag", pages: int = 1, paper: str = "a4") -> bytes:
    """An honest PDF; each page says the text and its own number."""
    said = "\n#pagebreak()\n".join(f"{text} {number}" for number in range(1, pages + 1))
    source = f'#set document(title: "Prov", date: none)\n#set page(paper: "{paper}")\n{said}'
    return typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)


def changed(change: Any, pages: int = 1) -> bytes:
    """An honest PDF that was changed: `change` gets the writer and its catalogue."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf(pages=pages)))
    change(writer, writer._root_object)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def locked() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("hemligt", algorithm="AES-256")
    return written(writer)


def with_script() -> bytes:
    action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x');")}
    tree = {"/Names": ArrayObject([TextStringObject("a"), _dictionary(action)])}
    names = _dictionary({"/JavaScript": _dictionary(tree)})
    return changed(lambda _writer, root: root.update(_named({"/Names": names})))


def with_script_at_opening() -> bytes:
    action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x');")}
    return changed(lambda _writer, root: root.update(_named({"/OpenAction": _dictionary(action)})))


def with_launch_on_a_page() -> bytes:
    action = {"/S": NameObject("/Launch"), "/F": TextStringObject("cmd.exe")}

    def change(writer: PdfWriter, _root: Any) -> None:
        writer.pages[0].update(_named({"/AA": _dictionary({"/O": _dictionary(action)})}))

    return changed(change)


def with_a_file_inside() -> bytes:
    return changed(lambda writer, _root: writer.add_attachment("prov.exe", b"MZ"))


def unpacking_to(size: int) -> bytes:
    """A PDF whose page unpacks to so many bytes."""
    packed = zlib.compress(b" " * size, 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed)
    return by_hand(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        page,
        stream,
    )


def by_hand(*objects: bytes, head: bytes = b"%PDF-1.7\n") -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    made, places = head, []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start, count = len(made), len(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % count
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return made


def _dictionary(parts: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject(_named(parts))


def _named(parts: dict[str, Any]) -> dict[Any, Any]:
    return {NameObject(name): part for name, part in parts.items()}
