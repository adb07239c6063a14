"""What every kind of reply has: what its page shows, and what its form does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from web.members.form import Typed
from web.members.opening import Opened


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of a link shows.

    Attributes:
        template: Its template.
        values: What stands on it.
    """

    template: str
    values: dict[str, Any]


class Replying(Protocol):
    """One kind of reply; a module of this package each."""

    def shown(self, it: Opened, typed: Typed) -> Shown | None:
        """Return what the page shows; None where the duty has ended."""

    def first(self, it: Opened) -> Typed:
        """Return the form as it is shown first, with what was said before."""

    def check(self, it: Opened, typed: Typed) -> None:
        """Note what is wrong with a form that was sent."""

    def carry_out(self, it: Opened, typed: Typed) -> None:
        """Carry out what the form says, inside `it.acting`.

        Raises:
            ForumError: It is refused.
        """

    def recorded(self, it: Opened) -> str:
        """Say what stands recorded now, in a sentence."""
