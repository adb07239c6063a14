"""The papers of a meeting as the secretariat keeps them: added, replaced, opened, withdrawn.

A file is looked through before anything is asked of the log; what is wrong with it stands beside
its field, as with any other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO, Final, cast
from uuid import UUID

from babel import Locale
from flask import request, url_for
from werkzeug.wrappers import Response

from forum.meeting.paper_events import PaperGround
from projections.meetings import MeetingRow
from projections.papers import papers
from web.forms import Sent, carry_out
from web.language import gettext as _
from web.language import page_language
from web.papers.refused import RefusedFileError
from web.papers.taking_in import Taken, taken_in
from web.public import Reader, reader
from web.public.codes import code
from web.public.meeting_papers import Papers, in_agenda_order, items_of, meeting_papers
from web.public.papers import paper_file, papers_file
from web.schemas.meeting import Nothing
from web.schemas.papers import AddPaper, DescribePaper, MovePaper, ReplacePaper, WithdrawPaper
from web.secretariat import governance, secretariat
from web.secretariat.meeting import meeting, meeting_at
from web.words import sentence

LANGUAGES: Final = ("sv", "en", "fi", "se", "fit", "rom", "yi")
"""Languages that papers are mostly written in: Swedish, English and the national minorities'."""
UNKNOWN: Final = "und"


def papers_of(r: Reader, row: MeetingRow) -> Papers | None:
    """The papers of a meeting, with the secretariat's own addresses."""
    ref = row["ref"]
    return meeting_papers(
        r,
        row,
        lambda number: url_for("secretariat.one_paper", ref=ref, number=number),
        url_for("secretariat.all_papers", ref=ref),
    )


def paper_choices() -> dict[str, Any]:
    """What the fields about papers offer."""
    language = page_language()
    names = Locale.parse(language).languages
    return {
        "languages": [
            *((one, names.get(one, one)) for one in LANGUAGES),
            (UNKNOWN, _("another language")),
        ],
        "grounds": [(one.value, sentence(code(one.value, language))) for one in PaperGround],
        "readers": [("all", _("Everybody")), ("members", _("Those who have a seat"))],
        "language": language,
    }


def paper_count(row: MeetingRow) -> int:
    """How many papers there are to send."""
    r = reader()
    rows = papers(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
    return sum(one["withdrawn_on"] is None for one in rows)


@secretariat.get("/meetings/<ref>/papers/<int:number>")
def one_paper(ref: str, number: int) -> Response:
    """Hand out the file of a paper."""
    return paper_file(reader(), meeting_at(ref), number)


@secretariat.get("/meetings/<ref>/papers.pdf")
def all_papers(ref: str) -> Response:
    """Hand out all papers as one PDF."""
    return papers_file(reader(), meeting_at(ref))


@secretariat.post("/meetings/<ref>/papers")
def add_paper(ref: str) -> Response:
    """Lay a paper before the meeting."""
    row, (taken, faults) = meeting_at(ref), _taken()

    def act(data: dict[str, Any]) -> None:
        assert taken is not None
        governance().add_meeting_paper(
            meeting_id=UUID(row["meeting_id"]),
            title={page_language(): data["title"]},
            file=taken.content,
            media_type=taken.media_type,
            language=data["language"],
            item_id=data.get("item_id"),
            pages=taken.pages,
            is_public=data["readers"] == "all",
        )

    return _carried_out(row, "paper", AddPaper, act, faults=faults)


@secretariat.post("/meetings/<ref>/papers/<int:number>/replace")
def replace_paper(ref: str, number: int) -> Response:
    """Put another file in a paper's place."""
    row, (taken, faults) = meeting_at(ref), _taken()

    def act(data: dict[str, Any]) -> None:
        assert taken is not None
        governance().replace_meeting_paper(
            meeting_id=UUID(row["meeting_id"]),
            number=number,
            file=taken.content,
            media_type=taken.media_type,
            language=data["language"],
            reason={page_language(): data["reason"]},
            pages=taken.pages,
        )

    return _carried_out(row, "replace", ReplacePaper, act, number, faults)


@secretariat.post("/meetings/<ref>/papers/<int:number>/describe")
def describe_paper(ref: str, number: int) -> Response:
    """Give a paper another title, or put it under another item."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        governance().describe_meeting_paper(
            meeting_id=UUID(row["meeting_id"]),
            number=number,
            title={page_language(): data["title"]},
            item_id=data.get("item_id"),
        )

    return _carried_out(row, "describe", DescribePaper, act, number)


@secretariat.post("/meetings/<ref>/papers/<int:number>/publish")
def publish_paper(ref: str, number: int) -> Response:
    """Let everybody read a paper."""
    row = meeting_at(ref)

    def act(_data: dict[str, Any]) -> None:
        governance().publish_meeting_paper(meeting_id=UUID(row["meeting_id"]), number=number)

    return _carried_out(row, "publish", Nothing, act, number)


@secretariat.post("/meetings/<ref>/papers/<int:number>/withdraw")
def withdraw_paper(ref: str, number: int) -> Response:
    """Withdraw a paper, with the reason that is read in its place."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        governance().withdraw_meeting_paper(
            meeting_id=UUID(row["meeting_id"]),
            number=number,
            ground=PaperGround(data["ground"]),
            reason={page_language(): data["reason"]},
        )

    return _carried_out(row, "withdraw", WithdrawPaper, act, number)


@secretariat.post("/meetings/<ref>/papers/<int:number>/move")
def move_paper(ref: str, number: int) -> Response:
    """Move a paper one step up or down among those of its item."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        governance().reorder_meeting_papers(
            meeting_id=UUID(row["meeting_id"]), numbers=_moved(row, number, up=data["up"])
        )

    return _carried_out(row, "move", MovePaper, act, number)


def _moved(row: MeetingRow, number: int, *, up: bool) -> list[int]:
    """The numbers of all papers, one of them a step further among those of its item."""
    r = reader()
    rows = papers(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
    kept = [one for one in rows if one["withdrawn_on"] is None]
    order = in_agenda_order(kept, items_of(r, row))
    numbers = [one["number"] for one in order]
    if number in numbers:
        place = numbers.index(number)
        other = place - 1 if up else place + 1
        is_there = 0 <= other < len(order)
        if is_there and order[other]["item_id"] == order[place]["item_id"]:
            numbers[place], numbers[other] = numbers[other], numbers[place]
    return numbers


def _taken() -> tuple[Taken | None, dict[str, str]]:
    """The file that was sent, or what is wrong with it."""
    file = request.files.get("file")
    try:
        return taken_in(cast(BinaryIO, file.stream) if file and file.filename else None), {}
    except RefusedFileError as error:
        return None, {"file": str(error.sentence)}


def _carried_out(
    row: MeetingRow,
    name: str,
    schema: type[Sent],
    act: Callable[[dict[str, Any]], None],
    number: int | None = None,
    faults: dict[str, str] | None = None,
) -> Response:
    return carry_out(
        name,
        schema,
        act,
        page=lambda: meeting(row["ref"]),
        to=url_for("secretariat.open_meeting", ref=row["ref"]) + "#papers",
        key=str(number or ""),
        faults=faults,
    )
