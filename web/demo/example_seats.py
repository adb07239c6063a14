"""Seats and reserves: granted, vacated, declined, called up."""

from forum.record.values import Channel
from forum.record.when import When
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, Season, both


def seat(season: Season) -> None:
    """The seats and reserve places of 2026 are entered, and who comes from the municipality."""
    with season.at("2025-11-24 10:00", "seat_selected") as do:
        do.open_seating(
            year=2026, side=ASSOCIATIONS, start=When("2026-01-01"), end=When("2026-12-31")
        )
        do.state_seating_size(year=2026, side=ASSOCIATIONS, organizations=7)
        do.seat_selected(year=2026, side=ASSOCIATIONS)
    with season.at("2025-11-24 10:10", "grant_seat") as do:
        do.grant_seat(year=2026, side=ASSOCIATIONS, organization_id=season.id["grannskap-akero"])
        do.place_reserve(
            year=2026,
            side=ASSOCIATIONS,
            organization_id=season.id["sagobygdens-byalag"],
            order=3,
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
    """The first reserve says no and keeps its place; the second one is asked, and takes it."""
    _ask(season, "2026-04-30 10:00", "akero-odlare", "2026-05-04")
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
    _ask(season, "2026-05-04 10:45", "kulturforeningen-pahittet", "2026-05-11")
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


def _ask(season: Season, moment: str, key: str, answer_by: str) -> None:
    with season.at(moment, "call_reserve") as do:
        do.call_reserve(
            year=2026,
            side=ASSOCIATIONS,
            organization_id=season.id[key],
            answer_by=When(answer_by),
            vacated_by_id=season.id["pahittsberga-if"],
        )
