"""`Governance`: the whole of what the forum can do, one method a command.

It composes the commands of the chapters, opens the log, and says as what an actor acts. Start
here: each command's name is in `forum/access/`, its rule in the chapter's aggregate.
"""

from collections.abc import Iterator
from uuid import UUID

from forum import policy
from forum.access.roles import Role
from forum.actor import Actor, by_mandate, by_office
from forum.answering.commands import AnsweringCommands
from forum.answering.evaluation import Evaluation
from forum.answering.feedback import Feedback
from forum.answering.view import View
from forum.errors import NewerLogError, NotAllowedError
from forum.governing.commands import GoverningCommands
from forum.governing.forum import Forum
from forum.governing.host import Host
from forum.governing.office import Office
from forum.governing.presidium import Presidium
from forum.governing.rules import RulesOfProcedure
from forum.governing.year import ForumYear
from forum.governing.year_turn import YearTurn
from forum.keeping.claim import Claim
from forum.keeping.commands import KeepingCommands
from forum.keeping.document import RegisteredDocument
from forum.keeping.fault import Fault
from forum.keeping.intent import Intent
from forum.keeping.objection import Objection
from forum.keeping.register import Register
from forum.keeping.source_file import SourceFile
from forum.keeping.striking import StrikingCommands
from forum.meeting.commands import MeetingCommands
from forum.meeting.decision import Decision
from forum.meeting.group import Group
from forum.meeting.meeting import Meeting
from forum.meeting.presence import Presence
from forum.meeting.task import Task
from forum.meeting.theme import Theme
from forum.meeting.theme_support import ThemeSupport
from forum.publishing.commands import PublishingCommands
from forum.publishing.comment import Comment
from forum.publishing.minutes import Minutes
from forum.publishing.publication import Publication
from forum.publishing.section import Section
from forum.record.acting import Acting, current
from forum.record.catalogue import CATALOGUE
from forum.record.envelope import StruckFields
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.seating.commands import SeatingCommands
from forum.seating.delegation import Delegation
from forum.seating.nomination import Nomination
from forum.seating.organization import Organization
from forum.seating.person import Person
from forum.seating.seating import Seating
from forum.seating.selection import Selection
from forum.store.opening import Store

CATALOGUE.register(
    *(Host, Office, Forum, ForumYear, YearTurn, RulesOfProcedure, Presidium),
    *(Organization, Person, Selection, Nomination, Seating, Delegation),
    *(Theme, ThemeSupport, Group, Meeting, Presence, Decision, Task),
    *(Minutes, Section, Comment, Publication, View, Feedback, Evaluation),
    *(Claim, Register, SourceFile, Intent, RegisteredDocument, Fault, Objection),
)


class Governance(
    GoverningCommands,
    SeatingCommands,
    MeetingCommands,
    PublishingCommands,
    AnsweringCommands,
    KeepingCommands,
    StrikingCommands,
):
    """The only writer of the log."""

    def __init__(self, store: Store) -> None:
        """Open the log of a store.

        Args:
            store: From `forum.store.opening.open_store`.

        Raises:
            LookupError: A command or a topic has no entry in the access tables.
            NewerLogError: The log holds a topic that only a newer version of the program knows.
        """
        policy.check_complete(command_names(), told_topics())
        super().__init__(store.environment, keys=store.keys)
        self.store = store
        self.answers = store.answers
        known = {entry.topic for entry in CATALOGUE}
        if newer := sorted(self.recorder.topics() - known):  # type: ignore[attr-defined]
            self.close()
            raise NewerLogError(newer[0])

    def who(self) -> Actor:
        """Return who acts; what the answer depends on is pinned.

        Raises:
            NotAllowedError: The office is unknown, closed, or serves another forum; the mandate is
                unknown, has not begun, or has ended and its year is closed.
        """
        context = current()
        if context.mandate_of_id is not None:
            return self._who_by_mandate(context, context.mandate_of_id)
        office = self.find(Office, context.actor_id)
        if office is None:
            if context.actor_id == SYSTEM_OFFICE_ID:  # before the host is established
                return Actor(Role.SYSTEM)
            raise NotAllowedError("whoever acts has no office or mandate here: open one first")
        office.check_open()
        self.pin(office)
        return by_office(office)

    def has_host(self) -> bool:
        """Whether the installation was set up: its host opened the program's own office."""
        return self.find(Office, SYSTEM_OFFICE_ID) is not None

    def _who_by_mandate(self, context: Acting, organization_id: UUID) -> Actor:
        forum = self.forum_of(context)
        today = context.today(forum.zone if forum is not None else "UTC")
        delegation = self.find(Delegation, Delegation.create_id(organization_id))
        mandate = delegation.mandates.find(context.actor_id) if delegation is not None else None
        seating = last_year = None
        if forum is not None and mandate is not None:
            if forum.side(mandate.side).has_fixed_seats:
                seating = self.find(Seating, Seating.create_id(today.year, mandate.side))
            end = mandate.span.end
            last = min(end.latest, today).year if end is not None else today.year
            last_year = self.find(ForumYear, ForumYear.create_id(last))
        for read in (delegation, seating, last_year):
            if read is not None:
                self.pin(read)
        return by_mandate(context.actor_id, delegation, seating, last_year, today)

    def forum_of(self, context: Acting) -> Forum | None:
        """Return the forum acted in, or None for the installation."""
        return self.find(Forum, context.forum_id) if context.forum_id else None


def told_topics() -> Iterator[str]:
    """The topics that have an audience of their own: all but strikes."""
    for entry in CATALOGUE:
        if not issubclass(entry.event_class, StruckFields):
            yield entry.topic


def command_names() -> Iterator[str]:
    """The names of all commands of `Governance`."""
    for name in dir(Governance):
        if getattr(getattr(Governance, name), "is_command", False):
            yield name
