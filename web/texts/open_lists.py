"""The lists that are open while a text is written anew, real or only marked by Word."""

from __future__ import annotations

from dataclasses import dataclass

from web.texts.refused import RefusedTextError
from web.texts.word_html import Mark

_DEEPEST = 9  # as many levels as Word has; Markdown is read to no more
_LARGEST_NUMBER = 999_999_999  # as long as Markdown reads a number of an item


@dataclass(slots=True)
class _OpenList:
    kind: str
    number: int  # of the next item
    level: int  # what Word said; 0 for a real list
    has_item: bool = False


class OpenLists:
    """Writes the tags of lists; an item stays open until the next one begins or its list ends.

    So a list that stands right in a list, as several word processors write it, lies in the item
    before it.
    """

    def __init__(self, out: list[str]) -> None:
        """Begin without lists.

        Args:
            out: Where the tags are written.
        """
        self._out = out
        self._open: list[_OpenList] = []

    @property
    def is_in_real_list(self) -> bool:
        return any(one.level == 0 for one in self._open)

    def begin(self, kind: str, number: int = 1, level: int = 0) -> None:
        """Begin a list, inside the open item where there is one.

        Raises:
            RefusedTextError: It would be the tenth list inside another.
        """
        if len(self._open) == _DEEPEST:
            raise RefusedTextError("too_tangled")
        self.hold_text()
        self._out.append(f"<{kind}>")
        self._open.append(_OpenList(kind, min(number, _LARGEST_NUMBER), level))

    def end(self) -> None:
        """End the innermost real list, and what Word marked in it."""
        self.end_marked()
        self._end_one()

    def begin_item(self) -> None:
        """Begin an item of the innermost real list."""
        self.end_marked()
        self._begin_item()

    def begin_marked(self, mark: Mark) -> None:
        """Begin an item that Word marked, at its depth; a list of another kind begins anew."""
        while self._marked() > 1 and self._open[-1].level > mark.level:
            self._end_one()
        innermost = self._open[-1] if self._marked() else None
        if innermost and innermost.level >= mark.level and innermost.kind != mark.kind:
            self._end_one()
            innermost = None
        if innermost is None or innermost.level < mark.level:
            self.begin(mark.kind, mark.number, mark.level)
        self._begin_item()

    def end_marked(self) -> None:
        """End all lists that Word marked inside the innermost real one."""
        while self._marked():
            self._end_one()

    def hold_text(self) -> None:
        """Make sure that what comes next lies in an item, where a list is open."""
        if self._open and not self._open[-1].has_item:
            self._begin_item()

    def _marked(self) -> int:
        count = 0
        while count < len(self._open) and self._open[-1 - count].level:
            count += 1
        return count

    def _begin_item(self) -> None:
        innermost = self._open[-1]
        if innermost.has_item:
            self._out.append("</li>")
        self._out.append(f'<li value="{innermost.number}">')
        innermost.has_item = True
        innermost.number = min(innermost.number + 1, _LARGEST_NUMBER)

    def _end_one(self) -> None:
        ended = self._open.pop()
        self._out.append(f"</li></{ended.kind}>" if ended.has_item else f"</{ended.kind}>")
