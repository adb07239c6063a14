"""Minutes and agendas as Word files: the same text as on the page, under a head that says what.

Headings, lists and tables are real ones, the heads of a table are said again on each new page, and
title and language stand in the file, so that it can be read aloud. The same text and head give the
same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from web import words
from web.language import catalogue
from web.texts import word_styles
from web.texts.word_body import Body, plain
from web.texts.word_bytes import packed

_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_BLACK = RGBColor(0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above the text; what is None or empty is left out.

    Attributes:
        title: Such as "Minnesanteckningar, dialogmöte 2".
        forum: The forum's name.
        language: sv or en: of the text and of the head's own words.
        day: The day of the meeting.
        number: The registry number.
        version: As people say it, such as "version 2".
        status: A line that must not be missed, such as "Inte godkända ännu".
    """

    title: str
    forum: str
    language: str
    day: date | None = None
    number: str = ""
    version: str = ""
    status: str = ""


def as_word(markdown: str, head: Head) -> bytes:
    """Return a .docx of a text.

    Pictures are left out, as on pages; a list keeps the number that it begins with.
    """
    document = Document()
    _set_up(document, head)
    document.add_paragraph(plain(head.title), style=word_styles.TITLE)
    for line in _lines(head):
        document.add_paragraph(plain(line), style=word_styles.HEAD)
    if head.status:
        document.add_paragraph(plain(head.status), style=word_styles.STATUS)
    Body(document).write(markdown)
    return packed(document)


def _lines(head: Head) -> list[str]:
    said = catalogue(head.language)
    about = [
        words.day(head.day, head.language) if head.day else "",
        said.gettext("Reg. no. %(number)s") % {"number": head.number} if head.number else "",
        head.version,
    ]
    return [line for line in (head.forum, " · ".join(filter(None, about))) if line]


def _set_up(document: WordDocument, head: Head) -> None:
    """Set language, paper, styles, foot and what the file says of itself."""
    for said in document.styles.element.xpath("w:docDefaults//w:lang"):
        said.set(qn("w:val"), _LANGUAGES[head.language])
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    for level in range(1, 7):  # the template has pale ones, too pale to read in small letters
        _style(document, f"Heading {level}").font.color.rgb = _BLACK
    _our_styles(document)
    _foot(document, head)
    about = document.core_properties
    about.title, about.author, about.last_modified_by = plain(head.title), plain(head.forum), ""
    about.subject, about.comments, about.version = plain(head.number), "", plain(head.version)
    about.language = _LANGUAGES[head.language]
    about.created = about.modified = datetime.combine(head.day or date(1980, 1, 1), time())


def _our_styles(document: WordDocument) -> None:
    for name, like in (
        (word_styles.TITLE, "Title"),
        (word_styles.HEAD, "Normal"),
        (word_styles.STATUS, "Normal"),
        (word_styles.TABLE_HEAD, "Normal"),
    ):
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(made, ParagraphStyle)
        made.base_style = _style(document, like)
        made.paragraph_format.space_after = Pt(4)
    _style(document, word_styles.TITLE).font.color.rgb = _BLACK
    for name in (word_styles.STATUS, word_styles.TABLE_HEAD):
        _style(document, name).font.bold = True


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


def _foot(document: WordDocument, head: Head) -> None:
    """Set title, status and the number of the page at the foot of each."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(plain(" · ".join(filter(None, (head.title, head.status)))) + " · ")
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    foot._p.append(number)
