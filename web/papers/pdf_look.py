"""What a PDF may not be or bring along. Runs in a process of its own; see `work`.

Each object of the file is looked at, also those that no page needs: programs, other files, and
things that open by themselves are refused wherever they stand. How much packed parts unpack to is
counted piece by piece.
"""

from __future__ import annotations

import io
import zlib
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from web.papers.refused import RefusedFileError

MOST_PAGES: Final = 1000
_MOST_OBJECTS: Final = 300_000
_DEEPEST: Final = 60
_LARGEST_PART: Final = 256 * 1024 * 1024  # a page scanned in colour at 600 dots an inch has 100
_LARGEST_UNPACKED: Final = 1024 * 1024 * 1024
_PIECE: Final = 1024 * 1024
_ACTIONS: Final = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition", "/Movie"}
    | {"/Sound", "/RichMediaExecute"}
)
_KINDS: Final = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/Sound", "/3D"})
_KEYS: Final = frozenset(
    {"/JS", "/EF", "/XFA", "/EmbeddedFiles", "/JavaScript", "/RichMediaContent"}
)


def pages_of(content: bytes) -> int:
    """Look a PDF through and return how many pages it has.

    Raises:
        RefusedFileError: It is damaged, locked, too large unpacked, or holds what may do harm.
    """
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise RefusedFileError("locked")
        _Look(reader).through()
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise RefusedFileError("damaged") from error
    except (RecursionError, OverflowError, AssertionError, NotImplementedError) as error:
        raise RefusedFileError("damaged") from error
    if pages < 1:
        raise RefusedFileError("damaged")
    if pages > MOST_PAGES:
        raise RefusedFileError("too_many_pages")
    return pages


class _Look:
    """One look through the objects of a PDF."""

    def __init__(self, reader: PdfReader) -> None:
        self._reader = reader
        self._unpacked = 0

    def through(self) -> None:
        every = {number for numbers in self._reader.xref.values() for number in numbers}
        every |= set(self._reader.xref_objStm)
        if len(every) > _MOST_OBJECTS:
            raise RefusedFileError("unpacks_too_large")
        self._look_at(self._reader.trailer, 0)
        for number in sorted(every):
            self._look_at(self._reader.get_object(number), 0)

    def _look_at(self, found: Any, depth: int) -> None:  # noqa: ANN401 - any object of a PDF
        if depth > _DEEPEST:
            raise RefusedFileError("damaged")
        if isinstance(found, StreamObject):
            self._unpack(found)
        if isinstance(found, DictionaryObject):
            _refuse_active(found)
            for part in found.values():
                self._look_at(part, depth + 1)
        elif isinstance(found, ArrayObject):
            for part in found:
                self._look_at(part, depth + 1)

    def _unpack(self, stream: StreamObject) -> None:
        filters = stream.get("/Filter")
        names = filters if isinstance(filters, ArrayObject) else [filters]
        packed = [name for name in names if name in {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW"}]
        if len(packed) > 1:
            raise RefusedFileError("unpacks_too_large")
        if names[0] not in {"/FlateDecode", "/Fl"}:
            return
        unpacker, data, size = zlib.decompressobj(), stream._data, 0
        try:
            while data and not unpacker.eof:
                size += len(unpacker.decompress(data, _PIECE))
                data = unpacker.unconsumed_tail
                if size > _LARGEST_PART or self._unpacked + size > _LARGEST_UNPACKED:
                    raise RefusedFileError("unpacks_too_large")
        except zlib.error:  # readers show what they can of it
            pass
        self._unpacked += size


def _refuse_active(found: DictionaryObject) -> None:
    if found.get("/S") in _ACTIONS or found.get("/Subtype") in _KINDS:
        raise RefusedFileError("has_programs")
    if _KEYS & found.keys() and not _is_empty_name_tree(found):
        raise RefusedFileError("has_programs")


def _is_empty_name_tree(found: DictionaryObject) -> bool:
    """Whether only empty lists stand under the keys, as some programs write them."""
    trees = [found[key] for key in _KEYS & found.keys()]
    return all(
        isinstance(tree, DictionaryObject) and not tree.get("/Names") and not tree.get("/Kids")
        for tree in trees
    )
