"""`forum term`: who sits in a year, by side: seats, reserves in order, vacancies, mandates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from forum.policy import Role
from projections import forums, mandates, seats
from projections.visible import seen_by
from web.installation import Installation
from web.settings import SettingsError

STANDINGS = ("seated", "reserves", "participants", "left")


def term_lines(
    installation: Installation, slug: str, year: int, day: str | None
) -> Iterator[dict[str, Any]]:
    """Give each organization of a year's term: as on a day, or else on the last of the term.

    Raises:
        UnknownThingError: There is no such forum.
        SettingsError: The day is not a day.
    """
    installation.forum_id(slug)
    conn = installation.reading()
    forum = forums.forum_by_slug(conn, slug=slug)
    assert forum is not None
    asked: dict[str, Any] = {"forum_id": forum["forum_id"], "sees": seen_by(Role.PUBLIC)}
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise SettingsError(f"{day!r} is not a day: write --on 2018-05-01") from error
    today = on or datetime.now(UTC).astimezone(ZoneInfo(forum["zone"])).date()
    given = mandates.mandates_by(conn, day=today, **asked)
    sides = seats.seats_in if on is None else seats.seats_on
    chosen = sides(conn, **asked, **({"year": year} if on is None else {"day": on}))
    for side in (one for one in chosen if one["year"] == year):
        for row in (row for name in STANDINGS for row in side[name]):  # type: ignore[literal-required]
            own = [
                one["standing"]
                for one in given
                if one["organization_id"] == row["organization_id"] and one["side"] == side["side"]
            ]
            yield {
                "side": side["side"],
                "standing": row["standing"],
                "name": row["name"],
                "seats": row["seats"],
                "reserve_order": row["order"],
                "has_declined": row["has_declined"],
                "called_up": row["called_up"],
                "left": row["left"],
                "mandates": own.count("current"),
                "upcoming_mandates": own.count("upcoming"),
            }
