"""The groups that prepare: for the rules, the selection and the themes."""

from typing import Final

from forum.meeting.group import GroupCapacity, GroupKind
from forum.meeting.group_commands import JoiningMember
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, Season, Words, both

Member = tuple[str, str | None, GroupCapacity]
CONVENER, MEMBER = GroupCapacity.CONVENER, GroupCapacity.MEMBER
RULES: Final[tuple[Member, ...]] = (
    ("akero-foreningsrad", ASSOCIATIONS, CONVENER),
    ("sprakcafe-bryggan", ASSOCIATIONS, MEMBER),
    ("akero-kommun", MUNICIPALITY, MEMBER),
)
COMMITTEE: Final[tuple[Member, ...]] = (
    ("akero-odlare", ASSOCIATIONS, CONVENER),
    ("sagobygdens-byalag", ASSOCIATIONS, MEMBER),
    ("studieforbundet-exemplet", ASSOCIATIONS, MEMBER),
)
PLANNING: Final[dict[str, tuple[Words, tuple[Member, ...]]]] = {
    "premises": (
        both("Förbereda mötet om lokaler", "Prepare the meeting on premises"),
        (
            ("latsasviks-bygdegard", ASSOCIATIONS, CONVENER),
            ("ungdomsgarden-ankaret", ASSOCIATIONS, MEMBER),
            ("akero-kommun", MUNICIPALITY, MEMBER),
        ),
    ),
    "language": (
        both("Förbereda mötet om språk", "Prepare the meeting on language"),
        (
            ("sprakcafe-bryggan", ASSOCIATIONS, CONVENER),
            ("pahittsberga-if", ASSOCIATIONS, MEMBER),
            ("akero-kommun", MUNICIPALITY, MEMBER),
        ),
    ),
    "grants": (
        both("Förbereda mötet om bidrag", "Prepare the meeting on grants"),
        (
            ("akero-foreningsrad", ASSOCIATIONS, CONVENER),
            ("grannskap-akero", ASSOCIATIONS, MEMBER),
        ),
    ),
}
"""Purpose and members of the planning groups; the last one has nobody from the municipality."""


def form_first(season: Season) -> None:
    """One group writes the rules, and one proposes who gets the seats."""
    with season.at("2025-10-08 17:20", "form_group") as do:
        season.id["group rules"] = do.form_group(
            year=2025,
            purpose=both("Skriva förslag till arbetsordning", "Draft rules of procedure"),
            classification=GroupKind.DRAFTING,
        )
        season.id["group committee"] = do.form_group(
            year=2025,
            purpose=both("Urvalskommitté inför 2026", "Selection committee for 2026"),
            classification=GroupKind.COMMITTEE,
        )
    _join(season, "2025-10-08 17:25", "rules", RULES)
    _join(season, "2025-10-08 17:26", "committee", COMMITTEE)


def form_planning(season: Season) -> None:
    """Each theme that has its evening gets a planning group; one is of associations alone (W4)."""
    with season.at(
        "2026-01-28 19:30",
        "form_group",
        reasons={"W4": "Kommunen utser någon till gruppen när bidragsreglerna är utredda."},
    ) as do:
        for word, (purpose, members) in PLANNING.items():
            season.id[f"group {word}"] = do.form_group(
                year=2026,
                purpose=purpose,
                classification=GroupKind.PLANNING,
                theme_id=season.id[f"theme {word}"],
                meeting_id=season.id[word],
                members=[
                    JoiningMember(
                        organization_id=season.id[organization],
                        side=side,
                        capacity=capacity,
                        head_count=1,
                    )
                    for organization, side, capacity in members
                ],
            )


def prepare(season: Season) -> None:
    """The youth centre takes over as convener, and the group writes what to read before March."""
    group_id = season.id["group premises"]
    with season.at("2026-02-18 09:00", "name_convener") as do:
        do.name_convener(group_id=group_id, organization_id=season.id["ungdomsgarden-ankaret"])
    with season.at("2026-02-20 14:00", "add_group_paper", sent_by="ungdomsgarden-ankaret") as do:
        do.add_group_paper(
            group_id=group_id,
            title=both("Lokalerna i dag", "The premises today"),
            text=both(
                "Kommunen har elva lokaler som föreningar kan låna. Fyra av dem står tomma på "
                "vardagskvällar, och tre saknar ramp.",
                "The municipality has eleven premises that associations can borrow. Four of them "
                "are empty on weekday evenings, and three have no ramp.",
            ),
        )


def leave(season: Season) -> None:
    """The sports club leaves its group when it leaves its seat."""
    with season.at("2026-04-27 15:20", "leave_group") as do:
        do.leave_group(
            group_id=season.id["group language"], organization_id=season.id["pahittsberga-if"]
        )


def _join(season: Season, moment: str, word: str, members: tuple[Member, ...]) -> None:
    with season.at(moment, "join_group") as do:
        for organization, side, capacity in members:
            do.join_group(
                group_id=season.id[f"group {word}"],
                organization_id=season.id[organization],
                side=side,
                capacity=capacity,
                head_count=1,
            )
