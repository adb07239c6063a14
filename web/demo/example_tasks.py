"""Tasks given at the dialogue on grants: one is done, one is not needed after all."""

from forum.meeting.task import TaskOwner
from forum.record.when import When
from web.demo.example_season import MUNICIPALITY, Season, both


def give(season: Season) -> None:
    """Somebody is to show all applications in one place, and somebody to count their days."""
    meeting_id, item_id = season.id["grants"], season.id["grants: theme"]
    with season.at("2026-09-23 20:07", "give_task") as do:
        season.id["one page"] = do.give_task(
            meeting_id=meeting_id,
            item_id=item_id,
            text=both(
                "Samla alla ansökningar om bidrag på en sida.",
                "Gather all applications for grants on one page.",
            ),
            owner=TaskOwner.SECRETARIAT,
            due=When("2026-10-16"),
        )
        season.id["days counted"] = do.give_task(
            meeting_id=meeting_id,
            item_id=item_id,
            text=both(
                "Räkna hur många dagar en ansökan tar.", "Count how many days an application takes."
            ),
            owner=TaskOwner.SIDE,
            side=MUNICIPALITY,
        )


def end(season: Season) -> None:
    """The page is there; the days are in the municipality's own report."""
    with season.at("2026-10-05 08:40", "finish_task") as do:
        do.finish_task(
            task_id=season.id["one page"],
            text=both(
                "Sidan finns på kommunens webbplats.", "The page is on the municipality's site."
            ),
        )
    with season.at("2026-10-05 08:45", "drop_task") as do:
        do.drop_task(
            task_id=season.id["days counted"],
            reason=both(
                "Dagarna står redan i kommunens årsredovisning.",
                "The days already stand in the municipality's annual report.",
            ),
        )
