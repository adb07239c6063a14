"""Commands about a meeting from plan to end; those on its agenda stand apart."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.keeping.register import Series
from forum.keeping.register_commands import RegisterCommands
from forum.meeting.ground import Ground, on_day_of
from forum.meeting.meeting import Meeting
from forum.meeting.meeting_kinds import MeetingForm, MeetingKind
from forum.meeting.meeting_rules import (
    INVITATION_DAYS,
    REGISTRATION_DAYS,
    is_in_office_hours,
    is_late,
)
from forum.meeting.refusals import SidesMeetingError
from forum.record.acting import current
from forum.record.localtime import LocalTime
from forum.record.posts import Post
from forum.record.values import names
from forum.record.when import When


class MeetingActCommands(Ground, RegisterCommands):
    """Planning, inviting to, holding and cancelling a meeting.

    All may raise `UnknownThingError` for what they name, `YearClosedError` where the meeting's
    year is closed and there is no evidence, and `ReasonNeededError` where the rules
    in force ask for a reason. The coordinator of a side does all but presiding with that side's
    own meetings, and only with them: else `NotAllowedError`.
    """

    @command
    def plan_meeting(
        self,
        *,
        classification: MeetingKind,
        year: int,
        day: When,
        title: Mapping[str, str | None] | None = None,
        side: str | None = None,
        is_listed: bool = False,
        is_draft: bool = False,
    ) -> UUID:
        """Plan a meeting.

        Args:
            classification: What sort of meeting it is.
            year: The forum year.
            day: The day, as exactly as it is known.
            title: What it is called, by language tag.
            side: Key of the side whose own meeting it is; None for one of the whole forum.
            is_listed: A side's own meeting stands in the public calendar.
            is_draft: Only the secretariat sees it until it is published.

        Raises:
            YearError: The number is not that of a year.
            UnknownSideError: The forum has no such side.
            SidesMeetingError: A side's own meeting that is not listed would be kept back.
        """
        self.check_own(side=side)
        self.check_known(side=side)
        self.open_year_here(year)
        if is_draft and side is not None and not is_listed:
            raise SidesMeetingError(
                "a side's own meeting that is not listed is seen by that side only: plan it so"
            )
        meeting = self.create(
            Meeting,
            classification=classification,
            side=side,
            is_listed=is_listed or side is None,
            year=year,
            day=day,
            title=names(title or {}),
            is_draft=is_draft,
        )
        self.save(meeting)
        return meeting.id

    @command
    def schedule_meeting(
        self,
        *,
        meeting_id: UUID,
        day: When,
        start: LocalTime | None = None,
        end: LocalTime | None = None,
        place: str | None = None,
        reason: Mapping[str, str | None] | None = None,
        form: MeetingForm | None = None,
    ) -> UUID:
        """Set day, times, place and form of a meeting; the same again writes nothing.

        Args:
            meeting_id: The meeting.
            day: The day, as exactly as it is known; the earlier ones stay to be seen.
            start: When it begins.
            end: When it ends.
            place: Where.
            reason: Why it is moved, by language tag.
            form: On site, remote or both, if known.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingHeldError: It was held on another day.
            MeetingTimesError: The end is before the start, or a time on another day.
            ReasonNeededError: It is in office hours (W14).
        """
        meeting = self._own_meeting(meeting_id)
        codes = ["W14"] if is_in_office_hours(start, end) else []
        with self.in_spite_at(meeting, *codes):
            meeting.schedule(day, start, end, place, self.wordings(reason or {}), form)
        self.save(meeting)
        return meeting.id

    @command
    def retitle_meeting(self, *, meeting_id: UUID, title: Mapping[str, str | None]) -> UUID:
        """Call a meeting something else; the same title writes nothing.

        Raises:
            IncompleteError: The title is empty.
        """
        meeting = self._own_meeting(meeting_id)
        meeting.retitle(names(title))
        self.save(meeting)
        return meeting.id

    @command
    def convene_meeting(
        self,
        *,
        meeting_id: UUID,
        convener_id: UUID | None = None,
        annexes: int | None = None,
        registration_deadline: When | None = None,
    ) -> UUID:
        """Send the invitation to a meeting, on the day `effective`; it gets its number.

        Args:
            meeting_id: The meeting.
            convener_id: The organization that calls it, if known.
            annexes: Papers sent with the invitation, if known.
            registration_deadline: Last day to say who comes.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingHeldError: It was held.
            MeetingConvenedError: It was convened for this day.
            IncompleteError: A negative number of papers.
            ReasonNeededError: The invitation, or the last day to register, is late (W3).
        """
        meeting = self._own_meeting(meeting_id)
        self.check_known(convener_id)
        late = meeting.side is None and self._is_late(meeting, registration_deadline)
        with self.in_spite_at(meeting, *(["W3"] if late else [])):
            meeting.convene(convener_id, annexes, registration_deadline)
        self.number_meeting(meeting)
        self.save(meeting)
        return meeting.id

    @command
    def hold_meeting(self, *, meeting_id: UUID) -> UUID:
        """Record that a meeting took place; it gets its number, if it has none.

        Raises:
            MeetingCancelledError: It was cancelled.
            HeldInFutureError: Its day has not come.
            MeetingHeldError: That was recorded already.
        """
        meeting = self._own_meeting(meeting_id)
        with on_day_of(meeting):
            meeting.hold(self.today_here())
        self.number_meeting(meeting)
        self.save(meeting)
        return meeting.id

    @command
    def cancel_meeting(
        self, *, meeting_id: UUID, reason: Mapping[str, str | None] | None = None
    ) -> UUID:
        """Cancel a meeting.

        Raises:
            MeetingHeldError: It was held.
            MeetingCancelledError: It was cancelled already.
        """
        meeting = self._own_meeting(meeting_id)
        meeting.cancel(self.wordings(reason or {}))
        self.save(meeting)
        return meeting.id

    @command
    def preside_meeting(
        self,
        *,
        meeting_id: UUID,
        post: Post | None = None,
        organization_id: UUID | None = None,
        at: LocalTime | None = None,
    ) -> UUID:
        """Record who chairs a meeting.

        Args:
            meeting_id: The meeting.
            post: The post in the presidium.
            organization_id: The organization that the chair comes from.
            at: From when on, where somebody else chaired before.

        Raises:
            IncompleteError: Neither post nor organization.
            MeetingCancelledError: The meeting was cancelled.
            MeetingTimesError: The time is on another day.
        """
        meeting = self.meeting_here(meeting_id)
        self.check_known(organization_id)
        meeting.preside(post, organization_id, at)
        self.save(meeting)
        return meeting.id

    def meeting_here(self, meeting_id: UUID) -> Meeting:
        """Return a meeting of an open year."""
        meeting = self.load(Meeting, meeting_id)
        self.open_year_here(meeting.year)
        return meeting

    def _own_meeting(self, meeting_id: UUID) -> Meeting:
        """Return a meeting of an open year, for an office or the coordinator whose side's it is.

        Raises:
            NotAllowedError: It is the whole forum's or another side's, and a coordinator acts.
        """
        meeting = self.meeting_here(meeting_id)
        self.check_own(side=meeting.side)
        return meeting

    def number_meeting(self, meeting: Meeting) -> None:
        """Number a meeting of the whole forum; a side's own has none."""
        if meeting.side is None and meeting.number is None:
            meeting.give_number(self.issue_number(Series.MEETING, meeting.year, meeting.id))

    def sent_here(self) -> When | None:
        """The day on which what the command sends went out; None where no source tells it."""
        context = current()
        if context.effective is None and context.evidence is None:
            return When.on(self.today_here())
        return context.effective

    def _is_late(self, meeting: Meeting, deadline: When | None) -> bool:
        """Whether invitation or registration is late; the invitation's day may be unknown."""
        limits, invited = self.limits_here(), self.sent_here()
        invitation, registration = limits.invitation_days, limits.registration_days
        days = (
            (invited, INVITATION_DAYS if invitation is None else invitation),
            (deadline, REGISTRATION_DAYS if registration is None else registration),
        )
        return any(
            is_late(meeting.day, done, least, working=limits.counts_working_days)
            for done, least in days
        )
