"""Who came to the meetings: head counts, apologies, late arrivals and early leavings."""

from typing import Final

from forum.meeting.presence import Presence, PresenceCapacity
from forum.record.values import Channel
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, Season, clock_at

MEMBER, GUEST = PresenceCapacity.MEMBER, PresenceCapacity.GUEST
CAME: Final[dict[str, dict[str, int | None]]] = {
    "start-up": {
        "akero-kommun": 3,
        "akero-foreningsrad": 2,
        "latsasviks-bygdegard": 1,
        "sprakcafe-bryggan": 2,
        "grannskap-akero": 1,
    },
    "constituting": {
        "akero-foreningsrad": 2,
        "latsasviks-bygdegard": 1,
        "pahittsberga-if": 1,
        "ungdomsgarden-ankaret": 1,
        "handikappforeningen-akero": 1,
        "sprakcafe-bryggan": 1,
        "grannskap-akero": 1,
        "akero-kommun": 3,
        "akero-bostader": 1,
    },
    "before premises": {
        "akero-foreningsrad": 2,
        "latsasviks-bygdegard": 1,
        "grannskap-akero": 1,
    },
    "premises": {
        "akero-foreningsrad": 2,
        "latsasviks-bygdegard": 2,
        "pahittsberga-if": 1,
        "ungdomsgarden-ankaret": 1,
        "handikappforeningen-akero": 11,
        "sprakcafe-bryggan": 1,
        "akero-kommun": 3,
        "akero-bostader": 1,
    },
    "language": {
        "akero-foreningsrad": 2,
        "latsasviks-bygdegard": 1,
        "ungdomsgarden-ankaret": 1,
        "sprakcafe-bryggan": 1,
        "grannskap-akero": 1,
        "kulturforeningen-pahittet": 1,
        "akero-kommun": 2,
    },
    "before grants": {"akero-foreningsrad": 1, "grannskap-akero": 1},
    "grants": {
        "akero-foreningsrad": 1,
        "latsasviks-bygdegard": 1,
        "handikappforeningen-akero": 1,
        "sprakcafe-bryggan": 1,
        "grannskap-akero": 1,
        "kulturforeningen-pahittet": 1,
        "akero-kommun": 4,
    },
    "preparedness": {
        "akero-foreningsrad": 2,
        "latsasviks-bygdegard": 1,
        "ungdomsgarden-ankaret": None,
        "handikappforeningen-akero": 1,
        "grannskap-akero": 1,
        "kulturforeningen-pahittet": 1,
        "akero-kommun": 2,
        "akero-bostader": 1,
    },
}
"""People by meeting and organization; None where nobody counted."""
EXCUSED: Final = {
    "premises": ("grannskap-akero",),
    "language": ("handikappforeningen-akero",),
    "grants": ("ungdomsgarden-ankaret", "akero-bostader"),
}
UNACCOUNTED: Final = {"preparedness": ("sprakcafe-bryggan",)}
ARRIVED: Final = {"constituting": ("pahittsberga-if", "18:10", False)}
LEFT: Final = {"premises": ("akero-kommun", "19:15", True)}
FROM_THE_MUNICIPALITY: Final = {"akero-kommun", "akero-bostader"}
UNITS: Final = {
    "premises": "Kultur- och fritidsförvaltningen",
    "language": "Utbildningsförvaltningen",
    "grants": "Kultur- och fritidsförvaltningen",
    "preparedness": "Kommunledningskontoret",
}
INTERNS: Final = {("grants", "akero-kommun"): 1}
CAPACITIES: Final = {"premises": (1, 2, 2), "preparedness": (0, 2, 1)}
"""Politicians, officials and units of the municipality."""
UNLISTED: Final = {("preparedness", "ungdomsgarden-ankaret")}
"""The youth club let everybody in, and nobody wrote it on the list."""


def register(season: Season) -> None:
    """Some say that they come in March, one of them by its own mandate."""
    with season.at("2026-03-11 12:00", "register_for_meeting") as do:
        for organization, people in (("latsasviks-bygdegard", 1), ("sprakcafe-bryggan", 1)):
            do.register_for_meeting(
                meeting_id=season.id["premises"],
                organization_id=season.id[organization],
                side=ASSOCIATIONS,
                people=people,
            )
    council = season.id["akero-foreningsrad"]
    with season.at(
        "2026-03-11 18:30", "register_for_meeting", by="mandate A", mandate_of="akero-foreningsrad"
    ) as do:
        do.register_for_meeting(
            meeting_id=season.id["premises"], organization_id=council, side=ASSOCIATIONS, people=2
        )


def register_late(season: Season) -> None:
    """The youth club calls after the last day; it counts all the same."""
    with season.at(
        "2026-03-24 10:00",
        "register_for_meeting",
        sent_by="ungdomsgarden-ankaret",
        channel=Channel.TELEPHONE,
        received="2026-03-24",
    ) as do:
        season.id["registered late"] = do.register_for_meeting(
            meeting_id=season.id["premises"],
            organization_id=season.id["ungdomsgarden-ankaret"],
            side=ASSOCIATIONS,
            people=1,
        )


def stand_in(season: Season) -> None:
    """Somebody takes over on behalf of a representative when the theme begins."""
    with season.at("2026-10-28 20:20", "record_stand_in") as do:
        season.id["person P"] = do.register_person(name="Representant P (påhittad)")
        do.record_stand_in(
            meeting_id=season.id["preparedness"],
            organization_id=season.id["handikappforeningen-akero"],
            mandate_id=season.id["mandate F"],
            person_id=season.id["person P"],
            side=ASSOCIATIONS,
            from_item_id=season.id["preparedness: theme"],
        )


def count_capacities(season: Season, word: str, moment: str) -> None:
    """Those who came from the municipality are counted by what they are."""
    politicians, officials, units = CAPACITIES[word]
    with season.at(moment, "count_capacities") as do:
        do.count_capacities(
            meeting_id=season.id[word],
            organization_id=season.id["akero-kommun"],
            politicians=politicians,
            officials=officials,
            units=units,
        )


def excuse(season: Season, word: str, moment: str) -> None:
    """Apologies come in before the meeting."""
    with season.at(moment, "record_apology") as do:
        for organization in EXCUSED[word]:
            do.record_apology(
                meeting_id=season.id[word],
                organization_id=season.id[organization],
                side=_side(organization),
                capacity=MEMBER,
            )


def count(season: Season, word: str, day: str) -> None:
    """The list of a meeting is entered at the end of the evening."""
    with season.at(f"{day} 20:15", "record_attendance") as do:
        for organization, people in CAME[word].items():
            do.record_attendance(
                meeting_id=season.id[word],
                organization_id=season.id[organization],
                side=_side(organization),
                capacity=MEMBER,
                head_count=people,
                of_which_interns=INTERNS.get((word, organization)),
                unit=UNITS.get(word) if organization == "akero-kommun" else None,
                is_unlisted=(word, organization) in UNLISTED,
            )
        for organization in UNACCOUNTED.get(word, ()):
            do.record_unaccounted(
                meeting_id=season.id[word],
                organization_id=season.id[organization],
                side=_side(organization),
                capacity=MEMBER,
            )
        for table, act in ((ARRIVED, do.record_arrival), (LEFT, do.record_leaving)):
            if word in table:
                organization, hour, some = table[word]
                act(
                    meeting_id=season.id[word],
                    organization_id=season.id[organization],
                    capacity=MEMBER,
                    at=clock_at(f"{day} {hour}"),
                    applies_to_some=some,
                )


def receive_guest(season: Season) -> None:
    """The study association comes as a guest to talk about courses."""
    with season.at("2026-05-20 20:20", "record_attendance") as do:
        do.record_attendance(
            meeting_id=season.id["language"],
            organization_id=season.id["studieforbundet-exemplet"],
            capacity=GUEST,
            head_count=1,
        )


def mend_count(season: Season) -> None:
    """Eleven people were one: the entry is struck, and the right number entered."""
    with season.at("2026-03-26 08:50", "strike_event") as do:
        meeting, organization = season.id["premises"], season.id["handikappforeningen-akero"]
        line = do.load(Presence, Presence.create_id(meeting, organization, MEMBER))
        wrong = next(event for event in do.events_of(line) if event.TOPIC == "presence.attended")
        do.strike_event(
            aggregate_id=line.id,
            version=wrong.originator_version,
            reason="Skrivfel: det kom en person, inte elva.",
        )
        do.record_attendance(
            meeting_id=meeting,
            organization_id=organization,
            side=ASSOCIATIONS,
            capacity=MEMBER,
            head_count=1,
        )


def _side(organization: str) -> str:
    return MUNICIPALITY if organization in FROM_THE_MUNICIPALITY else ASSOCIATIONS
