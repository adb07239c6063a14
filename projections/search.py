"""Search: public words of a forum, found as they are written, å apart from a.

Every word must be there or begin a longer one. An earlier name still finds its thing; a text that
was withdrawn or corrected is not found any more.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final, TypedDict

from forum.answering.feedback import Feedback
from forum.answering.view import View
from forum.governing.rules import RulesOfProcedure
from forum.meeting.decision import Decision
from forum.meeting.group import Group
from forum.meeting.meeting import Meeting
from forum.meeting.theme import Theme
from forum.publishing.minutes import Minutes
from forum.publishing.publication import Publication
from forum.record.envelope import ForumAggregate
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


_SPOKEN: Final[dict[type[ForumAggregate.Event], tuple[str, ...]]] = {
    Organization.Registered: ("name",),
    Organization.Renamed: ("name",),
    Organization.AlsoNamed: ("name",),
    Theme.Proposed: ("title",),
    Theme.Retitled: ("title",),
    Meeting.Planned: ("title",),
    Meeting.Retitled: ("title",),
    Meeting.Scheduled: ("place",),
    Group.Formed: ("purpose",),
    Decision.Taken: ("title", "text"),
    Decision.FollowedUp: ("text",),
    Publication.Published: ("title",),
    View.Recorded: ("text",),
    View.Referred: ("text",),
    Minutes.Published: ("text",),
    Minutes.Corrected: ("text",),
    RulesOfProcedure.Proposed: ("text",),
    Feedback.Given: ("text", "change"),
    Feedback.ReportedWithoutNews: ("text",),
    Feedback.FollowedUp: ("text",),
}
"""The events by whose words a thing is found, each with the fields that hold them."""


def handler(told: Told) -> Iterator[Row]:
    """Tell the words by which an event finds its thing."""
    event = told.event
    spoken: list[tuple[str, str]] = []
    for name in _SPOKEN.get(event.__class__, ()):
        spoken += _told(told, getattr(event, name))
    if spoken:
        words = "\n".join(text for _, text in spoken)
        kind = event.TOPIC.partition(".")[0]
        yield "found", (told.said[0], kind, pairs(spoken), words)


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


def _told(told: Told, given: str | tuple[Name | Wording, ...] | None) -> list[tuple[str, str]]:
    """Return words by language, `""` for a proper name; without those that cannot be opened."""
    if not given:
        return []
    if isinstance(given, str):
        return [("", given)]
    there = (
        (one.language, one.text if isinstance(one, Name) else told.text(one.text)) for one in given
    )
    return [(language, text) for language, text in there if text]
