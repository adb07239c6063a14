"""Commands about the forum itself."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from forum.commanding import command
from forum.errors import ForumError, SimulatedClockError
from forum.governing.forum import Forum, Side
from forum.governing.here import Here
from forum.record.acting import current, noting
from forum.record.values import names
from forum.seating.organization import Organization


class ForumFoundedError(ForumError):
    """A forum with this address exists."""

    code = "forum_founded"


class ForumCommands(Here):
    """Founding and describing a forum."""

    @command
    def found_forum(
        self,
        *,
        slug: str,
        name: Mapping[str, str | None],
        sides: Sequence[Side],
        zone: str = "Europe/Stockholm",
        invented: bool = False,
    ) -> UUID:
        """Found a forum between sides.

        Args:
            slug: Its address, for ever.
            name: What it is called, by language tag.
            sides: Its sides, two or more.
            zone: IANA time zone.
            invented: It is an example that somebody made up; only there a clock is simulated.

        Raises:
            SlugError: The slug has another form, or is the address of something else.
            ForumFoundedError: A forum with this slug exists.
            SlugTakenError: Something else has the slug.
            IncompleteError: The forum or a side has no name.
            SidesError: There are fewer than two sides, or their keys are not right.
            ZoneError: The time zone is unknown.
            SimulatedClockError: The clock is simulated, and the forum is not invented.
        """
        called = names(name)
        Forum.check_founding(slug, called, sides, zone)
        if current().clock is not None and not invented:
            raise SimulatedClockError
        forum_id = Forum.create_id(slug)
        self.claim("slug", slug, forum_id)
        with noting(forum_id=forum_id):
            if self.find(Forum, forum_id) is not None:
                raise ForumFoundedError(
                    "there is a forum at {slug}: choose another address", slug=slug
                )
            forum = self.create(
                Forum, slug=slug, name=called, sides=tuple(sides), zone=zone, invented=invented
            )
            self.save(forum)
        return forum_id

    @command
    def rename_forum(self, *, name: Mapping[str, str | None]) -> UUID:
        """Call the forum acted in by another name.

        Raises:
            NoForumError: No forum is acted in.
            IncompleteError: The name is empty.
        """
        forum = self.here()
        forum.rename(names(name))
        self.save(forum)
        return forum.id

    @command
    def describe_forum(self, *, text: Mapping[str, str | None]) -> UUID:
        """Describe the forum acted in for those who do not know it.

        Raises:
            NoForumError: No forum is acted in.
            IncompleteError: The text is empty.
        """
        forum = self.here()
        forum.describe(self.wordings(text))
        self.save(forum)
        return forum.id

    @command
    def appoint_administrator(self, *, organization_id: UUID) -> UUID:
        """Let an organization run the forum acted in, from `effective` on.

        Raises:
            NoForumError: No forum is acted in.
            UnknownThingError: There is no such organization.
        """
        forum = self.here()
        forum.administer(organization_id=self.load(Organization, organization_id).id)
        self.save(forum)
        return forum.id
