"""Everything that was recorded: one line an event, and each event field by field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import abort, render_template, request, url_for

from projections import lookback
from projections.lookback import EventRow
from projections.replaced import earlier_details
from projections.search import search
from web import words
from web.language import Worded, page_language
from web.language import gettext as _
from web.public import Reader, public, reader
from web.public.cautions import sentence
from web.public.codes import code, field
from web.public.event_fields import ids_in, said, tail
from web.public.grounds import noted
from web.public.lines import line
from web.public.nouns import many
from web.public.things import Called, Things

FILTERS = ("kind", "year", "subject", "from")


class Line(NamedTuple):
    """One event as a line of the history."""

    event: EventRow
    what: Worded
    tail: Called | None
    about: Called
    by: Called
    day: str
    recorded: datetime
    recorded_day: str


class Part(NamedTuple):
    """One field of an event, and what it said before where the event took its place."""

    word: str
    before: list[Called]
    after: list[Called]
    is_changed: bool


@public.get("/history/")
def history() -> str:
    r, asked, language = reader(), request.args, page_language()
    kinds, years = lookback.filters(r.conn, forum_id=r.forum_id, sees=r.sees)
    since, fault = _day(asked.get("from", ""))
    page = lookback.events(
        r.conn,
        forum_id=r.forum_id,
        sees=r.sees,
        kind=asked.get("kind") or None,
        year=asked.get("year", type=int),
        things=_things_asked(r, asked.get("subject", "").strip()),
        since=since,
        before=asked.get("before", type=int),
    )
    things = Things(r, _ids(page["events"]))
    older, newer = page["older"], page["newer"]
    return render_template(
        "public/history.html",
        lines=[_line(event, things, r.forum["zone"]) for event in page["events"]],
        page=page,
        kinds=sorted(((kind, many(kind, language)) for kind in kinds), key=lambda it: it[1]),
        year_choices=[(str(year), str(year)) for year in sorted(years, reverse=True)],
        remarks=_remarks,
        zone=r.forum["zone"],
        asked={name: asked.get(name, "") for name in FILTERS},
        about=_about(asked.get("subject", "").strip(), r),
        fault=fault,
        older=_older(older) if older else None,
        newer=None if newer is None else _page(_("Newer events"), before=newer or None),
    )


@public.get("/history/<int:position>")
def event(position: int) -> str:
    r, language = reader(), page_language()
    found = lookback.event(r.conn, forum_id=r.forum_id, sees=r.sees, position=position)
    if found is None:
        abort(404)
    earlier = earlier_details(r.conn, sees=r.sees, event=found)
    things = Things(r, _ids([found]))
    parts = [
        Part(
            word=field(name, language),
            before=said(earlier[name], things) if name in earlier else [],
            after=said(valued, things),
            is_changed=name in earlier and earlier[name] != valued,
        )
        for name, *valued in found["details"]
    ]
    return render_template(
        "public/event.html",
        line=_line(found, things, r.forum["zone"]),
        parts=parts,
        has_before=bool(earlier),
        called=things.called,
        noted=noted,
        caution_said=sentence,
        zone=r.forum["zone"],
        code=lambda value: code(value, language),
        others=url_for("public.history", subject=found["aggregate_id"]),
    )


def _line(event: EventRow, things: Things, zone: str) -> Line:
    about, what = things.headed(event["aggregate_id"]), line(event["topic"], page_language())
    end = tail(event, things)
    is_said = end is not None and (end.text == about.text or end.text in what.text)
    recorded = datetime.fromisoformat(event["recorded"]).astimezone(ZoneInfo(zone))
    return Line(
        event=event,
        what=what,
        tail=None if is_said else end,
        about=about,
        by=things.called(event["actor_id"]),
        day=_day_said(event, recorded),
        recorded=recorded,
        recorded_day=words.short_day(recorded.date(), page_language(), year=True),
    )


def _day_said(event: EventRow, recorded: datetime) -> str:
    """The day that an event tells of; what was entered afterwards without one has none."""
    if event["effective"]:
        return words.short_day(event["effective"], page_language(), year=True)
    return "" if event["basis"] else words.short_day(recorded.date(), page_language(), year=True)


def _ids(events: Iterable[EventRow]) -> set[str | None]:
    """Every id that a page about these events names."""
    found: set[str | None] = set()
    for event in events:
        found |= {event["aggregate_id"], event["actor_id"], event["on_behalf_of_id"]}
        found |= {event["rules_version"], *ids_in(event["details"])}
    return found


def _day(asked: str) -> tuple[date | None, str | None]:
    """The day that was asked for, or what is wrong with it."""
    try:
        return (date.fromisoformat(asked), None) if asked else (None, None)
    except ValueError:
        return None, _("Write a day such as 2018-05-31.")


def _things_asked(r: Reader, asked: str) -> set[str] | None:
    """The things that the history is asked about: one by its id, or those that words find."""
    if not asked:
        return None
    if _is_id(asked):
        return {asked}
    found = search(r.conn, forum_id=r.forum_id, words=asked, sees=r.sees)
    return {row["thing_id"] for row in found}


def _about(asked: str, r: Reader) -> Called | None:
    """What the one thing is called that the history is asked about."""
    return Things(r, [asked]).called(asked) if _is_id(asked) else None


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _older(positions: tuple[int, int]) -> dict[str, str]:
    first, last = positions
    word = _("Older events, no. %(first)s–%(last)s", first=first, last=last)
    return _page(word, before=last + 1)


def _page(word: str, before: int | None) -> dict[str, str]:
    """Another page of the history, with the same filters, for the part `pager`."""
    values: dict[str, Any] = {name: request.args.get(name) or None for name in FILTERS}
    return {"word": word, "address": url_for("public.history", before=before, **values)}


def _remarks(event: EventRow) -> list[str]:
    """What is to be noted about an event: a weak basis, entered later or for another, cautions."""
    found = [sentence(caution).rstrip(".") for caution, _reason in event["cautions"]]
    if event["basis"] in ("inferred", "planned"):
        found.append(code(event["basis"], page_language()))
    if event["on_behalf_of_id"]:
        found.append(_("entered for another"))
    if event["basis"] is None and event["effective"] not in (None, event["recorded"][:10]):
        found.append(_("entered later"))
    return found
