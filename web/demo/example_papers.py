"""The papers of the meeting about premises: two short ones, set when the demo is made."""

import io
from dataclasses import dataclass
from typing import Any, Final

import typst
from pypdf import PdfReader

from forum.meeting.paper_events import PaperGround
from web.demo.example_season import Season, Words, both

_HEAD: Final = """
#set document(title: "{title}", date: none)
#set text(lang: "sv", size: 11pt)
#set page(paper: "a4", margin: 2.5cm)
#set par(leading: 0.75em)
= {title}
"""
_HALLS: Final = """
Kommunen räknade timmarna i sina fem hallar under en vanlig vecka i mars.

#table(columns: 4, stroke: 0.5pt,
  table.header([Hall], [Bokat], [Ledigt kväll], [Avgift per timme]),
  [Sporthallen], [61 h], [4 h], [140 kr],
  [Gamla gymnastiken], [38 h], [11 h], [90 kr],
  [Badhusets sal], [22 h], [14 h], [90 kr],
  [Folkets hus], [45 h], [6 h], [120 kr],
  [Ungdomsgården], [51 h], [0 h], [avgiftsfri])

== Vad siffrorna säger
- De lediga kvällarna finns där bussen inte går efter klockan 20.
- Ungdomsgården är full varje kväll; där tar ingen avgift ut någon.
- Två föreningar av tre bokar samma tid varje vecka hela året.
"""
_ANSWERS: Final = """
Planeringsgruppen frågade 26 föreningar i fyra byar vad de behöver.

== Det här vill de
+ En fast tid i veckan i samma lokal.
+ Ett förråd att låsa, så att stolar och spel kan stå kvar.
+ Ett sätt att boka som alla når, också utan dator.

== Det här hindrar
- Sista bussen går för tidigt.
- Avgiften är densamma för tio personer som för hundra.
- Den som bokar först får hela året.

#pagebreak()
== Frågor till samtalet
+ Vilken lokal kan stå öppen en kväll till i veckan?
+ Hur delas de tider som många vill ha?
+ Vad ska en förening betala för, och vad inte?
"""


@dataclass(frozen=True)
class Paper:
    """One paper: its title, the word of the item it belongs to, and what it says as markup."""

    title: Words
    item: str
    says: str


PAPERS: Final = (
    Paper(both("Föreningarnas svar om lokaler", "What the associations say"), "theme", _ANSWERS),
    Paper(both("Hallarnas timmar", "The hours of the halls"), "opening", _HALLS),
)


def lay(season: Season, word: str, day: str) -> None:
    """The papers of a meeting are added and put right, in the course of a morning.

    One was sent twice, one lacked a row, and one was for those who have a seat until it was whole.
    """
    about: dict[str, Any] = {"meeting_id": season.id[word]}
    answers, halls = PAPERS
    short = _HALLS.replace("  [Badhusets sal], [22 h], [14 h], [90 kr],\n", "")
    with season.at(f"{day} 09:05", "add_meeting_paper") as do:
        do.add_meeting_paper(**about, title=answers.title, **_file(answers.title, answers.says))
        do.add_meeting_paper(
            **about,
            title=halls.title,
            item_id=season.id[f"{word}: {halls.item}"],
            is_public=False,
            **_file(halls.title, short),
        )
        do.add_meeting_paper(**about, title=answers.title, **_file(answers.title, answers.says))
    with season.at(f"{day} 09:10", "withdraw_meeting_paper") as do:
        do.withdraw_meeting_paper(
            **about,
            number=3,
            ground=PaperGround.DUPLICATE,
            reason=both("Samma fil två gånger.", "The same file twice."),
        )
        do.describe_meeting_paper(
            **about,
            number=1,
            title=answers.title,
            item_id=season.id[f"{word}: {answers.item}"],
        )
        do.reorder_meeting_papers(**about, numbers=(2, 1))
    with season.at(f"{day} 09:15", "replace_meeting_paper") as do:
        do.replace_meeting_paper(
            **about,
            number=2,
            reason=both("Raden om badhusets sal saknades.", "The row on the bath house lacked."),
            **_file(halls.title, halls.says),
        )
        do.publish_meeting_paper(**about, number=2)


def _file(title: Words, says: str) -> dict[str, Any]:
    """A file as a command takes it, set from markup."""
    source = _HEAD.format(title=title["sv"]) + says
    file = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    pages = len(PdfReader(io.BytesIO(file)).pages)
    return {"file": file, "media_type": "application/pdf", "language": "sv", "pages": pages}
