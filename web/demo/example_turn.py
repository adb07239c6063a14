"""The turn to the coming year: days of meetings, introduction of newcomers, what is put off."""

from forum.governing.year_turn import TurnStep
from forum.governing.year_turn_commands import ProposedMeeting
from forum.meeting.meeting import MeetingKind
from forum.record.when import When
from web.demo.example_season import Season, both, clock_at

COMING = (
    (MeetingKind.CONSTITUTING, "2027-01-27"),
    (MeetingKind.DIALOGUE, "2027-03-24"),
    (MeetingKind.DIALOGUE, "2027-05-19"),
    (MeetingKind.DIALOGUE, "2027-09-22"),
    (MeetingKind.DIALOGUE, "2027-10-27"),
)


def begin(season: Season) -> None:
    """The days of the coming year are proposed together; some steps wait, one is not needed."""
    with season.at("2026-11-16 09:00", "open_year") as do:
        do.open_year(year=2027)
    with season.at("2026-11-16 09:10", "propose_meetings") as do:
        do.propose_meetings(
            year=2027,
            meetings=[
                ProposedMeeting(
                    classification=kind,
                    day=When(day),
                    start=clock_at(f"{day} 17:30"),
                    end=clock_at(f"{day} 20:00"),
                    place="Biblioteket i Åkerö",
                )
                for kind, day in COMING
            ],
        )
    with season.at("2026-11-17 09:00", "put_off_turn_step") as do:
        do.put_off_turn_step(
            year=2026,
            step=TurnStep.INTRODUCTION,
            until=When("2027-01-20"),
            note=both("När platserna är beslutade.", "When the seats are decided."),
        )
    with season.at("2026-11-17 09:05", "set_turn_step_aside") as do:
        do.set_turn_step_aside(
            year=2026,
            step=TurnStep.GROUPS,
            note=both("Grupperna bildas på mötet.", "The groups are formed at the meeting."),
        )
    with season.at("2026-11-17 09:10", "do_turn_step") as do:
        do.do_turn_step(
            year=2026,
            step=TurnStep.OPEN_VIEWS,
            note=both(
                "De synpunkter som väntar tas med till januari.",
                "Views that wait are taken along to January.",
            ),
        )
