"""What can be done with the papers of a meeting: the guards before its events.

A part of `Meeting`, apart for its size. What kind a file is and what may stand in it was looked at
before it comes here.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from forum.errors import IncompleteError, UnknownThingError
from forum.meeting.paper_events import Paper, PaperGround
from forum.meeting.refusals import (
    PaperOrderError,
    PaperPublicError,
    PaperWithdrawnError,
    SidesMeetingError,
)
from forum.record.text import TextRef
from forum.record.values import LANGUAGE, Name, Wording


class PaperActs:
    """Acts on the papers of a meeting; `Meeting` has the state and the event classes."""

    side: str | None
    papers: dict[int, Paper]
    PaperAdded: type[Any]
    PaperReplaced: type[Any]
    PaperDescribed: type[Any]
    PaperPublished: type[Any]
    PaperWithdrawn: type[Any]
    PapersReordered: type[Any]

    def check_stands(self) -> None:
        """Refuse what cannot be done to a meeting that was called off; see `Meeting`."""
        raise NotImplementedError

    def check_item(self, item_id: UUID) -> None:
        """Refuse what is no item of the agenda; see `AgendaActs`."""
        raise NotImplementedError

    def trigger_event(self, event_class: type[Any], **fields: Any) -> None:
        """Apply an event and keep it for saving; the library does this."""
        raise NotImplementedError

    def paper(self, number: int) -> Paper:
        """Return a paper that is not withdrawn.

        Raises:
            UnknownThingError: The meeting has no such paper.
            PaperWithdrawnError: It was withdrawn.
        """
        found = self.papers.get(number)
        if found is None:
            raise UnknownThingError("paper", number)
        if found.is_withdrawn:
            raise PaperWithdrawnError("the paper was withdrawn: add it anew if it is needed")
        return found

    def add_paper(
        self,
        title: tuple[Name, ...],
        file: TextRef,
        language: str,
        *,
        item_id: UUID | None = None,
        pages: int | None = None,
        is_public: bool = True,
    ) -> None:
        """Lay a paper before the meeting; after it was held, too.

        Raises:
            MeetingCancelledError: It was cancelled.
            SidesMeetingError: It is a side's own meeting.
            IncompleteError: The title is empty, or the language is no tag.
            UnknownItemError: There is no such item on the agenda.
        """
        self.check_stands()
        self._check_whole_forum()
        self._check_described(title, item_id)
        _check_file(language, pages)
        self.trigger_event(
            self.PaperAdded,
            number=max(self.papers, default=0) + 1,
            item_id=item_id,
            title=title,
            file=file,
            language=language,
            pages=pages,
            is_public=is_public,
        )

    def replace_paper(
        self,
        number: int,
        file: TextRef,
        language: str,
        reason: tuple[Wording, ...],
        pages: int | None = None,
    ) -> None:
        """Put another file in a paper's place.

        Raises:
            UnknownThingError: The meeting has no such paper.
            PaperWithdrawnError: It was withdrawn.
            IncompleteError: There is no reason, or the language is no tag.
        """
        paper = self.paper(number)
        if not reason:
            raise IncompleteError("say why the paper is replaced")
        _check_file(language, pages)
        self.trigger_event(
            self.PaperReplaced,
            number=number,
            file=file,
            language=language,
            pages=pages,
            reason=reason,
            is_public=paper.is_public,
        )

    def describe_paper(
        self, number: int, title: tuple[Name, ...], item_id: UUID | None = None
    ) -> None:
        """Give a paper another title, or put it under another item; the same changes nothing.

        Raises:
            UnknownThingError: The meeting has no such paper.
            PaperWithdrawnError: It was withdrawn.
            IncompleteError: The title is empty.
            UnknownItemError: There is no such item on the agenda.
        """
        paper = self.paper(number)
        if replace(paper, title=title, item_id=item_id) == paper:
            return
        self._check_described(title, item_id)
        self.trigger_event(
            self.PaperDescribed,
            number=number,
            item_id=item_id,
            title=title,
            is_public=paper.is_public,
        )

    def publish_paper(self, number: int) -> None:
        """Let everybody read a paper that was for those who have a seat.

        Raises:
            UnknownThingError: The meeting has no such paper.
            PaperWithdrawnError: It was withdrawn.
            PaperPublicError: Everybody may read it already.
        """
        paper = self.paper(number)
        if paper.is_public:
            raise PaperPublicError("everybody may read the paper already")
        self.trigger_event(
            self.PaperPublished,
            number=number,
            item_id=paper.item_id,
            title=paper.title,
            file=paper.file,
            language=paper.language,
            pages=paper.pages,
        )

    def withdraw_paper(self, number: int, ground: PaperGround, reason: tuple[Wording, ...]) -> None:
        """Withdraw a paper; its place and the reason stay to be seen.

        Raises:
            UnknownThingError: The meeting has no such paper.
            PaperWithdrawnError: It was withdrawn already.
            IncompleteError: There is no reason.
        """
        paper = self.paper(number)
        if not reason:
            raise IncompleteError("say why the paper is withdrawn")
        self.trigger_event(
            self.PaperWithdrawn,
            number=number,
            ground=ground,
            reason=reason,
            is_public=paper.is_public,
        )

    def reorder_papers(self, numbers: Sequence[int]) -> None:
        """Put the papers in another order; the same order changes nothing.

        Raises:
            PaperOrderError: It leaves a paper out, or names one twice or one that is not there.
        """
        before = [paper.number for paper in self.papers.values() if not paper.is_withdrawn]
        if sorted(before) != sorted(numbers):
            raise PaperOrderError("name all papers of the meeting once, in their new order")
        if before != list(numbers):
            self.trigger_event(self.PapersReordered, numbers=tuple(numbers))

    def _check_whole_forum(self) -> None:
        if self.side is not None:
            raise SidesMeetingError(
                "papers of a side's own meeting stay with that side: they are not kept here"
            )

    def _check_described(self, title: tuple[Name, ...], item_id: UUID | None) -> None:
        if not title:
            raise IncompleteError("a paper needs a title: say what it is")
        if item_id is not None:
            self.check_item(item_id)


def _check_file(language: str, pages: int | None) -> None:
    if not LANGUAGE.match(language):
        raise IncompleteError("say in which language the paper is written: sv, en or another tag")
    if pages is not None and pages < 1:
        raise IncompleteError("a paper has at least one page")
