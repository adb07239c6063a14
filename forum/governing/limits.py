"""The limits that a version of the rules of procedure sets, as data; an absent one is none."""

import re
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Final

import msgspec

from forum.errors import ForumError
from forum.record.values import Name

_CAUTION: Final = re.compile(r"W([1-9]|1[0-5])\Z", re.ASCII)


class LimitsError(ForumError):
    """A limit cannot be kept, contradicts another one, or is said twice."""

    code = "limits"


class DaysCounted(StrEnum):
    """Which days count where the rules say a number of days."""

    CALENDAR = "calendar"
    WORKING = "working"  # Monday to Friday, public holidays left out


class MinutesApproval(StrEnum):
    """How the rules want the notes of a meeting approved."""

    AT_NEXT_MEETING = "at_next_meeting"
    IN_WRITING = "in_writing"
    BY_VERIFIERS = "by_verifiers"
    BY_THE_CHAIRS = "by_the_chairs"
    NOT_APPROVED = "not_approved"


class MinutesKind(StrEnum):
    """What is written down of a meeting."""

    NOTES = "notes"  # what was said, without naming who held which view
    PROTOCOL = "protocol"  # what was decided, and by whom it is verified


class ThemeModel(StrEnum):
    """How the themes of a year come about."""

    FREE = "free"  # any theme can be proposed
    PRINCIPLES = "principles"  # each theme deepens one of the forum's agreed principles


class Concept(StrEnum):
    """What a forum may have a word of its own for."""

    INVITATION = "invitation"
    NOTES = "notes"
    SIDE = "side"
    THEME = "theme"
    VIEW = "view"
    PRESIDIUM = "presidium"


class SideSeats(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The seats of one side.

    Attributes:
        side: Key of the side.
        seats: Seats of the side, 0 or more.
    """

    side: str
    seats: int


class OwnWord(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The forum's own word for something that forums have different words for.

    Attributes:
        concept: What it is a word for.
        name: The word, by language, such as `call` instead of `invitation`.
    """

    concept: Concept
    name: tuple[Name, ...]


class RulesLimits(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The limits that a version of the rules sets; one that is absent, the forum has not.

    Attributes:
        seats_total: Seats of all sides with fixed seats together.
        seats: Seats of each side that the rules give a number.
        seats_per_organization_most: Seats that one organization can have at most.
        term_months: Months for which a seat is given.
        years_in_a_row_most: Years in a row that an organization can have a seat at most.
        decider: Who decides which organizations are chosen, as the rules name it.
        committee_size: People in the selection committee.
        nominations_open_days: Days after the nominations close from which they may be laid open
            before the decision.
        chair_alternates: The chair goes to another side each year.
        acting_days_most: Days for which somebody may be acting in a post at most.
        meetings_a_year: Meetings of the forum in a year.
        days_counted: Which days count in the limits below: calendar days or working days.
        invitation_days: Days before a meeting that the invitation is out.
        papers_days: Days before a meeting that its papers are out.
        registration_days: Days before a meeting that registration ends.
        quorum: Share of the seated organizations that must be present, from 0 to 1.
        acknowledge_days: Days in which it is said that a view was received.
        answer_days: Days in which a view is answered.
        answer_extension_days: Days by which an answer may be put off at most, altogether.
        extensions_most: How often an answer may be put off at most.
        minutes_kind: What is written down of a meeting.
        comment_days: Days in which members comment on the notes that were sent to them.
        minutes_approved: How notes are approved: at the next meeting, in writing, by verifiers, by
            the two chairs, or not at all.
        publish_before_approval: Notes may be published before they are approved.
        publish_minutes_days: Days after a meeting in which its notes are published.
        evaluation_least: Answers to an evaluation that are shown together at least.
        renewal_least: Share of organizations that are new in a year, at least, from 0 to 1.
        renewal_most: The same, at most.
        theme_model: How themes come about: freely, or from the forum's agreed principles.
        words: The forum's own words, one for each concept at most.
        caution_reasons: Codes of cautions (`W1` … `W15`) for which a reason is asked; others are
            only noted.
    """

    seats_total: int | None = None
    seats: tuple[SideSeats, ...] = ()
    seats_per_organization_most: int | None = None
    term_months: int | None = None
    years_in_a_row_most: int | None = None
    decider: str | None = None
    committee_size: int | None = None
    nominations_open_days: int | None = None
    chair_alternates: bool | None = None
    acting_days_most: int | None = None
    meetings_a_year: int | None = None
    days_counted: DaysCounted | None = None
    invitation_days: int | None = None
    papers_days: int | None = None
    registration_days: int | None = None
    quorum: Fraction | None = None
    acknowledge_days: int | None = None
    answer_days: int | None = None
    answer_extension_days: int | None = None
    extensions_most: int | None = None
    minutes_kind: MinutesKind | None = None
    comment_days: int | None = None
    minutes_approved: MinutesApproval | None = None
    publish_before_approval: bool | None = None
    publish_minutes_days: int | None = None
    evaluation_least: int | None = None
    renewal_least: Fraction | None = None
    renewal_most: Fraction | None = None
    theme_model: ThemeModel | None = None
    words: tuple[OwnWord, ...] = ()
    caution_reasons: tuple[str, ...] = ()

    @property
    def counts_working_days(self) -> bool:
        """Whether only working days count where the rules say a number of days."""
        return self.days_counted is DaysCounted.WORKING

    def asks_reason(self, code: str) -> bool:
        """Whether a reason is asked for a caution."""
        return code in self.caution_reasons

    def check(self) -> None:
        """Refuse limits that cannot be kept.

        Raises:
            LimitsError: A number is negative, a share not between 0 and 1, a side or a concept
                named twice, a word empty, a limit at odds with another, or a code is none.
        """
        for name, value in self._numbers():
            is_share = isinstance(value, Fraction)
            if value < 0 or (is_share and value > 1):
                words = name.replace("_", " ")
                raise LimitsError(
                    "the limit {words} cannot be {value}: correct it",
                    limit=name,
                    words=words,
                    value=value,
                )
        self._check_seats()
        least, most = self.renewal_least, self.renewal_most
        if least is not None and most is not None and least > most:
            raise LimitsError(
                "at least {least} new organizations and at most {most} cannot both "
                "be kept: correct one of them",
                limit="renewal_least",
                least=least,
                most=most,
            )
        self._check_words()
        for code in self.caution_reasons:
            check_caution(code)

    def _numbers(self) -> Iterator[tuple[str, int | Fraction]]:
        for name in self.__struct_fields__:
            if isinstance(value := getattr(self, name), int | Fraction):
                yield name, value
        for one in self.seats:
            yield "seats", one.seats

    def _check_seats(self) -> None:
        sides = [one.side for one in self.seats]
        if len(sides) != len(set(sides)):
            raise LimitsError("give each side its seats once", limit="seats")
        stated = sum(one.seats for one in self.seats)
        if self.seats_total is not None and stated > self.seats_total:
            raise LimitsError(
                "the sides have {stated} seats, and all together {seats_total}: "
                "correct one of them",
                limit="seats_total",
                stated=stated,
                seats_total=self.seats_total,
            )

    def _check_words(self) -> None:
        concepts = [one.concept for one in self.words]
        if len(concepts) != len(set(concepts)):
            raise LimitsError("write one word of your own for each thing", limit="words")
        for word in self.words:
            if not word.name or not all(name.text.strip() for name in word.name):
                raise LimitsError(
                    "write your own word for {concept}", limit="words", concept=word.concept
                )


def check_caution(code: str) -> None:
    """Refuse what is no code of a caution.

    Raises:
        LimitsError: It is not.
    """
    if not _CAUTION.match(code):
        raise LimitsError("there is no caution '{code}': write W1 to W15", limit=code, code=code)


NO_LIMITS: Final = RulesLimits()
"""Where no version of the rules is relied on."""
