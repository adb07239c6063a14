"""Duties of a forum with ten years of history, against one with a single year of the same life.

Both forums live through the commands; what is asked is what is to be done on a day of the last
year, when as much is open in both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter
from uuid import UUID

from forum.answering.feedback import Outcome
from forum.governing.limits import MinutesApproval, RulesLimits
from forum.record.when import When
from projections.duties import duties
from tests.projections.acted import ZONE, ActedForum
from tests.walk.people import SIDES

LAST = 2026
MEETINGS = ((1, 28), (3, 25), (5, 20), (9, 23), (11, 18))
VIEWS = 6
"""Views said at each meeting; all but one are answered."""
ASKED_ON = date(LAST, 10, 20)
ANSWER_AGAIN = 20
"""How often the question is asked in one measurement."""


@dataclass(kw_only=True)
class Lived:
    """What was measured.

    Attributes:
        years: Years of the longer life.
        events: Events of the shorter and of the longer one.
        short: Seconds for one answer of the shorter one, by rounds.
        long: The same of the longer one.
        open: Duties on the day, in each.
    """

    years: int
    events: tuple[int, int]
    short: list[float] = field(default_factory=list)
    long: list[float] = field(default_factory=list)
    open: tuple[int, int] = (0, 0)

    @property
    def ratio(self) -> float:
        """The longer against the shorter, median of the pairs of rounds."""
        return median(one / other for one, other in zip(self.long, self.short, strict=True))


def lived(years: int, rounds: int) -> Lived:
    """Let two forums live, and ask both in turn what is to be done.

    Args:
        years: Years of the longer life.
        rounds: How often each is asked.
    """
    forums = [_lived(1), _lived(years)]
    try:
        asks = [_asking(forum) for forum in forums]
        measured = Lived(years=years, events=(forums[0].position, forums[1].position))
        measured.open = (asks[0](), asks[1]())
        for turn in range(rounds):
            for at in (0, 1) if turn % 2 else (1, 0):
                began = perf_counter()
                for _ in range(ANSWER_AGAIN):
                    asks[at]()
                seconds = (perf_counter() - began) / ANSWER_AGAIN
                (measured.long if at else measured.short).append(seconds)
        return measured
    finally:
        for forum in forums:
            forum.close()


def _asking(forum: ActedForum) -> Callable[[], int]:
    conn = forum.read()
    return lambda: len(duties(conn, day=ASKED_ON, zone=ZONE, **forum.asking()))


def _lived(years: int) -> ActedForum:
    forum = ActedForum()
    for year in range(LAST - years + 1, LAST + 1):
        _year(forum, year)
    return forum


def _year(forum: ActedForum, year: int) -> None:
    forum.now = datetime(year - 1, 12, 1, 10, tzinfo=UTC)
    if year > 2018:  # those before are open already
        forum.act("open_year", year=year)
    limits = RulesLimits(
        answer_days=60,
        papers_days=7,
        publish_minutes_days=21,
        minutes_approved=MinutesApproval.AT_NEXT_MEETING,
    )
    rules_id = forum.act("propose_rules", year=year, limits=limits)
    forum.act("adopt_rules", rules_id=rules_id, valid_from=When(f"{year}-01-01"))
    forum.act("open_seating", year=year, side=SIDES[0])
    for organization_id in forum.organizations:
        about = {"year": year, "side": SIDES[0], "organization_id": organization_id}
        forum.act("grant_seat", seats=1, **about)
    before: UUID | None = None
    for month, day in MEETINGS:
        if date(year, month, day) > ASKED_ON:
            forum.meeting(f"{year}-{month:02}-{day:02}")
            continue
        before = _meeting(forum, datetime(year, month, day, 17, tzinfo=UTC), before)
    if year < LAST:
        forum.act("approve_minutes", minutes_id=before, in_writing=True)
        forum.act("close_year", year=year)


def _meeting(forum: ActedForum, at: datetime, before: UUID | None) -> UUID:
    """A meeting with its invitation, agenda, list, notes and views; returns its notes."""
    forum.now = at - timedelta(days=30)
    meeting_id = forum.meeting(at.date().isoformat())
    forum.act("convene_meeting", meeting_id=meeting_id, annexes=2)
    for title in ("Välkomna", "Tema", "Avslut"):
        forum.act("add_agenda_item", meeting_id=meeting_id, title={"sv": title})
    forum.now = at
    forum.act("hold_meeting", meeting_id=meeting_id)
    for organization_id in forum.organizations:
        about = {"meeting_id": meeting_id, "organization_id": organization_id}
        forum.act("record_attendance", side=SIDES[0], head_count=1, **about)
    if before is not None:
        forum.act("approve_minutes", minutes_id=before, at_meeting_id=meeting_id)
    views = [forum.view(meeting_id=meeting_id) for _ in range(VIEWS)]
    forum.now = at + timedelta(days=14)
    notes: UUID = forum.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Notes"})
    forum.act("circulate_minutes", minutes_id=notes)
    forum.act("publish_minutes", minutes_id=notes)
    for view_id in views[1:] if at.year == LAST else views:
        answer = {"outcome": Outcome.ANSWERED, "text": {"sv": "Svar"}}
        forum.act("give_feedback", view_id=view_id, **answer)
        forum.act("judge_feedback", view_id=view_id, is_enough=True)
    return notes
