"""Notes on their way: written item by item, commented on, and published at a set hour."""

from web.demo.example_season import Season, both, clock_at


def write_items(season: Season) -> None:
    """Two people write down the last meeting; the second one adds to what the first has written."""
    meeting_id, item_id = season.id["preparedness"], season.id["preparedness: theme"]
    with season.at("2026-10-28 19:10", "write_section") as do:
        do.write_section(
            meeting_id=meeting_id,
            item_id=item_id,
            text=both("Föreningarna kan öppna sina lokaler.", "Associations can open their rooms."),
        )
    with season.at("2026-10-28 19:25", "write_section") as do:
        do.write_section(
            meeting_id=meeting_id,
            item_id=item_id,
            text=both(
                "Föreningarna kan öppna sina lokaler om någon ringer dem.",
                "Associations can open their rooms if somebody calls them.",
            ),
            read=1,
        )


def comment(season: Season) -> None:
    """One comment is taken in, another is not, and both are answered."""
    minutes_id = season.id["notes preparedness"]
    with season.at("2026-11-04 18:00", "comment_on_minutes", sent_by="latsasviks-bygdegard") as do:
        season.id["comment on key"] = do.comment_on_minutes(
            minutes_id=minutes_id,
            organization_id=season.id["latsasviks-bygdegard"],
            item_id=season.id["preparedness: theme"],
            text=both("Nyckeln finns hos grannen.", "The neighbour has the key."),
        )
    with season.at(
        "2026-11-05 08:00", "comment_on_minutes", sent_by="handikappforeningen-akero"
    ) as do:
        season.id["comment on names"] = do.comment_on_minutes(
            minutes_id=minutes_id,
            organization_id=season.id["handikappforeningen-akero"],
            text=both("Skriv vem som sade vad.", "Write who said what."),
        )
    with season.at("2026-11-06 09:00", "answer_comment") as do:
        do.answer_comment(comment_id=season.id["comment on key"], is_taken_in=True)
        do.answer_comment(
            comment_id=season.id["comment on names"],
            is_taken_in=False,
            reason=both(
                "Arbetsordningen säger att ingen nämns.", "The rules say that nobody is named."
            ),
        )


def plan_publication(season: Season) -> None:
    """The hour of publication is set, called off, set anew, and the program publishes by itself."""
    minutes_id = season.id["notes preparedness"]
    with season.at("2026-11-06 10:00", "plan_publication") as do:
        first = do.plan_publication(minutes_id=minutes_id, due=clock_at("2026-11-09 08:00"))
    with season.at("2026-11-06 10:05", "call_off_intent") as do:
        do.call_off_intent(
            intent_id=first, reason=both("En dag till för svar.", "One more day for answers.")
        )
    with season.at("2026-11-06 10:10", "plan_publication") as do:
        again = do.plan_publication(minutes_id=minutes_id, due=clock_at("2026-11-10 08:00"))
    with season.at("2026-11-10 08:00", "carry_out_intent", by="system") as do:
        do.carry_out_intent(intent_id=again)
