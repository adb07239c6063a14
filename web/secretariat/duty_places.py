"""Where duties about seats, posts, views, documents, reports and tasks are done; their names."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Final

from flask import url_for

from projections import documents, views
from projections.duty import Duty
from projections.meetings import MeetingRow
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader, reader
from web.public.codes import code
from web.public.task_words import TaskWords, task_in_words
from web.public.things import Things
from web.public.view_words import spoken
from web.secretariat.seats import address
from web.words import day, sentence

SHOWN: Final = 90
"""Characters of a view that are enough to know it again."""


def told_of(r: Reader) -> dict[str, str]:
    """What views and documents are about in a few words, by their ids."""
    told = {}
    for view in views.views(
        r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"]
    ):
        if (text := spoken(view["text"])) is not None:
            begins = shorten(text.text, SHOWN, placeholder=" …")
            number = view["number"]
            told[view["view_id"]] = _("View %(number)s: %(text)s", number=number, text=begins)
    for document in documents.documents(r.conn, forum_id=r.forum_id, sees=r.sees):
        told[document["document_id"]] = pick(document["description"], page_language()).text
    return told


def place_of(
    duty: Duty, things: Things, every: Mapping[str, MeetingRow], told: Mapping[str, str]
) -> tuple[str, str] | None:
    """What a duty is about and the address where it is done; None for duties of other screens."""
    match duty["about"]:
        case "task":
            task = task_in_words(reader(), duty["about_id"])
            held = every.get(task.row["meeting_id"]) if task is not None else None
            return (task.text.text, place_of_task(held, task)) if task and held else None
        case "seat":  # only the seats of the year that goes on ask for something
            year = reader().day.year
            return things.headed(duty["about_id"]).text, address(year, duty["about_id"])
        case "post" if duty["ref"]:
            post = sentence(code(duty["about_id"], page_language()))
            return f"{post} {duty['ref']}", address(int(duty["ref"]), part="presidium")
        case "view":
            act = duty["kind"]
            view = url_for("secretariat.view", number=int(duty["ref"] or 0), act=act)
            return _told(duty, things, told), f"{view}#{act}"
        case "document":
            registry = url_for("secretariat.documents")
            return _told(duty, things, told), f"{registry}#document-{duty['about_id'][:8]}"
        case "fault" | "objection" as about:
            came = _("Came %(day)s", day=day(duty["since"], page_language()))
            where = url_for("secretariat.reports")
            return came, f"{where}#{about}-{duty['about_id'][:8]}"
    return None


def _told(duty: Duty, things: Things, told: Mapping[str, str]) -> str:
    return told.get(duty["about_id"]) or things.headed(duty["about_id"]).text


def place_of_task(held: MeetingRow, task: TaskWords) -> str:
    """The address of a task: on the page of its meeting, with its item open."""
    here = url_for("secretariat.open_meeting", ref=held["ref"], item=task.row["item_id"])
    return f"{here}#task-{task.row['task_id'][:8]}"
