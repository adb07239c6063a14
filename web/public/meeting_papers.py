"""The papers of a meeting as pages show them, and all of them as one PDF.

Who asks gets the papers that the reader may see; public, members and the secretariat get joined
PDFs of their own. The hash of what a joined PDF is made of tells them apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from msgspec import json

from forum.record.text import TextRef
from projections.agendas import ItemRow, agenda
from projections.meetings import MeetingRow
from projections.papers import PaperRow, papers
from web import words
from web.closed_texts import in_words, not_erased, opened, opened_file
from web.language import Worded, page_language, pick
from web.language import gettext as _
from web.papers.kept import Kept, key_of
from web.public import Reader
from web.public.codes import code
from web.public.meeting_words import meeting_title
from web.public.meetings import lead
from web.public.paper_words import PDF, file_in_words, pages_in_words, reading_time

_KEPT: Final = Kept()
RECIPE: Final = "1"
"""Raise it when the layout changes: what was kept of earlier ones is then made anew."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper on one line.

    Attributes:
        row: The paper.
        title: What it is called.
        item: The item that it belongs to, in words; empty for the whole meeting.
        file: What kind of file, how large and how many pages; empty where there is none.
        address: Where the file is; empty where there is none.
        replaced: When and why the file was replaced, in words; empty where it was not.
        withdrawn: When and why the paper was withdrawn, in words; empty where it was not.
        lang: The language of the file, where it is not that of the page.
    """

    row: PaperRow
    title: Worded
    item: str
    file: str
    address: str
    replaced: str
    withdrawn: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class AllPapers:
    """All papers of a meeting as one PDF.

    Attributes:
        address: Where it is.
        size: In words: "1 PDF, 14 sidor".
        takes: How long they take to read, in words.
        pages: How many pages.
    """

    address: str
    size: str
    takes: str
    pages: int


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a meeting.

    Attributes:
        lines: Each, in the order of the agenda.
        together: All as one PDF; None where there is no file.
    """

    lines: list[PaperLine]
    together: AllPapers | None


def meeting_papers(
    r: Reader, row: MeetingRow, address: Callable[[int], str], together: str
) -> Papers | None:
    """Return the papers of a meeting that the reader may see; None where there are none.

    Args:
        r: Who reads.
        row: The meeting.
        address: Where the file of a paper is, by its number.
        together: Where all papers are as one PDF.
    """
    rows = papers(r.conn, sees=r.sees, meeting_id=row["meeting_id"], day=r.past)
    if not rows:
        return None
    items = items_of(r, row)
    there = not_erased(one["file"] for one in rows if one["file"])
    reasons = opened(
        refs for one in rows for refs in (one["replaced_because"], one["withdrawn_because"])
    )
    lines = []
    for one in in_agenda_order(rows, items):
        file = one["file"] if one["file"] and one["file"].text_id in there else None
        because = {
            name: in_words(refs, reasons)
            for name, refs in (
                ("replaced", one["replaced_because"]),
                ("withdrawn", one["withdrawn_because"]),
            )
        }
        lines.append(
            PaperLine(
                row=one,
                title=pick(one["title"], page_language()),
                item=_item_in_words(one, items),
                file=_file_in_words(one, file) if file else "",
                address=address(one["number"]) if file else "",
                replaced=_replaced(one, because["replaced"]),
                withdrawn=_withdrawn(one, because["withdrawn"]),
                lang=one["language"] if one["language"] not in {page_language(), "und"} else None,
            )
        )
    return Papers(lines, _together(r, row, together, lines))


def paper_at(r: Reader, row: MeetingRow, number: int) -> PaperRow | None:
    """Return a paper of a meeting by its number, or None where the reader may not know of it."""
    rows = papers(r.conn, sees=r.sees, meeting_id=row["meeting_id"], day=r.past)
    return next((one for one in rows if one["number"] == number), None)


def paper_name(row: MeetingRow, paper: PaperRow) -> str:
    """Say what the file of a paper is called when it is saved."""
    title = pick(paper["title"], page_language()).text
    number = _("paper %(number)s", number=paper["number"])
    return f"{row['ref']} {number} {title}"


def joined(r: Reader, row: MeetingRow) -> bytes | None:
    """Return all papers that the reader may see as one PDF, or None where there are none."""
    from web.papers.apart import join

    rows = _with_files(r, row)
    if not rows:
        return None
    document = _document(r, row, rows)
    hashes = [one["file"].sha256 for one in rows if one["file"]]

    def make() -> bytes:
        files = {
            _file_name(one): content
            for one in rows
            if one["file"] and one["file"].media_type == PDF
            if (content := opened_file(one["file"])) is not None
        }
        return join(document, files)

    return _KEPT.file(key_of(RECIPE, document, hashes), make)


def _together(r: Reader, row: MeetingRow, address: str, lines: list[PaperLine]) -> AllPapers | None:
    from web.papers.joined import count_pages

    rows = [line.row for line in lines if line.file]
    if not rows:
        return None
    document = _document(r, row, rows)
    pages = _KEPT.count(key_of(RECIPE, document), lambda: count_pages(document))
    return AllPapers(
        address=address,
        size=_("1 PDF, %(pages)s", pages=pages_in_words(pages)),
        takes=reading_time(pages),
        pages=pages,
    )


def in_agenda_order(rows: list[PaperRow], items: list[ItemRow]) -> list[PaperRow]:
    """Return papers as they are read: those of the whole meeting, then item by item."""
    places = {item["item_id"]: place for place, item in enumerate(items)}
    return sorted(rows, key=lambda one: places.get(one["item_id"] or "", -1))


def items_of(r: Reader, row: MeetingRow) -> list[ItemRow]:
    """Return every item of the agenda as it is read, dropped ones too."""
    tree = agenda(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
    return [one for item in tree for one in (item, *item["items"])]


def _with_files(r: Reader, row: MeetingRow) -> list[PaperRow]:
    rows = papers(r.conn, sees=r.sees, meeting_id=row["meeting_id"], day=r.past)
    there = not_erased(one["file"] for one in rows if one["file"])
    kept = [one for one in rows if one["file"] and one["file"].text_id in there]
    return in_agenda_order(kept, items_of(r, row))


def _document(r: Reader, row: MeetingRow, rows: list[PaperRow]) -> dict[str, Any]:
    """What the joined PDF says; see `web.papers.joined.empty_document`."""
    items, language = items_of(r, row), page_language()
    under = {one["item_id"] for item in items for one in item["items"]}
    groups: dict[str, dict[str, Any]] = {}
    for one in rows:
        head = _item_in_words(one, items) or _("The whole meeting")
        groups.setdefault(head, {"head": head, "papers": []})["papers"].append(_paper(one))
    return {
        "title": meeting_title(row).text,
        "forum": pick(r.forum["name"], language).text,
        "lead": lead(row),
        "lang": language,
        "words": {
            "agenda": _("Agenda"),
            "page": _("page"),
            "of": _("of"),
            "nothing": _("Nothing is on the agenda yet."),
        },
        "agenda": [
            {
                "number": one["number"],
                "title": pick(one["title"], language).text,
                "kind": code(one["kind"], language) if one["kind"] else "",
                "depth": int(one["item_id"] in under),
                "dropped": one["is_dropped"],
            }
            for one in items
        ],
        "groups": list(groups.values()),
    }


def _paper(one: PaperRow) -> dict[str, Any]:
    title = pick(one["title"], page_language()).text
    said: dict[str, Any] = {
        "head": _("Paper %(number)s: %(title)s", number=one["number"], title=title),
        "note": "",
    }
    if one["file"] and one["file"].media_type == PDF:
        word = _("%(title)s, page", title=title)
        return {
            **said,
            "file": _file_name(one),
            "pages": one["pages"] or 1,
            "page_word": word,
        }
    note = _("The text of a Word file. Pictures and layout are in the file itself.")
    return {**said, "note": note, "blocks": _blocks(one["file"])}


def _blocks(file: TextRef | None) -> list[dict[str, Any]]:
    """The text of a Word file as blocks; none where it cannot be read as text."""
    from web.papers.as_blocks import as_blocks
    from web.papers.word_text import text_of

    def make() -> bytes:
        content = opened_file(file) if file else None
        return json.encode(as_blocks(text_of(content)) if content is not None else [])

    key = key_of("blocks", RECIPE, file.sha256 if file else "")
    found: list[dict[str, Any]] = json.decode(_KEPT.file(key, make))
    return found


def _file_name(one: PaperRow) -> str:
    return f"{one['number']}.pdf"


def _item_in_words(one: PaperRow, items: list[ItemRow]) -> str:
    found = next((item for item in items if item["item_id"] == one["item_id"]), None)
    if found is None:
        return ""
    return f"{found['number']}. {pick(found['title'], page_language()).text}"


def _file_in_words(one: PaperRow, file: TextRef) -> str:
    said = file_in_words(file.media_type, file.size)
    return f"{said}, {pages_in_words(one['pages'])}" if one["pages"] else said


def _replaced(one: PaperRow, why: Worded | None) -> str:
    if not one["replaced_on"]:
        return ""
    day = words.day(one["replaced_on"], page_language())
    said = _("replaced %(day)s", day=day)
    return f"{said}: {why.text}" if why else said


def _withdrawn(one: PaperRow, why: Worded | None) -> str:
    if not one["withdrawn_on"]:
        return ""
    day = words.day(one["withdrawn_on"], page_language())
    ground = code(one["withdrawal_ground"] or "other", page_language())
    said = _("withdrawn %(day)s (%(ground)s)", day=day, ground=ground)
    return f"{said}: {why.text}" if why else said
