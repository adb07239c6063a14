"""The meetings: planned, scheduled, invited to, moved, cancelled, held."""

from dataclasses import dataclass
from typing import Final

from forum.meeting.meeting_kinds import MeetingForm, MeetingKind
from forum.record.levels import Level, Step
from forum.record.posts import Post
from forum.record.when import When
from web.demo.example_season import ASSOCIATIONS, Season, Words, both, clock_at


@dataclass(frozen=True, kw_only=True)
class Evening:
    """A meeting as it was planned.

    Attributes:
        kind: What sort of meeting it is.
        title: What it was called first.
        day: The day, as `2026-01-28`.
        hours: Planned start and end by the clock on the wall.
        place: Where.
        side: Key of the side whose own meeting it is.
        is_listed: It stands in the public calendar.
        form: On site, remote or both.
    """

    kind: MeetingKind
    title: Words
    day: str
    hours: tuple[str, str]
    place: str
    side: str | None = None
    is_listed: bool = True
    form: MeetingForm = MeetingForm.ON_SITE


MEETINGS: Final = {
    "start-up": Evening(
        kind=MeetingKind.START_UP_MEETING,
        title=both("Startmöte", "Start-up meeting"),
        day="2025-10-08",
        hours=("15:30", "17:00"),
        place="Åkerö kommunhus, Stora salen",
    ),
    "constituting": Evening(
        kind=MeetingKind.CONSTITUTING,
        title=both("Konstituerande möte", "Constituting meeting"),
        day="2026-01-28",
        hours=("17:30", "20:00"),
        place="Åkerö kommunhus, Stora salen",
    ),
    "premises": Evening(
        kind=MeetingKind.DIALOGUE,
        title=both("Lokaler som räcker till alla", "Premises enough for all"),
        day="2026-03-25",
        hours=("17:30", "20:00"),
        place="Låtsasviks bygdegård",
    ),
    "language": Evening(
        kind=MeetingKind.DIALOGUE,
        title=both("Språk och delaktighet i föreningslivet", "Language and taking part"),
        day="2026-05-20",
        hours=("17:30", "20:00"),
        place="Åkerö bibliotek",
    ),
    "grants": Evening(
        kind=MeetingKind.DIALOGUE,
        title=both("Bidrag med enklare regler", "Grants with simpler rules"),
        day="2026-09-16",
        hours=("17:30", "20:00"),
        place="Åkerö kommunhus, Stora salen",
    ),
    "preparedness": Evening(
        kind=MeetingKind.DIALOGUE,
        title=both("Trygga gång- och cykelvägar", "Safe paths for walking and cycling"),
        day="2026-10-28",
        hours=("17:30", "20:00"),
        place="Ungdomsgården Ankaret",
    ),
    "before premises": Evening(
        kind=MeetingKind.PRE_MEETING,
        title=both("Förmöte om lokaler", "Pre-meeting on premises"),
        day="2026-03-18",
        hours=("18:00", "19:30"),
        place="Åkerö föreningsråd",
        side=ASSOCIATIONS,
    ),
    "after language": Evening(
        kind=MeetingKind.AFTER_TALK,
        title=both("Eftersamtal om språk", "After-talk on language"),
        day="2026-06-03",
        hours=("18:00", "19:00"),
        place="Videomöte",
        form=MeetingForm.REMOTE,
    ),
    "before grants": Evening(
        kind=MeetingKind.PRE_MEETING,
        title=both("Förmöte om bidrag", "Pre-meeting on grants"),
        day="2026-09-09",
        hours=("18:00", "19:30"),
        place="Åkerö föreningsråd",
        side=ASSOCIATIONS,
        is_listed=False,
    ),
}
FIRST: Final = ("start-up",)
YEAR: Final = ("constituting", "premises", "language", "grants", "preparedness")
CHAIRED_BY: Final = {"grants": Post.VICE_CHAIR}
"""The post that chaired, where it was not the chair; in September the chair was ill."""


def plan(season: Season, moment: str, *words: str) -> None:
    """Meetings get their days, hours and places."""
    with season.at(moment, "plan_meeting"):
        for word in words:
            _plan(season, word, MEETINGS[word])


def plan_one(season: Season, moment: str, word: str, evening: Evening) -> None:
    """One meeting more gets its day, hours and place."""
    with season.at(moment, "plan_meeting"):
        _plan(season, word, evening)


def invite(
    season: Season,
    word: str,
    moment: str,
    *,
    answer_by: str,
    annexes: int = 2,
    convener: str = "akero-kommun",
) -> None:
    """The invitation goes out; late ones rely on a reason that is kept (W3)."""
    with season.at(moment, "convene_meeting") as do:
        do.convene_meeting(
            meeting_id=season.id[word],
            convener_id=season.id[convener],
            annexes=annexes,
            registration_deadline=When(answer_by),
        )


def invite_before_premises(season: Season) -> None:
    """One of the associations invites to their pre-meeting."""
    invite(
        season,
        "before premises",
        "2026-02-26 09:00",
        answer_by="2026-03-16",
        annexes=0,
        convener="akero-foreningsrad",
    )


def move(season: Season, moment: str, word: str, day: str) -> None:
    """A meeting gets another day, with the same hours and place."""
    with season.at(moment, "schedule_meeting"):
        _schedule(season, word, MEETINGS[word], day)


def cancel(season: Season) -> None:
    """The after-talk is called off."""
    with season.at("2026-06-01 09:00", "cancel_meeting") as do:
        do.cancel_meeting(
            meeting_id=season.id["after language"],
            reason=both(
                "Bara två hade anmält sig. Frågorna tas upp på mötet i september.",
                "Only two had registered. The questions are taken up in September.",
            ),
        )


def hold(season: Season, word: str, moment: str) -> None:
    """A meeting took place, and somebody chaired it."""
    with season.at(moment, "hold_meeting") as do:
        do.hold_meeting(meeting_id=season.id[word])
        if MEETINGS[word].side is None:
            do.preside_meeting(meeting_id=season.id[word], post=CHAIRED_BY.get(word, Post.CHAIR))


def give_link(season: Season) -> None:
    """Those who are invited to the video meeting get its link; nobody else sees it."""
    with season.at("2026-05-25 11:05", "give_meeting_link") as do:
        do.give_meeting_link(
            meeting_id=season.id["after language"], link="https://mote.example/akero-eftersamtal"
        )


def let_in(season: Season) -> None:
    """The associations say who may come to their own meeting, and want notes of it."""
    with season.at("2026-02-26 09:05", "state_admission") as do:
        do.state_admission(
            meeting_id=season.id["before premises"],
            who=both(
                "Alla föreningar i kommunen, också de utan plats.",
                "All associations of the municipality, also those without a seat.",
            ),
            how=both("Buss 7 stannar utanför.", "Bus 7 stops outside."),
        )
        do.turn_on_notes(meeting_id=season.id["before premises"])


def declare(season: Season) -> None:
    """The last dialogue says how far its items go, and where in decision-making they stand."""
    meeting_id = season.id["preparedness"]
    with season.at("2026-10-09 09:02", "declare_level") as do:
        do.declare_level(meeting_id=meeting_id, level=Level.DIALOGUE, step=Step.AGENDA_SETTING)
        do.declare_level(
            meeting_id=meeting_id,
            item_id=season.id["preparedness: year"],
            level=Level.CONSULTATION,
            step=Step.MONITORING,
        )


def plan_consultation(season: Season) -> None:
    """A consultation is prepared where only the secretariat sees it, and then published."""
    with season.at("2026-11-17 09:20", "plan_meeting") as do:
        season.id["consultation"] = do.plan_meeting(
            classification=MeetingKind.CONSULTATION,
            year=2027,
            day=When("2027-02-10"),
            title=both("Samråd om skolgårdar", "Consultation on school yards"),
            is_draft=True,
        )
    with season.at("2026-11-17 09:40", "publish_meeting") as do:
        do.publish_meeting(meeting_id=season.id["consultation"])


def send_papers(season: Season, word: str, moment: str) -> None:
    """Papers go out with the agenda."""
    with season.at(moment, "send_papers") as do:
        do.send_papers(meeting_id=season.id[word], papers=2)


def begin(season: Season, word: str, moment: str) -> None:
    """On the evening the chair opens the meeting."""
    with season.at(moment, "open_meeting") as do:
        do.open_meeting(meeting_id=season.id[word], at=clock_at(moment))


def end(season: Season, word: str, moment: str) -> None:
    """The chair closes the meeting, and says which feedback comes, from whom and by when."""
    with season.at(moment, "close_meeting") as do:
        do.close_meeting(
            meeting_id=season.id[word],
            at=clock_at(moment),
            promise=both(
                "Ett skriftligt svar på frågorna om gång- och cykelvägar",
                "A written answer to the questions on paths for walking and cycling",
            ),
            owner_id=season.id["akero-kommun"],
            due=When("2026-12-11"),
        )
        do.preside_meeting(meeting_id=season.id[word], post=Post.CHAIR)


def _plan(season: Season, word: str, evening: Evening) -> None:
    season.id[word] = season.governance.plan_meeting(
        classification=evening.kind,
        side=evening.side,
        is_listed=evening.is_listed,
        year=int(evening.day[:4]),
        day=When(evening.day),
        title=evening.title,
    )
    _schedule(season, word, evening, evening.day)


def _schedule(season: Season, word: str, evening: Evening, day: str) -> None:
    start, end = (clock_at(f"{day} {hour}") for hour in evening.hours)
    season.governance.schedule_meeting(
        meeting_id=season.id[word],
        day=When(day),
        start=start,
        end=end,
        place=evening.place,
        form=evening.form,
    )
