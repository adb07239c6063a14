"""Recording which files of older facts were read."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

import msgspec

from forum.commanding import Commands, command
from forum.errors import ForumError, IncompleteError
from forum.keeping.source_file import SourceFile, SourceRow
from forum.record.text import TextRef, open_text

PART: Final = 24 * 1024
"""Bytes of rows that one event takes: room is left for its envelope."""


class RepeatedRowError(ForumError):
    """Two rows of a file have the same natural key."""

    code = "repeated_row"


class SourceFileCommands(Commands):
    """What an import remembers of the files it read."""

    @command
    def record_source_file(self, *, name: str, content: str, rows: Sequence[SourceRow]) -> UUID:
        """Record that a file was read; the same again writes nothing.

        Args:
            name: The file's name without folders.
            content: The whole file.
            rows: All its rows, in order, each with the events that it made, now or before.

        Raises:
            NoForumError: No forum is acted in.
            IncompleteError: The name is empty.
            RepeatedRowError: Two rows have the same key.
            TooLongError: The content is over 512 KiB, a key over 300 characters, or one row made
                more events than one event can name.
        """
        if not name.strip():
            raise IncompleteError("say what the file is called")
        every = tuple(rows)
        _check(every)
        found = self.find(SourceFile, SourceFile.create_id(name))
        if found is None:
            first, *more = list(_parts(every, ())) or [((), ())]
            found = self.create(SourceFile, name=name, text=self.text(content), rows=first[0])
        else:
            changed, gone = found.changed(every), found.missing(every)
            if not changed and not gone and self._is_same(found.text, content):
                return found.id
            first, *more = list(_parts(changed, gone)) or [((), ())]
            found.read_again(text=self.text(content), rows=first[0], gone=first[1])
        for rows_part, gone_part in more:
            found.go_on(rows=rows_part, gone=gone_part)
        self.save(found)
        return found.id

    def _is_same(self, earlier: TextRef, content: str) -> bool:
        """Whether the text that was read before is this one; no if it cannot be opened."""
        text_id = earlier.text_id
        sealed = self.recorder.read_texts([text_id]).get(text_id)  # type: ignore[attr-defined]
        key = self.keys.texts.get([text_id]).get(text_id)
        if sealed is None or key is None:
            return False
        return open_text(earlier, key, sealed).content == content


def _check(rows: tuple[SourceRow, ...]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.key in seen:
            raise RepeatedRowError("two rows have the key {key}: keep one of them", key=row.key)
        seen.add(row.key)


def _parts(
    rows: tuple[SourceRow, ...], gone: tuple[str, ...]
) -> Iterator[tuple[tuple[SourceRow, ...], tuple[str, ...]]]:
    """Divide rows and gone keys over as many events as they need."""
    part_rows: list[SourceRow] = []
    part_gone: list[str] = []
    size = 0
    every: tuple[SourceRow | str, ...] = (*rows, *gone)
    for item in every:
        needed = len(msgspec.json.encode(item)) + 1
        if size and size + needed > PART:
            yield tuple(part_rows), tuple(part_gone)
            part_rows, part_gone, size = [], [], 0
        if isinstance(item, SourceRow):
            part_rows.append(item)
        else:
            part_gone.append(item)
        size += needed
    if size:
        yield tuple(part_rows), tuple(part_gone)
