"""What the forum says of how it followed its rules: a reason for the autumn, and at the end."""

from forum.governing.practice import Practice
from forum.meeting.meeting import MeetingKind
from web.demo.example_season import Season, both


def excuse_short_notice(season: Season) -> None:
    """One reason serves the dialogues of the early autumn; invitations rely on it (W3)."""
    with season.at("2026-08-26 15:20", "keep_reason") as do:
        do.keep_reason(
            year=2026,
            caution="W3",
            meeting_kind=MeetingKind.DIALOGUE,
            reason=both(
                "Mötet i september flyttades en vecka, och handlingarna blir klara sent.",
                "The meeting in September was moved by a week, and its papers will be late.",
            ),
        )


def end_excuse(season: Season) -> None:
    """After September there is time enough again."""
    with season.at("2026-10-02 09:00", "end_kept_reason") as do:
        do.end_kept_reason(year=2026, caution="W3", meeting_kind=MeetingKind.DIALOGUE)


def explain(season: Season) -> None:
    """The forum explains what it did not keep."""
    for minute, limit, text in (
        (
            "10:00",
            "answer_days",
            both(
                "Synpunkt 7 blev liggande hos kansliet när handläggaren byttes. Nu går vi igenom "
                "alla öppna synpunkter varje månad.",
                "View 7 lay at the secretariat when its official was replaced. Now we go through "
                "all open views every month.",
            ),
        ),
        (
            "10:05",
            "publish_minutes_days",
            both(
                "Anteckningarna från mars väntade på godkännandet i maj. Därför ändrade vi "
                "arbetsordningen från juni.",
                "The notes of March waited for the approval in May. So we changed the rules from "
                "June.",
            ),
        ),
        (
            "10:10",
            Practice.POSTS_FILLED,
            both(
                "Kommunen utser en ny vice ordförande när året börjar. Till dess är posten "
                "tillförordnad.",
                "The municipality names a new vice chair when the year begins. Until then "
                "somebody is acting in the post.",
            ),
        ),
    ):
        with season.at(f"2026-11-19 {minute}", "explain_limit") as do:
            do.explain_limit(year=2026, limit=limit, text=text)
