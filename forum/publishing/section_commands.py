"""Commands about the sections of notes."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from forum.commanding import command
from forum.errors import ConflictError, IncompleteError
from forum.meeting.agenda import Item
from forum.meeting.ground import Ground
from forum.meeting.meeting import Meeting
from forum.meeting.refusals import UnknownItemError
from forum.publishing.minutes import Minutes
from forum.publishing.refusals import MinutesApprovedError
from forum.publishing.section import Section
from forum.record.values import in_language


class SectionCommands(Ground):
    """Writing under the items of an agenda, several people at a time."""

    @command
    def write_section(
        self,
        *,
        meeting_id: UUID,
        item_id: UUID,
        text: Mapping[str, str | None],
        read: int = 0,
    ) -> UUID:
        """Write under an item of a meeting's agenda.

        Args:
            meeting_id: The meeting.
            item_id: The item.
            text: The whole section by language tag.
            read: The version that the writer has read; 0 where there was none.

        Raises:
            UnknownThingError: There is no such meeting here.
            UnknownItemError: The agenda has no such item.
            MeetingCancelledError: The meeting was cancelled.
            MinutesApprovedError: The notes are approved: they are corrected instead.
            IncompleteError: The text is empty.
            ConflictError: Somebody wrote a newer version; nothing is written over.
        """
        self.here()
        meeting = self.load(Meeting, meeting_id)
        meeting.check_stands()
        check_item(meeting, item_id)
        minutes = self.find(Minutes, Minutes.create_id(meeting_id))
        if minutes is not None and minutes.is_approved:
            raise MinutesApprovedError(
                "approved notes are not rewritten: correct them, with a reason"
            )
        wordings = self.wordings(text)
        section = self.find(Section, Section.create_id(meeting_id, item_id))
        if section is None:
            if not wordings:
                raise IncompleteError("write the section in at least one language")
            if read:
                raise ConflictError(
                    "there is nothing under this item any more: write it as new", newest=0
                )
            section = self.create(Section, meeting_id=meeting_id, item_id=item_id, text=wordings)
        else:
            section.rewrite(wordings, read)
        self.save(section)
        return section.id

    def from_sections(self, meeting: Meeting) -> dict[str, str]:
        """Put the sections of a meeting together in the order of its agenda, by language.

        Each begins with the number and the title of its item. Languages in which nothing was
        written are left out.
        """
        parts: dict[str, list[str]] = {}
        for number, item in _numbered(meeting):
            section = self.find(Section, Section.create_id(meeting.id, item.item_id))
            if section is None:
                continue
            for wording in section.text:
                content = self.opened(wording.text)
                if content is not None:
                    title = in_language(item.title, wording.language)
                    parts.setdefault(wording.language, []).append(
                        f"## {number}. {title.text if title else ''}\n\n{content.strip()}"
                    )
        return {language: "\n\n".join(found) + "\n" for language, found in parts.items()}


def check_item(meeting: Meeting, item_id: UUID) -> None:
    """Refuse an item that is not on a meeting's agenda.

    Raises:
        UnknownItemError: It is not, or was dropped.
    """
    item = meeting.items.get(item_id)
    if item is None or item.is_dropped:
        raise UnknownItemError("the agenda has no such item: choose one that is on it")


def _numbered(meeting: Meeting) -> Iterator[tuple[str, Item]]:
    """Yield the items of an agenda with the numbers by which they are read."""
    for main_number, main in enumerate(meeting.agenda.level(None), start=1):
        yield str(main_number), main
        for number, item in enumerate(meeting.agenda.level(main.item_id), start=1):
            yield f"{main_number}.{number}", item
