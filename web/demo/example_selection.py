"""The selection of the associations: planned, nominated, proposed, decided; and the next one."""

from forum.record.acting import noting
from forum.record.when import When
from forum.seating.selection import SelectionStep
from web.demo.example_season import ASSOCIATIONS, Season, Words, both

CHOSEN = (
    "akero-foreningsrad",
    "latsasviks-bygdegard",
    "pahittsberga-if",
    "ungdomsgarden-ankaret",
    "handikappforeningen-akero",
    "sprakcafe-bryggan",
    "grannskap-akero",
)
"""The associations with seats in 2026, in the order of the decision."""


def plan(season: Season) -> None:
    """The steps towards 2026 are announced."""
    with season.at("2025-09-15 09:00", "open_selection") as do:
        do.open_selection(year=2026, side=ASSOCIATIONS)
        for day, step, detail in (
            (
                "2025-10-15",
                SelectionStep.NOMINATION_DEADLINE,
                both(
                    "Nominera din egen förening eller en annan. Det räcker med ett mejl.",
                    "Nominate your own association or another. An e-mail is enough.",
                ),
            ),
            (
                "2025-11-10",
                SelectionStep.PROPOSAL,
                both(
                    "Urvalskommittén lägger fram sitt förslag.",
                    "The selection committee lays its proposal before the side.",
                ),
            ),
        ):
            with noting(effective=When(day)):
                do.plan_selection_step(year=2026, side=ASSOCIATIONS, step=step, detail=detail)


def inform(season: Season) -> None:
    """Every association in the register is told that it may nominate."""
    _take(
        season,
        "2025-09-16 10:00",
        SelectionStep.NOMINATION_INFORMATION,
        both(
            "Alla föreningar i registret fick veta hur man nominerar.",
            "All associations in the register were told how to nominate.",
        ),
    )


def form_committee(season: Season) -> None:
    """The committee is elected at the start-up meeting."""
    _take(
        season,
        "2025-10-08 17:17",
        SelectionStep.SELECTION_COMMITTEE_ELECTION,
        both(
            "Tre ledamöter valdes, från föreningar som själva inte söker en plats.",
            "Three members were elected, from associations that do not seek a seat themselves.",
        ),
    )


def nominate(season: Season) -> None:
    """Nominations are closed."""
    _take(
        season,
        "2025-10-16 08:30",
        SelectionStep.NOMINATION_DEADLINE,
        both("Elva föreningar är nominerade.", "Eleven associations are nominated."),
        effective="2025-10-15",
    )


def propose(season: Season) -> None:
    """The committee lays its proposal before the side."""
    _take(
        season,
        "2025-11-10 16:00",
        SelectionStep.PROPOSAL,
        both(
            "Kommittén föreslår sju föreningar och tre reserver. Den har vägt in ort, ålder och "
            "verksamhet, och att några är nya.",
            "The committee proposes seven associations and three reserves. It weighed place, age "
            "and activity, and that some are new.",
        ),
    )


def decide(season: Season) -> None:
    """The side decides, and everybody gets to know."""
    with season.at("2025-11-19 20:30", "decide_selection") as do:
        do.decide_selection(
            year=2026,
            side=ASSOCIATIONS,
            decider="Föreningspartens valmöte",
            organization_ids=[season.id[key] for key in CHOSEN],
        )
        do.take_selection_step(
            year=2026,
            side=ASSOCIATIONS,
            step=SelectionStep.RESERVE_LIST,
            detail=both(
                "Tre reserver, som tillfrågas i ordning.", "Three reserves, asked in order."
            ),
        )
    _take(
        season,
        "2025-11-21 09:00",
        SelectionStep.DECISION_SENT,
        both(
            "Beslutet skickades till alla nominerade, med skäl.",
            "The decision was sent to all who were nominated, with reasons.",
        ),
    )


def begin_the_next(season: Season) -> None:
    """The selection for 2027 begins, with a year that is opened for it."""
    with season.at("2026-09-14 09:00", "plan_selection_step") as do:
        do.open_year(year=2027)
        with noting(effective=When("2026-10-15")):
            do.plan_selection_step(
                year=2027,
                side=ASSOCIATIONS,
                step=SelectionStep.NOMINATION_DEADLINE,
                detail=both(
                    "Nominera inför 2027. Minst två av platserna bör gå till nya föreningar.",
                    "Nominate for 2027. At least two of the seats should go to new associations.",
                ),
            )


def _take(
    season: Season, moment: str, step: SelectionStep, detail: Words, effective: str | None = None
) -> None:
    with season.at(moment, "take_selection_step", effective=effective) as do:
        do.take_selection_step(year=2026, side=ASSOCIATIONS, step=step, detail=detail)
