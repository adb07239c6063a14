"""Commands about views."""

from collections.abc import Mapping
from uuid import UUID

from forum.answering.feedback import Feedback
from forum.answering.own import OwnViews
from forum.answering.view import Giver, Setting, View
from forum.commanding import command
from forum.keeping.register import Series
from forum.keeping.register_commands import RegisterCommands
from forum.meeting.ground import on_day_of
from forum.meeting.group import Group
from forum.meeting.meeting import Meeting
from forum.meeting.meeting_rules import check_not_future
from forum.meeting.theme import Theme
from forum.record.acting import current
from forum.record.when import When
from forum.record.workdays import days_after


class ViewCommands(OwnViews, RegisterCommands):
    """Recording views, passing them on, gathering and withdrawing them.

    All may raise `UnknownThingError` for what they name.
    """

    @command
    def record_view(
        self,
        *,
        setting: Setting,
        giver: Giver,
        text: Mapping[str, str | None],
        side: str | None = None,
        organization_id: UUID | None = None,
        meeting_id: UUID | None = None,
        theme_id: UUID | None = None,
        item_id: UUID | None = None,
        group_id: UUID | None = None,
        owner_id: UUID | None = None,
        due: When | None = None,
    ) -> UUID:
        """Record a view, given on the day `effective`; it gets its number, and an answer is owed.

        It is attributed as the giver allowed. Members record those of their own organization, a
        side's office those of its side.

        Args:
            setting: Where it was said.
            giver: Who gave it, as they allow to be named.
            text: The view, by language tag.
            side: Key of the side, where a side, one of its organizations or somebody on it gave
                it.
            organization_id: The organization that gave it or spoke for the side.
            meeting_id: The meeting at which it was said.
            theme_id: The theme that it is about.
            item_id: The item of the meeting's agenda on which it was said.
            group_id: The group that gave it.
            owner_id: The organization or office that is to answer.
            due: Last day to answer.

        Raises:
            IncompleteError: The text is empty.
            GiverError: Side, group or organization do not fit the giver.
            NamedByActorError: The entry itself would name a giver who is not to be named.
            NotAllowedError: It is for another organization or side than the actor's own, or one
                of them sets who is to answer.
            UnknownSideError: The forum has no such side.
            ViewItemError: The meeting's agenda has no such item.
            YearClosedError: The year of the meeting, or of the day, is closed, and there is no
                evidence.
            HeldInFutureError: The day has not come.
        """
        self.check_own_recording(giver, side, organization_id)
        self.check_may_set(owner_id, due)
        self.check_known(organization_id, side=side)
        self.check_owner(owner_id)
        if group_id is not None:
            self.load(Group, group_id)
        meeting = self.meeting_of(meeting_id)
        self._check_view_day(meeting)
        if theme_id is not None:
            self.load(Theme, theme_id)
        if item_id is not None:
            View.check_item(item_id, meeting.items if meeting is not None else {})
        wordings = self.wordings(text)
        View.check_recording(giver, side, organization_id, wordings, group_id)
        view_id = self.new_id(View)
        with on_day_of(meeting):
            view = self.create(
                View,
                id=view_id,
                number=self.issue_number(Series.VIEW, 0, view_id),
                setting=setting,
                giver=giver,
                side=side,
                organization_id=organization_id,
                meeting_id=meeting_id,
                text=wordings,
                theme_id=theme_id,
                item_id=item_id,
                group_id=group_id,
            )
            last_day, given = due or self._last_day(), current().day()
        self.save(view)
        if self.find(Feedback, Feedback.create_id(view.id)) is None:
            with on_day_of(meeting), self.in_spite_of(day=given):
                feedback = self.create(Feedback, view_id=view.id, owner_id=owner_id, due=last_day)
            self.save(feedback)
        return view.id

    @command
    def refer_view(
        self,
        *,
        view_id: UUID,
        to_id: UUID | None = None,
        to: str | None = None,
        text: Mapping[str, str | None] | None = None,
        due: When | None = None,
    ) -> UUID:
        """Pass a view on to an office, which need have no account; it is its turn then.

        Args:
            view_id: The view.
            to_id: The organization that it is passed on to, if it is one here.
            to: To whom, in words and without a person's name.
            text: What is said of it, by language tag.
            due: Last day for whoever gets it, if not the last day to answer.

        Raises:
            IncompleteError: Nothing is said of where it goes.
            ViewWithdrawnError: It was withdrawn.
            ViewGatheredError: It was gathered into another one.
        """
        view = self.load(View, view_id)
        self.check_known(to_id)
        view.refer(to_id, to, self.wordings(text or {}), due)
        self.save(view)
        return view.id

    @command
    def return_view(self, *, view_id: UUID, reason: Mapping[str, str | None]) -> UUID:
        """Hand a view back to the secretariat, for whoever it was passed on to.

        Raises:
            IncompleteError: The reason is empty.
            NotAllowedError: The view is with somebody else than the actor's organization.
            ViewNotReferredError: It is with the secretariat already.
            ViewWithdrawnError: It was withdrawn.
            ViewGatheredError: It was gathered into another one.
        """
        view = self.load(View, view_id)
        owner_id = self.load(Feedback, Feedback.create_id(view_id)).owner_id
        self.check_own_answer(view.with_whom(owner_id))
        view.hand_back(self.wordings(reason), owner_id)
        self.save(view)
        return view.id

    @command
    def withdraw_view(
        self, *, view_id: UUID, reason: Mapping[str, str | None] | None = None
    ) -> UUID:
        """Take a view back for those who gave it.

        Raises:
            NotAllowedError: Somebody else gave it.
            ViewWithdrawnError: It was withdrawn already.
            ViewGatheredError: It was gathered into another one.
        """
        view = self.load(View, view_id)
        self.check_own_view(view)
        view.withdraw(self.wordings(reason or {}))
        self.save(view)
        return view.id

    @command
    def gather_view(self, *, view_id: UUID, into_id: UUID) -> UUID:
        """Gather a view into another one, which is answered for both.

        Raises:
            ViewWithdrawnError: One of them was withdrawn.
            ViewGatheredError: One of them was gathered already, or they are the same.
        """
        view = self.load(View, view_id)
        self.load(View, into_id).check_stands()
        view.gather(into_id)
        self.save(view)
        return view.id

    def _check_view_day(self, meeting: Meeting | None) -> None:
        """Refuse a day to come, and one in a closed year without evidence."""
        today, effective = self.today_here(), current().effective
        check_not_future(effective, today)
        if meeting is not None:
            meeting.check_begun(today)
        else:
            self.open_year_here((effective.latest if effective else today).year)

    def _last_day(self) -> When | None:
        """The day when the rules want an answer, where day and limit are known."""
        limits, given = self.limits_here(), self.since()
        if limits.answer_days is None or not given.is_exact:
            return None
        working = limits.counts_working_days
        return When.on(days_after(given.latest, limits.answer_days, working=working))
