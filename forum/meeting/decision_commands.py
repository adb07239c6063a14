"""Commands about decisions."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from forum.commanding import command
from forum.errors import TooLongError
from forum.keeping.register import Series
from forum.keeping.register_commands import RegisterCommands
from forum.meeting.decision import Decider, Decision, DecisionSubject, How
from forum.meeting.ground import Ground, on_day_of
from forum.meeting.meeting import Meeting
from forum.meeting.meeting_rules import check_not_future
from forum.record.acting import current
from forum.record.values import SHORT, names
from forum.record.when import When

_CLOSES: Final = {"decision.taken": "meeting_id", "minutes.approved": "at_meeting_id"}
"""Topics that close items of an agenda, and the field that names its meeting."""


class DecisionCommands(Ground, RegisterCommands):
    """Taking decisions, taking them up again, and telling what became of them.

    All may raise `UnknownThingError` for what they name, and `YearClosedError` where the
    decision's year is closed and there is no evidence.
    """

    @command
    def take_decision(
        self,
        *,
        year: int,
        subject: DecisionSubject,
        title: Mapping[str, str | None],
        text: Mapping[str, str | None] | None = None,
        decided_by: Decider | None = None,
        side: str | None = None,
        how: How | None = None,
        organization_id: UUID | None = None,
        meeting_id: UUID | None = None,
        outside_meeting: bool = False,
        item_id: UUID | None = None,
        closes_item: bool | None = True,
        replaces_id: UUID | None = None,
    ) -> UUID:
        """Record a decision; it gets its number, and the item it is on is closed.

        Args:
            year: The forum year that it is for.
            subject: What it is about.
            title: What was decided, in one line, by language tag.
            text: The decision at length, by language tag.
            decided_by: Who decided, if known.
            side: Key of the side, where one side alone decided.
            how: How it was taken, if known.
            organization_id: The organization that decided, where one did.
            meeting_id: The meeting at which it was taken.
            outside_meeting: It was taken outside a meeting.
            item_id: The item of the meeting's agenda.
            closes_item: The item is closed by it; without, it is one more decision on the item;
                None closes one that is open.
            replaces_id: The decision, taken up again before, that it takes the place of.

        Raises:
            IncompleteError: The title is empty, or there is an item of no meeting.
            DecisionPlaceError: It is said to be taken at a meeting and outside one.
            DeciderError: Side or organization do not fit who decided.
            UnknownSideError: The forum has no such side.
            MeetingCancelledError: The meeting was cancelled.
            HeldInFutureError: Its day has not come.
            UnknownItemError: The agenda has no such item.
            ItemDecidedError: The item is decided already.
            DecisionStandsError: The earlier decision was not taken up again.
        """
        return self.enter_decision(
            self.new_id(Decision),
            year=year,
            subject=subject,
            title=title,
            text=text,
            decided_by=decided_by,
            side=side,
            how=how,
            organization_id=organization_id,
            meeting_id=meeting_id,
            outside_meeting=outside_meeting,
            item_id=item_id,
            closes_item=closes_item,
            replaces_id=replaces_id,
        )

    def enter_decision(
        self,
        decision_id: UUID,
        *,
        year: int,
        subject: DecisionSubject,
        title: Mapping[str, str | None],
        text: Mapping[str, str | None] | None = None,
        decided_by: Decider | None = None,
        side: str | None = None,
        how: How | None = None,
        organization_id: UUID | None = None,
        meeting_id: UUID | None = None,
        outside_meeting: bool = False,
        item_id: UUID | None = None,
        closes_item: bool | None = True,
        replaces_id: UUID | None = None,
    ) -> UUID:
        """Take a decision within another command, under an id from `new_id`."""
        self.check_known(organization_id, side=side)
        self.open_year_here(year)
        meeting = self.load(Meeting, meeting_id) if meeting_id is not None else None
        self._check_decision_day(meeting)
        called = names(title)
        Decision.check_taking(called, meeting_id, outside_meeting, item_id)
        Decision.check_decider(decided_by, side, organization_id)
        if replaces_id is not None:
            self.load(Decision, replaces_id).check_reopened()
        if meeting is not None and item_id is not None:
            meeting.check_item(item_id)
            if closes_item or (closes_item is None and not meeting.items[item_id].is_closed):
                meeting.decide_item(item_id, decision_id)
        with on_day_of(meeting):
            decision = self.create(
                Decision,
                id=decision_id,
                number=self.issue_number(Series.DECISION, year, decision_id),
                year=year,
                subject=subject,
                title=called,
                text=self.wordings(text or {}),
                decided_by=decided_by,
                side=side,
                how=how,
                organization_id=organization_id,
                meeting_id=meeting_id,
                outside_meeting=outside_meeting,
                item_id=item_id,
                replaces_id=replaces_id,
            )
        self.save(decision)
        if meeting is not None:
            self.save(meeting)
        return decision.id

    @command
    def reopen_decision(self, *, decision_id: UUID, reason: Mapping[str, str | None]) -> UUID:
        """Take a decision up again; the item it is on is open again.

        Raises:
            IncompleteError: The reason is empty.
            DecisionReopenedError: It was taken up again already.
        """
        decision = self._decision(decision_id)
        decision.reopen(self.wordings(reason))
        self.save(decision)
        if decision.meeting_id is not None:
            meeting = self.load(Meeting, decision.meeting_id)
            meeting.reopen_decided(decision.id)
            self.save(meeting)
        return decision.id

    @command
    def assign_decision(
        self,
        *,
        decision_id: UUID,
        legal_basis: str | None = None,
        owner: str | None = None,
        owner_id: UUID | None = None,
        done_by: When | None = None,
    ) -> UUID:
        """Say on what a decision rests, and who carries it out by when.

        Args:
            decision_id: The decision.
            legal_basis: The act, rule or agreement that it rests on, in short.
            owner: Who carries it out, in short words.
            owner_id: The organization that carries it out.
            done_by: Last day to carry it out.

        Raises:
            IncompleteError: Nothing is said.
            TooLongError: The basis, or who carries it out, has more than 300 characters.
        """
        decision = self._decision(decision_id)
        self.check_known(owner_id)
        for what, text in (("the basis", legal_basis), ("who carries it out", owner)):
            if text is not None and len(text) > SHORT:
                raise TooLongError(what, len(text), SHORT, "characters")
        decision.assign(legal_basis, owner, owner_id, done_by)
        self.save(decision)
        return decision.id

    @command
    def follow_up_decision(self, *, decision_id: UUID, text: Mapping[str, str | None]) -> UUID:
        """Tell what became of a decision, also after its year was closed.

        Raises:
            IncompleteError: The text is empty.
        """
        decision = self.load(Decision, decision_id)
        decision.follow_up(self.wordings(text))
        self.save(decision)
        return decision.id

    def after_strike(self, struck: Any) -> None:  # noqa: ANN401 - any event class
        """Open the items that a decision, or an approval of notes, closed before it was struck."""
        where = _CLOSES.get(struck.TOPIC)
        meeting_id = getattr(struck, where) if where is not None else None
        meeting = self.find(Meeting, meeting_id) if meeting_id is not None else None
        if meeting is not None:
            meeting.reopen_decided(struck.originator_id)
            meeting.reopen_settled(struck.originator_id)
            self.save(meeting)

    def _decision(self, decision_id: UUID) -> Decision:
        decision = self.load(Decision, decision_id)
        self.open_year_here(decision.year)
        return decision

    def _check_decision_day(self, meeting: Meeting | None) -> None:
        today = self.today_here()
        if meeting is not None:
            meeting.check_begun(today)
        check_not_future(current().effective, today)
