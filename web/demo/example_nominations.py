"""Who was nominated for the seats of the associations, by whom, and what they said to it."""

from typing import Final

from web.demo.example_season import ASSOCIATIONS, Season, both, clock_at

THEMSELVES: Final = (
    "akero-foreningsrad",
    "latsasviks-bygdegard",
    "pahittsberga-if",
    "ungdomsgarden-ankaret",
    "handikappforeningen-akero",
    "grannskap-akero",
    "akero-odlare",
    "kulturforeningen-pahittet",
    "sagobygdens-byalag",
)
"""Associations that nominated themselves in time."""


def open_for_2026(season: Season) -> None:
    """Nominations are open for a month, until an exact time."""
    with season.at("2025-09-16 10:30", "open_nominations") as do:
        do.open_nominations(
            year=2026,
            side=ASSOCIATIONS,
            opens=clock_at("2025-09-16 08:00"),
            closes=clock_at("2025-10-15 23:59"),
        )


def nominate(season: Season) -> None:
    """Nine nominate themselves; two are nominated by others; one comes a day late."""
    with season.at("2025-10-15 10:30", "nominate") as do:
        for key in THEMSELVES:
            do.nominate(year=2026, side=ASSOCIATIONS, organization_id=season.id[key])
        for key, by in (
            ("sprakcafe-bryggan", "akero-foreningsrad"),
            ("sprakcafe-bryggan", "ungdomsgarden-ankaret"),
            ("akero-bostader", "handikappforeningen-akero"),
        ):
            do.nominate(
                year=2026,
                side=ASSOCIATIONS,
                organization_id=season.id[key],
                by_id=season.id[by],
                motivation=both(
                    "De möter många som inte brukar komma till tals.",
                    "They meet many who are seldom heard.",
                ),
            )
    with season.at("2025-10-15 12:00", "accept_nomination", sent_by="sprakcafe-bryggan") as do:
        do.accept_nomination(
            year=2026, side=ASSOCIATIONS, organization_id=season.id["sprakcafe-bryggan"]
        )
    with season.at("2025-10-15 13:00", "decline_nomination", sent_by="akero-bostader") as do:
        do.decline_nomination(
            year=2026, side=ASSOCIATIONS, organization_id=season.id["akero-bostader"]
        )
    with season.at("2025-10-15 14:00", "take_back_nomination") as do:
        do.take_back_nomination(
            year=2026,
            side=ASSOCIATIONS,
            organization_id=season.id["sprakcafe-bryggan"],
            by_id=season.id["ungdomsgarden-ankaret"],
            reason=both("Det räcker med en nominering.", "One nomination is enough."),
        )
    with season.at("2025-10-16 08:20", "nominate", sent_by="studieforbundet-exemplet") as do:
        do.nominate(
            year=2026, side=ASSOCIATIONS, organization_id=season.id["studieforbundet-exemplet"]
        )


def answer(season: Season) -> None:
    """The one that was not chosen is told more than it was told with the decision."""
    with season.at("2025-11-21 09:30", "answer_nomination") as do:
        do.answer_nomination(
            year=2026,
            side=ASSOCIATIONS,
            organization_id=season.id["studieforbundet-exemplet"],
            reason=both(
                "Sök gärna igen nästa år. Kommittén vill höra mer om arbetet utanför tätorten.",
                "Do apply again next year. The committee would like to hear more about the work "
                "outside the town.",
            ),
        )


def begin_the_next(season: Season) -> None:
    """Nominations for 2027 are open for a month."""
    with season.at("2026-09-14 09:30", "open_nominations") as do:
        do.open_nominations(
            year=2027,
            side=ASSOCIATIONS,
            opens=clock_at("2026-09-14 08:00"),
            closes=clock_at("2026-10-15 23:59"),
        )


def nominate_the_next(season: Season) -> None:
    """Two associations nominate themselves for 2027."""
    with season.at("2026-10-12 09:00", "nominate") as do:
        for key in ("akero-foreningsrad", "studieforbundet-exemplet"):
            do.nominate(year=2027, side=ASSOCIATIONS, organization_id=season.id[key])


def lay_open(season: Season) -> None:
    """Nominations for 2027 are laid open before the decision, on a day that the rules allow."""
    with season.at("2026-10-29 09:00", "lay_open_selection") as do:
        do.lay_open_selection(year=2027, side=ASSOCIATIONS)
