"""The marks of states and sides, and which mark and colour belong to which word.

Knows the shapes (drawn in a square of 16, coloured by the text around them) and the state words.
A mark never stands alone: a word is beside it, or is given for those who cannot see it.
"""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

_LINE = 'fill="none" stroke="currentColor" stroke-width="1.75"'
_BOLD = 'fill="none" stroke="currentColor" stroke-width="2"'
_ON = 'fill="none" class="on-mark" stroke-width="1.9" stroke-linecap="round"'  # on a filled mark
_DISC = '<circle cx="8" cy="8" r="7.5" fill="currentColor"/>'
_RING = f'<circle cx="8" cy="8" r="6.4" {_LINE}/>'
_BOX = f'<rect x="1.4" y="1.4" width="13.2" height="13.2" rx="1.5" {_LINE}/>'

SHAPES: dict[str, str] = {
    "answered": f'{_DISC}<path {_ON} d="m4.8 8.3 2.2 2.2 4.2-4.6"/>',
    "clock": f'{_RING}<path {_LINE} stroke-linecap="round" d="M8 4.3V8l2.4 1.6"/>',
    "late": '<path fill="currentColor" d="M8 .8 15.8 15H.2z"/>'
    f'<path {_ON} d="M8 6v4.2M8 12.7v.1"/>',
    "pending": f'<rect x="1.5" y="1.5" width="13" height="13" stroke-dasharray="2.6 2" {_LINE}/>',
    "tick": f'<path {_BOLD} d="m1.8 8.6 4 4 8.4-9.2"/>',
    "cross": f'<path {_BOLD} d="m2.8 2.8 10.4 10.4M13.2 2.8 2.8 13.2"/>',
    "ring": _RING,
    "small-ring": f'<circle cx="8" cy="8" r="3.6" {_LINE}/>',
    "now": f'{_RING}<circle cx="8" cy="8" r="3" fill="currentColor"/>',
    "circle": _DISC,
    "square": '<path fill="currentColor" d="M1 1h14v14H1z"/>',
    "diamond": f'<path {_LINE} d="m8 1.4 6.6 6.6L8 14.6 1.4 8z"/>',
    "box-tick": '<rect x=".5" y=".5" width="15" height="15" rx="2" fill="currentColor"/>'
    f'<path {_ON} d="m4 8.3 2.7 2.7L12 5.2"/>',
    "box-bar": f'{_BOX}<path {_LINE} d="M4.5 8h7"/>',
    "box": _BOX,
}

SIDES = {"civil": "circle", "public": "square", "none": "diamond"}


class State(NamedTuple):
    """How one state looks and what it is called."""

    mark: str
    tone: str  # a colour token: ok, wait, late, pending, ink
    word: LazyString


STATES: dict[str, State] = {
    "answered": State("answered", "ok", _l("Answered")),
    "taken-in": State("answered", "ok", _l("Taken in")),
    "waiting": State("clock", "wait", _l("Waiting")),
    "no-news": State("clock", "wait", _l("No news yet")),
    "late": State("late", "late", _l("Overdue")),
    "passed-on": State("small-ring", "ink2", _l("Passed on")),
    "followed-up": State("now", "ink2", _l("Followed up, no answer seen")),
    "no-answer": State("ring", "ink2", _l("No answer seen")),
    "gathered": State("small-ring", "ink2", _l("Gathered with another view")),
    "withdrawn": State("cross", "ink2", _l("View withdrawn")),
    "kept": State("tick", "ok", _l("Kept")),
    "not-kept": State("cross", "late", _l("Not kept")),
    "not-yet": State("ring", "wait", _l("Not yet")),
    "unknown": State("small-ring", "ink2", _l("Unknown")),
    "no-case": State("small-ring", "ink2", _l("No case")),
    "struck": State("cross", "late", _l("Struck")),
    "done": State("tick", "ok", _l("done")),
    "saved": State("tick", "ok", _l("Saved")),
    "present": State("tick", "ok", _l("present")),
    "not-approved": State("pending", "pending", _l("Not yet approved")),
    "circulated": State("pending", "pending", _l("Sent for comments")),
    "current": State("now", "ink", _l("under way")),
    "coming": State("small-ring", "ink2", _l("to come")),
    "here": State("box-tick", "ink", _l("here")),
    "apologies": State("box-bar", "ink2", _l("apologies")),
    "no-reply": State("box", "ink2", _l("has not answered")),
}


def mark(name: str, tone: str = "") -> Markup:
    """The drawing of one mark, hidden from those who hear the word beside it.

    Args:
        name: A key of `SHAPES`.
        tone: Empty for the colour of the text around it, else a colour token.
    """
    kind = f"mark tone-{tone}" if tone else "mark"
    return Markup('<svg class="{}" viewBox="0 0 16 16" aria-hidden="true">{}</svg>').format(
        kind, Markup(SHAPES[name])
    )


def side_mark(kind: str) -> Markup:
    """● for the civil-society side, ■ for the public side, ◇ for those without a seat."""
    return mark(SIDES[kind], "ink" if kind == "none" else kind)
