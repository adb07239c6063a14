"""The views: given, passed on, gathered and taken back."""

from typing import Final, NamedTuple

from forum.answering.view import Giver, Setting
from forum.record.when import When
from web.demo.example_season import ASSOCIATIONS, Season, Words, both


class Said(NamedTuple):
    """A view as it was given.

    Attributes:
        text: The view.
        organization: Who gave it; None where it was not one organization.
        giver: Who gave it.
        setting: Where it was said.
        item: Word of the item of the agenda.
        owner: Who is to answer.
    """

    text: Words
    organization: str | None
    giver: Giver = Giver.ORGANIZATION
    setting: Setting = Setting.DIALOGUE
    item: str = "talks"
    owner: str = "akero-kommun"


SAID: Final[dict[str, dict[str, Said]]] = {
    "premises": {
        "booking": Said(
            both(
                "Föreningar behöver kunna boka kommunens lokaler på ett ställe. I dag måste vi "
                "ringa tre olika förvaltningar.",
                "Associations need to book the municipality's premises in one place. Today we "
                "have to telephone three different departments.",
            ),
            "latsasviks-bygdegard",
        ),
        "waiting": Said(
            both(
                "Det tar för lång tid att få svar på en bokning, ibland flera veckor.",
                "It takes too long to have an answer to a booking, sometimes several weeks.",
            ),
            "sprakcafe-bryggan",
        ),
        "ramp": Said(
            both(
                "Tre lokaler i Låtsasvik saknar ramp. Den som använder rullstol kan inte vara med.",
                "Three premises in Låtsasvik have no ramp. Those who use a wheelchair cannot "
                "take part.",
            ),
            "handikappforeningen-akero",
            owner="akero-bostader",
        ),
        "keys": Said(
            both(
                "Nycklar till kvarterslokaler måste gå att hämta på kvällen.",
                "It must be possible to fetch keys to local premises in the evening.",
            ),
            "ungdomsgarden-ankaret",
        ),
        "heating": Said(
            both(
                "Gamla skolan är för kall för att användas på vintern.",
                "The old school is too cold to be used in winter.",
            ),
            "pahittsberga-if",
        ),
    },
    "language": {
        "languages": Said(
            both(
                "Viktig information till föreningar bör finnas på fler språk än svenska.",
                "Important information to associations should be in more languages than Swedish.",
            ),
            None,
            giver=Giver.BOTH_SIDES,
        ),
        "talk time": Said(
            both(
                "Det blev för lite tid för samtal i smågrupper.",
                "There was too little time for talks in small groups.",
            ),
            None,
            giver=Giver.PARTICIPANTS,
            setting=Setting.EVALUATION,
            owner="secretariat",
        ),
    },
    "grants": {
        "one form": Said(
            both(
                "En ansökan om bidrag bör räcka. Små föreningar klarar inte fyra blanketter.",
                "One application for a grant should be enough. Small associations cannot manage "
                "four forms.",
            ),
            "grannskap-akero",
        ),
    },
}
"""Views by meeting and word."""


def record(season: Season, meeting: str, moment: str) -> None:
    """The views of a meeting are entered; the rules say how long the answers may take."""
    with season.at(moment, "record_view") as do:
        for word, said in SAID[meeting].items():
            season.id[f"view {word}"] = do.record_view(
                setting=said.setting,
                giver=said.giver,
                text=said.text,
                side=ASSOCIATIONS if said.organization else None,
                organization_id=season.id[said.organization] if said.organization else None,
                meeting_id=season.id[meeting],
                theme_id=season.id[f"theme {meeting}"],
                item_id=season.id[f"{meeting}: {said.item}"],
                owner_id=season.id[said.owner],
            )


def gather(season: Season) -> None:
    """Two views about the same are answered as one."""
    with season.at("2026-03-27 11:00", "gather_view") as do:
        do.gather_view(view_id=season.id["view waiting"], into_id=season.id["view booking"])


def refer(season: Season) -> None:
    """A view is passed on to the company that has the keys."""
    with season.at("2026-03-27 11:10", "refer_view") as do:
        do.refer_view(
            view_id=season.id["view keys"],
            to_id=season.id["akero-bostader"],
            due=When("2026-04-24"),
            text=both(
                "Bolaget har hand om kvarterslokalerna och deras nycklar.",
                "The company is in charge of the local premises and their keys.",
            ),
        )


def pass_to_the_wrong_one(season: Season) -> None:
    """A view goes to an office that has nothing to do with it, and comes back."""
    with season.at("2026-09-28 10:30", "refer_view") as do:
        do.refer_view(
            view_id=season.id["view one form"],
            to="Länsstyrelsen, stöd till föreningar",
            due=When("2026-10-12"),
        )
    with season.at("2026-09-28 12:30", "return_view") as do:
        do.return_view(
            view_id=season.id["view one form"],
            reason=both(
                "Länsstyrelsen svarar att bidragen är kommunens egna.",
                "The county board answers that the grants are the municipality's own.",
            ),
        )


def withdraw(season: Season) -> None:
    """A view is taken back, since what it was about has been mended."""
    with season.at("2026-04-08 09:00", "withdraw_view", sent_by="pahittsberga-if") as do:
        do.withdraw_view(
            view_id=season.id["view heating"],
            reason=both(
                "Kommunen lagade värmen i gamla skolan veckan efter mötet.",
                "The municipality mended the heating in the old school the week after.",
            ),
        )
