"""Commands about the turn of the year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from forum.commanding import command
from forum.errors import ForumError, IncompleteError
from forum.governing.year import check_year
from forum.governing.year_turn import TurnStep, YearTurn
from forum.meeting.meeting import MeetingKind
from forum.meeting.meeting_commands import MeetingActCommands
from forum.record.localtime import LocalTime
from forum.record.when import When
from forum.record.workdays import holiday


class ProposedDaysError(ForumError):
    """The days that are proposed for meetings do not go together, or are no good days."""

    code = "proposed_days"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedMeeting:
    """A meeting of the coming year, as it is proposed.

    Attributes:
        classification: What sort of meeting it is.
        day: Its day.
        start: Planned beginning, if known.
        end: Planned end, if known.
        place: Where, if known.
        title: What it is called, by language tag.
    """

    classification: MeetingKind
    day: When
    start: LocalTime | None = None
    end: LocalTime | None = None
    place: str | None = None
    title: Mapping[str, str | None] | None = None


class YearTurnCommands(MeetingActCommands):
    """The steps from one year to the next, in any order."""

    @command
    def do_turn_step(
        self, *, year: int, step: TurnStep, note: Mapping[str, str | None] | None = None
    ) -> UUID:
        """Say that a step of the turn of a year was done.

        Args:
            year: The year that ends.
            step: The step.
            note: What was done, by language tag.

        Raises:
            YearError: The number is not that of a year.
            TurnStepError: That was said already.
        """
        turn = self._turn(year)
        turn.do_step(step, self.wordings(note or {}))
        self.save(turn)
        return turn.id

    @command
    def put_off_turn_step(
        self,
        *,
        year: int,
        step: TurnStep,
        until: When | None = None,
        note: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Say that a step of the turn of a year is to be done later.

        Raises:
            YearError: The number is not that of a year.
            TurnStepError: It is done.
        """
        turn = self._turn(year)
        turn.put_off(step, until, self.wordings(note or {}))
        self.save(turn)
        return turn.id

    @command
    def set_turn_step_aside(
        self, *, year: int, step: TurnStep, note: Mapping[str, str | None]
    ) -> UUID:
        """Say that a step of the turn of a year is not needed this time.

        Raises:
            YearError: The number is not that of a year.
            IncompleteError: It is not said why.
            TurnStepError: It is done, or was set aside already.
        """
        turn = self._turn(year)
        turn.set_step_aside(step, self.wordings(note))
        self.save(turn)
        return turn.id

    @command
    def propose_meetings(self, *, year: int, meetings: Sequence[ProposedMeeting]) -> UUID:
        """Plan all meetings of a year together; return the first one's id.

        Args:
            year: The forum year.
            meetings: The meetings.

        Raises:
            IncompleteError: There are none.
            ProposedDaysError: Two are on one day, one on a public holiday, or in another year.
            YearError: The number is not that of a year.
            YearClosedError: The year is closed, and there is no evidence.
            MeetingTimesError: An end is before its start, or a time on another day.
            ReasonNeededError: One is in office hours (W14), and the rules ask for a reason.
        """
        if not meetings:
            raise IncompleteError("name the meetings of the year")
        _check_days(year, meetings)
        planned = []
        for meeting in meetings:
            meeting_id = self.plan_meeting(
                classification=meeting.classification,
                year=year,
                day=meeting.day,
                title=meeting.title,
            )
            planned.append(meeting_id)
            if meeting.start is not None or meeting.place:
                self.schedule_meeting(
                    meeting_id=meeting_id,
                    day=meeting.day,
                    start=meeting.start,
                    end=meeting.end,
                    place=meeting.place,
                )
        return planned[0]

    def _turn(self, year: int) -> YearTurn:
        """Return the turn of a year, begun now if need be; a closed year is turned all the same."""
        self.here()
        check_year(year)
        found = self.find(YearTurn, YearTurn.create_id(year))
        return found if found is not None else self.create(YearTurn, year=year)


def _check_days(year: int, meetings: Sequence[ProposedMeeting]) -> None:
    """Refuse days on which people cannot meet.

    Raises:
        ProposedDaysError: Two are on one day, one on a public holiday, or in another year.
    """
    seen: set[When] = set()
    for meeting in meetings:
        day = meeting.day
        if day in seen and day.is_exact:
            raise ProposedDaysError("two meetings are on {day}: move one of them", day=day)
        seen.add(day)
        if day.latest.year != year:
            raise ProposedDaysError("{day} is not in {year}: correct the day", day=day, year=year)
        name = holiday(day.latest) if day.is_exact else None
        if name is not None:
            raise ProposedDaysError(
                "{day} is a public holiday ({name}): choose another day", day=day, name=name
            )
