"""`LocalTime`: a planned time as people wrote it: wall time, zone and the offset they meant.

Stored as RFC 9557 text (`2026-10-25T02:30+01:00[Europe/Stockholm]`), so that a later change of
a zone's rules cannot move a meeting. Times that happened are instants, never `LocalTime`.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FORM = re.compile(
    r"(?P<wall>\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?P<offset>[+-]\d{2}:\d{2})\[(?P<zone>[^\]\s]+)\]\Z",
    re.ASCII,
)


class LocalTime:
    """A wall time in a zone, to the minute, with its offset.

    Attributes:
        text: The stored form (RFC 9557).

    Raises:
        ValueError: Another form, an unknown zone, a time that does not exist in the zone, or an
            offset that the zone does not have then.
    """

    __slots__ = ("text",)
    text: str

    def __init__(self, text: str) -> None:
        match = _FORM.match(text)
        if match is None:
            raise ValueError(
                f"{text!r} is not a planned time: write 2026-03-29T09:00+02:00[Europe/Stockholm]"
            )
        made = type(self).at(
            datetime.fromisoformat(match["wall"]), match["zone"], offset=match["offset"]
        )
        object.__setattr__(self, "text", made.text)

    @classmethod
    def at(cls, wall: datetime, zone: str, *, offset: str | None = None) -> Self:
        """Make a planned time from a wall time without zone and the zone's name.

        Args:
            wall: Naive wall time; seconds are not kept.
            zone: IANA name, such as `Europe/Stockholm`.
            offset: `+HH:MM`; needed only where the wall time exists twice.

        Raises:
            ValueError: The zone is unknown, the time does not exist, it exists twice and no
                offset is given, or the offset is not one the zone has then.
        """
        try:
            tz = ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"{zone!r} is not the name of a time zone") from error
        wall = wall.replace(second=0, microsecond=0, tzinfo=None)
        offsets = {
            delta
            for fold in (0, 1)
            if (delta := wall.replace(tzinfo=tz, fold=fold).utcoffset()) is not None
            and _exists(wall, tz, fold)
        }
        if not offsets:
            raise ValueError(
                f"{wall:%Y-%m-%d %H:%M} does not exist in {zone}: the clock is moved forward then"
            )
        written = {_offset_text(delta): delta for delta in sorted(offsets, reverse=True)}
        if offset is None:
            if len(written) > 1:
                raise ValueError(
                    f"{wall:%Y-%m-%d %H:%M} occurs twice in {zone}: say which offset is meant, "
                    f"{' or '.join(written)}"
                )
            offset = next(iter(written))
        elif offset not in written:
            raise ValueError(f"{zone} does not have the offset {offset} at {wall:%Y-%m-%d %H:%M}")
        return cls.stored(f"{wall:%Y-%m-%dT%H:%M}{offset}[{zone}]")

    @classmethod
    def stored(cls, text: str) -> Self:
        """Take a text from the log as it is (`verify` checks it)."""
        planned = object.__new__(cls)
        object.__setattr__(planned, "text", text)
        return planned

    @property
    def zone(self) -> str:
        """The IANA name of the zone."""
        return self.text.split("[")[1].rstrip("]")

    @property
    def day(self) -> date:
        """The day by the wall clock."""
        return date.fromisoformat(self.text[:10])

    @property
    def clock(self) -> time:
        """The time of day by the wall clock."""
        return time.fromisoformat(self.text[11:16])

    @property
    def instant(self) -> datetime:
        """The instant in UTC, by the stored offset."""
        return datetime.fromisoformat(self.text.split("[")[0]).astimezone(UTC)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a LocalTime does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LocalTime) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"LocalTime({self.text!r})"

    def __str__(self) -> str:
        return self.text


def _exists(wall: datetime, tz: ZoneInfo, fold: int) -> bool:
    """Whether the wall time comes back unchanged from UTC, that is, was ever on the clock."""
    there = wall.replace(tzinfo=tz, fold=fold).astimezone(UTC)
    return there.astimezone(tz).replace(tzinfo=None) == wall


def _offset_text(delta: timedelta) -> str:
    minutes = int(delta.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
