"""How meetings, themes and posts are told on a page, where a code's own word is not enough."""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from projections.meetings import MeetingRow
from web.language import Worded, page_language, pick
from web.public.codes import code
from web.public.things import Called
from web.words import day, sentence

STANDINGS: dict[str, tuple[str, LazyString]] = {
    "held": ("done", _l("Held")),
    "cancelled": ("not-kept", _l("Cancelled")),
    "convened": ("current", _l("Invitation sent")),
    "planned": ("coming", _l("Planned")),
    "convened_only": ("not-yet", _l("Invitation seen – whether it was held is not known")),
    "planned_only": ("not-yet", _l("Planned – whether it was held is not known")),
}
"""By standing of a meeting: its mark (a key of `web.marks.STATES`) and its word."""
THEME_STATES: dict[str, tuple[str, LazyString]] = {
    "adopted": ("done", _l("Adopted")),
    "discussed": ("current", _l("Topic of a meeting, adoption not seen")),
    "replaced": ("coming", _l("Replaced by another")),
    "declined": ("withdrawn", _l("Declined")),
    "withdrawn": ("withdrawn", _l("Withdrawn")),
    "concluded": ("done", _l("Concluded")),
    "proposed": ("coming", _l("Proposed")),
}
"""By state of a theme: its mark and its word."""


def meeting_title(meeting: MeetingRow) -> Worded:
    """What a meeting is about; its kind and day where it has no title."""
    if meeting["title"]:
        return pick(meeting["title"], page_language())
    return Worded(f"{kind(meeting)} {day(meeting['day'], page_language())}", None)


def kind(meeting: MeetingRow) -> str:
    """The kind of a meeting, with a capital: "Dialogmöte"."""
    return sentence(kind_word(meeting["kind"]))


def kind_word(kind: str) -> str:
    """The word for a kind of meeting, in the running text; a dialogue is also a level."""
    return code("dialogue_meeting" if kind == "dialogue" else kind, page_language())


def linked(called: Called | None) -> Markup | None:
    """A name with its page, for a place that takes text; None for none."""
    if called is None:
        return None
    said = Markup.escape(called.text)
    if called.lang:
        said = Markup('<span lang="{}">{}</span>').format(called.lang, said)
    return Markup('<a href="{}">{}</a>').format(called.address, said) if called.address else said
