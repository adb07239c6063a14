"""An organization: known by a slug that never changes, under names that do.

Organizations belong to the installation; what they are in a forum is in its seatings.
"""

import re
from enum import StrEnum
from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError, TooLongError
from forum.record.acting import current
from forum.record.envelope import HostAggregate, StruckFields
from forum.record.span import Span
from forum.record.values import SHORT
from forum.record.when import When
from forum.seating import organization_facts as facts

_SLUG: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?\Z", re.ASCII)


class OrganizationSlugError(ForumError):
    """The slug has another form."""

    code = "organization_slug"


class NameKnownError(ForumError):
    """The organization goes by this name already."""

    code = "name_known"


class SizeClass(StrEnum):
    """How large an organization is, by its members, roughly."""

    UNDER_100 = "under_100"
    FROM_100 = "from_100"
    FROM_1000 = "from_1000"
    FROM_10000 = "from_10000"


class Organization(HostAggregate):
    """An organization that takes part in a forum, or sends guests to one."""

    TOPIC = "organization"

    class Created(HostAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "organization.reserved"

    class Registered(HostAggregate.Event, Aggregate.Created):
        """An organization was entered; the name held from `effective` on, if that is known.

        Attributes:
            slug: Its key here, of a to z, digits and hyphen; it stays when the name changes.
            name: What it is called, as itself or a source writes it.
            name_end: Last day on which it had this name; absent while it has it.
            classification: What it is, in a word, such as `umbrella`; absent where unknown.
            association_form: Its form as its own page or name says; absent where unknown.
        """

        TOPIC = "organization.registered"
        slug: str
        name: str
        name_end: When | None
        classification: str | None
        association_form: str | None

    class Renamed(HostAggregate.Event):
        """The organization goes by another name, from `effective` on.

        Attributes:
            name: The new name.
        """

        TOPIC = "organization.renamed"
        name: str

    class AlsoNamed(HostAggregate.Event):
        """The organization goes by another name beside its main one.

        Attributes:
            name: The other name, such as a short form.
            start: First day on which it is used; absent where unknown.
            end: Last day on which it is used; absent while it goes on or where unknown.
        """

        TOPIC = "organization.also_named"
        name: str
        start: When | None
        end: When | None

    class FormStated(HostAggregate.Event):
        """The form of the organization was stated.

        Attributes:
            association_form: The form as its own page or name says.
        """

        TOPIC = "organization.form_stated"
        association_form: str

    class MakeUpStated(HostAggregate.Event):
        """It was stated what sort of organization it is, from `effective` on.

        Attributes:
            gathers: Whom or what it gathers, in a few words; absent where not said. Never who its
                people are by age, sex or origin.
            works_where: Where it works, in a few words; absent where not said.
            size_class: How large it is; absent where not said.
        """

        TOPIC = "organization.make_up_stated"
        gathers: str | None
        works_where: str | None
        size_class: SizeClass | None

    class NumberStated(HostAggregate.Event):
        """The number of the organization in public registers was stated.

        Attributes:
            organization_number: Ten digits with a hyphen, such as `802999-9995`; never a person's.
        """

        TOPIC = "organization.number_stated"
        organization_number: str

    class WebsiteStated(HostAggregate.Event):
        """The website of the organization was stated.

        Attributes:
            website: Its address, with `https://` or `http://`.
        """

        TOPIC = "organization.website_stated"
        website: str

    class Struck(StruckFields, HostAggregate.Event):
        """An entry about the organization counts as not having happened."""

        TOPIC = "organization.struck"

    @event(Registered)
    def __init__(
        self,
        slug: str,
        name: str,
        name_end: When | None,
        classification: str | None,
        association_form: str | None,
        id: UUID | None = None,
    ) -> None:
        self.slug = slug
        self.name = name
        self.renames: list[tuple[str, When | None]] = []
        self.other_names: list[tuple[str, When | None]] = []
        self.association_form = association_form
        self.make_up: set[tuple[str | None, str | None, SizeClass | None, When | None]] = set()
        self.organization_number: str | None = None
        self.website: str | None = None

    @staticmethod
    def check_registration(
        slug: str, name: str, start: When | None = None, name_end: When | None = None
    ) -> None:
        """Refuse an organization that could not be named or found.

        Raises:
            OrganizationSlugError: The slug has another form.
            IncompleteError: The name is empty.
            EndsBeforeStartError: The name would end before it held.
        """
        if not _SLUG.match(slug):
            raise OrganizationSlugError(
                "'{slug}' cannot be the key of an organization: use at most 80 of "
                "a–z, digits and hyphens",
                slug=slug,
            )
        _check_name(name)
        Span(start, name_end).check()

    def rename(self, name: str) -> None:
        """Call the organization by another name, from the command's `effective` on.

        Raises:
            IncompleteError: The name is empty.
            NameKnownError: It has this name, or that it got it then was entered before.
        """
        _check_name(name)
        start = current().effective
        if (name, start) in self.renames or (name == self.name and not self.renames):
            raise NameKnownError("that it is called {name} is entered already", name=name)
        self._rename(name=name, effective=start)

    @event(Renamed)
    def _rename(self, name: str, effective: When | None) -> None:
        self.renames.append((name, effective))

    def also_name(self, name: str, start: When | None = None, end: When | None = None) -> None:
        """Give the organization another name beside its main one.

        Raises:
            IncompleteError: The name is empty.
            EndsBeforeStartError: The last day is certainly before the first.
            NameKnownError: It goes by this name already.
        """
        _check_name(name)
        Span(start, end).check()
        if (name, start) in self.other_names or (name == self.name and not self.renames):
            raise NameKnownError("that it goes by the name {name} is entered already", name=name)
        self._also_name(name=name, start=start, end=end)

    @event(AlsoNamed)
    def _also_name(self, name: str, start: When | None, end: When | None) -> None:
        self.other_names.append((name, start))

    def state_form(self, association_form: str) -> None:
        """State its form; the same again changes nothing.

        Raises:
            IncompleteError: The form is empty.
        """
        if not association_form.strip():
            raise IncompleteError("say which form the organization has")
        if association_form != self.association_form:
            self._state_form(association_form=association_form)

    @event(FormStated)
    def _state_form(self, association_form: str) -> None:
        self.association_form = association_form

    def state_number(self, text: str) -> None:
        """State its number; the same again changes nothing. Refused as `facts` has it."""
        number = facts.organization_number(text)
        if number != self.organization_number:
            self._state_number(organization_number=number)

    @event(NumberStated)
    def _state_number(self, organization_number: str) -> None:
        self.organization_number = organization_number

    def state_website(self, text: str) -> None:
        """State its website; the same again changes nothing. Refused as `facts` has it."""
        address = facts.website(text)
        if address != self.website:
            self._state_website(website=address)

    @event(WebsiteStated)
    def _state_website(self, website: str) -> None:
        self.website = website

    def state_make_up(
        self, gathers: str | None, works_where: str | None, size_class: SizeClass | None
    ) -> None:
        """State what sort of organization it is; the same from the same day changes nothing.

        Raises:
            IncompleteError: Nothing is stated.
            TooLongError: Something has more than 300 characters.
        """
        if gathers is None and works_where is None and size_class is None:
            raise IncompleteError("say whom it gathers, where it works, or how large it is")
        for words in (gathers, works_where):
            if words is not None and len(words) > SHORT:
                raise TooLongError("what it is", len(words), SHORT, "characters")
        start = current().effective
        if (gathers, works_where, size_class, start) not in self.make_up:
            self._state_make_up(
                gathers=gathers, works_where=works_where, size_class=size_class, effective=start
            )

    @event(MakeUpStated)
    def _state_make_up(
        self,
        gathers: str | None,
        works_where: str | None,
        size_class: SizeClass | None,
        effective: When | None,
    ) -> None:
        self.make_up.add((gathers, works_where, size_class, effective))


def _check_name(name: str) -> None:
    if not name.strip():
        raise IncompleteError("an organization needs a name: say what it is called")
