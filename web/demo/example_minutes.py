"""The notes of the meetings: written, sent, approved, filed, published, corrected, withdrawn."""

from typing import Final

from forum.meeting.decision import Decider, DecisionSubject
from web.demo.example_notes import NOTES, PRE_MEETING
from web.demo.example_season import Season, Words, both

APPROVED: Final = {
    "constituting": ("premises", "2026-03-25 17:55", "28 januari", "28 January"),
    "premises": ("language", "2026-05-20 17:50", "25 mars", "25 March"),
    "language": ("grants", "2026-09-23 17:50", "20 maj", "20 May"),
}
"""For each meeting the later one that approved its notes, when, and its day in both languages."""


REWRITTEN: Final = (
    ("eftersom bussen var sen", "eftersom bussen från Påhittsberga var sen"),
    ("as its bus was late", "as the bus from Påhittsberga was late"),
)
"""Old words and new ones of the draft that was rewritten."""
CORRECTED: Final = (
    ("tre planeringsgrupper", "planeringsgrupper för tre av temana"),
    ("three planning groups", "planning groups for three of the themes"),
)
"""Old words and new ones of the notes that were corrected."""


def write(season: Season, word: str, moment: str) -> None:
    """The secretariat puts the notes of a meeting together."""
    with season.at(moment, "assemble_minutes") as do:
        season.id[f"notes {word}"] = do.assemble_minutes(
            meeting_id=season.id[word], text=NOTES[word]
        )


def rewrite(season: Season) -> None:
    """The draft of the constituting meeting is rewritten before it is sent."""
    with season.at("2026-02-02 09:00", "redraft_minutes") as do:
        do.redraft_minutes(
            minutes_id=season.id["notes constituting"],
            text=_changed(NOTES["constituting"], REWRITTEN),
            read=1,
        )


def send(season: Season, word: str, moment: str) -> None:
    """The draft is sent to the members for comments."""
    with season.at(moment, "circulate_minutes") as do:
        do.circulate_minutes(minutes_id=season.id[f"notes {word}"])


def publish(season: Season, word: str, moment: str) -> None:
    """Everybody may read the notes; before they are approved that is noted (W8)."""
    with season.at(moment, "publish_minutes") as do:
        do.publish_minutes(minutes_id=season.id[f"notes {word}"])


def approve(season: Season, word: str) -> None:
    """The next meeting approves the notes and files them."""
    at, moment, day, english = APPROVED[word]
    with season.at(moment, "approve_minutes") as do:
        decision_id = do.take_decision(
            year=2026,
            subject=DecisionSubject.NOTES,
            title=both(
                f"Anteckningarna från den {day} godkänns och läggs till handlingarna",
                f"The notes of {english} are approved and filed",
            ),
            decided_by=Decider.FORUM,
            meeting_id=season.id[at],
            item_id=season.id[f"{at}: notes"],
        )
        do.approve_minutes(
            minutes_id=season.id[f"notes {word}"],
            at_meeting_id=season.id[at],
            decision_id=decision_id,
            is_filed=True,
        )


def approve_alone(season: Season) -> None:
    """The notes of September are approved as their standing item, without a decision beside it."""
    with season.at("2026-10-28 17:50", "approve_minutes") as do:
        do.approve_minutes(
            minutes_id=season.id["notes grants"],
            at_meeting_id=season.id["preparedness"],
            is_filed=True,
        )


def verify(season: Season) -> None:
    """The first notes are verified by two of those who were there, and so approved."""
    minutes_id = season.id["notes start-up"]
    verifiers = [season.id[name] for name in ("akero-foreningsrad", "akero-kommun")]
    with season.at("2025-11-03 13:00", "name_verifiers") as do:
        do.name_verifiers(minutes_id=minutes_id, organization_ids=verifiers)
    with season.at("2025-11-04 09:00", "verify_minutes", sent_by="akero-foreningsrad") as do:
        do.verify_minutes(minutes_id=minutes_id, organization_id=verifiers[0])
    with season.at("2025-11-05 13:00", "verify_minutes", sent_by="akero-kommun") as do:
        do.verify_minutes(minutes_id=minutes_id, organization_id=verifiers[1])
    with season.at("2025-11-06 09:00", "file_minutes") as do:
        do.file_minutes(minutes_id=minutes_id)


def approve_in_writing(season: Season) -> None:
    """The last notes of the year are approved by e-mail: the next meeting has other members."""
    with season.at("2026-11-18 13:00", "approve_minutes") as do:
        do.approve_minutes(
            minutes_id=season.id["notes preparedness"],
            in_writing=True,
            decision_title=both(
                "Anteckningarna från den 28 oktober godkänns",
                "The notes of 28 October are approved",
            ),
            decided_by=Decider.FORUM,
            is_filed=True,
        )


def correct(season: Season) -> None:
    """Approved notes are corrected, and the approved version stays to be read."""
    with season.at("2026-04-02 10:00", "correct_minutes") as do:
        do.correct_minutes(
            minutes_id=season.id["notes constituting"],
            text=_changed(NOTES["constituting"], REWRITTEN + CORRECTED),
            reason=both(
                "Det framgick inte att ett av de fyra temana saknar planeringsgrupp.",
                "It was not clear that one of the four themes has no planning group.",
            ),
        )


def publish_by_mistake(season: Season) -> None:
    """Notes of a side's own meeting are published, and taken back."""
    with season.at("2026-03-23 14:00", "publish_minutes") as do:
        season.id["notes before premises"] = do.assemble_minutes(
            meeting_id=season.id["before premises"], text=PRE_MEETING
        )
        do.publish_minutes(minutes_id=season.id["notes before premises"])
    with season.at("2026-03-24 08:15", "withdraw_minutes", sent_by="akero-foreningsrad") as do:
        do.withdraw_minutes(
            minutes_id=season.id["notes before premises"],
            reason=both(
                "Förmötet är föreningspartens eget. Dess anteckningar skulle inte ha publicerats.",
                "The pre-meeting is the associations' own. Its notes should not have been "
                "published.",
            ),
        )


def _changed(text: Words, changes: tuple[tuple[str, str], ...]) -> Words:
    made = dict(text)
    for old, new in changes:
        made = {language: (words or "").replace(old, new) for language, words in made.items()}
    return made
