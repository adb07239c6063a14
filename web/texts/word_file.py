"""A Word or spreadsheet file that somebody sends is looked through before any reader opens it.

A .docx or .xlsx is a zip of XML parts. Sizes are counted while the parts are unpacked piece by
piece, never believed from what the file says of itself; XML is read by its events alone, so nothing
of it is kept, and declarations (document types, entities) are refused wherever they stand.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple
from xml.parsers import expat

from web.texts.refused import RefusedTextError

LARGEST_FILE = 10 * 1024 * 1024
_LARGEST_UNPACKED = 60 * 1024 * 1024
_LARGEST_XML = 16 * 1024 * 1024  # all parts that are XML together
_LARGEST_RATIO = 200  # of one part over a megabyte; XML of Word packs to a fortieth at most
_MOST_PARTS = 2_000
_LARGEST_DIRECTORY = 512 * 1024
_DEEPEST = 100
_PIECE = 64 * 1024
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what both begin with
_ZIP, _DIRECTORY_END = b"PK\x03\x04", b"PK\x05\x06"
_BEFORE_XML = b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"
_TYPES = "[Content_Types].xml"


class Office(NamedTuple):
    """A kind of file of an office program.

    Attributes:
        document: How the type of its main part ends.
        most_nodes: Elements and attributes that it may have.
    """

    document: str
    most_nodes: int


WORD: Final = Office("wordprocessingml.document.main+xml", 250_000)
"""A .docx; a text of 250 pages has fewer nodes."""
SHEET: Final = Office("spreadsheetml.sheet.main+xml", 1_000_000)
"""An .xlsx; a list of a thousand rows and thirty columns has a fifth of them."""


def looked_through(stream: BinaryIO, kind: Office = WORD) -> BinaryIO:
    """Return a copy of a file that is safe to open, at its beginning; close it when it is read.

    Args:
        stream: The file, from where it stands; it need not know its size.
        kind: What it must be.

    Raises:
        RefusedTextError: It is another kind (`not_word`), is locked, holds macros, is too large
            packed or unpacked, or is made to do harm.
    """
    copy = _copied(stream)
    try:
        _refuse_other_kinds(copy)
        try:
            with zipfile.ZipFile(copy) as parts:
                _Look(parts, kind).through()
        except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise RefusedTextError("damaged") from error
        copy.seek(0)
    except BaseException:
        copy.close()
        raise
    return copy


def _copied(stream: BinaryIO) -> BinaryIO:
    copy = tempfile.SpooledTemporaryFile(max_size=1024 * 1024)  # noqa: SIM115 - handed over
    left = LARGEST_FILE
    while piece := stream.read(min(_PIECE, left + 1)):
        left -= len(piece)
        if left < 0:
            copy.close()
            raise RefusedTextError("file_too_large")
        copy.write(piece)
    return copy  # type: ignore[return-value]  # it has all that a file has


def _refuse_other_kinds(copy: BinaryIO) -> None:
    copy.seek(0)
    start = copy.read(len(_OLD_OR_LOCKED))
    if start == _OLD_OR_LOCKED:
        raise RefusedTextError("locked_or_old")
    if not start.startswith(_ZIP):
        raise RefusedTextError("not_word")
    size = copy.seek(0, 2)
    copy.seek(max(0, size - 66_000))  # where the end of the directory must lie
    tail = copy.read()
    end = tail.rfind(_DIRECTORY_END)
    if end == -1:
        raise RefusedTextError("damaged")
    if int.from_bytes(tail[end + 12 : end + 16], "little") > _LARGEST_DIRECTORY:
        raise RefusedTextError("odd_parts")
    copy.seek(0)


class _Look:
    """One look through the parts of a zip."""

    def __init__(self, parts: zipfile.ZipFile, kind: Office) -> None:
        self._parts = parts
        self._kind = kind
        self._unpacked = 0
        self._unpacked_xml = 0
        self._nodes = 0
        self._depth = 0
        self._types: set[str] = set()

    def through(self) -> None:
        parts = self._parts.infolist()
        _refuse_odd_names(parts)
        if not any(part.filename == _TYPES for part in parts):
            raise RefusedTextError("not_word")
        for part in parts:
            if not part.is_dir():
                self._read(part)
        if any("macroEnabled" in kind for kind in self._types):
            raise RefusedTextError("has_macros")
        if not any(kind.endswith(self._kind.document) for kind in self._types):
            raise RefusedTextError("not_word")

    def _read(self, part: zipfile.ZipInfo) -> None:
        is_named_xml = part.filename.lower().endswith((".xml", ".rels"))
        reader = self._reader(part.filename == _TYPES)
        is_xml: bool | None = None
        try:
            for piece in self._pieces(part):
                if is_xml is None:
                    is_xml = is_named_xml or piece.lstrip(_BEFORE_XML).startswith(b"<")
                if is_xml:
                    self._unpacked_xml += len(piece)
                    self._refuse_large()
                    reader.Parse(piece, False)
            if is_xml:
                reader.Parse(b"", True)
        except expat.ExpatError as error:
            if is_named_xml:
                raise RefusedTextError("damaged") from error

    def _pieces(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        with self._parts.open(part) as file:
            while piece := file.read(_PIECE):
                size += len(piece)
                self._unpacked += len(piece)
                self._refuse_large()
                if size > 1024 * 1024 and size > _LARGEST_RATIO * part.compress_size:
                    raise RefusedTextError("unpacks_too_large")
                yield piece

    def _refuse_large(self) -> None:
        if self._unpacked > _LARGEST_UNPACKED or self._unpacked_xml > _LARGEST_XML:
            raise RefusedTextError("unpacks_too_large")

    def _reader(self, is_types: bool) -> expat.XMLParserType:
        reader = expat.ParserCreate()
        self._depth = 0

        def begun(name: str, attributes: dict[str, str]) -> None:
            self._nodes += 1 + len(attributes)
            self._depth += 1
            if self._nodes > self._kind.most_nodes:
                raise RefusedTextError("unpacks_too_large")
            if self._depth > _DEEPEST:
                raise RefusedTextError("odd_parts")
            if is_types:
                self._types.add(attributes.get("ContentType", ""))

        def ended(_name: str) -> None:
            self._depth -= 1

        def declared(*_said: object) -> None:
            raise RefusedTextError("odd_parts")

        reader.StartElementHandler = begun
        reader.EndElementHandler = ended
        reader.StartDoctypeDeclHandler = declared
        reader.EntityDeclHandler = declared
        return reader


def _refuse_odd_names(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedTextError("locked_or_old")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise RefusedTextError("has_macros")
    if (
        len(parts) > _MOST_PARTS
        or len(set(names)) < len(names)
        or any(_is_odd(part) for part in parts)
    ):
        raise RefusedTextError("odd_parts")


def _is_odd(part: zipfile.ZipInfo) -> bool:
    name = part.orig_filename
    return (
        name.startswith("/")
        or ".." in name.split("/")
        or any(sign in name for sign in "\\:\x00")
        or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        or (part.external_attr >> 28) == 0xA  # a link to another file
    )
