"""Commands about groups."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from forum.commanding import command
from forum.governing.forum import SideKind
from forum.meeting.ground import Ground
from forum.meeting.group import Group, GroupCapacity, GroupKind
from forum.meeting.meeting import Meeting
from forum.meeting.theme import Theme
from forum.record.values import names

BOTH: Final = frozenset({SideKind.CIVIL_SOCIETY, SideKind.PUBLIC})
"""The parts of society that are to be in a group, where the forum has sides of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JoiningMember:
    """An organization that is in a group from the start.

    Attributes:
        organization_id: The organization.
        side: Key of its side, if it is on one.
        capacity: Member, convener or secretariat.
        head_count: People from it, if known.
        named: The organization as the source names it.
    """

    organization_id: UUID
    side: str | None = None
    capacity: GroupCapacity = GroupCapacity.MEMBER
    head_count: int | None = None
    named: str | None = None


class GroupCommands(Ground):
    """Forming a group, who is in it and calls it together, and its papers.

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
        members: Sequence[JoiningMember] = (),
    ) -> UUID:
        """Form a group, with those who are in it from the start where they are known.

        Args:
            year: The forum year.
            purpose: What it is for, by language tag.
            classification: Planning, drafting or committee.
            theme_id: The theme that it prepares, if one.
            meeting_id: The meeting that it prepares, if known.
            members: Organizations in it; more can join.

        Raises:
            YearError: The number is not that of a year.
            IncompleteError: The purpose is empty.
            UnknownSideError: The forum has no such side.
            GroupMemberError: An organization is named twice.
            PeopleCountError: A number of people is below 1.
            ReasonNeededError: Not both sides are among the members (W4), and the rules ask for a
                reason.
        """
        for member in members:
            self.check_known(member.organization_id, side=member.side)
        self.here()
        self.open_year_here(year)
        if theme_id is not None:
            self.load(Theme, theme_id)
        if meeting_id is not None:
            self.load(Meeting, meeting_id)
        called = names(purpose)
        Group.check_purpose(called)
        sides = {
            member.side
            for member in members
            if member.side is not None and member.capacity is not GroupCapacity.SECRETARIAT
        }
        # A group whose members are not entered yet is not known to be of one side.
        codes = self._one_sided(classification, sides) if members else []
        with self.in_spite_of(*codes, year=year):
            group = self.create(
                Group,
                year=year,
                purpose=called,
                classification=classification,
                theme_id=theme_id,
                meeting_id=meeting_id,
            )
        for member in members:
            group.join(
                member.organization_id,
                side=member.side,
                capacity=member.capacity,
                head_count=member.head_count,
                named=member.named,
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
            ReasonNeededError: Not both sides are in it then (W4), and the rules ask for a reason.
        """
        group = self._group(group_id)
        codes = self._one_sided(group.classification, group.sides_without(organization_id))
        with self.in_spite_of(*codes, year=group.year):
            group.leave(organization_id)
        self.save(group)
        return group.id

    @command
    def name_convener(self, *, group_id: UUID, organization_id: UUID) -> UUID:
        """Let an organization of a group call it together; the same again writes nothing.

        Raises:
            GroupMemberError: It is not in the group, or as its secretariat.
        """
        group = self._group(group_id)
        group.name_convener(organization_id)
        self.save(group)
        return group.id

    @command
    def add_group_paper(
        self,
        *,
        group_id: UUID,
        title: Mapping[str, str | None],
        text: Mapping[str, str | None],
    ) -> UUID:
        """Lay a paper of a group before the members of the forum, for a member of the group.

        Args:
            group_id: The group.
            title: What the paper is called, by language tag.
            text: The paper, by language tag.

        Raises:
            IncompleteError: The title or the text is empty.
            NotAllowedError: A mandate of an organization that is not in the group.
        """
        group = self._group(group_id)
        own = self.who().organization_id
        self.check_own(organization_id=own if own in group.members else None)
        group.add_paper(names(title), self.wordings(text))
        self.save(group)
        return group.id

    def _one_sided(self, classification: GroupKind, sides: Collection[str]) -> list[str]:
        """Return W4 where not both sides are in a group; a committee may be of one side."""
        if classification is GroupKind.COMMITTEE:
            return []
        forum = self.here()
        wanted = BOTH & {side.classification for side in forum.sides.values()}
        seen = {forum.side(key).classification for key in sides}
        return [] if wanted <= seen else ["W4"]

    def _group(self, group_id: UUID) -> Group:
        group = self.load(Group, group_id)
        self.open_year_here(group.year)
        return group
