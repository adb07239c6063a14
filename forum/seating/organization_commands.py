"""Commands about organizations and persons."""

from uuid import UUID

from forum.commanding import command
from forum.keeping.claim_commands import ClaimCommands
from forum.record.acting import current
from forum.record.sealed import Sealed
from forum.record.when import When
from forum.seating.organization import Organization, SizeClass
from forum.seating.person import (
    NAME_FIELD,
    Person,
    PersonErasedError,
    check_name,
    sealed_name,
)

ORGANIZATION_SCOPE = "organization"


class OrganizationCommands(ClaimCommands):
    """Entering organizations and persons, and what they are called."""

    @command
    def register_organization(
        self,
        *,
        slug: str,
        name: str,
        name_end: When | None = None,
        classification: str | None = None,
        association_form: str | None = None,
    ) -> UUID:
        """Enter an organization; its name held from `effective` on, if that is known.

        Args:
            slug: Its key, which stays.
            name: What it is called, or was called first.
            name_end: Last day on which it had this name.
            classification: What it is, in a word.
            association_form: Its form.

        Raises:
            OrganizationSlugError: The slug has another form.
            SlugTakenError: Another organization has the slug.
            IncompleteError: The name is empty.
            EndsBeforeStartError: The name would end before it held.
        """
        Organization.check_registration(slug, name, current().effective, name_end)
        organization_id = self.new_id(Organization)
        self.claim(ORGANIZATION_SCOPE, slug, organization_id)
        organization = self.create(
            Organization,
            id=organization_id,
            slug=slug,
            name=name.strip(),
            name_end=name_end,
            classification=classification,
            association_form=association_form,
        )
        self.save(organization)
        return organization.id

    @command
    def rename_organization(self, *, organization_id: UUID, name: str) -> UUID:
        """Call an organization by another name, from `effective` on.

        Raises:
            UnknownThingError: There is no such organization.
            IncompleteError: The name is empty.
            NameKnownError: It has this name, or that it got it then was entered before.
        """
        organization = self.load(Organization, organization_id)
        organization.rename(name.strip())
        self.save(organization)
        return organization.id

    @command
    def add_organization_name(
        self,
        *,
        organization_id: UUID,
        name: str,
        start: When | None = None,
        end: When | None = None,
    ) -> UUID:
        """Give an organization another name beside its main one.

        Raises:
            UnknownThingError: There is no such organization.
            IncompleteError: The name is empty.
            EndsBeforeStartError: The last day is before the first.
            NameKnownError: It goes by this name already.
        """
        organization = self.load(Organization, organization_id)
        organization.also_name(name.strip(), start, end)
        self.save(organization)
        return organization.id

    @command
    def state_association_form(self, *, organization_id: UUID, association_form: str) -> UUID:
        """State the form of an organization; the same again writes nothing.

        Raises:
            UnknownThingError: There is no such organization.
            IncompleteError: The form is empty.
        """
        organization = self.load(Organization, organization_id)
        organization.state_form(association_form.strip())
        self.save(organization)
        return organization.id

    @command
    def state_organization_number(self, *, organization_id: UUID, organization_number: str) -> UUID:
        """State the number of an organization; the same again writes nothing.

        Raises:
            UnknownThingError: There is no such organization.
            OrganizationNumberError: It is no organization number.
            PersonalNumberError: It is that of a person.
        """
        organization = self.load(Organization, organization_id)
        organization.state_number(organization_number)
        self.save(organization)
        return organization.id

    @command
    def state_website(self, *, organization_id: UUID, website: str) -> UUID:
        """State the website of an organization; the same again writes nothing.

        Raises:
            UnknownThingError: There is no such organization.
            WebsiteError: It is no address of a website.
            TooLongError: It has more than 300 characters.
        """
        organization = self.load(Organization, organization_id)
        organization.state_website(website)
        self.save(organization)
        return organization.id

    @command
    def state_make_up(
        self,
        *,
        organization_id: UUID,
        gathers: str | None = None,
        works_where: str | None = None,
        size_class: SizeClass | None = None,
    ) -> UUID:
        """State what sort of organization one is, from `effective` on; the same writes nothing.

        Args:
            organization_id: The organization.
            gathers: Whom or what it gathers, in a few words.
            works_where: Where it works, in a few words.
            size_class: How large it is.

        Raises:
            UnknownThingError: There is no such organization.
            IncompleteError: Nothing is stated.
            TooLongError: Something has more than 300 characters.
        """
        organization = self.load(Organization, organization_id)
        organization.state_make_up(
            (gathers or "").strip() or None, (works_where or "").strip() or None, size_class
        )
        self.save(organization)
        return organization.id

    @command
    def register_person(self, *, name: str) -> UUID:
        """Enter a person; the name is sealed under a key of its own.

        Raises:
            IncompleteError: The name is empty.
            TooLongError: The name has more than 300 characters.
        """
        person = self.create(Person, name=sealed_name(self.keys, name))
        self.save(person)
        return person.id

    @command
    def rename_person(self, *, person_id: UUID, name: str) -> UUID:
        """Call a person by another name.

        Raises:
            UnknownThingError: There is no such person.
            IncompleteError: The name is empty.
            TooLongError: The name has more than 300 characters.
            PersonErasedError: The key of the person's name was destroyed.
        """
        check_name(name)
        person = self.load(Person, person_id)
        key = self.keys.personal.get([person.key_id]).get(person.key_id)
        if key is None:
            raise PersonErasedError("the person was erased: enter a new person instead")
        person.rename(Sealed.seal(person.key_id, key, NAME_FIELD, name.strip()))
        self.save(person)
        return person.id
