"""The rules of procedure of 2026: proposed by both sides, adopted, and changed in May."""

from fractions import Fraction
from typing import Final

import msgspec

from forum.governing.limits import DaysCounted, MinutesApproval, RulesLimits
from forum.governing.rules import Proposer
from forum.record.acting import noting
from forum.record.when import When
from web.demo.example_season import Season, Words, both

LIMITS: Final = RulesLimits(
    term_months=12,
    decider="Föreningspartens valmöte",
    committee_size=3,
    nominations_open_days=14,
    chair_alternates=True,
    meetings_a_year=4,
    days_counted=DaysCounted.CALENDAR,
    invitation_days=14,
    papers_days=14,
    registration_days=5,
    answer_days=60,
    answer_extension_days=120,
    publish_minutes_days=14,
    comment_days=7,
    minutes_approved=MinutesApproval.AT_NEXT_MEETING,
    renewal_least=Fraction(1, 5),
    renewal_most=Fraction(1, 2),
    caution_reasons=("W3", "W15"),
)
FIRST: Final = both(
    "1. Forumet är till för samtal mellan föreningar och kommun. Parterna behöver inte bli "
    "överens.\n\n"
    "2. Föreningsparten har fasta platser. De gäller ett kalenderår. Kommunparten säger inför "
    "varje möte vilka som kommer.\n\n"
    "3. En urvalskommitté med tre ledamöter föreslår vilka föreningar som får en plats. "
    "Föreningspartens valmöte beslutar. Reserverna tillfrågas i ordning.\n\n"
    "4. Ordföranden kommer vartannat år från varje part, vice ordföranden från den andra.\n\n"
    "5. Inbjudan och handlingar skickas två veckor före ett möte. Svara senast fem dagar före.\n\n"
    "6. Anteckningarna publiceras inom två veckor och godkänns på nästa möte.\n\n"
    "7. Den som lämnar en synpunkt får svar inom 60 dagar. Blir svaret sent säger kansliet till i "
    "förväg, med skäl.",
    "1. The forum is for talks between associations and municipality. The sides need not agree.\n\n"
    "2. The associations have fixed seats, for one calendar year. The municipality says before "
    "each meeting who comes.\n\n"
    "3. A selection committee of three proposes which associations get a seat. An election "
    "meeting of their side decides. Reserves are asked in order.\n\n"
    "4. The chair comes from each side every other year, the vice chair from the other.\n\n"
    "5. Invitation and papers are sent two weeks before a meeting. Answer at least five days "
    "before.\n\n"
    "6. The notes are published within two weeks and approved at the next meeting.\n\n"
    "7. Whoever gives a view has an answer within 60 days. If it will be late, the secretariat "
    "says so beforehand, with a reason.",
)
LATE_NOTES: Final = (
    ("inom två veckor och godkänns", "inom tre veckor och godkänns"),
    ("within two weeks and approved", "within three weeks and approved"),
)
SHORT_ANSWERS: Final = (("inom 60 dagar", "inom 45 dagar"), ("within 60 days", "within 45 days"))
EVENINGS: Final = both(
    "\n\n8. Mötena börjar tidigast klockan 17, så att den som arbetar kan komma.",
    "\n\n8. Meetings begin at five o'clock at the earliest, so that those who work can come.",
)


def _second() -> Words:
    """The first version with three changes: more time for notes, less for answers, evenings."""
    changed: Words = {}
    for place, language in enumerate(("sv", "en")):
        text = FIRST[language] or ""
        for change in (LATE_NOTES, SHORT_ANSWERS):
            text = text.replace(*change[place])
        changed[language] = text + (EVENINGS[language] or "")
    return changed


def propose(season: Season) -> None:
    """The drafting group of both sides lays its text before the forum."""
    with season.at("2025-12-12 15:00", "propose_rules", effective="2025-12-10") as do:
        season.id["rules"] = do.propose_rules(
            year=2026, proposed_by=Proposer.JOINT_DRAFTING_GROUP, text=FIRST, limits=LIMITS
        )


def adopt(season: Season) -> None:
    """The rules are adopted at the constituting meeting."""
    with season.at("2026-01-28 18:20", "adopt_rules") as do:
        do.adopt_rules(rules_id=season.id["rules"], decision_id=season.id["rules decided"])


def propose_change(season: Season) -> None:
    """The sitting presidium proposes a second version."""
    with season.at("2026-04-29 16:00", "propose_rules") as do:
        season.id["second rules"] = do.propose_rules(
            year=2026,
            proposed_by=Proposer.SITTING_PRESIDIUM,
            text=_second(),
            limits=msgspec.structs.replace(LIMITS, answer_days=45, publish_minutes_days=21),
        )


def change(season: Season) -> None:
    """The second version takes the place of the first from June."""
    with season.at("2026-05-20 18:15", "adopt_rules") as do:
        do.adopt_rules(
            rules_id=season.id["second rules"],
            valid_from=When("2026-06-01"),
            decision_id=season.id["rules changed"],
        )
        with noting(effective=When("2026-06-01")):
            do.repeal_rules(rules_id=season.id["rules"])


def drop_a_proposal(season: Season) -> None:
    """A draft for the coming year is taken back: its text was not ready."""
    with season.at("2026-11-17 10:00", "propose_rules") as do:
        season.id["draft rules"] = do.propose_rules(
            year=2027, proposed_by=Proposer.SITTING_PRESIDIUM, text=_second(), limits=LIMITS
        )
    with season.at("2026-11-17 15:00", "drop_rules") as do:
        do.drop_rules(
            rules_id=season.id["draft rules"],
            reason=both("Gränserna stämde inte med texten.", "The limits did not fit the text."),
        )
