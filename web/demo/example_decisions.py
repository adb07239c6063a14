"""The decisions: on the forum's own work only; one is taken up again and decided anew."""

from forum.meeting.decision import Decider, DecisionSubject, How
from forum.record.when import When
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, Season, Words, both


def take_first(season: Season) -> None:
    """The associations elect the selection committee at the start-up meeting."""
    with season.at("2025-10-08 17:15", "take_decision") as do:
        do.take_decision(
            year=2025,
            subject=DecisionSubject.SELECTION_COMMITTEE,
            title=both(
                "Urvalskommitté inför 2026: tre ledamöter",
                "Selection committee for 2026: three members",
            ),
            decided_by=Decider.SIDE,
            side=ASSOCIATIONS,
            how=How.ELECTION,
            meeting_id=season.id["start-up"],
        )


def adopt_rules(season: Season) -> None:
    """The rules of the year are decided."""
    _take(
        season,
        "2026-01-28 18:15",
        "rules decided",
        DecisionSubject.RULES,
        both("Arbetsordningen för 2026 antas", "The rules of procedure for 2026 are adopted"),
        item="constituting: rules",
    )


def name_presidium(season: Season) -> None:
    """Each side says whom it names."""
    _take(
        season,
        "2026-01-28 18:35",
        "chair decided",
        DecisionSubject.CHAIR,
        both(
            "Ordförande 2026 kommer från Åkerö föreningsråd",
            "The chair in 2026 comes from Åkerö föreningsråd",
        ),
        meeting="constituting",
        decided_by=Decider.SIDE,
        side=ASSOCIATIONS,
        how=How.ELECTION,
    )
    _take(
        season,
        "2026-01-28 18:36",
        "vice chair decided",
        DecisionSubject.VICE_CHAIR,
        both(
            "Vice ordförande 2026 kommer från kommunstyrelsen",
            "The vice chair in 2026 comes from the municipal board",
        ),
        item="constituting: presidium",
        decided_by=Decider.SIDE,
        side=MUNICIPALITY,
        how=How.APPOINTMENT,
    )


def name_forum(season: Season) -> None:
    """The forum gets its name."""
    _take(
        season,
        "2026-01-28 18:55",
        "name decided",
        DecisionSubject.OTHER,
        both(
            "Forumet ska heta Exempelforum i Åkerö kommun",
            "The forum is to be called Example forum in Åkerö",
        ),
        item="constituting: name",
    )


def choose_themes(season: Season) -> None:
    """The themes of the year are chosen together."""
    _take(
        season,
        "2026-01-28 19:05",
        "themes decided",
        DecisionSubject.THEMES,
        both("Fyra teman för 2026", "Four themes for 2026"),
        item="constituting: themes",
        text=both(
            "Lokaler tas upp i mars, språk i maj, bidrag i september och gång- och cykelvägar i "
            "oktober. Förslag som inte kom med finns kvar till nästa år.",
            "Premises are for March, language for May, grants for September, and paths for "
            "October. Proposals that were not chosen are kept for next year.",
        ),
    )


def form_groups(season: Season) -> None:
    """Planning groups are formed."""
    _take(
        season,
        "2026-01-28 19:28",
        "groups decided",
        DecisionSubject.PLANNING_GROUPS,
        both("Planeringsgrupper för tre teman", "Planning groups for three themes"),
        item="constituting: groups",
    )


def plan_autumn(season: Season) -> None:
    """The days of the autumn are decided in March."""
    _take(
        season,
        "2026-03-25 19:40",
        "autumn decided",
        DecisionSubject.OTHER,
        both(
            "Höstens möten hålls den 16 september och den 28 oktober",
            "The meetings of the autumn are on 16 September and 28 October",
        ),
        item="premises: coming",
    )


def follow_up_premises(season: Season) -> None:
    """The forum wants to hear of the premises again."""
    _take(
        season,
        "2026-03-25 19:45",
        "premises followed",
        DecisionSubject.OTHER,
        both(
            "Lokalfrågan följs upp på mötet i september",
            "The question of premises is followed up in September",
        ),
        meeting="premises",
    )
    with season.at("2026-03-25 19:50", "assign_decision") as do:
        do.assign_decision(
            decision_id=season.id["premises followed"],
            legal_basis="Arbetsordningen 2026, 6 §",
            owner_id=season.id["akero-kommun"],
            done_by=When("2026-09-16"),
        )


def change_rules(season: Season) -> None:
    """The rules are changed from June."""
    _take(
        season,
        "2026-05-20 18:10",
        "rules changed",
        DecisionSubject.RULES,
        both("Arbetsordningen ändras från 1 juni", "The rules of procedure change on 1 June"),
        item="language: rules",
        text=both(
            "Anteckningarna får ta tre veckor i stället för två. Svaren på synpunkter ska komma "
            "inom 45 dagar i stället för 60. Mötena börjar tidigast klockan 17.",
            "The notes may take three weeks instead of two. Views are answered within 45 days "
            "instead of 60. Meetings begin at five o'clock at the earliest.",
        ),
    )


def move_september(season: Season) -> None:
    """The council meets on the day that was decided, so the decision is taken up again."""
    with season.at("2026-08-25 09:00", "reopen_decision") as do:
        do.reopen_decision(
            decision_id=season.id["autumn decided"],
            reason=both(
                "Kommunfullmäktige sammanträder den 16 september, och då kan kommunparten inte "
                "komma.",
                "The municipal council meets on 16 September, and the municipality cannot come.",
            ),
        )
    with season.at("2026-08-26 15:00", "take_decision") as do:
        do.take_decision(
            year=2026,
            subject=DecisionSubject.OTHER,
            title=both(
                "Höstens möten hålls den 23 september och den 28 oktober",
                "The meetings of the autumn are on 23 September and 28 October",
            ),
            decided_by=Decider.PRESIDIUM,
            how=How.JOINTLY,
            outside_meeting=True,
            replaces_id=season.id["autumn decided"],
        )


def replace_theme(season: Season) -> None:
    """The last theme is another."""
    _take(
        season,
        "2026-09-23 19:15",
        "theme replaced",
        DecisionSubject.THEMES,
        both(
            "Temat i oktober blir beredskap i bygden",
            "The theme in October is preparedness where we live",
        ),
        item="grants: last",
    )


def tell_what_became(season: Season) -> None:
    """What was decided in March was done in September."""
    with season.at("2026-09-24 09:00", "follow_up_decision") as do:
        do.follow_up_decision(
            decision_id=season.id["premises followed"],
            text=both(
                "Kommunen berättade den 23 september att alla lokaler nu bokas på en sida.",
                "On 23 September the municipality told that all premises are booked on one page "
                "now.",
            ),
        )


def _take(
    season: Season,
    moment: str,
    word: str,
    subject: DecisionSubject,
    title: Words,
    *,
    item: str | None = None,
    meeting: str | None = None,
    decided_by: Decider = Decider.FORUM,
    side: str | None = None,
    how: How = How.JOINTLY,
    text: Words | None = None,
) -> None:
    """Take a decision on an item of an agenda, or at a meeting without one."""
    where = meeting or (item or "").partition(":")[0]
    with season.at(moment, "take_decision") as do:
        season.id[word] = do.take_decision(
            year=2026,
            subject=subject,
            title=title,
            text=text,
            decided_by=decided_by,
            side=side,
            how=how,
            meeting_id=season.id[where],
            item_id=season.id[item] if item else None,
        )
