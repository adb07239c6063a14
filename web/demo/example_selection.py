"""The selection of the associations: planned, nominated, proposed, decided; and the next one."""

from forum.record.acting import noting
from forum.record.when import When
from forum.seating.selection import SelectionStep
from forum.seating.selection_places import CommitteeMember, DecidedPlace, Outcome, Proposed
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
PLACES = (
    ("akero-foreningsrad", 2, None),
    ("latsasviks-bygdegard", 1, None),
    ("pahittsberga-if", 1, None),
    ("ungdomsgarden-ankaret", 1, None),
    ("handikappforeningen-akero", 1, None),
    ("sprakcafe-bryggan", 1, None),
    ("akero-odlare", None, 1),
    ("kulturforeningen-pahittet", None, 2),
)
"""Seats and reserve places by association; the decision does not say how many the last one has."""
PROPOSED = (
    *((key, Outcome.SEAT, None) for key in CHOSEN if key != "sprakcafe-bryggan"),
    ("akero-odlare", Outcome.RESERVE, 1),
    ("kulturforeningen-pahittet", Outcome.RESERVE, 2),
    ("sprakcafe-bryggan", Outcome.RESERVE, 3),
    ("sagobygdens-byalag", Outcome.RESERVE, 4),
    ("studieforbundet-exemplet", Outcome.NOT_PROPOSED, None),
)
"""What the committee proposed; the side decided otherwise about two of them."""
COMMITTEE = ("studieforbundet-exemplet", "akero-odlare", "sagobygdens-byalag")
"""Where the members of the committee come from."""


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
            "Tre ledamöter valdes. Den vars förening är nominerad deltar inte när den bedöms.",
            "Three members were elected. One whose association is nominated takes no part when it "
            "is weighed.",
        ),
    )
    with season.at("2025-10-08 17:18", "elect_committee") as do:
        do.elect_committee(
            year=2026,
            side=ASSOCIATIONS,
            members=[CommitteeMember(organization_id=season.id[key]) for key in COMMITTEE],
            at_meeting_id=season.id["start-up"],
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
    """The committee lays its proposal before the side, with a reason for each association."""
    with season.at("2025-11-07 18:00", "declare_conflict", sent_by="akero-odlare") as do:
        do.declare_conflict(
            year=2026,
            side=ASSOCIATIONS,
            member_id=season.id["akero-odlare"],
            about_organization_id=season.id["akero-odlare"],
        )
    with season.at("2025-11-10 15:30", "propose_selection") as do:
        do.propose_selection(
            year=2026,
            side=ASSOCIATIONS,
            proposed=[_proposed(season, *place) for place in PROPOSED],
            general_reason=both(
                "Kommittén har vägt in ort och verksamhet, och att några är nya.",
                "The committee weighed place and activity, and that some are new.",
            ),
        )
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
            places=[
                DecidedPlace(organization_id=season.id[key], seats=seats, reserve_order=order)
                for key, seats, order in PLACES
            ],
            departs_because=both(
                "Språkcaféet behöver plats från början, och den tredje reserven väljs senare.",
                "The language café needs a seat from the start, and the third reserve is chosen "
                "later.",
            ),
        )
        do.take_selection_step(
            year=2026,
            side=ASSOCIATIONS,
            step=SelectionStep.RESERVE_LIST,
            detail=both(
                "Tre reserver, som tillfrågas i ordning.", "Three reserves, asked in order."
            ),
        )
    with season.at("2025-11-20 10:00", "document_selection_decision") as do:
        do.document_selection_decision(
            year=2026,
            side=ASSOCIATIONS,
            content=both(
                "Valmötet beslutade vilka som har plats 2026, och i vilken ordning reserverna "
                "tillfrågas.",
                "The election meeting decided who has a seat in 2026, and in which order reserves "
                "are asked.",
            ),
            presented_by="Urvalskommitténs sammankallande",
            present=["Kansliet"],
            appeal=both(
                "Beslutet kan inte överklagas.", "There is no appeal against the decision."
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


def _proposed(season: Season, key: str, outcome: Outcome, order: int | None) -> Proposed:
    if outcome is Outcome.NOT_PROPOSED:
        reason = both(
            "Nomineringen kom in för sent för att vägas mot de andra.",
            "The nomination came in too late to be weighed against the others.",
        )
        return Proposed(season.id[key], reason, outcome)
    reason = both(
        "Föreningen är verksam i en del av kommunen som annars saknas.",
        "The association works in a part of the municipality that would be missing otherwise.",
    )
    return Proposed(season.id[key], reason, outcome, reserve_order=order, public_reason=reason)


def _take(
    season: Season, moment: str, step: SelectionStep, detail: Words, effective: str | None = None
) -> None:
    with season.at(moment, "take_selection_step", effective=effective) as do:
        do.take_selection_step(year=2026, side=ASSOCIATIONS, step=step, detail=detail)
