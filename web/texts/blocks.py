"""HTML of any make written anew: paragraphs, headings, lists and tables, with text nowhere else.

Boxes are opened, a link or an emphasis around whole paragraphs goes into each of them, tables that
only lay out a page become paragraphs, and the others have a cell in every place. It goes through
the tree once, so that a long text costs no more than its length.
"""

from __future__ import annotations

from html import escape

from bs4.element import NavigableString, PageElement, Tag

from web.texts.kept_html import BLOCKS, HEADINGS, LISTS
from web.texts.open_lists import OpenLists
from web.texts.table_grid import grid, is_layout
from web.texts.word_html import emphasis_of, is_left_out, is_struck, mark_of, name_of


class Blocks:
    """The new text while it is written.

    Attributes:
        pictures: How many pictures were left out.
        struck: How many passages were struck through; their text is kept, the stroke is not.
    """

    def __init__(self) -> None:
        self.pictures = 0
        self.struck = 0
        self._out: list[str] = []
        self._lists = OpenLists(self._out)
        self._around: list[tuple[str, str]] = []  # links and emphasis: opening tag and name
        self._paragraph: str | None = None  # the tag of the open paragraph or heading
        self._wanted = "p"  # as what the next text is written
        self._is_in_item = False  # of a list that Word marked
        self._is_in_cell = False
        self._skip = 0  # characters of a typed mark that are still to come

    def html(self, tree: Tag) -> str:
        """Write a tree anew and return it."""
        self._children(tree)
        self._end_paragraph()
        self._lists.end_marked()
        return "".join(self._out)

    def _children(self, holder: Tag) -> None:
        for part in holder.children:
            self._part(part)

    def _part(self, part: PageElement) -> None:
        if isinstance(part, NavigableString):
            self._text(str(part))
        elif isinstance(part, Tag) and not is_left_out(part):
            self._tag(part)

    def _tag(self, tag: Tag) -> None:
        if tag.name == "img":
            self.pictures += 1
        elif tag.name == "br":
            self._line_end()
        elif tag.name not in BLOCKS:
            self._inline(tag)
        elif self._is_in_cell:
            self._in_a_cell(tag)
        elif tag.name in LISTS:
            self._list(tag)
        elif tag.name == "li" and self._lists.is_in_real_list:
            self._end_paragraph()
            self._lists.begin_item()
            self._box(tag)
        elif tag.name == "table" and not is_layout(tag):
            self._table(tag)
        elif tag.name in ("p", *HEADINGS):
            self._one_paragraph(tag)
        elif tag.name == "pre":
            self._lines(tag)
        else:
            self._box(tag)

    # Blocks

    def _box(self, tag: Tag) -> None:
        self._end_paragraph()
        self._children(tag)
        self._end_paragraph()

    def _one_paragraph(self, tag: Tag) -> None:
        self._end_paragraph()
        before = self._wanted, self._is_in_item
        if mark := mark_of(tag):
            self._lists.begin_marked(mark)
            self._is_in_item, self._skip = True, mark.typed
        self._wanted = "p" if mark else name_of(tag)
        self._children(tag)
        self._end_paragraph()
        (self._wanted, self._is_in_item), self._skip = before, 0

    def _lines(self, tag: Tag) -> None:
        self._end_paragraph()
        for number, line in enumerate(tag.get_text().strip("\n").split("\n")):
            if number:
                self._line_end()
            self._text(line)
        self._end_paragraph()

    def _list(self, tag: Tag) -> None:
        self._end_paragraph()
        self._lists.end_marked()
        start = str(tag.get("start", ""))
        self._lists.begin(tag.name, int(start) if start.isdecimal() and len(start) < 10 else 1)
        self._children(tag)
        self._end_paragraph()
        self._lists.end()

    def _table(self, tag: Tag) -> None:
        self._end_paragraph()
        self._lists.end_marked()
        self._lists.hold_text()
        if caption := tag.find("caption"):
            self._box(caption)
        self._out.append("<table>")
        around, self._around = self._around, []
        self._is_in_cell = True
        for row in grid(tag):
            self._out.append("<tr>")
            for cell in row:
                self._out.append("<td>")
                if cell is not None and not is_left_out(cell):
                    self._children(cell)
                self._out.append("</td>")
            self._out.append("</tr>")
        self._is_in_cell, self._around = False, around
        self._out.append("</table>")

    def _in_a_cell(self, tag: Tag) -> None:
        """Say by line ends what lies in a cell, for Markdown has no paragraphs and lists there."""
        self._line_end()
        if tag.name == "li":
            self._text("– ")
        self._children(tag)
        self._line_end()

    # Text, and what goes around it

    @property
    def _takes_text(self) -> bool:
        return self._is_in_cell or self._paragraph is not None

    def _text(self, text: str) -> None:
        taken = min(self._skip, len(text))
        self._skip -= taken
        text = text[taken:]
        if text.strip() and not self._takes_text:
            self._begin_paragraph()
        if self._takes_text:
            self._out.append(escape(text))

    def _line_end(self) -> None:
        if self._takes_text:
            self._out.append("<br/>")

    def _begin_paragraph(self) -> None:
        if not self._is_in_item:
            self._lists.end_marked()
        self._lists.hold_text()
        self._paragraph = self._wanted
        self._out.append(f"<{self._paragraph}>")
        self._out.extend(opening for opening, _ in self._around)

    def _end_paragraph(self) -> None:
        if self._paragraph is not None:
            self._out.extend(f"</{name}>" for _, name in reversed(self._around))
            self._out.append(f"</{self._paragraph}>")
            self._paragraph = None

    def _inline(self, tag: Tag) -> None:
        self.struck += is_struck(tag)
        given = [(f"<{name}>", name) for name in emphasis_of(tag)]
        if tag.name == "a":
            given.append((f'<a href="{escape(str(tag.get("href", "")))}">', "a"))
        elif tag.name == "sup":
            given.append(("<sup>", "sup"))
        there = {name for _, name in self._around}
        added = [one for one in given if one[1] not in there]
        if self._takes_text:
            self._out.extend(opening for opening, _ in added)
        self._around.extend(added)
        self._children(tag)
        if self._takes_text:
            self._out.extend(f"</{name}>" for _, name in reversed(added))
        del self._around[len(self._around) - len(added) :]
