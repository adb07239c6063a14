"""Forms about views: recording one, and everything that can come back on it."""

from __future__ import annotations

from typing import Any

import marshmallow as ma

from forum.answering.feedback import ChangeKind, Outcome
from forum.answering.view import Setting
from web.forms import Sent
from web.schemas import _n
from web.schemas.entered_for import EnteredFor
from web.schemas.fields import NEEDED, CountField, DayField, IdField, line, one_of, text


class NewView(EnteredFor):
    """A view that was given outside a meeting."""

    text = text(must=True)
    giver = line(must=True)
    setting = one_of(" ".join(Setting), must=True)
    theme_id = IdField()
    owner_id = IdField()
    due = DayField()


class PassageAsView(Sent):
    """A passage of the notes that is a view, said at the meeting."""

    text = text(must=True)
    giver = line(must=True)
    item_id = IdField()
    owner_id = IdField()
    due = DayField()


class Refer(Sent):
    """To whom a view is passed on: an organization here, or an office in words."""

    to_id = IdField()
    to = line()
    text = text()
    due = DayField()

    @ma.validates_schema(skip_on_field_errors=True)
    def check_one(self, data: dict[str, Any], **_more: object) -> None:
        """Want one of the two."""
        if "to_id" in data and "to" in data:
            raise ma.ValidationError(
                _n("Choose an organization or write an office, not both."), "to"
            )


class Acknowledge(EnteredFor):
    """That the view was received."""


class Promise(EnteredFor):
    """A day until which an answer is promised."""

    due = DayField(required=True, error_messages=NEEDED)


class Extend(EnteredFor):
    """A later day, and why."""

    due = DayField(required=True, error_messages=NEEDED)
    reason = text(must=True)


class NoNews(EnteredFor):
    """That there is nothing new."""

    text = text()


class FollowUp(EnteredFor):
    """What was done that touches the view."""

    text = text(must=True)


class GiveAnswer(EnteredFor):
    """The answer."""

    outcome = one_of(" ".join(Outcome), must=True)
    why = text()
    change = text()
    change_kind = one_of(" ".join(ChangeKind))
    link = line()
    capacity = line()
    text = text(must=True)


class Judge(EnteredFor):
    """Whether the answer is enough."""

    is_enough = one_of("yes no", must=True)
    reason = text()


class Reason(Sent):
    """An act that needs a reason and nothing else."""

    reason = text(must=True)


class ReasonFor(EnteredFor):
    """The same, for somebody else."""

    reason = text(must=True)


class Withdraw(EnteredFor):
    """That a view is taken back."""

    reason = text()


class Gather(Sent):
    """The number of the view that this one is gathered into."""

    into = CountField(required=True, error_messages=NEEDED)
