"""The sides of the example, and the days that tests of seats are about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.web.secretariat.conftest import Work

DAY: date = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()
TODAY, LATER = DAY.isoformat(), (DAY + timedelta(days=1)).isoformat()
YEAR = DAY.year


def side_of(work: Work) -> str:
    """The key of the side with fixed seats."""
    row = work.installation.reading().execute(
        "SELECT side FROM sides WHERE has_fixed_seats AND forum_id = ?",
        (str(work.installation.forum_id("exempel")),),
    )
    return str(row.fetchone()[0])
