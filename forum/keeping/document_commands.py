"""Commands about documents in the registry of a host that is a public authority."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from forum.commanding import command
from forum.errors import ForumError, IncompleteError, TooLongError, UnknownThingError
from forum.governing.host import Host
from forum.keeping.document import Direction, KeptWhere, RegisteredDocument
from forum.meeting.ground import Ground
from forum.meeting.meeting_rules import check_not_future
from forum.record.envelope import ForumAggregate
from forum.record.ids import HOST_ID
from forum.record.values import SHORT, Wording
from forum.record.when import When

NUMBER_LENGTH: Final = 60
"""Characters that a number of the host's registry may have."""
Words = Mapping[str, str | None]


class NoRegistryError(ForumError):
    """The host is not a public authority, and so keeps no registry."""

    code = "no_registry"


class DocumentCommands(Ground):
    """What the host enters in its registry about a forum."""

    @command
    def register_document(
        self,
        *,
        year: int,
        direction: Direction,
        day: When,
        description: Words,
        correspondent_id: UUID | None = None,
        correspondent: Words | None = None,
        kept: KeptWhere = KeptWhere.FORUM,
        about_id: UUID | None = None,
        case_number: str | None = None,
        document_number: str | None = None,
    ) -> UUID:
        """Enter a document in the registry.

        Args:
            year: The forum year whose case it belongs to.
            direction: Whether it was received, sent or finished.
            day: The day on which it was.
            description: What it is, in a few words fit for the public, by language tag.
            correspondent_id: From whom or to whom, where that is an organization that is entered.
            correspondent: Who it was otherwise, by language tag; never the name of a person.
            kept: Where it is kept.
            about_id: The thing of the forum that it is or is about.
            case_number: Number of the case, where that is not the year's.
            document_number: Its number, where the host's system has given one.

        Raises:
            NoRegistryError: The host is not a public authority.
            UnknownThingError: The year was not opened, or there is no such organization or thing.
            YearClosedError: The year is closed, and there is no evidence.
            IncompleteError: There is no description, or nobody that it came from or went to.
            HeldInFutureError: The day has not come.
            TooLongError: A description is over 300 characters, or a number over 60.
        """
        self._check_registry()
        if self.open_year_here(year) is None:
            raise UnknownThingError("forum year", year)
        check_not_future(day, self.today_here())
        self.check_known(correspondent_id)
        if about_id is not None:
            self.load(ForumAggregate, about_id)
        who = self._in_a_few_words(correspondent or {})
        RegisteredDocument.check_correspondent(direction, bool(correspondent_id or who))
        document = self.create(
            RegisteredDocument,
            year=year,
            direction=direction,
            day=day,
            correspondent_id=correspondent_id,
            correspondent=who,
            description=self._described(description),
            kept=kept,
            about_id=about_id,
            case_number=_number(case_number) if case_number else None,
            document_number=_number(document_number) if document_number else None,
        )
        self.save(document)
        return document.id

    @command
    def describe_document(self, *, document_id: UUID, description: Words) -> UUID:
        """Describe a document in other words; the same words again write nothing.

        Raises:
            UnknownThingError: There is no such document.
            IncompleteError: There is no description.
            TooLongError: It is over 300 characters.
        """
        document = self.load(RegisteredDocument, document_id)
        said = {wording.language: self.opened(wording.text) for wording in document.description}
        given = {language: text.strip() for language, text in description.items() if text}
        if said != given:
            document.describe(description=self._described(description))
            self.save(document)
        return document.id

    @command
    def number_document(self, *, document_id: UUID, document_number: str) -> UUID:
        """Note the number that the host's system gave; the same number again writes nothing.

        It may come after the year was closed.

        Raises:
            UnknownThingError: There is no such document.
            IncompleteError: The number is empty.
            TooLongError: It is over 60 characters.
            DocumentNumberedError: The document has another number.
        """
        document = self.load(RegisteredDocument, document_id)
        document.number(_number(document_number))
        self.save(document)
        return document.id

    def _check_registry(self) -> None:
        host = self.load(Host, HOST_ID)
        self.pin(host)
        if not host.is_public_authority:
            raise NoRegistryError(
                "the host is not a public authority and keeps no registry: state that it is one"
            )

    def _described(self, description: Words) -> tuple[Wording, ...]:
        described = self._in_a_few_words(description)
        if not described:
            raise IncompleteError("say in a few words what the document is")
        return described

    def _in_a_few_words(self, given: Words) -> tuple[Wording, ...]:
        for text in given.values():
            if text and len(text.strip()) > SHORT:
                raise TooLongError(
                    "the text about the document", len(text.strip()), SHORT, "characters"
                )
        return self.wordings(given)


def _number(given: str) -> str:
    """Return a number as it is stored: as given, without blanks around it."""
    number = given.strip()
    if not number:
        raise IncompleteError("write the number of the document")
    if len(number) > NUMBER_LENGTH:
        raise TooLongError("the number", len(number), NUMBER_LENGTH, "characters")
    return number
