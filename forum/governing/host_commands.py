"""Commands of the installation: its host and its offices."""

from uuid import UUID, uuid4

from forum.commanding import Commands, command
from forum.errors import ForumError, IncompleteError
from forum.governing.forum import Forum, check_zone
from forum.governing.host import Host
from forum.governing.office import Office, OfficeKind
from forum.record.acting import noting
from forum.record.ids import HOST_ID
from forum.seating.organization import Organization


class HostEstablishedError(ForumError):
    """The installation has its host."""

    code = "host_established"


class HostCommands(Commands):
    """Setting up the installation and saying who acts in it."""

    @command
    def establish_host(self, *, name: str, zone: str = "Europe/Stockholm") -> UUID:
        """Set up the installation: begin its log, and open the office of the program itself.

        Raises:
            HostEstablishedError: It was set up before.
            IncompleteError: The name is empty.
            ZoneError: The time zone is unknown.
        """
        if not name.strip():
            raise IncompleteError("the host needs a name: say who runs the installation")
        check_zone(zone)
        if self.find(Host, HOST_ID) is not None:
            raise HostEstablishedError("this installation was set up before: go on with it")
        host = self.create(Host, log_id=uuid4(), name=name.strip(), zone=zone)
        office = self.create(
            Office,
            kind=OfficeKind.SYSTEM,
            name="System",
            serves_forum_id=None,
            organization_id=None,
            side=None,
        )
        self.save(host, office)
        return host.id

    @command
    def rename_host(self, *, name: str) -> UUID:
        """Call the host by another name.

        Raises:
            UnknownThingError: The installation was not set up.
            IncompleteError: The name is empty.
        """
        if not name.strip():
            raise IncompleteError("the host needs a name: say who runs the installation")
        host = self.load(Host, HOST_ID)
        host.rename(name.strip())
        self.save(host)
        return host.id

    @command
    def classify_host(self, *, is_public_authority: bool) -> UUID:
        """State whether the host is a public authority; the same again writes nothing.

        Args:
            is_public_authority: Whether it is; then documents can be entered in its registry.

        Raises:
            UnknownThingError: The installation was not set up.
        """
        host = self.load(Host, HOST_ID)
        host.classify(is_public_authority)
        self.save(host)
        return host.id

    @command
    def open_office(
        self,
        *,
        kind: OfficeKind,
        name: str,
        serves_forum_id: UUID | None = None,
        organization_id: UUID | None = None,
        side: str | None = None,
        office_id: UUID | None = None,
    ) -> UUID:
        """Open an office.

        Args:
            kind: What it is for.
            name: What it is called, without the name of any person.
            serves_forum_id: The only forum in which it acts; None for all.
            organization_id: The organization that it belongs to.
            side: Key of the side that a coordinator speaks for.
            office_id: Its id, where the caller must know it beforehand.

        Raises:
            IncompleteError: The name is empty, a coordinator has no side, or another office one.
            SystemOfficeError: The kind is `system`.
            UnknownThingError: There is no such forum or organization.
            UnknownSideError: The forum has no such side.
        """
        Office.check_opening(kind, name, side)
        if serves_forum_id is not None:
            with noting(forum_id=serves_forum_id):
                forum = self.load(Forum, serves_forum_id)
            if side is not None:
                forum.side(side)
        if organization_id is not None:
            self.load(Organization, organization_id)
        office = self.create(
            Office,
            kind=kind,
            name=name.strip(),
            serves_forum_id=serves_forum_id,
            organization_id=organization_id,
            side=side,
            id=office_id or self.new_id(Office),
        )
        self.save(office)
        return office.id

    @command
    def close_office(self, *, office_id: UUID) -> UUID:
        """Close an office: it acts no more.

        Raises:
            UnknownThingError: There is no such office.
            SystemOfficeError: It is the program's own.
            OfficeClosedError: It is closed already.
        """
        office = self.load(Office, office_id)
        office.close()
        self.save(office)
        return office.id
