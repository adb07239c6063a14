"""Counted shapes as SVG: bars of presence, one circle for each seat, who stayed and who is new.

Pure functions from plain numbers to the markup of one column; `parts/charts.html` sets the columns
side by side with their words, and adds the table that says the same. Colours come from classes, so
dark mode and print follow. Unknown is dashed or said in words, never a gap that looks like zero.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

PLOT = 104  # pixels: the height of a full bar
BAR = 46
LABEL_INSIDE = 22  # a bar lower than this has its number above it
PITCH = 24
RADIUS = 8.5
ACROSS = 5
KINDS = frozenset({"own-civil", "own-public", "other", "unknown", "reserve", "new", "back"})
EDGE = 1.0


def bar(
    present: int | None, seated: int | None, title: str, *, most: int, kind: str = "civil"
) -> Markup:
    """One column: how many of those with a seat were present at a meeting.

    Args:
        present: Organizations present, or None when no list was found (dashed, without a number).
        seated: Organizations with a seat that day, or None when unknown (no outline).
        title: The whole fact in words, read aloud instead of the drawing.
        most: The largest number in any column; it fills the height.
        kind: civil or public, the side that is counted.
    """
    parts = []
    if seated is not None:
        top = _top(seated, most)
        kind_of_whole = "whole" if present is not None else "unknown"
        parts.append(_rect(kind_of_whole, top, PLOT - top))
        parts.append(_line(_top(seated / 2, most)))
    if present is not None:
        top = _top(present, most)
        parts.append(_rect(kind, top, PLOT - top))
        inside = PLOT - top >= LABEL_INSIDE
        parts.append(
            Markup('<text{} x="{}" y="{}" text-anchor="middle">{}</text>').format(
                Markup(' class="inside"') if inside else "",
                BAR / 2,
                _short(top + 17 if inside else top - 5),
                present,
            )
        )
    return _drawing(PLOT + EDGE, title, parts)


def bar_ends(seated: int, most: int, whole: str, half: str) -> Markup:
    """The words of the two reference lines, at the height of each; the list says them too."""
    lines = [
        Markup('<text x="8" y="{}">{}</text>').format(
            _short(max(_top(seated, most) + 5, 11)), whole
        ),
        _line(_top(seated / 2, most), end=4),
        Markup('<text x="8" y="{}">{}</text>').format(_short(_top(seated / 2, most) + 5), half),
    ]
    return Markup('<svg height="{}" aria-hidden="true">{}</svg>').format(
        PLOT + EDGE, Markup("").join(lines)
    )


def circles(groups: Sequence[tuple[str, int]], title: str, *, rows: int) -> Markup:
    """One column of counted circles, filled from the lower left, five in a row.

    Args:
        groups: Pairs of kind (see `KINDS`) and how many, in the order they are drawn.
        title: The whole fact in words, read aloud instead of the drawing.
        rows: Rows of the tallest column, so that all columns stand on one line.

    Raises:
        ValueError: A kind is not known.
    """
    shapes = []
    place = 0
    for kind, count in groups:
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is not one of {', '.join(sorted(KINDS))}")
        for _ in range(count):
            x = 12 + PITCH * (place % ACROSS)
            y = PITCH * (rows - 1 - place // ACROSS) + 12
            shapes.append(circle(kind, x, y))
            place += 1
    return _drawing(PITCH * rows + 4, title, shapes)


def circle(kind: str, x: float = 9, y: float = 9) -> Markup:
    """One circle with its middle at x and y: filled, outlined, dashed, or with a dot in it."""
    drawn = Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(
        "own-civil" if kind == "new" else kind, _short(x), _short(y), RADIUS
    )
    if kind == "back":
        drawn += Markup('<circle class="dot" cx="{}" cy="{}" r="3.5"/>').format(
            _short(x), _short(y)
        )
    return drawn


def rows_needed(counts: Sequence[int]) -> int:
    """Rows of circles in the tallest column; at least one."""
    return max((-(-count // ACROSS) for count in counts), default=0) or 1


def _top(value: float, most: int) -> float:
    return PLOT - PLOT * value / max(most, 1) + EDGE / 2


def _rect(kind: str, top: float, height: float) -> Markup:
    return Markup('<rect class="{}" x=".5" y="{}" width="{}" height="{}"/>').format(
        kind, _short(top), BAR - 1, _short(max(height, 0))
    )


def _line(y: float, end: int | None = None) -> Markup:
    return Markup('<line class="half" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
        0 if end else BAR, end or "100%", _short(y), _short(y)
    )


def _drawing(height: float, title: str, parts: Sequence[Markup]) -> Markup:
    return Markup('<svg role="img" height="{}"><title>{}</title>{}</svg>').format(
        _short(height), title, Markup("").join(parts)
    )


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
