"""Searching a forum: what was said, answered, decided, and who is called what."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

from projections import search as questions
from projections.names import Names
from projections.search import FoundRow
from web.language import Worded, page_language
from web.public import public, reader
from web.public.nouns import one
from web.public.things import Things

AROUND = 90
"""Characters of a text that are shown before and after the word that was found."""


@public.get("/search")
def search() -> str:
    r, words = reader(), request.args.get("q", "").strip()
    found = questions.search(r.conn, forum_id=r.forum_id, words=words, sees=r.sees)
    things = Things(r, [row["thing_id"] for row in found])
    return render_template(
        "public/search.html", words=words, rows=[_row(row, words, things) for row in found]
    )


def _row(row: FoundRow, words: str, things: Things) -> dict[str, Any]:
    called = things.headed(row["thing_id"])
    excerpt = _excerpt(row["wordings"], words.casefold().split())
    return {
        "called": called,
        "kind": one(row["kind"], page_language()),
        "is_answer": row["is_answer"],
        "excerpt": None if excerpt.text == called.text else excerpt,
    }


def _excerpt(wordings: Names, words: list[str]) -> Worded:
    """The part of a text around a word, in the reader's language where the word is in that."""
    own = page_language()
    texts = sorted(wordings, key=lambda pair: pair[0] != own)
    for language, text in texts:
        places = [text.casefold().find(word) for word in words]
        if (place := max(places, default=-1)) >= 0:
            return Worded(_around(text, place), None if language in ("", own) else language)
    language, text = texts[0]
    return Worded(_around(text, 0), None if language in ("", own) else language)


def _around(text: str, place: int) -> str:
    start, end = max(0, place - AROUND), place + AROUND
    if start:
        start = text.find(" ", start, place) + 1 or start
    if end < len(text):
        end = text.rfind(" ", place, end) if " " in text[place:end] else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{text[start:end].strip()}{after}"
