"""Publications of the forum: yearly reports and hand-over notes that are known to exist."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, url_for

from projections import publications as questions
from projections.publications import PublicationRow
from web.language import page_language, pick
from web.public import public, reader
from web.public.codes import code
from web.public.grounds import basis_word, noted
from web.public.longtext import long_text
from web.public.things import Things
from web.public.view_words import spoken
from web.words import sentence


@public.get("/publications/")
def publications() -> str:
    r = reader()
    found = questions.publications(r.conn, forum_id=r.forum_id, sees=r.sees)
    things = Things(r, [row["publisher_id"] for row in found])
    return render_template(
        "public/publications.html",
        rows=[_row(row, things) for row in found],
        basis_word=basis_word,
        noted=noted,
    )


@public.get("/publications/<ref>")
def publication(ref: str) -> str:
    """Show one publication whose text is here; its address is the first 8 digits of its id."""
    r = reader()
    found = questions.publications(r.conn, forum_id=r.forum_id, sees=r.sees)
    row = next((row for row in found if row["publication_id"][:8] == ref and row["text"]), None)
    if row is None:
        abort(404)
    things = Things(r, [row["publisher_id"]])
    text = pick(row["text"], page_language())
    return render_template(
        "public/publication.html",
        it=_row(row, things),
        lang=text.lang,
        body=long_text(text.text),
        events=url_for("public.history", subject=row["publication_id"]),
    )


def _row(row: PublicationRow, things: Things) -> dict[str, Any]:
    return {
        "position": row["position"],
        "address": url_for("public.publication", ref=row["publication_id"][:8])
        if row["text"]
        else None,
        "year": row["covers_year"],
        "kind": sentence(code(row["classification"], page_language())),
        "title": spoken(row["title"]),
        "publisher": things.known(row["publisher_id"]),
        "published_on": row["published_on"],
        "basis": row["basis"],
        "source": row["source"],
        "note": row["note"],
    }
