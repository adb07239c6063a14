"""Forms about tasks: giving one at a meeting, and saying that it was done or is not."""

from __future__ import annotations

from typing import Any

import marshmallow as ma

from web.forms import Sent
from web.schemas import _n
from web.schemas.fields import NEEDED, DayField, IdField, line, one_of, text


class GiveTask(Sent):
    """A task on an item: for one of those on the list, or for an office outside in words."""

    item_id = IdField(required=True, error_messages=NEEDED)
    text = text(must=True)
    owner = line()
    office = line()
    due = DayField()

    @ma.validates_schema(skip_on_field_errors=True)
    def check_one(self, data: dict[str, Any], **_more: object) -> None:
        """Want one of the two."""
        if ("owner" in data) == ("office" in data):
            raise ma.ValidationError(
                _n("Choose who does it from the list, or write an office outside the forum."),
                "owner",
            )


class TaskOver(Sent):
    """That a task was done, or is dropped with a reason."""

    task_id = IdField(required=True, error_messages=NEEDED)
    text = text()
    over = one_of("done dropped", must=True)

    @ma.validates_schema(skip_on_field_errors=True)
    def says_why(self, data: dict[str, Any], **_more: object) -> None:
        """Ask why a task is dropped."""
        if data["over"] == "dropped" and "text" not in data:
            raise ma.ValidationError(_n("Say why the task is dropped."), "text")


class TaskDone(Sent):
    """That the own task was done."""

    text = text()
