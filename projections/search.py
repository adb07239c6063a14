"""Search: public words of a forum, found as they are written, å apart from a.

Every word must be there or begin a longer one. An earlier name still finds its thing; a text that
was withdrawn or corrected is not found any more.
"""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from forum.answering.feedback import Feedback
from forum.answering.view import View
from forum.governing.rules import RulesOfProcedure
from forum.meeting.decision import Decision
from forum.meeting.group import Group
from forum.meeting.meeting import Meeting
from forum.meeting.theme import Theme
from forum.publishing.minutes import Minutes
from forum.publishing.publication import Publication
from forum.record.values import Name, Wording
from forum.seating.organization import Organization
from projections.asking import ask
from projections.names import Names, read_names
from projections.tables import Table
from projections.told import Told, pairs
from projections.visible import EVERYBODY, asked_by, visible, withdrawn
from projections.writing import Projection, Row

FOUND = Table(
    name="found",
    columns={"aggregate_id": str, "kind": str, "wordings": str, "words": str},
    searched=("words",),
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Tell the words by which an event finds its thing."""
    it = told.event
    match it:
        case Organization.Registered() | Organization.Renamed() | Organization.AlsoNamed():
            spoken = [("", it.name)]
        case Theme.Proposed() | Theme.Retitled() | Meeting.Planned() | Meeting.Retitled():
            spoken = list(_told(told, it.title))
        case Meeting.Scheduled():
            spoken = [("", it.place)] if it.place else []
        case Group.Formed():
            spoken = list(_told(told, it.purpose))
        case Decision.Taken():
            spoken = [*_told(told, it.title), *_told(told, it.text)]
        case Publication.Published():
            spoken = list(_told(told, it.title))
        case View.Recorded() | View.Referred() | Minutes.Published() | Minutes.Corrected():
            spoken = list(_told(told, it.text))
        case RulesOfProcedure.Proposed() | Decision.FollowedUp():
            spoken = list(_told(told, it.text))
        case Feedback.Given():
            spoken = [*_told(told, it.text), *_told(told, it.change)]
        case Feedback.ReportedWithoutNews() | Feedback.FollowedUp():
            spoken = list(_told(told, it.text))
        case _:
            return
    if spoken:
        words = "\n".join(text for _, text in spoken)
        kind = it.TOPIC.partition(".")[0]
        yield "found", (str(it.originator_id), kind, pairs(spoken), words)


PROJECTION = Projection(
    name="search",
    version=2,
    tables=(FOUND,),
    handler=handler,
    about=(
        *(Organization, RulesOfProcedure, Theme, Group, Meeting),
        *(Decision, Minutes, Publication, View, Feedback),
    ),
)


MOST_CHARACTERS = 200
MOST_WORDS = 10


class FoundRow(TypedDict):
    """A thing that a search found.

    Attributes:
        position: The event whose words fit best.
        thing_id: Its id; for an answer, the view that it answers.
        kind: Its noun: organization, theme, meeting, group, decision, view, minutes,
            publication or rules_of_procedure.
        is_answer: The words stand in the answer to the view.
        wordings: The words that were found, by language; `""` for a proper name.
    """

    position: int
    thing_id: str
    kind: str
    is_answer: bool
    wordings: Names


@asked_by(*EVERYBODY)
def search(
    conn: sqlite3.Connection, *, forum_id: str, words: str, sees: str, limit: int = 50
) -> list[FoundRow]:
    """Return the things of a forum that hold all these words, the best first; each once.

    Args:
        conn: The read model.
        forum_id: The forum; an organization is found where the forum mentions it.
        words: What somebody typed; signs have no meaning in it.
        sees: From `seen_by`.
        limit: Things at most.
    """
    asked = as_typed(words)
    if not asked:
        return []
    found = ask(
        conn,
        "SELECT f.position, f.kind, f.aggregate_id, f.wordings, a.view_id "
        "FROM found_fts JOIN found AS f ON f.position = found_fts.rowid "
        f"LEFT JOIN feedback AS a ON {visible('a')} AND f.kind = 'feedback' "
        "AND a.aggregate_id = f.aggregate_id AND a.view_id IS NOT NULL "
        f"WHERE found_fts MATCH :asked AND {visible('f')} AND (f.forum_id = :forum_id "
        "OR (f.forum_id IS NULL AND EXISTS (SELECT 1 FROM mentions AS m "
        "WHERE m.forum_id = :forum_id AND m.mentioned_id = f.aggregate_id))) "
        f"AND NOT {withdrawn('f')} "
        "AND (f.kind <> 'minutes' OR NOT EXISTS (SELECT 1 FROM events AS e "
        f"WHERE {visible('e')} AND e.aggregate_id = f.aggregate_id AND e.position > f.position "
        "AND e.topic IN ('minutes.published', 'minutes.corrected'))) "
        "ORDER BY found_fts.rank, f.position DESC",
        asked=asked,
        forum_id=forum_id,
        sees=sees,
    )
    things: dict[str, FoundRow] = {}
    for row in found:
        thing_id = row["view_id"] or row["aggregate_id"]
        if thing_id not in things:
            things[thing_id] = FoundRow(
                position=row["position"],
                thing_id=thing_id,
                kind="view" if row["view_id"] else row["kind"],
                is_answer=bool(row["view_id"]),
                wordings=read_names(row["wordings"]),
            )
    return list(things.values())[:limit]


def as_typed(words: str) -> str:
    """Return what somebody typed as a full-text question: each word whole or as a beginning.

    Only the first ten different words of the first 200 characters count: each costs time.
    """
    typed = words[:MOST_CHARACTERS].replace("\0", " ").replace('"', '""').split()
    asked = dict.fromkeys(word for word in typed if any(sign.isalnum() for sign in word))
    return " ".join(f'"{word}"*' for word in list(asked)[:MOST_WORDS])


def _told(told: Told, given: tuple[Name | Wording, ...]) -> Iterator[tuple[str, str]]:
    for one in given:
        text = one.text if isinstance(one, Name) else told.text(one.text)
        if text:
            yield one.language, text
