"""Commands about who supports a theme."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.meeting.theme_ground import ThemeGround
from forum.meeting.theme_refusals import ThemeSupportError
from forum.meeting.theme_support import ThemeSupport
from forum.record.acting import current


class ThemeSupportCommands(ThemeGround):
    """Supporting a theme that another organization proposed, until it is decided.

    All may raise `UnknownThingError` for what they name, `YearClosedError` where the theme's
    year is closed and there is no evidence, and `NotAllowedError` where a mandate or a side's
    office would act for another one.
    """

    @command
    def support_theme(
        self, *, theme_id: UUID, organization_id: UUID, side: str | None = None
    ) -> UUID:
        """Support a theme for an organization; where it supports it already, nothing is written.

        Args:
            theme_id: The theme.
            organization_id: The organization that supports it.
            side: Key of its side; left out, that of whoever acts.

        Raises:
            UnknownSideError: The forum has no such side.
            ThemeDecidedError: The theme is decided.
            ThemeSupportError: The organization proposed it itself.
        """
        side = self.check_own_acting(organization_id, side)
        self.check_known(organization_id, side=side)
        theme = self.theme_here(theme_id)
        theme.check_supporter(organization_id)
        theme.check_undecided(current().effective)
        self.pin(theme)
        support = self.find(ThemeSupport, ThemeSupport.create_id(theme_id, organization_id))
        if support is None:
            support = self.create(
                ThemeSupport, theme_id=theme_id, organization_id=organization_id, side=side
            )
        else:
            support.give_again()
        self.save(support)
        return support.id

    @command
    def take_back_support(
        self,
        *,
        theme_id: UUID,
        organization_id: UUID,
        reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Take back the support of an organization for a theme.

        Args:
            theme_id: The theme.
            organization_id: The organization.
            reason: Why, by language tag.

        Raises:
            ThemeDecidedError: The theme is decided, and was so with this support.
            ThemeSupportError: The organization does not support it.
        """
        theme = self.theme_here(theme_id)
        support = self.find(ThemeSupport, ThemeSupport.create_id(theme_id, organization_id))
        self.check_own_acting(organization_id, support.side if support is not None else None)
        if support is None:
            raise ThemeSupportError(
                "the organization does not support the theme: nothing is to be taken back"
            )
        theme.check_undecided(current().effective)
        self.pin(theme)
        support.take_back(self.wordings(reason or {}))
        self.save(support)
        return support.id
