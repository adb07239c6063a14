"""The registry list: what was entered, what still has no number, and entering more.

The numbers are those of the host's own system; the list can be fetched for it as a file, the same
that `forum register` writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from flask import Response as Answer
from flask import current_app, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.keeping.document import Direction, KeptWhere
from projections import documents as registry
from projections import forums
from projections.documents import DocumentRow
from projections.views import ViewRow
from web.cli_asking import Question
from web.forms import Sent, carry_out
from web.language import LANGUAGES, Worded, page_language, pick
from web.public import Reader, reader
from web.public.codes import code
from web.public.things import Called, Things
from web.registry.listed import as_csv, entries
from web.schemas.documents import Describe, GiveNumber, Register
from web.secretariat import desk, governance, secretariat
from web.secretariat.givers import organization_options
from web.secretariat.view_acts import worded
from web.words import sentence


class Line(NamedTuple):
    """A document on the list.

    Attributes:
        row: The document.
        said: What it is.
        who: From whom or to whom it went, in words; empty for one that was finished here.
        about: The thing of the forum that it is or is about, or None.
        direction: Received, sent or finished, in words.
        kept: Where it is kept, in words.
    """

    row: DocumentRow
    said: Worded
    who: str
    about: Called | None
    direction: str
    kept: str


@secretariat.get("/documents/")
def documents() -> str:
    """Show what has no number first, then the documents of a year."""
    r = reader()
    every = registry.documents(r.conn, forum_id=r.forum_id, sees=r.sees)
    waiting = [row for row in every if row["document_number"] is None]
    numbered = [row for row in every if row["document_number"] is not None]
    years = sorted({row["year"] for row in numbered}, reverse=True)
    year = request.args.get("year", type=int)
    shown = year if year in years else next(iter(years), None)
    of_year = [row for row in numbered if row["year"] == shown][::-1]
    shown_rows = [*waiting, *of_year]
    ids = [one for row in shown_rows for one in (row["correspondent_id"], row["about_id"])]
    things = Things(r, ids)
    return render_template(
        "secretariat/documents.html",
        waiting=[_line(row, things) for row in waiting],
        numbered=[_line(row, things) for row in of_year],
        years=years,
        year=shown,
        choices=_choices(r),
        about=_about(r),
        today=r.day.isoformat(),
        this_year=str(r.day.year),
        spoken_in=sorted(LANGUAGES, key=lambda one: one != page_language()),
    )


@secretariat.get("/documents/register.csv")
def documents_csv() -> Answer:
    """Give the list for the host's own system, as `forum register --export` writes it."""
    r = reader()
    missing = request.args.get("missing") == "true"
    position = current_app.extensions["forum"].read_position()
    question = Question(conn=r.conn, forum=r.forum, day=r.day, position=position, sees=r.sees)
    return Answer(
        as_csv(entries(question, missing=missing)),
        mimetype="text/csv",
        headers={"Content-Disposition": "attachment; filename=register.csv"},
    )


@secretariat.post("/documents/")
def register_document() -> Response:
    """Enter a document in the registry, about a view where the address names one."""
    about = _about(reader())

    def act(data: dict[str, Any]) -> None:
        governance().register_document(
            year=data["year"],
            direction=Direction(data["direction"]),
            day=data["day"],
            description={page_language(): data["description"]},
            correspondent_id=data.get("correspondent_id"),
            correspondent=worded(data.get("correspondent")),
            about_id=UUID(about["view_id"]) if about else None,
            kept=KeptWhere(data["kept"]),
            document_number=data.get("document_number"),
        )

    return carry_out("register", Register, act, page=documents, to=url_for("secretariat.documents"))


@secretariat.post("/documents/number")
def number_document() -> Response:
    """Note the number that the host's own system gave to a document."""

    def act(data: dict[str, Any]) -> None:
        governance().number_document(
            document_id=data["document_id"], document_number=data["document_number"]
        )

    return _on_document("number", GiveNumber, act)


@secretariat.post("/documents/describe")
def describe_document() -> Response:
    """Describe a document in other words."""

    def act(data: dict[str, Any]) -> None:
        governance().describe_document(
            document_id=data["document_id"],
            description={one: data.get(f"description_{one}") for one in LANGUAGES},
        )

    return _on_document("describe", Describe, act)


def _on_document(name: str, schema: type[Sent], act: Callable[[dict[str, Any]], None]) -> Response:
    """Carry out an act on one document, and come back to it."""
    key = request.form.get("document_id", "")
    return carry_out(
        name,
        schema,
        act,
        page=documents,
        to=f"{url_for('secretariat.documents')}#document-{key[:8]}",
        key=key,
    )


def _about(r: Reader) -> ViewRow | None:
    """The view that a document is entered about, where the address names one."""
    number = request.args.get("view", type=int)
    return desk.find(desk.asked(r), number) if number is not None else None


def _line(row: DocumentRow, things: Things) -> Line:
    language = page_language()
    who = ""
    if row["correspondent_id"]:
        who = things.called(row["correspondent_id"]).text
    elif row["correspondent"]:
        who = pick(row["correspondent"], language).text
    return Line(
        row=row,
        said=pick(row["description"], language),
        who=who,
        about=things.known(row["about_id"]),
        direction=sentence(code(row["direction"], language)),
        kept=code(row["kept"], language),
    )


def _choices(r: Reader) -> dict[str, Any]:
    """What the fields of the page offer."""
    language = page_language()
    years = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    return {
        "years": [
            (str(one["year"]), str(one["year"])) for one in years[::-1] if not one["is_closed"]
        ],
        "directions": [(one.value, sentence(code(one.value, language))) for one in Direction],
        "kept": [(one.value, sentence(code(one.value, language))) for one in KeptWhere],
        "organizations": organization_options(r),
    }
