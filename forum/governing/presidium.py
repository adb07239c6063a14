"""The presidium of a year: chair, vice chair and the administrator's official.

Keeps that chair and vice chair come from different sides, and that each side names its own. Who
presides at a single meeting is the meeting's.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError, UnknownThingError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.posts import Post
from forum.record.span import Span
from forum.record.when import When

OTHER_POST: Final = {Post.CHAIR: Post.VICE_CHAIR, Post.VICE_CHAIR: Post.CHAIR}


class SameSidePresidiumError(ForumError):
    """Chair and vice chair would come from the same side at the same time."""

    code = "same_side_presidium"


class OtherSidesPostError(ForumError):
    """A side would name a post that is another side's."""

    code = "other_sides_post"


class PostHeldError(ForumError):
    """Somebody with this label holds the post already."""

    code = "post_held"


class PostLeftError(ForumError):
    """The holder has left the post already."""

    code = "post_left"


@dataclass(frozen=True, slots=True)
class PostHolder:
    """Somebody in a post, as appointed.

    Attributes:
        side: The side that named the holder, if known.
        is_acting: In the post until somebody is appointed.
        span: Days in the post, as far as they were known then.
    """

    side: str | None
    is_acting: bool
    span: Span


class Presidium(ForumAggregate):
    """The presidium of one year of a forum."""

    TOPIC = "presidium"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "presidium.reserved"

    class Opened(ForumAggregate.Event, Aggregate.Created):
        """The presidium of a year was entered.

        Attributes:
            year: The forum year.
        """

        TOPIC = "presidium.opened"
        year: int

    class Appointed(ForumAggregate.Event):
        """Somebody took a post in the presidium.

        Attributes:
            post: Chair, vice chair or administrator.
            label: The post's holder without a name, such as `Chair 2017 (civil society)`, or
                made of post, year and side where none was given; with the post it tells the
                holders of a year apart.
            side: Key of the side that named the holder; absent for the administrator, or where
                it is unknown.
            organization_id: The organization that the holder comes from, if known.
            person_id: The holder, if entered as a person here.
            is_acting: In the post until somebody is appointed.
            start: First day in the post; absent where it is unknown.
            end: Last day in the post; absent while it goes on.
        """

        TOPIC = "presidium.appointed"
        post: Post
        label: str
        side: str | None
        organization_id: UUID | None
        person_id: UUID | None
        is_acting: bool
        start: When | None
        end: When | None

    class Left(ForumAggregate.Event):
        """The holder of a post left it.

        Attributes:
            post: The post.
            label: The holder, as when appointed.
            end: Last day in the post.
        """

        TOPIC = "presidium.left"
        post: Post
        label: str
        end: When

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the presidium counts as not having happened."""

        TOPIC = "presidium.struck"

    @event(Opened)
    def __init__(self, year: int) -> None:
        self.year = year
        self.holders: dict[tuple[Post, str], PostHolder] = {}
        self.left: dict[tuple[Post, str], When] = {}

    @staticmethod
    def create_id(year: int) -> UUID:
        """A forum has one presidium a year."""
        return id_in_forum("presidium", year)

    @property
    def chair_side(self) -> str | None:
        """The side that the year's chair came from, the last one if there were more."""
        chairs = [
            (self.span(key).end is None, holder.side)
            for key, holder in self.holders.items()
            if key[0] is Post.CHAIR and not holder.is_acting and holder.side
        ]
        staying = [side for stayed, side in chairs if stayed]
        every = staying or [side for _, side in chairs]
        return every[-1] if every else None

    def span(self, key: tuple[Post, str]) -> Span:
        """Return the days in the post of a holder, by post and label."""
        planned = self.holders[key].span
        return Span(planned.start, self.left.get(key, planned.end))

    def label_for(self, post: Post, side: str | None) -> str:
        """Return a label without a name that no holder of the post has, such as `chair 2018 (-)`.

        From the second one on it ends with an ordinal.
        """
        plain = f"{post} {self.year} ({side or '-'})"
        taken = {label for held, label in self.holders if held is post}
        numbered = (f"{plain} {ordinal}" for ordinal in range(2, len(taken) + 2))
        return next(label for label in (plain, *numbered) if label not in taken)

    def appoint(
        self,
        post: Post,
        label: str | None = None,
        *,
        side: str | None = None,
        named_by: str | None = None,
        organization_id: UUID | None = None,
        person_id: UUID | None = None,
        is_acting: bool = False,
        start: When | None = None,
        end: When | None = None,
    ) -> None:
        """Give somebody a post.

        Args:
            post: The post.
            label: The holder without a name; None to have it made of post, year and side.
            side: Key of the holder's side.
            named_by: Key of the side that named the holder, if that is known.
            organization_id: Where the holder comes from.
            person_id: The holder.
            is_acting: Until somebody is appointed.
            start: First day.
            end: Last day.

        Raises:
            IncompleteError: The label is empty.
            PostHeldError: The same label has the post already.
            EndsBeforeStartError: The last day is certainly before the first.
            OtherSidesPostError: Another side named the holder (E2).
            SameSidePresidiumError: Chair and vice chair would certainly come from the same side
                on some day (E1).

        Source: domain reference, section 9, E1 and E2.
        """
        if label is None:
            label = self.label_for(post, side)
        elif not label.strip():
            raise IncompleteError("say who holds the post, without a name: Chair 2017, for example")
        if (post, label) in self.holders:
            raise PostHeldError(
                "{label} has the post already: enter that they left it first", label=label
            )
        span = Span(start, end)
        span.check()
        if named_by is not None and named_by != side:
            raise OtherSidesPostError(
                "only the side itself names its post: {named_by} cannot name one of {side}",
                side=side,
                named_by=named_by,
            )
        self._check_sides(post, side, span)
        self._appoint(
            post=post,
            label=label,
            side=side,
            organization_id=organization_id,
            person_id=person_id,
            is_acting=is_acting,
            start=start,
            end=end,
        )

    def _check_sides(self, post: Post, side: str | None, span: Span) -> None:
        for key, holder in self.holders.items():
            if key[0] is not OTHER_POST.get(post) or side is None or holder.side != side:
                continue
            if self.span(key).certainly_meets(span):
                raise SameSidePresidiumError(
                    "chair and vice chair come from different sides: {key} is of "
                    "{side} as well, so choose somebody of another side",
                    side=side,
                    key=key[1],
                )

    @event(Appointed)
    def _appoint(
        self,
        post: Post,
        label: str,
        side: str | None,
        organization_id: UUID | None,
        person_id: UUID | None,
        is_acting: bool,
        start: When | None,
        end: When | None,
    ) -> None:
        self.holders[post, label] = PostHolder(side, is_acting, Span(start, end))

    def leave(self, post: Post, label: str, end: When) -> None:
        """Let the holder of a post leave it.

        Raises:
            UnknownThingError: Nobody with this label has the post.
            PostLeftError: The holder left it already.
            EndsBeforeStartError: The last day is certainly before the first.
            SameSidePresidiumError: Until then the other post is held by the same side (E1).
        """
        key = (post, label)
        if key not in self.holders:
            raise UnknownThingError("holder of a post", label)
        if key in self.left:
            raise PostLeftError(
                "{label} left the post already, on {left}", label=label, left=self.left[key]
            )
        span = Span(self.holders[key].span.start, end)
        span.check()
        self._check_sides(post, self.holders[key].side, span)
        self._leave(post=post, label=label, end=end)

    @event(Left)
    def _leave(self, post: Post, label: str, end: When) -> None:
        self.left[post, label] = end
