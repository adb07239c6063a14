"""The agenda of a meeting as its page sets it: numbers, kinds and decisions in words."""

from __future__ import annotations

from dataclasses import dataclass

from projections.agendas import ItemRow, agenda, agenda_announced
from web.language import Worded, page_language, pick
from web.public import Reader
from web.public.codes import code
from web.public.grounds import Grounds, grounds, mostly
from web.public.things import Called, Things


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of an agenda.

    Attributes:
        number: As on paper.
        title: What it is called.
        kind: The word for its kind; empty where it is not known.
        level: The declared level of participation and step, in words; empty where there is none.
        start: Planned beginning, a local time, or None.
        is_late: It was put there after the agenda was sent.
        is_dropped: It was taken off after the numbers stood.
        reason: Why it was taken off, or None.
        linked: The notes or the meeting that a standing item is about, or None.
        version: The version of those notes that was newest when it was put there, or None.
        is_outdated: The draft was rewritten after the agenda was sent.
        decision: The decision that closed it, or None.
        about: What is weaker or odd about it.
        under: The items under it.
    """

    number: str
    title: Worded
    kind: str
    level: str
    start: str | None
    is_late: bool
    is_dropped: bool
    reason: Worded | None
    linked: Called | None
    version: int | None
    is_outdated: bool
    decision: Called | None
    about: Grounds
    under: list[ItemLine]


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """An agenda.

    Attributes:
        items: Its items.
        sent: The day on which it was sent to those who come, or None.
        kinds_inferred: Every kind is our conclusion.
        about: What it rests on.
    """

    items: list[ItemLine]
    sent: str | None
    kinds_inferred: bool
    about: Grounds


def agenda_in_words(reader: Reader, meeting_id: str) -> AgendaWords | None:
    """Set the agenda of a meeting; None where it is not known."""
    items = agenda(reader.conn, sees=reader.sees, meeting_id=meeting_id)
    if not items:
        return None
    every = [one for item in items for one in (item, *item["items"])]
    about = mostly(item["grounds"] for item in every)
    things = Things(reader, [item[key] for item in every for key in ("decision_id", "about_id")])
    kinds = {item["kind_basis"] for item in every if item["kind"]}
    lines = [_line(item, things, about) for item in items]
    sent = agenda_announced(reader.conn, sees=reader.sees, meeting_id=meeting_id)
    return AgendaWords(lines, sent, kinds == {"inferred"}, about)


def _line(item: ItemRow, things: Things, about: Grounds) -> ItemLine:
    language = page_language()
    return ItemLine(
        number=item["number"],
        title=pick(item["title"], language),
        kind=code(item["kind"], language) if item["kind"] else "",
        level=", ".join(code(one, language) for one in (item["level"], item["step"]) if one),
        start=item["start"],
        is_late=item["is_late"],
        is_dropped=item["is_dropped"],
        reason=pick(item["reason"], language) if item["reason"] else None,
        linked=things.known(item["about_id"]),
        version=item["about_version"],
        is_outdated=item["is_outdated"],
        decision=things.known(item["decision_id"]),
        about=grounds(item["grounds"], but=about),
        under=[_line(one, things, about) for one in item["items"]],
    )
