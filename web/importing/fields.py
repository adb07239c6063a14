"""Marshmallow fields for the values of the history files; each message says what to write."""

from datetime import time
from typing import Any

import marshmallow as ma

from forum.record.values import SHORT
from forum.record.when import When


class WhenField(ma.fields.Field[When | None]):
    """A day as exactly as it is known; empty is None."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> When | None:  # noqa: ANN401
        if value == "":
            return None
        try:
            return When(value)
        except ValueError as error:
            raise ma.ValidationError(str(error)) from error


class DayField(WhenField):
    """A day that must be there, at least to the year."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> When | None:  # noqa: ANN401
        day = super()._deserialize(value, *args, **kwargs)
        if day is None:
            raise ma.ValidationError("write a day: 2017-02-01, 2017-02 or 2017")
        return day


class ClockField(ma.fields.Field[time | None]):
    """A time of day, HH:MM; empty is None."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> time | None:  # noqa: ANN401
        if value == "":
            return None
        try:
            return time.fromisoformat(value)
        except ValueError as error:
            raise ma.ValidationError(f"{value!r} is not a time: write 13:00") from error


class NumberField(ma.fields.Field[int | None]):
    """A whole number from 0; empty is None."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int | None:  # noqa: ANN401
        if value == "":
            return None
        if not (value.isascii() and value.isdigit()):
            raise ma.ValidationError(f"{value!r} is not a whole number")
        return int(value)


class YearField(NumberField):
    """A year with four digits, which must be there."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> int | None:  # noqa: ANN401
        number = super()._deserialize(value, *args, **kwargs)
        if number is None or not 1900 <= number <= 2199:
            raise ma.ValidationError(f"{value!r} is not a year: write 2017")
        return number


class ShortField(ma.fields.Field[str | None]):
    """A short text; empty is None."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str | None:  # noqa: ANN401
        if len(value) > SHORT:
            raise ma.ValidationError(f"has {len(value)} characters; at most {SHORT} are kept here")
        return value or None


class TextField(ma.fields.Field[str | None]):
    """A text at length; empty is None."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str | None:  # noqa: ANN401
        return value or None


class ChoiceField(ma.fields.Field[str | None]):
    """One of some words; empty is None unless a word must be there.

    Args:
        words: The words.
        must: Whether it may not be empty.
    """

    def __init__(self, words: str, *, must: bool = False) -> None:
        super().__init__()
        self.words = tuple(words.split())
        self.must = must

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str | None:  # noqa: ANN401
        if value == "" and not self.must:
            return None
        if value not in self.words:
            raise ma.ValidationError(f"{value!r} is not one of {', '.join(self.words)}")
        return str(value)
