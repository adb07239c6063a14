"""The papers of a meeting: added, replaced, described, opened to all, withdrawn, put in order.

These are events of `Meeting`. A paper is known by its number among the papers of its meeting, which
is never used again; its file is stored like a text, and named here.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.text import TextRef
from forum.record.values import Name, Wording


class PaperGround(StrEnum):
    """Why a paper is withdrawn."""

    DUPLICATE = "duplicate"
    SECRECY = "secrecy"  # it should not have been handed out
    DROPPED = "dropped"  # the item that it was for was dropped
    WRONG = "wrong"  # another file was meant
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it stands.

    Attributes:
        number: Among the papers of the meeting, from 1.
        item_id: The item that it belongs to; None for the whole meeting.
        title: What it is called.
        file: Its newest file.
        language: Of that file.
        pages: How many pages that file has; None where they were not counted.
        is_public: Everybody may read it, else the members.
        is_withdrawn: Nobody may.
    """

    number: int
    item_id: UUID | None
    title: tuple[Name, ...]
    file: TextRef
    language: str
    pages: int | None
    is_public: bool
    is_withdrawn: bool = False


class HasPapers(Protocol):
    """A meeting, as far as these events touch it."""

    papers: dict[int, Paper]


class PaperAdded(ForumAggregate.Event):
    """A paper was laid before the meeting.

    Attributes:
        number: Its number among the papers of the meeting, from 1; never used again.
        item_id: The item of the agenda that it belongs to; absent for the whole meeting.
        title: What it is called, by language.
        file: The file itself.
        language: The language that the file is written in, a tag such as `sv`.
        pages: How many pages the file has, 1 or more; absent where they were not counted.
        is_public: Everybody may read it; else those who have a seat.
    """

    TOPIC = "meeting.paper_added"
    number: int
    item_id: UUID | None
    title: tuple[Name, ...]
    file: TextRef
    language: str
    pages: int | None
    is_public: bool

    def apply(self, aggregate: HasPapers) -> None:
        """Take it in."""
        aggregate.papers[self.number] = Paper(
            number=self.number,
            item_id=self.item_id,
            title=self.title,
            file=self.file,
            language=self.language,
            pages=self.pages,
            is_public=self.is_public,
        )


class PaperReplaced(ForumAggregate.Event):
    """Another file took the place of a paper's file; the earlier one is not handed out any more.

    Attributes:
        number: The paper.
        file: The new file.
        language: The language that it is written in, a tag such as `sv`.
        pages: How many pages it has, 1 or more; absent where they were not counted.
        reason: Why, by language.
        is_public: Everybody may read the paper; else those who have a seat.
    """

    TOPIC = "meeting.paper_replaced"
    number: int
    file: TextRef
    language: str
    pages: int | None
    reason: tuple[Wording, ...]
    is_public: bool

    def apply(self, aggregate: HasPapers) -> None:
        """Take the new file over."""
        paper = aggregate.papers[self.number]
        aggregate.papers[self.number] = replace(
            paper, file=self.file, language=self.language, pages=self.pages
        )


class PaperDescribed(ForumAggregate.Event):
    """A paper got another title, or was put under another item of the agenda.

    Attributes:
        number: The paper.
        item_id: The item of the agenda that it belongs to; absent for the whole meeting.
        title: What it is called, by language.
        is_public: Everybody may read the paper; else those who have a seat.
    """

    TOPIC = "meeting.paper_described"
    number: int
    item_id: UUID | None
    title: tuple[Name, ...]
    is_public: bool

    def apply(self, aggregate: HasPapers) -> None:
        """Take title and item over."""
        paper = aggregate.papers[self.number]
        aggregate.papers[self.number] = replace(paper, item_id=self.item_id, title=self.title)


class PaperPublished(ForumAggregate.Event):
    """A paper that only those who have a seat could read may be read by everybody.

    It says all that is known of the paper, since what was told before was not for everybody.

    Attributes:
        number: The paper.
        item_id: The item of the agenda that it belongs to; absent for the whole meeting.
        title: What it is called, by language.
        file: The file that is opened; no earlier one is.
        language: The language that it is written in, a tag such as `sv`.
        pages: How many pages it has, 1 or more; absent where they were not counted.
    """

    TOPIC = "meeting.paper_published"
    number: int
    item_id: UUID | None
    title: tuple[Name, ...]
    file: TextRef
    language: str
    pages: int | None

    def apply(self, aggregate: HasPapers) -> None:
        """Let everybody read it."""
        paper = aggregate.papers[self.number]
        aggregate.papers[self.number] = replace(paper, is_public=True)


class PaperWithdrawn(ForumAggregate.Event):
    """A paper was withdrawn: its place and the reason stay, its file is not handed out any more.

    Attributes:
        number: The paper.
        ground: Why, in a word: a duplicate, secrecy, an item that was dropped, the wrong paper,
            or something else.
        reason: Why, by language.
        is_public: Everybody could read the paper; else those who have a seat.
    """

    TOPIC = "meeting.paper_withdrawn"
    number: int
    ground: PaperGround
    reason: tuple[Wording, ...]
    is_public: bool

    def apply(self, aggregate: HasPapers) -> None:
        """Remember it."""
        paper = aggregate.papers[self.number]
        aggregate.papers[self.number] = replace(paper, is_withdrawn=True)


class PapersReordered(ForumAggregate.Event):
    """The papers were put in another order; those of an item are read in it.

    Attributes:
        numbers: The numbers of all papers that are not withdrawn, in their new order.
    """

    TOPIC = "meeting.papers_reordered"
    numbers: tuple[int, ...]

    def apply(self, aggregate: HasPapers) -> None:
        """Put them in this order, those that it does not name last."""
        first = {number: aggregate.papers[number] for number in self.numbers}
        aggregate.papers = {**first, **aggregate.papers}
