"""Commands about the presidium."""

from uuid import UUID

from forum.commanding import command
from forum.governing.here import Here
from forum.governing.presidium import Presidium
from forum.record.acting import noting
from forum.record.posts import Post
from forum.record.when import When
from forum.seating.organization import Organization
from forum.seating.person import Person


class PresidiumCommands(Here):
    """Who takes and leaves the posts of the presidium."""

    @command
    def appoint_presidium_member(
        self,
        *,
        year: int,
        post: Post,
        label: str | None = None,
        side: str | None = None,
        named_by: str | None = None,
        organization_id: UUID | None = None,
        person_id: UUID | None = None,
        is_acting: bool = False,
        start: When | None = None,
        end: When | None = None,
    ) -> UUID:
        """Give somebody a post in the presidium of a year.

        Args:
            year: The forum year.
            post: Chair, vice chair or administrator.
            label: The holder without a name, such as `Chair 2017 (civil society)`; None to have
                it made of post, year and side.
            side: Key of the side that the holder is of.
            named_by: Key of the side that named the holder, if known.
            organization_id: Where the holder comes from, if known.
            person_id: The holder, if entered as a person here.
            is_acting: Until somebody is appointed.
            start: First day in the post.
            end: Last day in the post.

        Raises:
            UnknownSideError: The forum has no such side.
            UnknownThingError: There is no such organization, person or version of the rules.
            OtherSidesPostError: Another side named the holder (E2).
            SameSidePresidiumError: Chair and vice chair would be of the same side (E1).
            PostHeldError: The same label has the post already.
            EndsBeforeStartError: The last day is before the first.
            IncompleteError: The label is empty.
            NotAllowedError: The office speaks for another side: each side names its own (E2).
            YearClosedError: The year is closed, and there is no evidence.
            ReasonNeededError: The chair is of the same side as last year (W1), and the rules ask
                for a reason.
        """
        self.check_own(side=side)
        forum = self.here()
        self.open_year_here(year)
        for key in (side, named_by):
            if key is not None:
                forum.side(key)
        if organization_id is not None:
            self.load(Organization, organization_id)
        if person_id is not None:
            self.load(Person, person_id)
        codes = []
        if post is Post.CHAIR and side is not None and side == self._chair_side(year - 1):
            codes.append("W1")
        presidium = self.find(Presidium, Presidium.create_id(year))
        if presidium is None:
            with noting(effective=None):
                presidium = self.create(Presidium, year=year)
        with self.in_spite_of(*codes, year=year):
            presidium.appoint(
                post,
                label.strip() if label is not None else None,
                side=side,
                named_by=named_by,
                organization_id=organization_id,
                person_id=person_id,
                is_acting=is_acting,
                start=start,
                end=end,
            )
        self.save(presidium)
        return presidium.id

    @command
    def leave_presidium(self, *, year: int, post: Post, label: str, end: When) -> UUID:
        """Let the holder of a post leave it.

        Raises:
            UnknownThingError: The year has no presidium, or nobody with this label in the post.
            PostLeftError: The holder left already.
            EndsBeforeStartError: The last day is before the first.
            SameSidePresidiumError: Until then the other post is held by the same side (E1).
            YearClosedError: The year is closed, and there is no evidence.
        """
        self.open_year_here(year)
        presidium = self.load(Presidium, Presidium.create_id(year))
        presidium.leave(post, label.strip(), end)
        self.save(presidium)
        return presidium.id

    def _chair_side(self, year: int) -> str | None:
        """The side of a year's chair. Not pinned: a caution is about what was seen then."""
        presidium = self.find(Presidium, Presidium.create_id(year))
        return presidium.chair_side if presidium is not None else None
