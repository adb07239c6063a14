"""The example while it is made: its clock, who acts, and what goes by which word.

The clock is simulated and only goes forward. What happens is told in the other `example_` modules,
each about one kind of thing; the order in which they take turns is in `example`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from forum.application import Governance
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.localtime import LocalTime
from forum.record.values import Channel
from forum.record.when import When

ZONE: Final = "Europe/Stockholm"
ASSOCIATIONS: Final = "civil_society"
"""Key of the side whose organizations hold seats."""
MUNICIPALITY: Final = "municipality"
"""Key of the side without seats."""

Words = dict[str, str | None]


def both(swedish: str, english: str) -> Words:
    """The same in both languages, Swedish first."""
    return {"sv": swedish, "en": english}


def clock_at(moment: str) -> LocalTime:
    """A planned time, from `2026-01-28 17:30` by the clock on the wall."""
    return LocalTime.at(datetime.fromisoformat(moment), ZONE)


class Season:
    """One invented season.

    Args:
        governance: Carries the commands out.
        forum_id: The example's forum.

    Attributes:
        governance: Carries the commands out.
        forum_id: The example's forum.
        id: Ids of offices, organizations, meetings, views and so on, by the example's own words.
    """

    def __init__(self, governance: Governance, forum_id: UUID) -> None:
        self.governance = governance
        self.forum_id = forum_id
        self.id: dict[str, UUID] = {"system": SYSTEM_OFFICE_ID}
        self._now: datetime | None = None

    @property
    def now(self) -> datetime:
        """The moment of the newest entry."""
        assert self._now is not None
        return self._now

    @contextmanager
    def at(
        self,
        moment: str,
        act: str,
        *,
        by: str = "secretariat",
        mandate_of: str | None = None,
        effective: str | None = None,
        sent_by: str | None = None,
        channel: Channel | None = None,
        received: str | None = None,
        reasons: dict[str, str] | None = None,
    ) -> Iterator[Governance]:
        """Enter something at a moment, all in one transaction.

        Args:
            moment: By the clock on the wall, as `2026-01-28 17:30`; later than the one before.
            act: The command that the entry is mainly about.
            by: The office that acts, or the mandate.
            mandate_of: The organization that the mandate speaks for.
            effective: The day that it held true, if another than that of the moment.
            sent_by: The organization that the office enters it for.
            channel: How it came in.
            received: The day it came in.
            reasons: Reasons for cautions, by code.

        Raises:
            ValueError: The clock would go back.
        """
        now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(ZONE))
        if self._now is not None and now <= self._now:
            raise ValueError(f"the example's clock does not go back from {self._now} to {now}")
        self._now = now
        with (
            acting(
                self.id[by],
                mandate_of_id=self.id[mandate_of] if mandate_of else None,
                forum_id=self.forum_id,
                simulated_now=now,
                effective=When(effective) if effective else None,
                on_behalf_of_id=self.id[sent_by] if sent_by else None,
                channel=channel,
                received=When(received) if received else None,
                reasons=reasons,
            ),
            self.governance.batch(act, at=moment),
        ):
            yield self.governance
