"""Acts on the agenda of a meeting: items, what is written under them, and what is fixed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from uuid import UUID

from flask import request, url_for
from werkzeug.wrappers import Response

from forum.answering.view_events import Giver, Setting
from forum.meeting.agenda import ItemKind
from forum.meeting.decision import Decider, DecisionSubject
from forum.meeting.refusals import UnknownItemError
from forum.record.localtime import LocalTime
from forum.record.posts import Post
from forum.record.when import When
from projections.agendas import ItemRow, agenda
from projections.meetings import MeetingRow
from web.acting import also
from web.forms import Sent, carry_out
from web.language import page_language
from web.public import reader
from web.schemas.meeting import (
    AddItem,
    DropItem,
    MoveItem,
    Preside,
    RecordView,
    TakeDecision,
    WriteSection,
)
from web.secretariat import governance, secretariat
from web.secretariat.attendance import local_time, now_at
from web.secretariat.meeting import meeting, meeting_at


def _carried_out(
    ref: str,
    name: str,
    schema: type[Sent],
    act: Callable[[dict[str, Any]], None],
    item: str | None = None,
) -> Response:
    """Carry out an act on the agenda, and come back to the item that it is about."""
    address = url_for("secretariat.open_meeting", ref=ref, item=item)
    return carry_out(
        name,
        schema,
        act,
        page=lambda: meeting(ref),
        to=f"{address}#{'open-item' if item else 'agenda'}",
        key=item or "",
    )


@secretariat.post("/meetings/<ref>/items")
def add_item(ref: str) -> Response:
    """Put an item on the agenda."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        kind = data.get("kind")
        governance().add_agenda_item(
            meeting_id=UUID(row["meeting_id"]),
            title={page_language(): data["title"]},
            kind=ItemKind(kind) if kind else None,
            start=_on_day(row, data.get("start")),
            parent_id=data.get("parent_id"),
        )

    return _carried_out(ref, "add-item", AddItem, act)


@secretariat.post("/meetings/<ref>/items/move")
def move_item(ref: str) -> Response:
    """Move an item one step up or down among those beside it."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        r = reader()
        items = agenda(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
        level = next(
            (
                level
                for level in (items, *(item["items"] for item in items))
                if any(one["item_id"] == str(data["item_id"]) for one in level)
            ),
            items,
        )
        order = [one["item_id"] for one in level if not one["is_dropped"]]
        if str(data["item_id"]) not in order:
            return
        place = order.index(str(data["item_id"]))
        other = place - 1 if data["up"] else place + 1
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
        governance().reorder_agenda(
            meeting_id=UUID(row["meeting_id"]), item_ids=[UUID(one) for one in order]
        )

    return _carried_out(ref, "move-item", MoveItem, act, request.form.get("item_id"))


@secretariat.post("/meetings/<ref>/items/drop")
def drop_item(ref: str) -> Response:
    """Take an item off the agenda."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        reason = {page_language(): data["reason"]} if data.get("reason") else None
        governance().drop_agenda_item(
            meeting_id=UUID(row["meeting_id"]), item_id=data["item_id"], reason=reason
        )

    return _carried_out(ref, "drop-item", DropItem, act, request.form.get("item_id"))


@secretariat.post("/meetings/<ref>/sections")
def write_section(ref: str) -> Response:
    """Write under an item; a version that somebody else wrote meanwhile is not written over."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        governance().write_section(
            meeting_id=UUID(row["meeting_id"]),
            item_id=data["item_id"],
            text={page_language(): data["text"]},
            read=data["read"],
        )

    return _carried_out(ref, "section", WriteSection, act, request.form.get("item_id"))


@secretariat.post("/meetings/<ref>/decisions")
def take_decision(ref: str) -> Response:
    """Record a decision on an item, and who carries it out by when."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        commands = governance()
        decision_id = commands.take_decision(
            year=row["year"],
            subject=DecisionSubject(data.get("subject", "other")),
            title={page_language(): data["title"]},
            decided_by=Decider.FORUM,
            meeting_id=UUID(row["meeting_id"]),
            item_id=data["item_id"],
            closes_item=None,
        )
        if data.get("owner") or data.get("due"):
            with also("assign"):
                commands.assign_decision(
                    decision_id=decision_id, owner=data.get("owner"), done_by=data.get("due")
                )

    return _carried_out(ref, "decision", TakeDecision, act, request.form.get("item_id"))


@secretariat.post("/meetings/<ref>/views")
def record_view(ref: str) -> Response:
    """Record a view that was said on an item."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        item = _item(row, str(data["item_id"]))
        giver, _, key = data["giver"].partition(":")
        governance().record_view(
            setting=Setting.DIALOGUE_THEME if item["theme_id"] else Setting.DIALOGUE,
            giver=Giver(giver),
            side=key if giver == Giver.SIDE else None,
            organization_id=UUID(key) if giver == Giver.ORGANIZATION else None,
            text={page_language(): data["text"]},
            meeting_id=UUID(row["meeting_id"]),
            theme_id=UUID(item["theme_id"]) if item["theme_id"] else None,
            item_id=data["item_id"],
            owner_id=data.get("owner_id"),
        )

    return _carried_out(ref, "view", RecordView, act, request.form.get("item_id"))


@secretariat.post("/meetings/<ref>/chair")
def change_chair(ref: str) -> Response:
    """Say who chairs the meeting from now on."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        is_post = data["chair"] in set(Post)
        governance().preside_meeting(
            meeting_id=UUID(row["meeting_id"]),
            post=Post(data["chair"]) if is_post else None,
            organization_id=None if is_post else UUID(data["chair"]),
            at=now_at(row) if row["chairs"] else None,
        )

    return _carried_out(ref, "chair", Preside, act)


def _item(row: MeetingRow, item_id: str) -> ItemRow:
    """An item of the agenda; one that is not there is refused by the command that names it."""
    r = reader()
    items = agenda(r.conn, sees=r.sees, meeting_id=row["meeting_id"])
    every = [one for item in items for one in (item, *item["items"])]
    found = next((one for one in every if one["item_id"] == item_id), None)
    if found is None:
        raise UnknownItemError("the agenda has no such item: choose one that is on it")
    return found


def _on_day(row: MeetingRow, clock: time | None) -> LocalTime | None:
    if clock is None:
        return None
    return local_time(datetime.combine(When(row["day"]).latest, clock))
