"""The forum: its address, name, sides, and who runs it.

What the sides agreed on is in the rules of procedure, who sits for them in the seatings.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.ids import derived_id
from forum.record.values import Name, Wording

_SLUG: Final = re.compile(r"[a-z][a-z0-9-]{1,40}\Z", re.ASCII)
_SIDE_KEY: Final = re.compile(r"[a-z][a-z0-9_]{1,40}\Z", re.ASCII)
_PAGES: Final = (
    "about account accounts admin api audit checkpoint design en exports favicon feeds fonts forum "
    "forums health help history host language ledger login logout members organizations persons "
    "public receipts robots search secretariat static sv verify well-known"
)
RESERVED_SLUGS: Final = frozenset(_PAGES.split())
"""First parts of addresses that are no forum's."""


class SideKind(StrEnum):
    """Which part of society a side speaks for."""

    CIVIL_SOCIETY = "civil_society"
    PUBLIC = "public"
    OTHER = "other"


class Side(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One of the sides between which a forum is.

    Attributes:
        key: Its stable key in this forum, such as `civil_society`.
        name: What it is called, by language.
        classification: Which part of society it speaks for.
        has_fixed_seats: Whether organizations hold seats on it for a term; otherwise it says for
            each meeting who comes.
    """

    key: str
    name: tuple[Name, ...]
    classification: SideKind
    has_fixed_seats: bool


class SlugError(ForumError):
    """The slug cannot be the address of a forum."""

    code = "slug"


class SidesError(ForumError):
    """The sides are too few, or two have the same key."""

    code = "sides"


class ZoneError(ForumError):
    """The time zone is not known."""

    code = "zone"

    def __init__(self, zone: str) -> None:
        super().__init__(
            "'{zone}' is not the name of a time zone: write one such as Europe/Stockholm",
            zone=zone,
        )


class UnknownSideError(ForumError):
    """The forum has no such side."""

    code = "unknown_side"

    def __init__(self, key: str, known: Sequence[str]) -> None:
        super().__init__(
            "the forum has no side '{key}': choose {known}",
            side=key,
            sides=tuple(known),
            key=key,
            known=" or ".join(known),
        )


class Forum(ForumAggregate):
    """A forum; its id follows from its slug, and all that belongs to it names this id."""

    # Not "forum": the library would take that for another name of this package. Never stored.
    TOPIC = "forum_itself"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset({"forum.founded"})

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "forum.reserved"

    class Founded(ForumAggregate.Event, Aggregate.Created):
        """The forum was founded between its sides.

        Attributes:
            slug: Its address here, 2 to 41 characters of a to z, digits and hyphen; for ever.
            name: What it is called, by language.
            sides: The sides between which it is, two or more.
            zone: IANA time zone in which its days begin and end.
            invented: The forum is an example that somebody made up.
        """

        TOPIC = "forum.founded"
        slug: str
        name: tuple[Name, ...]
        sides: tuple[Side, ...]
        zone: str
        invented: bool

    class Renamed(ForumAggregate.Event):
        """The forum goes by another name.

        Attributes:
            name: The new name, by language.
        """

        TOPIC = "forum.renamed"
        name: tuple[Name, ...]

    class Described(ForumAggregate.Event):
        """The forum was described for those who do not know it.

        Attributes:
            text: The description, by language; it takes the place of an earlier one.
        """

        TOPIC = "forum.described"
        text: tuple[Wording, ...]

    class Administered(ForumAggregate.Event):
        """An organization runs the forum from then on.

        Attributes:
            organization_id: The organization.
        """

        TOPIC = "forum.administered"
        organization_id: UUID

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the forum counts as not having happened."""

        TOPIC = "forum.struck"

    @event(Founded)
    def __init__(
        self,
        slug: str,
        name: tuple[Name, ...],
        sides: tuple[Side, ...],
        zone: str,
        invented: bool,
    ) -> None:
        self.slug = slug
        self.name = name
        self.sides = {side.key: side for side in sides}
        self.zone = zone
        self.is_invented = invented

    @staticmethod
    def create_id(slug: str) -> UUID:
        """The id follows from the slug."""
        return derived_id("forum", slug)

    @staticmethod
    def check_founding(slug: str, name: Sequence[Name], sides: Sequence[Side], zone: str) -> None:
        """Refuse a forum that could not be found, named or told apart from others.

        Raises:
            SlugError: The slug has another form, or is the address of something else.
            IncompleteError: The forum or a side has no name.
            SidesError: There are fewer than two sides, or their keys are not right.
            ZoneError: The time zone is unknown.
        """
        if not _SLUG.match(slug):
            raise SlugError(
                "'{slug}' cannot be an address: use 2 to 41 of a–z, digits and "
                "hyphens, and begin with a letter",
                slug=slug,
            )
        if slug in RESERVED_SLUGS:
            raise SlugError("the address '{slug}' is taken by the pages: choose another", slug=slug)
        if not name or not all(side.name for side in sides):
            raise IncompleteError("a forum and each of its sides need a name: write them")
        keys = [side.key for side in sides]
        if len(keys) < 2:
            raise SidesError("a forum is between sides: name at least two")
        if len(set(keys)) < len(keys) or not all(map(_SIDE_KEY.match, keys)):
            raise SidesError("give each side a key of its own, of a–z, digits and underscores")
        check_zone(zone)

    def side(self, key: str) -> Side:
        """Return a side.

        Raises:
            UnknownSideError: The forum has none with this key.
        """
        if key not in self.sides:
            raise UnknownSideError(key, tuple(self.sides))
        return self.sides[key]

    def rename(self, name: tuple[Name, ...]) -> None:
        """Call the forum by another name.

        Raises:
            IncompleteError: The name is empty.
        """
        if not name:
            raise IncompleteError("a forum needs a name: say what it is called")
        if name != self.name:
            self._rename(name=name)

    @event(Renamed)
    def _rename(self, name: tuple[Name, ...]) -> None:
        self.name = name

    def describe(self, text: tuple[Wording, ...]) -> None:
        """Describe the forum.

        Raises:
            IncompleteError: The text is empty.
        """
        if not text:
            raise IncompleteError("write the description in at least one language")
        self._describe(text=text)

    @event(Described)
    def _describe(self, text: tuple[Wording, ...]) -> None:
        """The text lies apart; nothing here depends on it."""

    @event(Administered)
    def administer(self, organization_id: UUID) -> None:
        """Let an organization run the forum."""


def check_zone(zone: str) -> None:
    """Refuse a name that is not that of a time zone.

    Raises:
        ZoneError: It is not.
    """
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ZoneError(zone) from None
