"""What the commands about themes have in common: the theme, and for whom somebody acts."""

from uuid import UUID

from forum.errors import NotAllowedError
from forum.meeting.ground import Ground
from forum.meeting.theme import Theme
from forum.record.acting import current


class ThemeGround(Ground):
    """The theme a command is about, and guards for what organizations and sides do themselves."""

    def theme_here(self, theme_id: UUID) -> Theme:
        """Return a theme of an open year.

        Raises:
            UnknownThingError: There is no such theme here.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        theme = self.load(Theme, theme_id)
        self.open_year_here(theme.year)
        return theme

    def check_own_acting(self, organization_id: UUID | None, side: str | None) -> str | None:
        """Let a mandate act for its organization, and a side's office for its side.

        Args:
            organization_id: The organization that the act is for, if it is for one.
            side: Key of its side; left out, that of whoever acts.

        Returns:
            Key of the side that the act is for; None where it is not known.

        Raises:
            NotAllowedError: The act is for another organization or side.
        """
        own = self.who().side
        if own is not None and side not in (None, own):
            raise NotAllowedError("you act for your own side only: choose that")
        of_side = side or own
        is_mandate = current().mandate_of_id is not None
        self.check_own(organization_id=organization_id, side=None if is_mandate else of_side)
        return of_side
