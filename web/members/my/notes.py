"""Notes that were sent to the members: reading, commenting, and what became of each comment."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import abort, render_template, url_for
from werkzeug.wrappers import Response

from projections import agendas, drafts, minutes
from projections.meetings import MeetingRow
from projections.minutes import MinutesRow
from web.closed_texts import in_words, opened
from web.forms import carry_out
from web.language import gettext as _
from web.language import page_language, pick
from web.members.my import governance, my
from web.members.my.meetings import meeting_at
from web.members.my.own import own
from web.public import Reader, reader
from web.public.longtext import long_text
from web.public.meeting_words import meeting_title
from web.public.meetings import lead
from web.public.things import Things
from web.schemas.member import Comment


@my.get("/minutes/<ref>")
def notes(ref: str) -> str:
    """Show the version that was sent round, with the comments and the form for another."""
    r, whose = reader(), own()
    row, sent = _sent_round(r, ref)
    versions = drafts.drafts(r.conn, sees=r.sees, minutes_id=sent["minutes_id"])
    made = drafts.comments(r.conn, sees=r.sees, minutes_id=sent["minutes_id"])
    newest = versions[-1] if versions else None
    refs = [newest["refs"]] if newest else []
    contents = opened([*refs, *(part for one in made for part in (one["refs"], one["reason"]))])
    text = in_words(newest["refs"], contents) if newest else None
    items = _items(r, row)
    things = Things(r, [one["organization_id"] for one in made])
    awaited = minutes.awaited_verifiers(r.conn, forum_id=r.forum_id, sees=r.sees)
    return render_template(
        "my/notes.html",
        meeting=row,
        minutes=sent,
        title=meeting_title(row),
        lead=lead(row),
        number=newest["number"] if newest else None,
        text=text,
        html=long_text(text.text) if text else None,
        items=[("", _("The notes as a whole")), *items],
        comments=[
            {
                "row": one,
                "by": things.called(one["organization_id"]).text
                if one["organization_id"]
                else _("the secretariat"),
                "item": dict(items).get(one["item_id"] or ""),
                "text": in_words(one["refs"], contents),
                "reason": in_words(one["reason"], contents),
                "is_ours": one["organization_id"] == whose.organization_id,
            }
            for one in made
        ],
        may_comment=whose.organization_id is not None and not sent["is_approved"],
        is_over=bool(sent["comment_by"] and sent["comment_by"] < r.day.isoformat()),
        verifies=whose.acts
        and whose.organization_id is not None
        and whose.organization_id in awaited.get(row["meeting_id"], {}),
    )


@my.post("/minutes/<ref>")
def comment(ref: str) -> Response:
    """Comment on the notes, or on one item."""
    r, whose = reader(), own()
    row, sent = _sent_round(r, ref)

    def act(data: dict[str, Any]) -> None:
        governance().comment_on_minutes(
            minutes_id=UUID(sent["minutes_id"]),
            text={page_language(): data["text"]},
            organization_id=whose.organization,
            item_id=data.get("item_id"),
        )

    return carry_out(
        "comment",
        Comment,
        act,
        page=lambda: notes(ref),
        to=url_for("my.notes", ref=row["ref"]),
    )


def _sent_round(r: Reader, ref: str) -> tuple[MeetingRow, MinutesRow]:
    """The meeting of an address and its notes; 404 where none were sent to the members."""
    row = meeting_at(ref)
    found = minutes.minutes(r.conn, forum_id=r.forum_id, sees=r.sees).get(row["meeting_id"])
    if found is None or found["state"] == "withdrawn":
        abort(404)
    if not any(one["act"] == "circulated" for one in found["grounds"]):
        abort(404)
    return row, found


def _items(r: Reader, row: MeetingRow) -> list[tuple[str, str]]:
    """The items of the agenda, to choose what a comment is about."""
    items = agendas.agenda(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
    every = [one for item in items for one in (item, *item["items"])]
    return [
        (one["item_id"], f"{one['number']}. {pick(one['title'], page_language()).text}")
        for one in every
        if not one["is_dropped"]
    ]
