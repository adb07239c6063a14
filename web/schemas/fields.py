"""Fields of work forms: what people write, and what to write instead."""

from __future__ import annotations

from datetime import time
from typing import Any, Final
from uuid import UUID

import marshmallow as ma

from forum.record.values import SHORT
from forum.record.when import When
from web.schemas import _n

NEEDED: Final[dict[str, Any]] = {"required": _n("Fill this in.")}
"""What a field says that was left empty and may not be."""


class IdField(ma.fields.Field[UUID]):
    """The id of something that the page offered."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> UUID:  # noqa: ANN401
        try:
            return UUID(value)
        except ValueError:
            raise ma.ValidationError(_n("Choose one of those that the page shows.")) from None


class ClockField(ma.fields.Field[time]):
    """A time of day, 13:00 or 13.00."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> time:  # noqa: ANN401
        try:
            return time.fromisoformat(value.replace(".", ":").zfill(5))
        except ValueError:
            raise ma.ValidationError(_n("Write a time such as 13:00.")) from None


class DayField(ma.fields.Field[When]):
    """A day in full."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> When:  # noqa: ANN401
        try:
            when = When(value)
        except ValueError:
            when = None
        if when is None or len(value) != len("2018-05-31") or value.startswith("../"):
            raise ma.ValidationError(_n("Write a day such as 2018-05-31."))
        return when


class CountField(ma.fields.Field[int]):
    """How many, from 0."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:  # noqa: ANN401
        if not (value.isascii() and value.isdigit() and len(value) < 7):
            raise ma.ValidationError(_n("Write a whole number such as 5."))
        return int(value)


def line(*, must: bool = False) -> ma.fields.String:
    """One line of at most 300 characters."""
    return ma.fields.String(
        required=must,
        error_messages=NEEDED,
        validate=ma.validate.Length(max=SHORT, error=_n("Write at most 300 characters.")),
    )


def text(*, must: bool = False) -> ma.fields.String:
    """A text at length; the log says when it is too long."""
    return ma.fields.String(required=must, error_messages=NEEDED)


def one_of(codes: str, *, must: bool = False) -> ma.fields.String:
    """One of a few codes, apart by spaces."""
    return ma.fields.String(
        required=must,
        error_messages=NEEDED,
        validate=ma.validate.OneOf(
            codes.split(), error=_n("Choose one of those that the page shows.")
        ),
    )
