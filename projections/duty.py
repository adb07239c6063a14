"""One duty, and what those who look for duties have in common."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from projections.happened import Happened
from projections.limits import Limits


class Duty(TypedDict):
    """Something that is to be done.

    Attributes:
        kind: What is to be done, such as invite, publish or answer.
        whose: secretariat, side, organization or office (one outside that needs no account).
        whose_id: Key of the side, id of the organization, or the office in words; None for the
            secretariat.
        about: meeting, task, view, seat, post, document, theme, fault, objection or year.
        about_id: Its id; the year for one.
        ref: How people cite it, such as `2026-02`, or None.
        since: The day from which it is to be done, ISO; None where it is not known.
        due: Last day, ISO; None where none is set.
        is_late: The last day has passed.
    """

    kind: str
    whose: str
    whose_id: str | None
    about: str
    about_id: str
    ref: str | None
    since: str | None
    due: str | None
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class Asked(Happened):
    """What was asked, and what every search needs.

    Attributes:
        limits: Of the rules in force that day.
        open_years: The years around the day that are not closed.
    """

    limits: Limits
    open_years: frozenset[int]

    def duty(
        self,
        kind: str,
        about: str,
        about_id: str,
        *,
        whose: str = "secretariat",
        whose_id: str | None = None,
        ref: str | None = None,
        since: date | None = None,
        due: date | None = None,
    ) -> Duty:
        """Make a duty as it stands on the day asked about."""
        return Duty(
            kind=kind,
            whose=whose,
            whose_id=whose_id,
            about=about,
            about_id=about_id,
            ref=ref,
            since=since.isoformat() if since else None,
            due=due.isoformat() if due else None,
            is_late=due is not None and due < self.day,
        )
