"""The agendas of the forum's meetings, two levels deep, and how they changed."""

from typing import Final, NamedTuple
from uuid import uuid4

from forum.meeting.agenda import ItemKind
from web.demo.example_season import Season, Words, both, clock_at

INFORMATION, DISCUSSION = ItemKind.INFORMATION, ItemKind.DISCUSSION
DECISION, PRACTICAL = ItemKind.DECISION, ItemKind.PRACTICAL


class Entry(NamedTuple):
    """An item as it was put on an agenda.

    Attributes:
        word: The example's own word for it; ids go by meeting and word.
        title: What it is called.
        kind: What it is for; None where nobody said.
        start: Planned start by the clock on the wall.
        under: Word of the main item that it stands under.
        theme: Word of the theme that it takes up.
    """

    word: str
    title: Words
    kind: ItemKind | None
    start: str | None = None
    under: str | None = None
    theme: str | None = None


WELCOME: Final = Entry(
    "welcome", both("Välkomna och incheckning", "Welcome and check-in"), PRACTICAL, "17:30"
)
SINCE_LAST: Final = Entry(
    "since", both("Återkoppling sedan sist", "Feedback since last time"), INFORMATION, "17:40"
)
NOTES: Final = Entry(
    "notes", both("Förra mötets anteckningar", "The notes of the last meeting"), DECISION
)
GROUPS: Final = both("Samtal i smågrupper", "Talks in small groups")
GATHERING: Final = both("Uppsamling", "Gathering")
CLOSING: Final = Entry("closing", both("Utcheckning", "Check-out"), PRACTICAL, "19:50")
AGENDAS: Final[dict[str, tuple[Entry, ...]]] = {
    "constituting": (
        WELCOME,
        Entry("order", both("Hur forumet arbetar", "How the forum works"), None, "17:45"),
        Entry(
            "presidium",
            both("Ordförande och vice ordförande", "Chair and vice chair"),
            DECISION,
            under="order",
        ),
        Entry("rules", both("Arbetsordning för 2026", "Rules for 2026"), DECISION, under="order"),
        Entry("name", both("Forumets namn", "The forum's name"), DECISION, under="order"),
        Entry("themes", both("Årets teman", "Themes of the year"), DECISION, "19:00"),
        Entry("groups", both("Planeringsgrupper", "Planning groups"), DECISION, "19:25"),
        Entry("lunch", both("Gemensam lunch i maj", "A lunch together in May"), INFORMATION),
        CLOSING,
    ),
    "premises": (
        WELCOME,
        SINCE_LAST,
        NOTES,
        Entry(
            "theme",
            both("Tema: lokaler som räcker", "Theme: premises enough"),
            DISCUSSION,
            "18:00",
            theme="premises",
        ),
        Entry(
            "opening",
            both("Planeringsgruppen inleder", "The planning group opens"),
            INFORMATION,
            under="theme",
        ),
        Entry("talks", GROUPS, DISCUSSION, under="theme"),
        Entry("gathering", GATHERING, DISCUSSION, under="theme"),
        Entry("coming", both("Höstens möten", "The meetings of the autumn"), DECISION, "19:35"),
        CLOSING,
    ),
    "language": (
        WELCOME,
        SINCE_LAST,
        NOTES,
        Entry("rules", both("Ändrad arbetsordning", "Change of the rules"), DECISION, "17:55"),
        Entry(
            "theme",
            both("Tema: språk och delaktighet", "Theme: language and taking part"),
            DISCUSSION,
            "18:20",
            theme="language",
        ),
        Entry(
            "courses",
            both("Gäst: språkstöd i studiecirklar", "Guest: language support in study circles"),
            INFORMATION,
            under="theme",
        ),
        Entry("talks", GROUPS, DISCUSSION, under="theme"),
        CLOSING,
    ),
    "grants": (
        WELCOME,
        SINCE_LAST,
        NOTES,
        Entry(
            "theme",
            both("Tema: bidrag med enklare regler", "Theme: grants with simpler rules"),
            DISCUSSION,
            "18:00",
            theme="grants",
        ),
        Entry("talks", GROUPS, DISCUSSION, under="theme"),
        Entry("gathering", GATHERING, DISCUSSION, under="theme"),
        Entry("last", both("Temat i oktober", "The theme in October"), DECISION, "19:10"),
        CLOSING,
    ),
    "preparedness": (
        WELCOME,
        Entry(
            "theme",
            both("Tema: beredskap i bygden", "Theme: preparedness where we live"),
            DISCUSSION,
            "18:00",
            theme="preparedness",
        ),
        Entry("talks", GROUPS, DISCUSSION, under="theme"),
        Entry("year", both("Vad året gav", "What the year gave"), DISCUSSION, "19:20"),
        CLOSING,
    ),
}


def write(
    season: Season, word: str, moment: str, day: str, entries: tuple[Entry, ...] | None = None
) -> None:
    """The agenda of a meeting on a day is written; items are found by meeting and word."""
    with season.at(moment, "add_agenda_item") as do:
        for entry in entries or AGENDAS[word]:
            item_id = season.id[f"{word}: {entry.word}"] = uuid4()
            do.add_agenda_item(
                meeting_id=season.id[word],
                title=entry.title,
                kind=entry.kind,
                parent_id=season.id[f"{word}: {entry.under}"] if entry.under else None,
                start=clock_at(f"{day} {entry.start}") if entry.start else None,
                theme_id=season.id[f"theme {entry.theme}"] if entry.theme else None,
                item_id=item_id,
            )


def begin(season: Season, word: str, moment: str) -> None:
    """An agenda begins by itself, with the last notes and what has come back since then."""
    ids = [uuid4(), uuid4()]
    season.id[f"{word}: notes"], season.id[f"{word}: since"] = ids
    with season.at(moment, "begin_agenda") as do:
        do.begin_agenda(meeting_id=season.id[word], item_ids=ids)


def mend_first(season: Season) -> None:
    """Before the invitation one item is dropped, and three others change places."""
    with season.at("2026-01-12 14:00", "drop_agenda_item") as do:
        do.drop_agenda_item(
            meeting_id=season.id["constituting"], item_id=season.id["constituting: lunch"]
        )
    with season.at("2026-01-12 14:05", "reorder_agenda") as do:
        under = ("rules", "presidium", "name")
        do.reorder_agenda(
            meeting_id=season.id["constituting"],
            item_ids=[season.id[f"constituting: {word}"] for word in under],
        )


def announce(season: Season, word: str, moment: str) -> None:
    """An agenda is sent out, and its numbers stay."""
    with season.at(moment, "announce_agenda") as do:
        do.announce_agenda(meeting_id=season.id[word])


def welcome_first(season: Season) -> None:
    """The standing items come after the welcome, before the agenda is sent."""
    order = ("welcome", "notes", "since", "theme", "year", "closing")
    with season.at("2026-10-05 09:10", "reorder_agenda") as do:
        do.reorder_agenda(
            meeting_id=season.id["preparedness"],
            item_ids=[season.id[f"preparedness: {word}"] for word in order],
        )


def mend_preparedness(season: Season) -> None:
    """After the agenda was sent an item comes late and one is moved; the numbers stay."""
    meeting_id = season.id["preparedness"]
    with season.at("2026-10-19 11:00", "add_agenda_item") as do:
        season.id["preparedness: selection"] = uuid4()
        do.add_agenda_item(
            meeting_id=meeting_id,
            item_id=season.id["preparedness: selection"],
            title=both("Så går urvalet för 2027", "How the selection for 2027 goes"),
            kind=INFORMATION,
        )
    with season.at("2026-10-19 11:05", "reorder_agenda") as do:
        order = ("welcome", "notes", "since", "theme", "year", "selection", "closing")
        do.reorder_agenda(
            meeting_id=meeting_id,
            item_ids=[season.id[f"preparedness: {word}"] for word in order],
        )


def retitle_theme(season: Season) -> None:
    """The item of the theme takes the theme's new title."""
    with season.at("2026-02-24 10:10", "retitle_agenda_item") as do:
        do.retitle_agenda_item(
            meeting_id=season.id["premises"],
            item_id=season.id["premises: theme"],
            title=both("Tema: lokaler som fler kan använda", "Theme: premises that more can use"),
        )
