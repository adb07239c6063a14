"""Who holds the offices, and who speaks for whom: appointed, renamed, rotated and ended.

No name here can be a real person's.
"""

from typing import Final
from uuid import uuid4

from forum.governing.office import OfficeKind
from forum.record.values import Channel
from forum.record.when import When
from forum.seating.mandates import Capacity, RepresentativeRole
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, Season, both

MEMBERS: Final = (
    ("A", "akero-foreningsrad", ASSOCIATIONS, Capacity.EMPLOYEE, None),
    ("B", "akero-foreningsrad", ASSOCIATIONS, Capacity.VOLUNTEER, None),
    ("C", "latsasviks-bygdegard", ASSOCIATIONS, Capacity.VOLUNTEER, None),
    ("D", "pahittsberga-if", ASSOCIATIONS, Capacity.VOLUNTEER, None),
    ("E", "ungdomsgarden-ankaret", ASSOCIATIONS, Capacity.EMPLOYEE, None),
    ("F", "handikappforeningen-akero", ASSOCIATIONS, Capacity.VOLUNTEER, None),
    ("G", "sprakcafe-bryggan", ASSOCIATIONS, Capacity.VOLUNTEER, None),
    ("H", "grannskap-akero", ASSOCIATIONS, Capacity.VOLUNTEER, None),
    ("I", "akero-kommun", MUNICIPALITY, Capacity.POLITICIAN, "Kommunstyrelsen"),
    ("J", "akero-kommun", MUNICIPALITY, Capacity.OFFICIAL, "Kultur- och fritidsförvaltningen"),
    ("K", "akero-bostader", MUNICIPALITY, Capacity.OFFICIAL, None),
)
"""Letter of the invented person, organization, side, capacity and unit."""
YEAR_BEGINS, YEAR_ENDS = When("2026-01-01"), When("2026-12-31")


def _name(letter: str) -> str:
    return f"Representant {letter} (påhittad)"


OFFICES: Final = (
    ("auditor", OfficeKind.AUDITOR, "Forumets granskare", None),
    ("coordinator", OfficeKind.COORDINATOR, "Föreningarnas samordning", ASSOCIATIONS),
)
"""Word, kind, name and side of the offices beside the secretariat."""
HOLDERS: Final = (
    ("secretary", "secretariat", "Sekreterare S (påhittad)"),
    ("substitute", "secretariat", "Sekreterare T (påhittad)"),
    ("auditing", "auditor", "Granskare U (påhittad)"),
    ("coordinating", "coordinator", "Samordnare V (påhittad)"),
)
"""Word of the invented person, the office and the name."""


def hold_offices(season: Season) -> None:
    """The offices get their people, and two more offices are opened."""
    with season.at("2025-09-01 10:30", "register_person") as do:
        for word, _office, name in HOLDERS:
            season.id[word] = do.register_person(name=name)
    with season.at("2025-09-01 10:35", "name_office_holder", by="system") as do:
        for word, kind, name, side in OFFICES:
            season.id[word] = do.open_office(
                kind=kind, name=name, serves_forum_id=season.forum_id, side=side
            )
        for word, office, _name in HOLDERS:
            do.name_office_holder(
                office_id=season.id[office], person_id=season.id[word], start=When("2025-09-01")
            )


def end_substitute(season: Season) -> None:
    """The secretary's substitute goes back to other work."""
    with season.at("2025-12-15 13:01", "end_office_holder", by="system") as do:
        do.end_office_holder(
            office_id=season.id["secretariat"],
            person_id=season.id["substitute"],
            end=When("2025-12-31"),
        )


def appoint(season: Season) -> None:
    """Each organization appoints somebody for the year, and one has a deputy as well."""
    with season.at("2025-12-15 13:00", "appoint_representative") as do:
        for letter, key, side, capacity, unit in MEMBERS:
            person = season.id[f"person {letter}"] = do.register_person(name=_name(letter))
            mandate = season.id[f"mandate {letter}"] = uuid4()
            do.appoint_representative(
                organization_id=season.id[key],
                person_id=person,
                side=side,
                start=YEAR_BEGINS,
                end=YEAR_ENDS,
                unit=unit,
                capacity=capacity,
                mandate_id=mandate,
            )
        season.id["person L"] = do.register_person(name=_name("L"))
        do.appoint_representative(
            organization_id=season.id["latsasviks-bygdegard"],
            person_id=season.id["person L"],
            side=ASSOCIATIONS,
            start=YEAR_BEGINS,
            end=YEAR_ENDS,
            role=RepresentativeRole.DEPUTY,
            capacity=Capacity.VOLUNTEER,
            mandate_id=season.id.setdefault("mandate L", uuid4()),
        )
        season.id["person O"] = do.register_person(name=_name("O"))
        do.appoint_representative(
            organization_id=season.id["pahittsberga-if"],
            person_id=season.id["person O"],
            side=ASSOCIATIONS,
            start=When("2026-08-01"),
            end=YEAR_ENDS,
            role=RepresentativeRole.DEPUTY,
        )


def rename(season: Season) -> None:
    """A person takes another name."""
    with season.at("2026-03-02 09:30", "rename_person") as do:
        do.rename_person(
            person_id=season.id["person C"], name="Representant C, med nytt namn (påhittad)"
        )


def rotate(season: Season) -> None:
    """The language café sends somebody else for the rest of the year."""
    with season.at(
        "2026-03-09 11:00",
        "rotate_representative",
        sent_by="sprakcafe-bryggan",
        channel=Channel.E_MAIL,
        received="2026-03-06",
    ) as do:
        season.id["person M"] = do.register_person(name=_name("M"))
        do.rotate_representative(
            organization_id=season.id["sprakcafe-bryggan"],
            mandate_id=season.id["mandate G"],
            person_id=season.id["person M"],
            start=When("2026-03-15"),
            capacity=Capacity.VOLUNTEER,
        )


def leave(season: Season) -> None:
    """The sports club leaves: its mandates end at once, and a contact is left for its views."""
    club = season.id["pahittsberga-if"]
    with season.at("2026-04-27 15:10", "end_all_mandates", effective="2026-04-30") as do:
        do.end_all_mandates(
            organization_id=club,
            end=When("2026-04-30"),
            reason=both(
                "Föreningen har lämnat sin plats.", "The association has given up its seat."
            ),
        )
    with season.at("2026-04-27 15:15", "name_contact") as do:
        do.name_contact(
            organization_id=club, person_id=season.id["person D"], start=When("2026-05-01")
        )


def end_contact(season: Season) -> None:
    """The club's views are answered, so nobody needs to be its contact any more."""
    with season.at("2026-10-12 10:00", "end_contact") as do:
        do.end_contact(
            organization_id=season.id["pahittsberga-if"],
            end=When("2026-10-12"),
            reason=both("Alla synpunkter är besvarade.", "All views are answered."),
        )


def join(season: Season) -> None:
    """The reserve that was called up appoints somebody."""
    with season.at("2026-05-11 10:00", "appoint_representative") as do:
        season.id["person N"] = do.register_person(name=_name("N"))
        do.appoint_representative(
            organization_id=season.id["kulturforeningen-pahittet"],
            person_id=season.id["person N"],
            side=ASSOCIATIONS,
            start=When("2026-05-11"),
            end=YEAR_ENDS,
            capacity=Capacity.VOLUNTEER,
        )
    with season.at("2026-05-11 10:10", "end_mandate") as do:
        do.end_mandate(
            organization_id=season.id["latsasviks-bygdegard"],
            mandate_id=season.id["mandate L"],
            end=When("2026-05-31"),
            reason=both("Flyttar till en annan ort.", "Moves to another place."),
        )
