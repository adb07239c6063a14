"""The beginning of an agenda: what stands on each one, linked to what the last meeting left."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID, uuid4

from forum.commanding import command
from forum.governing.limits import MinutesApproval
from forum.keeping.register import Register, Series
from forum.meeting.agenda import Standing
from forum.meeting.ground import Ground
from forum.meeting.meeting import Meeting
from forum.publishing.minutes import Minutes
from forum.publishing.refusals import ApprovalError, MinutesApprovedError
from forum.record.values import Name, names

TITLES: Final[dict[Standing, tuple[Name, ...]]] = {
    Standing.APPROVE_MINUTES: names(
        {"sv": "Förra mötets anteckningar", "en": "The notes of the last meeting"}
    ),
    Standing.LOOK_BACK: names(
        {"sv": "Återkoppling sedan sist", "en": "What has come back since last time"}
    ),
}
"""What the standing items are called until somebody calls them something else."""


class BeginAgendaCommands(Ground):
    """An agenda begins by itself with what stands on every one."""

    @command
    def begin_agenda(
        self,
        *,
        meeting_id: UUID,
        last_minutes_id: UUID | None = None,
        item_ids: Sequence[UUID] = (),
    ) -> UUID:
        """Put first on an agenda: the last notes to approve, and what has come back since then.

        Args:
            meeting_id: The meeting whose agenda begins.
            last_minutes_id: The notes to approve; those of the forum's last meeting held before
                it, where none are named, they wait for approval and the rules approve notes at
                the next meeting.
            item_ids: Ids for the items, for a caller that names them afterwards.

        Raises:
            UnknownThingError: There is no such meeting, or no such notes.
            YearClosedError: The meeting's year is closed, and there is no evidence.
            MeetingCancelledError: The meeting was cancelled.
            MinutesApprovedError: The notes are approved already.
            ApprovalError: The notes are not of an earlier meeting of those who meet.
            StandingItemError: The items are on the agenda already.
        """
        meeting = self.load(Meeting, meeting_id)
        self.open_year_here(meeting.year)
        last = self._last_meeting(meeting)
        notes = self._notes(meeting, last, last_minutes_id)
        ids = [*item_ids, *(uuid4() for _ in Standing)]
        begun = []
        if notes is not None:
            self.pin(notes)
            begun.append(ids.pop(0))
            self._add(meeting, begun[-1], Standing.APPROVE_MINUTES, notes.id, notes.number)
            last = self.load(Meeting, notes.meeting_id)
        begun.append(ids.pop(0))
        since = last.id if last is not None else None
        self._add(meeting, begun[-1], Standing.LOOK_BACK, since, None)
        meeting.put_first(begun)
        self.save(meeting)
        return meeting.id

    def _add(
        self,
        meeting: Meeting,
        item_id: UUID,
        standing: Standing,
        about_id: UUID | None,
        version: int | None,
    ) -> None:
        meeting.add_standing_item(item_id, TITLES[standing], standing, about_id, version)

    def _notes(
        self, meeting: Meeting, last: Meeting | None, minutes_id: UUID | None
    ) -> Minutes | None:
        if minutes_id is not None:
            notes = self.load(Minutes, minutes_id)
            _check_earlier(self.load(Meeting, notes.meeting_id), meeting)
            if notes.is_approved:
                raise MinutesApprovedError(
                    "the notes are approved already: leave them out of the agenda"
                )
            return notes
        approved = self.limits_here().minutes_approved
        if last is None or approved not in {None, MinutesApproval.AT_NEXT_MEETING}:
            return None
        found = self.find(Minutes, Minutes.create_id(last.id))
        return None if found is None or found.is_approved else found

    def _last_meeting(self, meeting: Meeting) -> Meeting | None:
        """Return the forum's last meeting that was held before one of its own; None for a side."""
        if meeting.side is not None:
            return None
        held = [one for one in self._numbered(meeting.year) if one.is_held and one != meeting]
        before = [one for one in held if one.day.latest < meeting.day.latest]
        return max(before, key=lambda one: one.day.latest, default=None)

    def _numbered(self, year: int) -> Iterator[Meeting]:
        """Yield the forum's own meetings of a year and the one before it."""
        for of_year in (year - 1, year):
            register = self.find(Register, Register.create_id(Series.MEETING, of_year))
            for thing_id in register.issued if register is not None else ():
                if (found := self.find(Meeting, thing_id)) is not None:
                    yield found


def _check_earlier(noted: Meeting, meeting: Meeting) -> None:
    if noted.side != meeting.side or noted.day.latest >= meeting.day.latest:
        raise ApprovalError(
            "the notes are not of an earlier meeting of those who meet: choose such notes"
        )
