"""Commands about who holds an office."""

from uuid import UUID

from forum.commanding import Commands, command
from forum.governing.host import Host
from forum.governing.office import Office
from forum.record.acting import current
from forum.record.ids import HOST_ID
from forum.record.when import When
from forum.seating.person import Person


class HoldingCommands(Commands):
    """Saying which persons act by an office."""

    @command
    def name_office_holder(
        self, *, office_id: UUID, person_id: UUID, start: When | None = None
    ) -> UUID:
        """Name a person to hold an office, alone or beside others.

        Args:
            office_id: The office.
            person_id: Who will act by it.
            start: First day; else the day from which the fact holds, or today.

        Raises:
            UnknownThingError: There is no such office or person.
            UnheldOfficeError: No person holds offices of this kind.
            OfficeClosedError: The office is closed.
            HoldsOfficeError: The person certainly holds it then.
        """
        office = self.load(Office, office_id)
        self.load(Person, person_id)
        office.name_holder(person_id, start or self._day())
        self.save(office)
        return office.id

    @command
    def end_office_holder(
        self, *, office_id: UUID, person_id: UUID, end: When | None = None
    ) -> UUID:
        """Let a person hold an office no more; the office stays open.

        Args:
            office_id: The office.
            person_id: Who held it.
            end: Last day; else the day from which the fact holds, or today.

        Raises:
            UnknownThingError: There is no such office.
            NotHolderError: The person does not hold it, or left before.
            EndsBeforeStartError: The last day is certainly before the first.
        """
        office = self.load(Office, office_id)
        office.end_holder(person_id, end or self._day())
        self.save(office)
        return office.id

    def _day(self) -> When:
        """The day that is meant where none is said: `effective`, or today where the host is."""
        context = current()
        return context.effective or When.on(context.today(self.load(Host, HOST_ID).zone))
