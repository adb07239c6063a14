"""`forum meeting`: the meetings of a forum, or everything about one of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from web.cli_shared import asking, reading, refusing, tell
from web.settings import SettingsError

if TYPE_CHECKING:
    from projections.agendas import ItemRow
    from projections.meetings import MeetingRow
    from web.cli_asking import Question


@click.command()
@reading
@click.argument("ref", required=False)
@refusing
def meeting(forum: str, ref: str | None, day: str | None, as_of: str | None, as_json: bool) -> None:
    """List the meetings, or with REF (such as 2026-02) a meeting's agenda and who came."""
    with asking(forum, day, as_of) as question:
        tell(list_lines(question) if ref is None else part_lines(question, ref), as_json=as_json)


def list_lines(question: "Question") -> Iterator[dict[str, Any]]:
    """Give each meeting by day: how it is cited, where it stands, and its notice in days."""
    from projections import meetings

    for row in meetings.meetings(question.conn, **question.where):
        yield _head(question, row)


def part_lines(question: "Question", ref: str) -> Iterator[dict[str, Any]]:
    """Give a meeting in parts: its head, items, who came to which, and what was promised."""
    from projections import agendas, courses, meetings, part_time, presence
    from projections.organizations import organizations

    found = meetings.find(meetings.meetings(question.conn, **question.where), ref)
    if found is None:
        raise SettingsError(f"there is no meeting {ref}: `forum meeting` without it lists them")
    about: dict[str, Any] = {"sees": question.sees, "meeting_id": found["meeting_id"]}
    slugs = {
        key: row["slug"] for key, row in organizations(question.conn, sees=question.sees).items()
    }
    course = courses.course(question.conn, **about)
    yield {"part": "meeting", **_head(question, found), "who": dict(course["who"])}
    absent = {
        item["item_id"]: [slugs.get(key, key) for key in item["absent"]]
        for item in part_time.presence_by_item(question.conn, **about)
    }
    for item in agendas.agenda(question.conn, **about):
        yield from _items(item, absent)
    for row in presence.presence_at(question.conn, **about):
        yield {
            "part": "presence",
            "organization": slugs.get(row["organization_id"], row["organization_id"]),
            "side": row["side"],
            "capacity": row["capacity"],
            "status": row["status"],
            "head_count": row["head_count"],
            "stand_ins": len(row["stand_ins"]),
            **row["capacities"],
        }
    yield from _came_back(question, found)
    for promise in course["promises"]:
        yield {"part": "promise", "text": dict(promise["text"]), "due": promise["due"]}


def _came_back(question: "Question", meeting: "MeetingRow") -> Iterator[dict[str, Any]]:
    """Give what had come back by the meeting since the one before: the look back on its agenda."""
    from projections import agendas
    from projections.calendar import last_day
    from projections.came_back import came_back

    items = agendas.agenda(question.conn, sees=question.sees, meeting_id=meeting["meeting_id"])
    for item in items:
        if item["standing"] != "look_back" or item["is_dropped"]:
            continue
        found = came_back(
            question.conn,
            since_id=item["about_id"],
            day=min(question.day, last_day(meeting)),
            zone=question.forum["zone"],
            **question.where,
        )
        for state, views in (("answered", found["answered"]), ("open", found["open"])):
            for view in views:
                turn = view["turn"]
                yield {
                    "part": "came_back",
                    "is": state,
                    "view": view["number"],
                    "state": view["state"],
                    "whose_turn": turn["whose"] if turn else None,
                }
        if (evaluation := found["evaluation"]) is not None:
            yield {
                "part": "came_back",
                "is": "evaluated",
                "answered": evaluation["answered"],
                "groups": {one["key"]: one["groups"] for one in evaluation["questions"]},
                "said": {one["key"]: one["said"] for one in evaluation["questions"]},
            }
        for promise in found["promises"]:
            yield {
                "part": "came_back",
                "is": "passed" if promise["is_passed"] else "promised",
                "meeting": promise["ref"],
                "due": promise["due"],
            }


def _head(question: "Question", row: "MeetingRow") -> dict[str, Any]:
    from projections.calendar import standing
    from projections.standing import days_between

    return {
        "meeting": row["ref"],
        "kind": row["kind"],
        "side": row["side"],
        "day": row["day"],
        "start": row["start"],
        "place": row["place"],
        "form": row["form"],
        "title": dict(row["title"]),
        "standing": "kept_back" if row["is_draft"] else standing(row, question.day),
        "invited_on": row["invited_on"],
        "notice_days": days_between(row["invited_on"], row["day"]),
        "answer_by": row["registration_deadline"],
    }


def _items(item: "ItemRow", absent: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    yield {
        "part": "item",
        "number": item["number"],
        "title": dict(item["title"]),
        "kind": item["kind"],
        "level": item["level"],
        "step": item["step"],
        "is_dropped": item["is_dropped"],
        "absent": absent.get(item["item_id"], []),
    }
    for under in item["items"]:
        yield from _items(under, absent)
