"""The themes: proposed by organizations, chosen, renamed, replaced, and one that goes deeper."""

from typing import Final

from forum.record.levels import Level, Step
from forum.record.values import Channel
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, Season, Words, both

FIRST: Final = both("Föreningarnas villkor i Åkerö", "The conditions of associations in Åkerö")
"""The topic of the start-up meeting, which nobody had to choose."""
PROPOSED: Final[tuple[tuple[str, str, str, Words, Words], ...]] = (
    (
        "premises",
        "latsasviks-bygdegard",
        "2026-01-07",
        both("Lokaler som räcker till alla", "Premises enough for all"),
        both(
            "Flera föreningar har slutat med kvällsmöten för att de inte får tag i en lokal.",
            "Several associations have given up evening meetings since they find no premises.",
        ),
    ),
    (
        "language",
        "sprakcafe-bryggan",
        "2026-01-09",
        both("Språk och delaktighet i föreningslivet", "Language and taking part in associations"),
        both(
            "Många vill vara med men förstår inte vår information.",
            "Many want to take part and do not understand our information.",
        ),
    ),
    (
        "grants",
        "pahittsberga-if",
        "2026-01-12",
        both("Bidrag med enklare regler", "Grants with simpler rules"),
        both(
            "I höstas lovade vi att gå vidare med reglerna.",
            "Last autumn we promised to go on with the rules.",
        ),
    ),
    (
        "paths",
        "grannskap-akero",
        "2026-01-12",
        both("Trygga gång- och cykelvägar", "Safe paths for walking and cycling"),
        both(
            "Tre olyckor på ett år är tre för många.",
            "Three accidents in a year are three too many.",
        ),
    ),
    (
        "young",
        "ungdomsgarden-ankaret",
        "2026-01-12",
        both("Ungas röst i föreningarna", "The voice of the young in associations"),
        both(
            "Få styrelser har någon som är under 25 år.",
            "Few boards have anybody who is under 25.",
        ),
    ),
    (
        "register",
        "akero-kommun",
        "2026-01-12",
        both("Ett nytt föreningsregister", "A new register of associations"),
        both(
            "Vi vill veta vad registret ska innehålla innan vi beställer det.",
            "We want to know what the register should hold before we order it.",
        ),
    ),
)
"""Word, organization, day it came in, title and motivation of what was proposed for 2026."""
SUPPORTED: Final[tuple[tuple[str, str], ...]] = (
    ("premises", "sprakcafe-bryggan"),
    ("premises", "handikappforeningen-akero"),
    ("language", "akero-kommun"),
    ("grants", "grannskap-akero"),
    ("young", "sprakcafe-bryggan"),
)
"""Word of a theme, and an organization that supports it."""
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
    """Both sides send in what they want to talk about; the grants go deeper into last year."""
    for place, (word, organization, received, title, motivation) in enumerate(PROPOSED):
        with season.at(
            f"2026-01-13 09:{place:02}",
            "propose_theme",
            sent_by=organization,
            channel=Channel.E_MAIL,
            received=received,
        ) as do:
            season.id[f"theme {word}"] = do.propose_theme(
                year=2026,
                title=title,
                proposed_by_id=season.id[organization],
                side=_side(organization),
                motivation=motivation,
            )
    with season.at("2026-01-13 09:10", "continue_theme") as do:
        do.continue_theme(
            theme_id=season.id["theme grants"], earlier_theme_id=season.id["theme first"]
        )


def support(season: Season) -> None:
    """Others support what was proposed; one hesitates, and one theme is withdrawn."""
    for place, (word, organization) in enumerate(SUPPORTED):
        with season.at(
            f"2026-01-15 09:{place:02}",
            "support_theme",
            sent_by=organization,
            channel=Channel.E_MAIL,
            received="2026-01-14",
        ) as do:
            do.support_theme(
                theme_id=season.id[f"theme {word}"],
                organization_id=season.id[organization],
                side=_side(organization),
            )
    word, organization = SUPPORTED[3]
    theme_id, organization_id = season.id[f"theme {word}"], season.id[organization]
    with season.at("2026-01-19 13:00", "take_back_support", sent_by=organization) as do:
        do.take_back_support(
            theme_id=theme_id,
            organization_id=organization_id,
            reason=both(
                "Styrelsen har inte talat om det än.", "The board has not talked about it yet."
            ),
        )
    with season.at("2026-01-22 10:00", "support_theme", sent_by=organization) as do:
        do.support_theme(theme_id=theme_id, organization_id=organization_id)
    with season.at("2026-01-23 15:00", "withdraw_theme", sent_by="akero-kommun") as do:
        do.withdraw_theme(
            theme_id=season.id["theme register"],
            reason=both(
                "Registret beställs först nästa år.",
                "The register is not ordered before next year.",
            ),
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
    with season.at("2026-01-28 19:12", "decline_theme") as do:
        do.decline_theme(
            theme_id=season.id["theme young"],
            reason=both(
                "Frågan ryms i mötet om språk och delaktighet.",
                "The question has its place in the meeting on language and taking part.",
            ),
            decision_id=season.id["themes decided"],
        )


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
            year=2026,
            title=PREPAREDNESS,
            proposed_by_id=season.id["akero-kommun"],
            side=MUNICIPALITY,
            motivation=both(
                "Elavbrottet i juli visade att vi inte har övat tillsammans.",
                "The power cut in July showed that we have not practised together.",
            ),
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


def conclude(season: Season) -> None:
    """What became of two themes is told; the others wait for what they promised."""
    with season.at("2026-11-13 14:00", "conclude_theme") as do:
        do.conclude_theme(
            theme_id=season.id["theme premises"],
            text=both(
                "Alla kommunens lokaler bokas nu på en och samma sida.",
                "All premises of the municipality are booked on one page now.",
            ),
            decision_ids=[season.id["premises followed"]],
            view_ids=[season.id["view booking"]],
            meeting_ids=[season.id["grants"]],
        )
        do.conclude_theme(
            theme_id=season.id["theme language"],
            text=both(
                "Kommunen bjuder in till ett möte om översättning.",
                "The municipality invites to a meeting on translation.",
            ),
            view_ids=[season.id["view languages"]],
        )


def _side(organization: str) -> str:
    return MUNICIPALITY if organization == "akero-kommun" else ASSOCIATIONS


def declare(season: Season) -> None:
    """Safe paths are to be shaped together, while the plan for them is drafted."""
    with season.at("2026-10-09 09:01", "declare_theme_level") as do:
        do.declare_theme_level(
            theme_id=season.id["theme preparedness"],
            level=Level.DIALOGUE,
            step=Step.FORMULATION,
        )
