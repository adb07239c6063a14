"""How a theme comes to an end: declined, withdrawn, replaced, or told what became of it.

A part of `Theme`, apart for its size.
"""

from typing import Any
from uuid import UUID

from forum.errors import IncompleteError
from forum.meeting.theme_refusals import (
    ThemeAdoptedError,
    ThemeConcludedError,
    ThemeDeclinedError,
    ThemeNotAdoptedError,
    ThemeOrderError,
    ThemeReplacedError,
    ThemeWithdrawnError,
)
from forum.record.values import Wording


class ThemeEndActs:
    """Acts that end a theme; `Theme` has the state and the event classes."""

    is_adopted: bool
    is_declined: bool
    is_withdrawn: bool
    is_replaced: bool
    is_concluded: bool
    Declined: type[Any]
    Withdrawn: type[Any]
    Replaced: type[Any]
    Concluded: type[Any]

    @property
    def id(self) -> UUID:
        """The theme's id; the library keeps it."""
        raise NotImplementedError

    def trigger_event(self, event_class: type[Any], **fields: Any) -> None:
        """Apply an event and keep it for saving; the library does this."""
        raise NotImplementedError

    def check_stands(self) -> None:
        """Refuse what cannot be done to a theme that came to an end.

        Raises:
            ThemeConcludedError: What became of it was said.
            ThemeDeclinedError: The forum declined it.
            ThemeReplacedError: Another theme took its place.
            ThemeWithdrawnError: It was withdrawn.
        """
        if self.is_replaced:
            raise ThemeReplacedError(
                "another theme took the place of this one: strike that entry first if it is wrong"
            )
        if self.is_declined:
            raise ThemeDeclinedError(
                "the forum declined the theme: propose it anew, or strike that entry if it is wrong"
            )
        if self.is_withdrawn:
            raise ThemeWithdrawnError(
                "the theme was withdrawn: propose it anew, or strike that entry if it is wrong"
            )
        if self.is_concluded:
            raise ThemeConcludedError(
                "what became of the theme was said already: propose one that goes on with it, "
                "or strike that entry if it is wrong"
            )

    def decline(self, reason: tuple[Wording, ...], decision_id: UUID | None = None) -> None:
        """Do not choose the theme.

        Raises:
            IncompleteError: The reason is empty.
            ThemeAdoptedError: It was adopted.
            ThemeDeclinedError: It was declined already; or one of the other ends (`check_stands`).
        """
        if not reason:
            raise IncompleteError("say why the theme is declined")
        self.check_stands()
        if self.is_adopted:
            raise ThemeAdoptedError(
                "the theme was adopted: let another one replace it, or say what became of it"
            )
        self.trigger_event(self.Declined, reason=reason, decision_id=decision_id)

    def withdraw(self, reason: tuple[Wording, ...] = ()) -> None:
        """Take the proposal back.

        Raises:
            ThemeAdoptedError: It was adopted.
            ThemeWithdrawnError: It was withdrawn already; or one of the other ends
                (`check_stands`).
        """
        self.check_stands()
        if self.is_adopted:
            raise ThemeAdoptedError(
                "the theme was adopted and is the forum's now: ask the forum to replace it"
            )
        self.trigger_event(self.Withdrawn, reason=reason)

    def replace(self, by_theme_id: UUID | None = None) -> None:
        """Let another theme take its place.

        Raises:
            ThemeOrderError: The other is this theme.
            ThemeReplacedError: One did already; or one of the other ends (`check_stands`).
        """
        self.check_stands()
        if by_theme_id == self.id:
            raise ThemeOrderError("a theme does not replace itself: choose the other one")
        self.trigger_event(self.Replaced, by_theme_id=by_theme_id)

    def conclude(
        self,
        text: tuple[Wording, ...],
        *,
        decision_ids: tuple[UUID, ...] = (),
        view_ids: tuple[UUID, ...] = (),
        meeting_ids: tuple[UUID, ...] = (),
    ) -> None:
        """Say what became of the theme, once.

        Raises:
            IncompleteError: Nothing is said.
            ThemeConcludedError: That was said already; or one of the other ends (`check_stands`).
            ThemeNotAdoptedError: It was not adopted.
        """
        if not text:
            raise IncompleteError("say in one line what became of the theme")
        self.check_stands()
        if not self.is_adopted:
            raise ThemeNotAdoptedError(
                "the theme was never adopted: adopt it first, or decline it with a reason"
            )
        self.trigger_event(
            self.Concluded,
            text=text,
            decision_ids=decision_ids,
            view_ids=view_ids,
            meeting_ids=meeting_ids,
        )
