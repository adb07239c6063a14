"""Tasks on the page of a meeting: giving one under an item, and saying what became of it.

Source: screens.md, page 1, item 3.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request, url_for
from werkzeug.wrappers import Response

from web.forms import carry_out
from web.language import page_language
from web.public import reader
from web.public.task_words import task_in_words
from web.schemas.task import GiveTask, TaskOver
from web.secretariat import governance, secretariat
from web.secretariat.duty_places import place_of_task
from web.secretariat.meeting import meeting, meeting_at
from web.secretariat.owners import owner_of


@secretariat.post("/meetings/<ref>/tasks")
def give_task(ref: str) -> Response:
    """Give somebody a task on an item."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        governance().give_task(
            meeting_id=UUID(row["meeting_id"]),
            item_id=data["item_id"],
            text={page_language(): data["text"]},
            due=data.get("due"),
            **owner_of(data.get("owner"), data.get("office")),
        )

    item = request.form.get("item_id", "")
    to = url_for("secretariat.open_meeting", ref=ref, item=item)
    return carry_out(
        "task", GiveTask, act, page=lambda: meeting(ref), to=f"{to}#open-item", key=item
    )


@secretariat.post("/meetings/<ref>/tasks/over")
def end_task(ref: str) -> Response:
    """Say that a task was done, or is dropped."""
    row, wanted = meeting_at(ref), request.form.get("task_id", "")

    def act(data: dict[str, Any]) -> None:
        said = {page_language(): data["text"]} if data.get("text") else {}
        if data["over"] == "done":
            governance().finish_task(task_id=data["task_id"], text=said)
        else:
            governance().drop_task(task_id=data["task_id"], reason=said)

    found = task_in_words(reader(), wanted)
    item = found.row["item_id"] if found is not None else None
    return carry_out(
        "task-over",
        TaskOver,
        act,
        page=lambda: meeting(ref, item=item),
        to=place_of_task(row, found) if found else url_for("secretariat.open_meeting", ref=ref),
        key=wanted,
    )
