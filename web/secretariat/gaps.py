"""What a meeting that is over still lacks, gathered once, each line with the way to complete it.

Nothing of it is asked while the meeting runs. Only what can be entered afterwards is listed: what
was entered from older sources is left alone, and so is a closed year.

Source: screens.md, page 1, item 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flask import url_for

from forum.record.levels import Level, Step
from projections import forums
from projections.agendas import ItemRow
from projections.decisions import decisions
from projections.meetings import MeetingRow
from projections.views import views
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader
from web.public.codes import code
from web.public.view_words import spoken
from web.secretariat.items import Line
from web.secretariat.list_of_those_here import Part
from web.words import sentence

WITHOUT_GROUND: Final = frozenset({"notes"})
"""Subjects of decisions that rest on the rules alone: nothing else is asked."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that can be completed.

    Attributes:
        what: What is missing, in words.
        about: Of what.
        form: Which form completes it on the line itself: level, ground, or empty for a link.
        key: The thing that the form is about.
        address: The form that completes it elsewhere; empty where it is on the line.
        values: What is known of it, by field of the form.
    """

    what: str
    about: str
    form: str = ""
    key: str = ""
    address: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """What is known of a field."""
        return dict(self.values).get(name, "")


def gaps(
    r: Reader, row: MeetingRow, lines: Sequence[Line], parts: Sequence[Part], chair: str
) -> list[Gap]:
    """Say what a meeting that is over still lacks.

    Args:
        r: Who reads.
        row: The meeting.
        lines: Its items.
        parts: The list of those who were there.
        chair: Who chaired, in words; empty where nobody was named.
    """
    years = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    is_closed = any(one["year"] == row["year"] and one["is_closed"] for one in years)
    if is_closed or _is_of_a_source(row):
        return []
    here = url_for("secretariat.open_meeting", ref=row["ref"])
    return [
        *([] if chair else [Gap(_("Who chaired"), "", address=f"{here}#chairing")]),
        *_attendance(parts, here),
        *_levels(lines),
        *_grounds(r, row),
        *_referrals(r, row),
    ]


def level_options() -> dict[str, list[tuple[str, str]]]:
    """What the fields of a level offer."""
    return {
        "levels": [(one.value, sentence(code(one.value, page_language()))) for one in Level],
        "steps": [(one.value, sentence(code(one.value, page_language()))) for one in Step],
    }


def _is_of_a_source(row: MeetingRow) -> bool:
    return any(one["basis"] is not None for one in row["grounds"])


def _attendance(parts: Sequence[Part], here: str) -> Iterator[Gap]:
    """Who had a seat or had registered, and of whom nothing is entered since."""
    if not any(part.here for part in parts):
        yield Gap(_("Who was there"), "", address=f"{here}#attendance")
        return
    for part in parts:
        for one in part.rows:
            is_expected = one.state == "no-reply" and part.expected is not None
            if one.state == "coming" or (is_expected and one.capacity == "member"):
                place = f"{here}#row-{one.organization_id[:8]}-{one.capacity}"
                yield Gap(_("Apologies, or none"), one.called.text, address=place)


def _levels(lines: Sequence[Line]) -> Iterator[Gap]:
    for line in lines:
        item: ItemRow = line.row
        if item["kind"] == "practical" or item["standing"] or (item["level"] and item["step"]):
            continue
        known = (("level", item["level"] or ""), ("step", item["step"] or ""))
        about = f"{item['number']}. {line.title.text}"
        yield Gap(_("Level and step"), about, form="level", key=item["item_id"], values=known)


def _grounds(r: Reader, row: MeetingRow) -> Iterator[Gap]:
    for one in decisions(r.conn, forum_id=r.forum_id, sees=r.sees):
        if one["meeting_id"] != row["meeting_id"] or one["subject"] in WITHOUT_GROUND:
            continue
        if one["legal_basis"] is None and one["grounds"][0]["basis"] is None:
            about = f"{one['ref']}. {pick(one['title'], page_language()).text}"
            known = (("owner", one["owner"] or ""), ("due", one["done_by"] or ""))
            key = one["decision_id"]
            yield Gap(_("What a decision rests on"), about, form="ground", key=key, values=known)


def _referrals(r: Reader, row: MeetingRow) -> Iterator[Gap]:
    """Views of the meeting that nobody is to answer yet."""
    for one in views(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"]):
        turn = one["turn"]
        if one["meeting_id"] != row["meeting_id"] or turn is None or turn["whose"] != "secretariat":
            continue
        if one["standing"]["answer"] is None:
            place = url_for("secretariat.view", number=one["number"], act="refer")
            text = spoken(one["text"])
            about = f"{_('View %(number)s', number=one['number'])}. {text.text if text else ''}"
            yield Gap(_("Who answers a view"), about, address=f"{place}#refer")
