"""Small values that events hold: evidence, cautions, names and wordings in several languages."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

import msgspec

from forum.errors import TooLongError
from forum.record.text import TextRef

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""An aware UTC datetime; one without zone is refused on reading and on writing."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*\Z", re.ASCII)
"""A language tag (BCP 47) as it is stored: lower case, without anything private."""

SHORT = 300
"""Characters that a short public fact (a name, a title) may have."""


class Basis(StrEnum):
    """What a fact rests on. Source: history README, column `basis`."""

    FACT = "fact"  # a source says or shows it
    INFERRED = "inferred"  # somebody's conclusion
    PLANNED = "planned"  # announced; that it happened is not seen


class Channel(StrEnum):
    """How an act came in that an office enters for somebody."""

    TOOL = "tool"
    REPLY_LINK = "reply_link"
    E_MAIL = "e_mail"
    TELEPHONE = "telephone"
    LETTER = "letter"
    AT_A_MEETING = "at_a_meeting"
    PUBLIC_SOURCE = "public_source"  # read in a published source, nobody sent it


class Clock(StrEnum):
    """Which clock gave the timestamp; absent where it was the real one."""

    SIMULATED = "simulated"


class Name(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A short public name in one language.

    Attributes:
        language: BCP 47 tag in lower case, such as `sv`.
        text: At most 300 characters.
    """

    language: str
    text: str

    def __post_init__(self) -> None:
        """Refuse what is no language tag, whoever makes or reads it.

        Raises:
            ValueError: It is not a tag in lower case, such as `sv`.
        """
        if not LANGUAGE.match(self.language):
            raise ValueError(f"{self.language!r} is not a language tag: write sv, en or se")


class Wording(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A text at length in one language.

    Attributes:
        language: BCP 47 tag in lower case.
        text: Where the text lies.
    """

    language: str
    text: TextRef

    def __post_init__(self) -> None:
        """Refuse what is no language tag, whoever makes or reads it.

        Raises:
            ValueError: It is not a tag in lower case, such as `sv`.
        """
        if not LANGUAGE.match(self.language):
            raise ValueError(f"{self.language!r} is not a language tag: write sv, en or se")


class Evidence(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """Why an event is believed.

    Attributes:
        basis: Fact, inferred or planned.
        source: Where it stands: site and page title, several divided by `; `.
        note: What is weaker than the basis, or odd, by language.
    """

    basis: Basis
    source: str | None = None
    note: tuple[Wording, ...] = ()


class Caution(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A caution that the act was made in spite of.

    Attributes:
        code: `W1` … `W15` of the domain reference, section 9.
        reason: The reason given, where one was asked for, by language. One text may serve many
            events.
    """

    code: str
    reason: tuple[Wording, ...] = ()


class EventAt(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One event in the log.

    Attributes:
        aggregate_id: The thing that it happened to.
        version: The event's number among the events of that thing, from 1.
    """

    aggregate_id: UUID
    version: int


def names(given: Mapping[str, str | None]) -> tuple[Name, ...]:
    """Make names from texts by language; empty ones are left out.

    Raises:
        TooLongError: A name has more than 300 characters.
    """
    made = tuple(
        Name(language=language, text=text.strip())
        for language, text in given.items()
        if text and text.strip()
    )
    for name in made:
        if len(name.text) > SHORT:
            raise TooLongError(f"the name {name.text[:40]}…", len(name.text), SHORT, "characters")
    return made


def in_language(given: Iterable[Name], language: str) -> Name | None:
    """Return the name in a language, or the first there is, or None."""
    every = tuple(given)
    return next((name for name in every if name.language == language), every[0] if every else None)
