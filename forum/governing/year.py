"""A year of the forum: the term of its seats and posts, and its registry number.

What happened in the year is in the things that name it; a closed year takes late entries only
with evidence.
"""

from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.governing.limits import check_caution
from forum.record.acting import current
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.span import Span
from forum.record.values import Wording
from forum.record.when import When

FIRST_YEAR, LAST_YEAR = 1900, 2999


class YearError(ForumError):
    """The number is not that of a year."""

    code = "year"


class YearOpenedError(ForumError):
    """The year was opened with other days."""

    code = "year_opened"


class YearClosedError(ForumError):
    """The year is closed, and the act says no evidence."""

    code = "year_closed"


class ReasonNotKeptError(ForumError):
    """No reason is kept for that caution in the year."""

    code = "reason_not_kept"


class CaseNumberedError(ForumError):
    """The year has another registry number."""

    code = "case_numbered"


def check_year(year: int) -> None:
    """Refuse a number that is not that of a year.

    Raises:
        YearError: It is below 1900 or above 2999.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearError("{year} is not a year of a forum: write it with four digits", year=year)


class ForumYear(ForumAggregate):
    """One year of a forum."""

    TOPIC = "forum_year"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "forum_year.reserved"

    class Opened(ForumAggregate.Event, Aggregate.Created):
        """A year of the forum was opened.

        Attributes:
            year: Its number, four digits.
            start: Its first day.
            end: Its last day.
        """

        TOPIC = "forum_year.opened"
        year: int
        start: When
        end: When

    class CaseNumbered(ForumAggregate.Event):
        """The year got its number in an authority's registry; all its meetings share it.

        Attributes:
            case_number: The number as the authority writes it, such as `0032/17`.
            authority_id: The authority, where it is one of the organizations here.
            authority: The authority as the source names it.
        """

        TOPIC = "forum_year.case_numbered"
        case_number: str
        authority_id: UUID | None
        authority: str | None

    class ReasonKept(ForumAggregate.Event):
        """A reason for a caution was given once, for all acts of the year that it fits.

        Attributes:
            caution: The caution, `W1` … `W15`.
            meeting_kind: The series of meetings that it holds for; absent for every act.
            reason: The reason, by language.
        """

        TOPIC = "forum_year.reason_kept"
        caution: str
        meeting_kind: str | None
        reason: tuple[Wording, ...]

    class KeptReasonEnded(ForumAggregate.Event):
        """A reason that was given once holds no more.

        Attributes:
            caution: The caution, `W1` … `W15`.
            meeting_kind: The series of meetings that it held for; absent for every act.
        """

        TOPIC = "forum_year.kept_reason_ended"
        caution: str
        meeting_kind: str | None

    class LimitExplained(ForumAggregate.Event):
        """The forum explained how it followed one of its rules in the year; the newest stands.

        Attributes:
            limit: The limit of the rules, or what good practice asks.
            text: The explanation, by language.
        """

        TOPIC = "forum_year.limit_explained"
        limit: str
        text: tuple[Wording, ...]

    class Closed(ForumAggregate.Event):
        """The year was closed: entries about it need evidence from then on."""

        TOPIC = "forum_year.closed"

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the year counts as not having happened."""

        TOPIC = "forum_year.struck"

    @event(Opened)
    def __init__(self, year: int, start: When, end: When) -> None:
        self.year = year
        self.span = Span(start, end)
        self.case_number: str | None = None
        self.is_closed = False
        self.kept_reasons: dict[tuple[str, str | None], tuple[Wording, ...]] = {}

    @staticmethod
    def create_id(year: int) -> UUID:
        """A forum has each year once."""
        return id_in_forum("forum_year", year)

    def check_open(self) -> None:
        """Refuse an act in a closed year that says no evidence.

        Raises:
            YearClosedError: The year is closed, and the running command has no evidence.
        """
        if self.is_closed and current().evidence is None:
            raise YearClosedError(
                "the year {year} is closed: say from which source you enter this",
                year=self.year,
            )

    def number_case(
        self, case_number: str, authority_id: UUID | None = None, authority: str | None = None
    ) -> None:
        """Give the year its registry number; the same number again changes nothing.

        Raises:
            IncompleteError: The number is empty.
            CaseNumberedError: The year has another one.
            YearClosedError: The year is closed, and there is no evidence.
        """
        if not case_number.strip():
            raise IncompleteError("write the registry number")
        if self.case_number == case_number:
            return
        if self.case_number is not None:
            raise CaseNumberedError(
                "the year {year} has the registry number {case_number}: strike that "
                "entry first if it is wrong",
                case_number=self.case_number,
                year=self.year,
            )
        self.check_open()
        self._number_case(case_number=case_number, authority_id=authority_id, authority=authority)

    @event(CaseNumbered)
    def _number_case(
        self, case_number: str, authority_id: UUID | None, authority: str | None
    ) -> None:
        self.case_number = case_number

    def kept_reason(self, caution: str, meeting_kind: str | None) -> tuple[Wording, ...]:
        """The reason that is kept for a caution: that of the series first; empty for none."""
        of_series = self.kept_reasons.get((caution, meeting_kind), ())
        return of_series or self.kept_reasons.get((caution, None), ())

    def keep_reason(
        self, caution: str, meeting_kind: str | None, reason: tuple[Wording, ...]
    ) -> None:
        """Let a reason hold for every act of the year that it fits, instead of an earlier one.

        Raises:
            LimitsError: There is no such caution.
            IncompleteError: The reason is empty.
            YearClosedError: The year is closed, and there is no evidence.
        """
        check_caution(caution)
        if not reason:
            raise IncompleteError("write the reason")
        self.check_open()
        self._keep_reason(caution=caution, meeting_kind=meeting_kind, reason=reason)

    @event(ReasonKept)
    def _keep_reason(
        self, caution: str, meeting_kind: str | None, reason: tuple[Wording, ...]
    ) -> None:
        self.kept_reasons[caution, meeting_kind] = reason

    def end_kept_reason(self, caution: str, meeting_kind: str | None) -> None:
        """Let a kept reason hold no more.

        Raises:
            ReasonNotKeptError: None is kept.
            YearClosedError: The year is closed, and there is no evidence.
        """
        if (caution, meeting_kind) not in self.kept_reasons:
            raise ReasonNotKeptError(
                "no reason is kept for {caution} in {year}: look at those that are",
                caution=caution,
                year=self.year,
            )
        self.check_open()
        self._end_kept_reason(caution=caution, meeting_kind=meeting_kind)

    @event(KeptReasonEnded)
    def _end_kept_reason(self, caution: str, meeting_kind: str | None) -> None:
        del self.kept_reasons[caution, meeting_kind]

    def explain_limit(self, limit: str, text: tuple[Wording, ...]) -> None:
        """Explain how the forum followed one of its rules; the newest explanation stands.

        Raises:
            IncompleteError: The explanation is empty.
            YearClosedError: The year is closed, and there is no evidence.
        """
        if not text:
            raise IncompleteError("write the explanation")
        self.check_open()
        self._explain_limit(limit=limit, text=text)

    @event(LimitExplained)
    def _explain_limit(self, limit: str, text: tuple[Wording, ...]) -> None:
        """What was explained changes no rule."""

    def close(self) -> None:
        """Close the year.

        Raises:
            YearClosedError: It is closed already.
        """
        if self.is_closed:
            raise YearClosedError("the year {year} is closed already", year=self.year)
        self._close()

    @event(Closed)
    def _close(self) -> None:
        self.is_closed = True
