"""The themes: proposed by organizations, chosen, renamed, replaced, and one that goes deeper."""

from typing import Final

from forum.record.values import Channel
from web.demo.example_season import Season, Words, both

FIRST: Final = both("Föreningarnas villkor i Åkerö", "The conditions of associations in Åkerö")
"""The topic of the start-up meeting, which nobody had to choose."""
PROPOSED: Final[tuple[tuple[str, str, str, Words], ...]] = (
    (
        "premises",
        "latsasviks-bygdegard",
        "2026-01-07",
        both("Lokaler som räcker till alla", "Premises enough for all"),
    ),
    (
        "language",
        "sprakcafe-bryggan",
        "2026-01-09",
        both("Språk och delaktighet i föreningslivet", "Language and taking part in associations"),
    ),
    (
        "grants",
        "pahittsberga-if",
        "2026-01-12",
        both("Bidrag med enklare regler", "Grants with simpler rules"),
    ),
    (
        "paths",
        "grannskap-akero",
        "2026-01-12",
        both("Trygga gång- och cykelvägar", "Safe paths for walking and cycling"),
    ),
)
"""Word, organization, day it came in, and title of what was proposed for 2026."""
CHOSEN: Final = ("premises", "language", "grants", "paths")
PREPAREDNESS: Final = both("Beredskap i bygden", "Preparedness where we live")


def discuss_first(season: Season) -> None:
    """The start-up meeting has its topic."""
    with season.at("2025-10-08 17:05", "propose_theme") as do:
        season.id["theme first"] = do.propose_theme(
            year=2025, title=FIRST, proposed_by="Kommunparten"
        )
        do.record_theme_discussed(
            theme_id=season.id["theme first"], meeting_id=season.id["start-up"]
        )


def propose(season: Season) -> None:
    """Associations send in what they want to talk about; the grants go deeper into last year."""
    for place, (word, organization, received, title) in enumerate(PROPOSED):
        with season.at(
            f"2026-01-13 09:{place:02}",
            "propose_theme",
            sent_by=organization,
            channel=Channel.E_MAIL,
            received=received,
        ) as do:
            season.id[f"theme {word}"] = do.propose_theme(
                year=2026, title=title, proposed_by_id=season.id[organization]
            )
    with season.at("2026-01-13 09:10", "continue_theme") as do:
        do.continue_theme(
            theme_id=season.id["theme grants"], earlier_theme_id=season.id["theme first"]
        )


def choose(season: Season) -> None:
    """Four themes are chosen, one for each dialogue meeting, and get their evenings."""
    with season.at("2026-01-28 19:10", "adopt_theme") as do:
        for word in CHOSEN:
            do.adopt_theme(
                theme_id=season.id[f"theme {word}"], decision_id=season.id["themes decided"]
            )
            if word != "paths":
                do.schedule_theme(theme_id=season.id[f"theme {word}"], meeting_id=season.id[word])


def retitle(season: Season) -> None:
    """The planning group finds a title that says better what it is about."""
    with season.at("2026-02-24 10:00", "retitle_theme") as do:
        title = both("Lokaler som fler kan använda", "Premises that more can use")
        do.retitle_theme(theme_id=season.id["theme premises"], title=title)
        do.retitle_meeting(meeting_id=season.id["premises"], title=title)


def propose_in_summer(season: Season) -> None:
    """The municipality has something more urgent than the paths."""
    with season.at(
        "2026-08-24 11:00",
        "propose_theme",
        sent_by="akero-kommun",
        channel=Channel.AT_A_MEETING,
        received="2026-08-19",
    ) as do:
        season.id["theme preparedness"] = do.propose_theme(
            year=2026, title=PREPAREDNESS, proposed_by_id=season.id["akero-kommun"]
        )


def replace(season: Season) -> None:
    """The last theme gives way to the new one, which takes its evening."""
    with season.at("2026-09-23 19:20", "replace_theme") as do:
        preparedness = season.id["theme preparedness"]
        do.adopt_theme(theme_id=preparedness, decision_id=season.id["theme replaced"])
        do.replace_theme(theme_id=season.id["theme paths"], by_theme_id=preparedness)
        do.schedule_theme(theme_id=preparedness, meeting_id=season.id["preparedness"])
        do.retitle_meeting(meeting_id=season.id["preparedness"], title=PREPAREDNESS)


def discuss(season: Season, word: str, moment: str) -> None:
    """A theme was the topic of its meeting."""
    with season.at(moment, "record_theme_discussed") as do:
        do.record_theme_discussed(theme_id=season.id[f"theme {word}"], meeting_id=season.id[word])
