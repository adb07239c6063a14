"""One import run: what it knows of earlier runs, and what each row makes now.

A row is known again by its natural key. The log keeps the text of each file and which events each
row made (`SourceFile`), so a changed row can be shown in both versions, and struck and entered
anew with a reason.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from uuid import UUID

from forum.application import Governance
from forum.governing.year import ForumYear
from forum.keeping.claim import Claim
from forum.meeting.meeting import ItemKind, Meeting
from forum.meeting.theme import Theme
from forum.record.acting import current, noting
from forum.record.envelope import ForumAggregate
from forum.record.ids import derived_id
from forum.record.localtime import LocalTime
from forum.record.values import Basis, Channel, EventAt, Evidence
from forum.record.when import When
from forum.seating.organization import Organization
from forum.unit import Unit
from web.importing.faults import RowFaultError
from web.importing.files import FILES, HistoryFile, Row
from web.importing.keys import key_parts, key_text
from web.importing.known import Known
from web.importing.reading import Fault, Line


class Run:
    """One run over one forum.

    Args:
        governance: Carries commands out.
        forum_id: The forum.
        zone: The forum's time zone.
        wordings: Swedish by English, for wordings that the files have in English only.

    Attributes:
        made: Events by file name and row key, of this run and the ones before.
        told: Why rows recorded nothing.
    """

    def __init__(
        self,
        governance: Governance,
        unit: Unit,
        *,
        forum_id: UUID,
        zone: str,
        wordings: dict[str, str],
    ) -> None:
        self.governance = governance
        self.unit = unit
        self.forum_id = forum_id
        self.zone = zone
        self.wordings = wordings
        self.known = {file.name: Known(governance, file, forum_id) for file in FILES}
        self.made = {name: dict(known.made) for name, known in self.known.items()}
        self.told: list[str] = []

    @contextmanager
    def row(self, row: Row) -> Iterator[None]:
        """Act for one row: its source, basis and notes are the evidence of all its events."""
        notes = [part for part in (row.get("basis_note"), row.get("note")) if part]
        source = row.get("source")
        evidence = Evidence(
            basis=Basis(row["basis"]),
            source=source,
            note=self.governance.wordings(self._joined(notes), shared=True),
        )
        reason = f"recorded afterwards from: {source or 'a source that is not named'}"
        with noting(
            evidence=evidence,
            channel=Channel.PUBLIC_SOURCE,
            standing_reason=reason,
            language="en",
        ):
            yield

    def _joined(self, notes: list[str]) -> dict[str, str | None]:
        """Return notes as one text by language; Swedish only where each has a wording in it."""
        swedish = [self.wordings.get(note) for note in notes]
        return {
            "sv": "; ".join(filter(None, swedish)) if all(swedish) else None,
            "en": "; ".join(notes),
        }

    @contextmanager
    def on(self, day: When | None) -> Iterator[None]:
        """Say that what follows held true from a day."""
        with noting(effective=day):
            yield

    @contextmanager
    def weaker(self, basis: str | None) -> Iterator[None]:
        """Say that what follows rests on less than its row."""
        evidence = current().evidence
        if basis is None or evidence is None:
            yield
            return
        with noting(
            evidence=Evidence(basis=Basis(basis), source=evidence.source, note=evidence.note)
        ):
            yield

    # Looking up.

    def organization(self, key: str | None) -> UUID | None:
        """Return the id of an organization by its key; None for an empty one.

        Raises:
            RowFaultError: No organization has this key.
        """
        return None if key is None else self.named_organization(key)

    def named_organization(self, key: str | None) -> UUID:
        """Return the id of an organization that the row must name.

        Raises:
            RowFaultError: The key is empty, or no organization has it.
        """
        column = "organization_key"
        if key is None:
            raise RowFaultError("name an organization by its key", column)
        found = self.organization_or_none(key)
        if found is None:
            raise RowFaultError(
                f"no organization has the key {key!r}: add it to organization_names.csv", column
            )
        return found

    def organization_or_none(self, key: str) -> UUID | None:
        """Return the id of an organization by its key, or None."""
        claim = self.governance.find(Claim, derived_id("claim", "organization", key))
        owner = claim.owner_id if claim else None
        return owner if owner and self.governance.find(Organization, owner) else None

    def open_year(self, year: int) -> None:
        """Open a forum year that is not open yet."""
        if self.governance.find(ForumYear, derived_id("forum_year", self.forum_id, year)) is None:
            self.governance.open_year(year=year)

    def first_made(self, file: str, key: str, topic: str) -> UUID | None:
        """Return the id of the thing of a kind that a row began, or None."""
        kind = topic.partition(".")[0]
        for made in self.made[file].get(key, ()):
            thing = self.governance.find(ForumAggregate, made.aggregate_id)
            if thing is not None and kind == getattr(type(thing), "TOPIC", None):
                return made.aggregate_id
        return None

    def meeting(self, day: When, kind: str) -> UUID | None:
        """Return the id of a meeting by day and kind, or None."""
        return self.first_made("meetings.csv", key_text(str(day), kind), "meeting")

    def forum_meeting_on(self, day: When | None) -> UUID | None:
        """Return the id of the forum's own meeting of a day, or None."""
        if day is None:
            return None
        return self.meeting(day, "dialogue") or self.meeting(day, "constituting")

    def theme_before(self, title: str, year: int) -> UUID | None:
        """Return the newest theme of an earlier year with this Swedish title, or None."""
        found: tuple[int, UUID] | None = None
        for key in self.made["themes.csv"]:
            theme_id = self.first_made("themes.csv", key, "theme")
            theme = self.governance.find(Theme, theme_id) if theme_id else None
            if theme is None or theme.year >= year or (found and theme.year <= found[0]):
                continue
            if any(name.text == title for name in theme.title):
                found = (theme.year, theme.id)
        return found[1] if found else None

    def theme_of(self, meeting_id: UUID | None) -> UUID | None:
        """Return the theme that has its slot at a meeting, or None."""
        for key in self.made["themes.csv"] if meeting_id else ():
            theme_id = self.first_made("themes.csv", key, "theme")
            theme = self.governance.find(Theme, theme_id) if theme_id else None
            if theme is not None and meeting_id in theme.meeting_ids:
                return theme.id
        return None

    def group(self, year: int, purpose: str) -> UUID | None:
        """Return the group of a year with this purpose, or None."""
        for key in self.made["planning_groups.csv"]:
            if key_parts(key)[:2] != [str(year), purpose]:
                continue
            if (found := self.first_made("planning_groups.csv", key, "group")) is not None:
                return found
        return None

    def has_decision_item(self, meeting_id: UUID, words: str) -> bool:
        """Whether a meeting's agenda has an item for decision whose title has these words."""
        meeting = self.governance.load(Meeting, meeting_id)
        return any(
            item.kind is ItemKind.DECISION
            and any(words in name.text.lower() for name in item.title)
            for item in meeting.items.values()
        )

    def next_order(self, meeting_id: UUID) -> int:
        """Return the number after the last item of a meeting's agenda."""
        items = self.governance.load(Meeting, meeting_id).items.values()
        return max((item.order for item in items), default=0) + 1

    def left_out(self, why: str) -> None:
        """Tell that the running row records nothing, and why."""
        self.told.append(why)

    # Values.

    def wording(self, english: str | None, swedish: str | None = None) -> dict[str, str | None]:
        """Return a wording by language; the table of wordings has Swedish for English alone."""
        return {"sv": swedish or self.wordings.get(english or ""), "en": english}

    def at(self, day: When, clock: time | None) -> LocalTime | None:
        """Return the planned time on a day that is known in full."""
        if clock is None or not day.is_exact:
            return None
        return LocalTime.at(datetime.combine(day.latest, clock), self.zone)

    def note_made(self, file: str, key: str, since: int) -> tuple[EventAt, ...]:
        """Remember what a row made: the unit's events since a count."""
        made = tuple(
            EventAt(aggregate_id=event.originator_id, version=event.originator_version)
            for event in self.unit.events[since:]
        )
        self.made[file][key] = made
        return made


def fault_of(file: HistoryFile, line: Line, error: Exception) -> Fault:
    """Return what a refused row tells the reader."""
    column = error.column if isinstance(error, RowFaultError) else ""
    return Fault(file.name, line.number, column, str(error))
