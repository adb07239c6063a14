"""Things that tests of meetings begin with."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from forum.meeting.meeting import Meeting, MeetingKind
from forum.record.text import TextRef
from forum.record.values import Name, Wording
from forum.record.when import When
from tests.projections.telling import here


def meeting(day: str = "2018-03-28", **about: Any) -> Meeting:
    """A planned meeting of the whole forum, unless something else is said."""
    said: dict[str, Any] = {
        "classification": MeetingKind.DIALOGUE,
        "side": None,
        "is_listed": True,
        "year": int(day.removeprefix("../")[:4]),
        "day": When(day),
        "title": named("Jämställdhet"),
        **about,
    }
    with here():
        return Meeting(**said)


def named(text: str) -> tuple[Name, ...]:
    """A name in Swedish."""
    return (Name(language="sv", text=text),)


def ref() -> TextRef:
    """A text that a test opens, or leaves closed."""
    return TextRef(text_id=uuid4(), sha256="0" * 64, size=1, media_type="text/plain")


def worded(text: TextRef) -> tuple[Wording, ...]:
    """A text at length in Swedish."""
    return (Wording(language="sv", text=text),)
