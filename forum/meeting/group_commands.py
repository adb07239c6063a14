"""Commands about groups."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.meeting.ground import Ground
from forum.meeting.group import Group, GroupCapacity, GroupKind
from forum.meeting.meeting import Meeting
from forum.meeting.theme import Theme
from forum.record.values import names


class GroupCommands(Ground):
    """Forming a group, and who is in it.

    All may raise `UnknownThingError` for what they name, and `YearClosedError` where the group's
    year is closed and there is no evidence.
    """

    @command
    def form_group(
        self,
        *,
        year: int,
        purpose: Mapping[str, str | None],
        classification: GroupKind = GroupKind.PLANNING,
        theme_id: UUID | None = None,
        meeting_id: UUID | None = None,
    ) -> UUID:
        """Form a group.

        Args:
            year: The forum year.
            purpose: What it is for, by language tag.
            classification: Planning, drafting or committee.
            theme_id: The theme that it prepares, if one.
            meeting_id: The meeting that it prepares, if known.

        Raises:
            YearError: The number is not that of a year.
            IncompleteError: The purpose is empty.
        """
        self.here()
        self.open_year_here(year)
        if theme_id is not None:
            self.load(Theme, theme_id)
        if meeting_id is not None:
            self.load(Meeting, meeting_id)
        called = names(purpose)
        Group.check_purpose(called)
        group = self.create(
            Group,
            year=year,
            purpose=called,
            classification=classification,
            theme_id=theme_id,
            meeting_id=meeting_id,
        )
        self.save(group)
        return group.id

    @command
    def join_group(
        self,
        *,
        group_id: UUID,
        organization_id: UUID,
        side: str | None = None,
        capacity: GroupCapacity = GroupCapacity.MEMBER,
        head_count: int | None = None,
        named: str | None = None,
    ) -> UUID:
        """Take an organization into a group.

        Args:
            group_id: The group.
            organization_id: The organization.
            side: Key of its side, if it is on one.
            capacity: Member, convener or secretariat.
            head_count: People from it, if known.
            named: The organization as the source names it.

        Raises:
            UnknownSideError: The forum has no such side.
            GroupMemberError: It is in the group already.
            PeopleCountError: The number of people is below 1.
        """
        group = self._group(group_id)
        self.check_known(organization_id, side=side)
        group.join(
            organization_id, side=side, capacity=capacity, head_count=head_count, named=named
        )
        self.save(group)
        return group.id

    @command
    def leave_group(self, *, group_id: UUID, organization_id: UUID) -> UUID:
        """Let an organization leave a group.

        Raises:
            GroupMemberError: It is not in the group.
        """
        group = self._group(group_id)
        group.leave(organization_id)
        self.save(group)
        return group.id

    def _group(self, group_id: UUID) -> Group:
        group = self.load(Group, group_id)
        self.open_year_here(group.year)
        return group
