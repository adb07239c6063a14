"""What the example's forum gave out: a hand-over note and a yearly report."""

from forum.publishing.publication import PublicationKind
from web.demo.example_season import Season, Words, both


def hand_over(season: Season) -> None:
    """Those who led the first autumn leave a note to the presidium."""
    with season.at("2026-01-27 15:00", "record_publication") as do:
        do.record_publication(
            covers_year=2025,
            classification=PublicationKind.HANDOVER_NOTE,
            publisher_id=season.id["akero-kommun"],
            title=both("Medskick från den första hösten", "Hand-over note of the first autumn"),
        )


def report(season: Season, text: Words) -> None:
    """The year is gathered in a report, composed from the log."""
    with season.at("2026-11-20 10:00", "record_publication") as do:
        do.record_publication(
            covers_year=2026,
            classification=PublicationKind.ANNUAL_PUBLICATION,
            publisher_id=season.id["akero-kommun"],
            title=both("Forumets år 2026", "The forum's year 2026"),
            text=text,
        )
