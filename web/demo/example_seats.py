"""Seats and reserves: granted, vacated, declined, called up."""

from forum.record.values import Channel
from forum.record.when import When
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, Season, both

SEATS: dict[str, int | None] = {
    "akero-foreningsrad": 2,
    "latsasviks-bygdegard": 1,
    "pahittsberga-if": 1,
    "ungdomsgarden-ankaret": 1,
    "handikappforeningen-akero": 1,
    "sprakcafe-bryggan": 1,
    "grannskap-akero": None,
}
"""Seats by association; the decision does not say how many the last one has."""
RESERVES = ("akero-odlare", "kulturforeningen-pahittet", "sagobygdens-byalag")
"""Reserves in their order."""


def seat(season: Season) -> None:
    """The seats and reserve places of 2026 are entered, and who comes from the municipality."""
    with season.at("2025-11-24 10:00", "grant_seat") as do:
        do.open_seating(
            year=2026, side=ASSOCIATIONS, start=When("2026-01-01"), end=When("2026-12-31")
        )
        do.state_seating_size(year=2026, side=ASSOCIATIONS, organizations=7)
        for key, seats in SEATS.items():
            do.grant_seat(year=2026, side=ASSOCIATIONS, organization_id=season.id[key], seats=seats)
        for order, key in enumerate(RESERVES, start=1):
            do.place_reserve(
                year=2026, side=ASSOCIATIONS, organization_id=season.id[key], order=order
            )
    with season.at("2025-12-09 11:00", "list_participant") as do:
        for key in ("akero-kommun", "akero-bostader"):
            do.list_participant(year=2026, side=MUNICIPALITY, organization_id=season.id[key])


def leave(season: Season) -> None:
    """The sports club gives up its seat while reserves remain, so a reason is asked (W15)."""
    with season.at(
        "2026-04-27 15:00",
        "vacate_seat",
        effective="2026-05-01",
        sent_by="pahittsberga-if",
        channel=Channel.LETTER,
        received="2026-04-24",
        reasons={"W15": "Den första reserven är tillfrågad och svarar inom en vecka."},
    ) as do:
        do.vacate_seat(
            year=2026,
            side=ASSOCIATIONS,
            organization_id=season.id["pahittsberga-if"],
            reason=both(
                "Styrelsen hinner inte med. Föreningen vill gärna komma tillbaka ett annat år.",
                "The board has no time. The association would like to come back another year.",
            ),
        )


def call_up(season: Season) -> None:
    """The first reserve says no and keeps its place; the second one takes the seat."""
    with season.at(
        "2026-05-04 10:30",
        "decline_reserve_call",
        sent_by="akero-odlare",
        channel=Channel.TELEPHONE,
        received="2026-05-04",
    ) as do:
        do.decline_reserve_call(
            year=2026, side=ASSOCIATIONS, organization_id=season.id["akero-odlare"]
        )
    with season.at(
        "2026-05-07 09:15",
        "call_up_reserve",
        effective="2026-05-08",
        sent_by="kulturforeningen-pahittet",
        channel=Channel.E_MAIL,
        received="2026-05-06",
    ) as do:
        do.call_up_reserve(
            year=2026,
            side=ASSOCIATIONS,
            organization_id=season.id["kulturforeningen-pahittet"],
            seats=1,
            vacated_by_id=season.id["pahittsberga-if"],
        )
