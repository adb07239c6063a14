"""A passage of the notes becomes a view: with an office that it goes to, and a day.

Nothing of it is stored beside the view: the notes show it where the view's words stand in them.

Source: issue on the people's work, item 3; screens.md, page 1.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.answering.view import Setting
from forum.record.when import When
from projections import rules
from projections.agendas import ItemRow, agenda
from projections.limits import Limits
from projections.meetings import MeetingRow
from web.forms import carry_out, fill_in, form
from web.language import page_language, pick
from web.public import Reader, reader
from web.public.longtext import long_text
from web.public.meeting_words import meeting_title
from web.public.meetings import lead
from web.schemas.views import PassageAsView
from web.secretariat import governance, secretariat
from web.secretariat.givers import giver_of, giver_options, organization_options
from web.secretariat.meeting import meeting_at
from web.secretariat.notes import notes_of
from web.secretariat.written import WrittenNotes, written_notes


@secretariat.get("/meetings/<ref>/passage")
def choose_passage(ref: str) -> str:
    """Show the passages of the notes to choose one from, or a field to paste it into."""
    from web.texts.passages import passages

    row = meeting_at(ref)
    found = written_notes(reader(), row)
    if found is None:
        abort(404)
    return render_template(
        "secretariat/passage.html",
        meeting=row,
        title=meeting_title(row),
        lead=lead(row),
        passages=passages(_html(found)),
        it=None,
    )


@secretariat.post("/meetings/<ref>/passage")
def choose_view(ref: str) -> str | Response:
    """Show the form of a view with the passage in it; nothing is saved."""
    from web.texts.passages import heading_of

    r, row = reader(), meeting_at(ref)
    found = written_notes(r, row)
    if found is None:
        abort(404)
    text = request.form.get("pasted", "").strip() or request.form.get("passage", "").strip()
    if not text:
        return redirect(url_for("secretariat.choose_passage", ref=row["ref"]), 303)
    text = text.replace("\r\n", "\n")
    item = _item_under(_items(r, row), heading_of(_html(found), text))
    values = {"text": text, "item_id": item["item_id"] if item else "", "due": _due(r, row)}
    fill_in("passage", values, "")
    return _page(ref)


@secretariat.post("/meetings/<ref>/passage/view")
def record_passage(ref: str) -> Response:
    """Record the passage as a view said at the meeting."""
    r, row = reader(), meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        item_id = str(data.get("item_id", ""))
        item = next((one for one in _items(r, row) if one["item_id"] == item_id), None)
        theme_id = item["theme_id"] if item else None
        governance().record_view(
            setting=Setting.DIALOGUE_THEME if theme_id else Setting.DIALOGUE,
            **giver_of(data["giver"]),
            text={page_language(): data["text"]},
            meeting_id=UUID(row["meeting_id"]),
            theme_id=UUID(theme_id) if theme_id else None,
            item_id=data.get("item_id"),
            owner_id=data.get("owner_id"),
            due=data.get("due"),
        )

    return carry_out(
        "passage", PassageAsView, act, page=lambda: _page(ref), to=notes_of(row["ref"])
    )


def _page(ref: str) -> str:
    r, row = reader(), meeting_at(ref)
    organizations = organization_options(r)
    language = page_language()
    return render_template(
        "secretariat/passage.html",
        meeting=row,
        title=meeting_title(row),
        lead=lead(row),
        it=form("passage"),
        passages=[],
        givers=giver_options(r, organizations, at_meeting=True),
        organizations=organizations,
        items=[
            (one["item_id"], f"{one['number']}. {pick(one['title'], language).text}")
            for one in _items(r, row)
        ],
        answer_days=_limits(r, row).days("answer_days"),
    )


def _html(notes: WrittenNotes) -> str:
    """The newest version as it reads, without marks."""
    return str(long_text(notes.text.text)) if notes.text else ""


def _items(r: Reader, row: MeetingRow) -> list[ItemRow]:
    """The items of the agenda, those under others too."""
    items = agenda(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
    return [one for item in items for one in (item, *item["items"]) if not one["is_dropped"]]


def _item_under(items: list[ItemRow], heading: str) -> ItemRow | None:
    """The item whose number and title a heading of the notes has; notes put together have them."""
    for item in items:
        titles = {text for _language, text in item["title"]}
        if heading in {f"{item['number']}. {title}" for title in titles} | titles:
            return item
    return None


def _limits(r: Reader, row: MeetingRow) -> Limits:
    """What the rules in force on the day of the meeting set."""
    day = When(row["day"]).latest
    return Limits.of(rules.in_force(r.conn, forum_id=r.forum_id, sees=r.sees, day=day))


def _due(r: Reader, row: MeetingRow) -> str:
    """The day by which the rules want an answer; empty where day or limit are not known."""
    day, limits = When(row["day"]), _limits(r, row)
    if not day.is_exact:
        return ""
    due = limits.days_after(day.latest, limits.days("answer_days"))
    return due.isoformat() if due else ""
