"""Markdown written into a Word file: headings, paragraphs, lists, tables, links and emphasis."""

from __future__ import annotations

import re

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from markdown_it.tree import SyntaxTreeNode

from web.texts import word_styles
from web.texts.markdown import MARKDOWN, SCHEMES

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SCHEMES = tuple(f"{scheme}:" for scheme in SCHEMES)


class Body:
    """The text of a Word file while it is written, block by block."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbering = document.part.numbering_part.element
        first = self._numbering.find(qn("w:num"))
        for kind in (word_styles.BULLETS, word_styles.NUMBERS):
            first.addprevious(parse_xml(word_styles.kind_of_list(kind)))

    def write(self, markdown: str) -> None:
        """Write a text at the end of the file."""
        for block in SyntaxTreeNode(MARKDOWN.parse(markdown)).children:
            self._block(block)

    def _block(self, block: SyntaxTreeNode, style: str | None = None) -> None:
        match block.type:
            case "heading":
                self._inline(self._document.add_heading(level=int(block.tag[1])), block)
            case "paragraph":
                self._inline(self._document.add_paragraph(style=style), block)
            case "bullet_list" | "ordered_list":
                self._list(block, 0)
            case "table":
                self._table(block)
            case "blockquote":
                for part in block.children:
                    self._block(part, "Quote")
            case "fence" | "code_block":
                paragraph = self._document.add_paragraph()
                paragraph.add_run(plain(block.content.rstrip("\n")))

    # Lists

    def _list(self, block: SyntaxTreeNode, depth: int) -> None:
        counts = block.type == "ordered_list"
        number_id = self._new_list(counts, depth, int(block.attrs.get("start", 1)))
        for item in block.children:
            is_marked = False
            for part in item.children:
                if part.type in ("bullet_list", "ordered_list"):
                    self._list(part, min(depth + 1, word_styles.DEEPEST - 1))
                elif part.type == "paragraph":
                    paragraph = self._item(counts, is_continued=is_marked)
                    if is_marked:
                        paragraph.paragraph_format.left_indent = Twips(360 * (depth + 1))
                    else:
                        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                        properties.get_or_add_ilvl().val = depth
                        properties.get_or_add_numId().val = number_id
                    self._inline(paragraph, part)
                    is_marked = True
                else:
                    self._block(part)

    def _item(self, counts: bool, *, is_continued: bool) -> Paragraph:
        marked = "List Number" if counts else "List Bullet"
        return self._document.add_paragraph(style="List Continue" if is_continued else marked)

    def _new_list(self, counts: bool, depth: int, start: int) -> int:
        """Begin a list that counts from its own start, and return its id."""
        kind = word_styles.NUMBERS if counts else word_styles.BULLETS
        made = self._numbering.add_num(kind)
        made.add_lvlOverride(ilvl=depth).add_startOverride(start)
        return int(made.numId)

    # Tables

    def _table(self, block: SyntaxTreeNode) -> None:
        rows = [row for part in block.children for row in part.children]
        table = self._document.add_table(len(rows), len(rows[0].children), style="Table Grid")
        for number, (row, made) in enumerate(zip(rows, table._tbl.tr_lst, strict=True)):
            properties = made.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))  # said again on each new page
            for cell, place in zip(row.children, made.tc_lst, strict=True):
                paragraph = _Cell(place, table).paragraphs[0]
                if number == 0:
                    paragraph.style = self._document.styles[word_styles.TABLE_HEAD]
                self._inline(paragraph, cell)
        self._document.add_paragraph().paragraph_format.space_after = Twips(0)

    # What stands in a line

    def _inline(self, paragraph: Paragraph, block: SyntaxTreeNode) -> None:
        for line in block.children:
            for part in line.children:
                self._part(paragraph, part, None, frozenset())

    def _part(
        self,
        paragraph: Paragraph,
        part: SyntaxTreeNode,
        link: BaseOxmlElement | None,
        around: frozenset[str],
    ) -> None:
        match part.type:
            case "text" | "code_inline":
                self._run(paragraph, link, around, part.content)
            case "softbreak":
                self._run(paragraph, link, around, " ")
            case "hardbreak":
                self._run(paragraph, link, around, "\n")
            case "strong" | "em":
                for inner in part.children:
                    self._part(paragraph, inner, link, around | {part.type})
            case "link" if not str(part.attrs["href"]).lower().startswith(_SCHEMES):
                for inner in part.children:
                    self._part(paragraph, inner, link, around)
            case "link":
                target = self._document.part.relate_to(
                    str(part.attrs["href"]), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
                )
                opened = OxmlElement("w:hyperlink")
                opened.set(qn("r:id"), target)
                paragraph._p.append(opened)
                for inner in part.children:
                    self._part(paragraph, inner, opened, around)

    def _run(
        self, paragraph: Paragraph, link: BaseOxmlElement | None, around: frozenset[str], text: str
    ) -> None:
        run: Run = paragraph.add_run(plain(text))
        run.bold = "strong" in around or None
        run.italic = "em" in around or None
        if link is not None:
            run.underline = True
            link.append(run._r)


def plain(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)
