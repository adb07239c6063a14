"""The registry of the municipality: what is entered there about the forum, and its numbers."""

from forum.keeping.document import Direction, KeptWhere
from forum.record.values import Channel
from forum.record.when import When
from web.demo.example_season import Season, both


def begin(season: Season) -> None:
    """Those who run the installation are a public authority, and so keep a registry."""
    with season.at("2025-09-03 13:30", "classify_host", by="system") as do:
        do.classify_host(is_public_authority=True)


def enter_what_came(season: Season) -> None:
    """A view came in writing, and a letter from somebody who is no organization here."""
    with season.at("2026-04-01 11:00", "register_document", channel=Channel.LETTER) as do:
        season.id["document view"] = do.register_document(
            year=2026,
            direction=Direction.RECEIVED,
            day=When("2026-03-26"),
            correspondent_id=season.id["latsasviks-bygdegard"],
            description=both("Synpunkt om bokning av lokaler", "View on the booking of premises"),
            about_id=season.id["view booking"],
        )
        season.id["document letter"] = do.register_document(
            year=2026,
            direction=Direction.RECEIVED,
            day=When("2026-03-30"),
            correspondent=both("en boende i Låtsasvik", "a resident of Låtsasvik"),
            description=both("Brev om ramper", "Letter about ramps"),
            kept=KeptWhere.PAPER,
        )


def enter_what_was_done(season: Season) -> None:
    """The answer was sent, and the notes are approved; the letter is described more clearly."""
    with season.at("2026-05-21 10:30", "register_document") as do:
        season.id["document answer"] = do.register_document(
            year=2026,
            direction=Direction.SENT,
            day=When("2026-05-18"),
            correspondent_id=season.id["latsasviks-bygdegard"],
            description=both("Svar om bokning av lokaler", "Answer on the booking of premises"),
            about_id=season.id["view booking"],
        )
        do.register_document(
            year=2026,
            direction=Direction.FINISHED,
            day=When("2026-05-20"),
            description=both(
                "Anteckningar från mötet den 25 mars, godkända",
                "Notes of the meeting on 25 March, approved",
            ),
            about_id=season.id["notes premises"],
        )
    with season.at("2026-05-21 10:40", "describe_document") as do:
        do.describe_document(
            document_id=season.id["document letter"],
            description=both(
                "Brev om ramper vid tre lokaler", "Letter about ramps at three premises"
            ),
        )


def take_numbers(season: Season) -> None:
    """The registry's own system has given numbers to all but the notes."""
    with season.at("2026-06-08 10:30", "number_document", by="system") as do:
        for word, number in (("view", "2"), ("letter", "3"), ("answer", "9")):
            do.number_document(
                document_id=season.id[f"document {word}"], document_number=f"KS 2026/0007-{number}"
            )
