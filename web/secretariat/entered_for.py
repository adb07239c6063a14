"""What the secretariat enters for an organization: for which one, how it came in, and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forum.record.values import Channel
from web.language import page_language

Data = dict[str, Any]


def entered_for(data: Data) -> dict[str, Any]:
    """More for `acting`: that an organization sent it, where the form says how it came in."""
    if not data.get("channel"):
        return {}
    found: dict[str, Any] = {
        "on_behalf_of_id": data["organization_id"],
        "channel": Channel(data["channel"]),
    }
    if data.get("received"):
        found["received"] = data["received"]
    return found


def from_day(data: Data) -> dict[str, Any]:
    """More for `acting`: also the day from which it holds, where the form has one."""
    start = data.get("start")
    return entered_for(data) | ({"effective": start} if start else {})


def in_words(text: str | None) -> Mapping[str, str | None] | None:
    """A text in the language of the page, as commands take it; None for none."""
    return {page_language(): text} if text else None
