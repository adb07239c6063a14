"""What each chart says: its columns, the words under them, and the table that says the same.

Knows the three questions (who came, who has the seats, who is new) and turns plain rows into a
`Chart`, in the page's language. The shapes themselves are drawn by `web.charts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from web import charts, words
from web.language import gettext as _
from web.language import ngettext, page_language


@dataclass(frozen=True, slots=True)
class Column:
    """One drawing and what stands under it."""

    drawing: Markup
    word: str
    text: str = ""
    note: str = ""
    reserve: int | None = None  # its order, drawn as a ring below the line


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be set: `parts/charts.html` writes it."""

    title: str
    summary: str
    columns: Sequence[Column]
    head: Sequence[dict[str, str]]
    rows: Sequence[Sequence[str]]
    key: Sequence[tuple[str, str]] = ()  # kind of circle and its word
    ends: Markup | None = None
    is_narrow: bool = False


@dataclass(frozen=True, slots=True)
class MeetingPresence:
    """Organizations of one side at one meeting; None is unknown.

    Attributes:
        day: ISO text, as precise as it is known.
        present: Organizations present.
        seated: Organizations with a seat on that day.
    """

    day: str
    present: int | None
    seated: int | None


@dataclass(frozen=True, slots=True)
class YearSeats:
    """The seats of one side in one year, and the part one organization has in them.

    Attributes:
        year: The forum year, as it is called.
        seats: All seats, or None when only organizations are known.
        organizations: Organizations with a seat that are known by name, or None.
        own: Seats of the organization asked about; 1 if it had an unknown number of them, None if
            it is unknown whether it had any.
        reserve: Its order among the reserves, or None.
        basis: Word for how this is known, or a remark; may be empty.
    """

    year: str
    seats: int | None
    organizations: int | None
    own: int | None = 0
    reserve: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class YearRotation:
    """Organizations of one side in one year, by whether they had a seat before.

    Attributes:
        year: The forum year, as it is called.
        stayed: Had a seat also the year before.
        new: Have a seat for the first time.
        back: Had a seat earlier, but not the year before.
        unclear: Have a seat; the year before is not known.
    """

    year: str
    stayed: int = 0
    new: int = 0
    back: int = 0
    unclear: int = 0


def attendance(rows: Sequence[MeetingPresence], side: str = "civil") -> Chart:
    """Organizations present, meeting by meeting, against those with a seat."""
    language = page_language()
    unknown = words.UNKNOWN[language]
    most = max([n for row in rows for n in (row.present, row.seated) if n is not None], default=1)
    columns, table, year = [], [], ""
    for row in rows:
        fact = _presence(row, words.day(row.day, language))
        drawing = charts.bar(row.present, row.seated, fact, most=most, kind=side)
        label = words.short_day(row.day, language, year=row.day[:4] != year)
        columns.append(Column(drawing, label, note="" if row.present is not None else unknown))
        table.append([words.day(row.day, language), *map(_count, (row.present, row.seated))])
        year = row.day[:4]
    last = rows[-1].seated if rows else None
    end = _("%(number)s with a seat", number=last)
    return Chart(
        title=_("Organizations present, meeting by meeting"),
        summary=_("Filled: present. Outline: all with a seat. Dashed line: half of them."),
        columns=columns,
        head=_head(_("Meeting"), _("Present"), _("With a seat")),
        rows=table,
        ends=charts.bar_ends(last, most, end, _("half")) if last is not None else None,
        is_narrow=True,
    )


def seats(rows: Sequence[YearSeats], own: str, side: str = "civil", title: str = "") -> Chart:
    """The seats of a side, year by year, and those of one organization.

    Args:
        rows: The years, oldest first.
        own: What the organization's own circles are called ("Coompanion's seat").
        side: civil or public.
        title: The chart's heading, when it names the side.
    """
    totals = [_total(row) for row in rows]
    rows_high = charts.rows_needed(totals)
    columns, table = [], []
    for row, total in zip(rows, totals, strict=True):
        rest = "unknown" if row.seats is None else "other"
        groups = [(f"own-{side}", row.own or 0), (rest, total - (row.own or 0))]
        text, note = _seats_in_words(row)
        fact = ", ".join(filter(None, (f"{row.year}: {text}", note, _own(row))))
        drawing = charts.circles(groups, fact, rows=rows_high)
        columns.append(Column(drawing, row.year, text, note, row.reserve))
        table.append([row.year, text, _own(row) or _none(row), note])
    key = [(f"own-{side}", own)]
    if any(row.seats is not None for row in rows):
        key.append(("other", _("another seat")))
    if any(row.seats is None for row in rows):
        key.append(("unknown", _("organization, number of seats unknown")))
    if any(row.reserve is not None for row in rows):
        key.append(("reserve", _("reserve")))
    return Chart(
        title=title or _("Seats, year by year"),
        summary="",
        columns=columns,
        head=_head(_("Year"), _("Seats"), own, _("Basis")),
        rows=table,
        key=key,
    )


def rotation(rows: Sequence[YearRotation], side: str = "civil") -> Chart:
    """How many organizations are new, stayed or came back, year by year."""
    totals = [row.stayed + row.new + row.back + row.unclear for row in rows]
    rows_high = charts.rows_needed(totals)
    columns, table = [], []
    for row, total in zip(rows, totals, strict=True):
        counts = [("new", row.new), ("back", row.back), ("other", row.stayed)]
        text = _organizations(total) if total else words.UNKNOWN[page_language()]
        if row.unclear:
            note = _("not known who is new")
        else:
            note = _rotation_in_words(row) if total else ""
        fact = ", ".join(filter(None, (f"{row.year}: {text}", note)))
        groups = [*counts, ("unknown", row.unclear)]
        columns.append(Column(charts.circles(groups, fact, rows=rows_high), row.year, text, note))
        known = total and not row.unclear
        table.append(
            [row.year, text, *(_count(count if known else None) for kind, count in counts)]
        )
    return Chart(
        title=_("New and staying organizations, year by year"),
        summary=_("One circle is one organization with a seat."),
        columns=columns,
        head=_head(_("Year"), _("Organizations"), _("new"), _("back again"), _("stayed")),
        rows=table,
        key=[
            (kind, word)
            for kind, word, count in (
                ("new", _("new"), sum(row.new for row in rows)),
                ("back", _("back again"), sum(row.back for row in rows)),
                ("other", _("stayed"), sum(row.stayed for row in rows)),
                ("unknown", _("not known if new"), sum(row.unclear for row in rows)),
            )
            if count
        ],
    )


def _presence(row: MeetingPresence, day: str) -> str:
    if row.present is None:
        return _("%(day)s: unknown who was present", day=day)
    if row.seated is None:
        return _("%(day)s: %(present)s present", day=day, present=row.present)
    return _(
        "%(day)s: %(present)s of %(seated)s present",
        day=day,
        present=row.present,
        seated=row.seated,
    )


def _total(row: YearSeats) -> int:
    return max(row.own or 0, row.seats or row.organizations or 0)


def _seats_in_words(row: YearSeats) -> tuple[str, str]:
    if row.seats is not None:
        return ngettext("%(num)s seat", "%(num)s seats", row.seats), row.basis
    if row.organizations is not None:
        return _organizations(row.organizations), row.basis or _("seats unknown")
    return words.UNKNOWN[page_language()], row.basis


def _organizations(count: int) -> str:
    return ngettext("%(num)s organization", "%(num)s organizations", count)


def _own(row: YearSeats) -> str:
    if row.reserve is not None:
        return _("reserve no. %(order)s", order=row.reserve)
    if not row.own:
        return ""
    if row.seats is None:
        return _("seat, number unknown")
    return ngettext("%(num)s seat of its own", "%(num)s seats of its own", row.own)


def _none(row: YearSeats) -> str:
    return words.UNKNOWN[page_language()] if row.own is None else _("no seat")


def _rotation_in_words(row: YearRotation) -> str:
    parts = [ngettext("%(num)s new", "%(num)s new", row.new)]
    if row.back:
        parts.append(_("%(number)s back again", number=row.back))
    parts.append(_("%(number)s stayed", number=row.stayed))
    return " · ".join(parts)


def _count(value: int | None) -> str:
    return words.number(value, page_language())


def _head(*names: str) -> list[dict[str, str]]:
    return [{"word": name} for name in names]
