"""Commands about objections to what was entered for an organization."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.errors import IncompleteError, UnknownThingError
from forum.governing.here import Here
from forum.keeping.objection import (
    NotEnteredForYouError,
    Objection,
    ObjectionOutcome,
    ObjectionRaisedError,
)
from forum.keeping.striking import StrikingCommands
from forum.record.acting import current
from forum.record.envelope import ForumAggregate, struck_versions
from forum.seating.organization import Organization

Words = Mapping[str, str | None]


class ObjectionCommands(Here, StrikingCommands):
    """What an organization says of entries made for it, and what becomes of that."""

    @command
    def object_to_entry(
        self, *, organization_id: UUID, entry_id: UUID, version: int, reason: Words
    ) -> UUID:
        """Say for an organization that what was entered for it is wrong.

        Args:
            organization_id: The organization.
            entry_id: The thing that the entry is about.
            version: Version of the event, of that thing.
            reason: What is wrong, by language tag.

        Raises:
            NotAllowedError: A mandate would object for another organization.
            UnknownThingError: There is no such organization or entry here.
            NotEnteredForYouError: The entry was not made for the organization, or it was struck.
            ObjectionRaisedError: The organization has objected before.
            IncompleteError: Nothing is said.
        """
        self.check_own(organization_id=organization_id)
        self.load(Organization, organization_id)
        thing = self.load(ForumAggregate, entry_id)
        events = self.events_of(thing)
        entry = next((one for one in events if one.originator_version == version), None)
        if entry is None:
            raise UnknownThingError("event", f"{version} of {entry_id}")
        if entry.on_behalf_of_id != organization_id or version in struck_versions(events):
            raise NotEnteredForYouError(
                "this was not entered for your organization, or it is struck already"
            )
        objection_id = Objection.create_id(organization_id, entry_id, version)
        if self.find(Objection, objection_id) is not None:
            raise ObjectionRaisedError(
                "your organization has said already that this is wrong: wait for the answer"
            )
        wordings = self.wordings(reason)
        if not wordings:
            raise IncompleteError("say what is wrong with the entry")
        objection = self.create(
            Objection,
            organization_id=organization_id,
            entry_id=entry_id,
            version=version,
            reason=wordings,
        )
        self.save(objection)
        return objection.id

    @command
    def answer_objection(
        self, *, objection_id: UUID, outcome: ObjectionOutcome, reason: Words
    ) -> UUID:
        """Say what became of an objection; where the entry is struck, that is done in the same act.

        Args:
            objection_id: The objection.
            outcome: What became of the entry.
            reason: Why, by language tag; also the reason of the strike, read by whoever could read
                the entry.

        Raises:
            UnknownThingError: There is no such objection here.
            ObjectionAnsweredError: It was answered already.
            IncompleteError: No reason is given.
            NotStrikableError: The entry is to be struck, and is of a kind that stays.
        """
        objection = self.load(Objection, objection_id)
        wordings = self.wordings(reason)
        objection.answer(outcome, wordings)
        self.save(objection)
        if outcome is ObjectionOutcome.STRUCK:
            why = reason.get(current().language) or next(filter(None, reason.values()))
            self.strike_event(
                aggregate_id=objection.entry_id, version=objection.entry_version, reason=why
            )
        return objection.id
