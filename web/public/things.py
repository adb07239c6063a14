"""What any thing in the log is called on a page, in the reader's language, and where it lives.

Made once for a page, from the ids that the page is about; things that may not be seen are called
by their kind alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from flask import g

from projections.called import SubjectRow, subjects
from web import words
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader

TOLD_BY_OTHERS = frozenset(
    {"presence", "feedback", "minutes", "delegation", "theme_support", "evaluation", "task"}
)
"""Nouns whose things are called by what their first event names."""


class Called(NamedTuple):
    """What a thing is called; `lang` where that is another language than the page's."""

    text: str
    lang: str | None = None
    address: str | None = None


class Things:
    """The names of everything that one page is about.

    Args:
        reader: Who reads which forum.
        ids: Ids of the things; unknown ones are allowed.
    """

    def __init__(self, reader: Reader, ids: Iterable[str | None]) -> None:
        self._language = page_language()
        self._sides = {
            side["side"]: pick(side["name"], self._language).text for side in reader.forum["sides"]
        }
        wanted = {thing_id for thing_id in ids if thing_id}
        self._known = subjects(reader.conn, ids=wanted, sees=reader.sees)
        further = {
            about
            for subject in self._known.values()
            if subject["kind"] in TOLD_BY_OTHERS
            for about in subject["about"]
        }
        if further - wanted:
            self._known |= subjects(reader.conn, ids=further - wanted, sees=reader.sees)

    def called(self, thing_id: str | None) -> Called:
        """What a thing is called and its address; the word for unknown if there is no such id."""
        return self.known(thing_id) or Called(words.UNKNOWN[self._language])

    def headed(self, thing_id: str | None) -> Called:
        """What a thing is called, at the beginning of a line."""
        called = self.called(thing_id)
        return called._replace(text=words.sentence(called.text))

    def known(self, thing_id: str | None) -> Called | None:
        """What a thing is called and its address; None if there is no such id here."""
        subject = self._known.get(thing_id or "")
        return self._called(thing_id, subject) if thing_id and subject else None

    def side(self, key: str | None) -> str:
        """The name of a side of the forum; its key where the forum has no such side."""
        return self._sides.get(key or "", key or words.UNKNOWN[self._language])

    def meeting(self, subject: SubjectRow) -> str:
        """A meeting by its kind and day: "mötet 31 maj 2018"."""
        day = words.day(subject["day"], self._language)
        match subject["sort"]:
            case "constituting":
                return _("the constituting meeting, %(day)s", day=day)
            case "pre_meeting":
                return _("the pre-meeting, %(day)s", day=day)
            case "start_up_meeting":
                return _("the start-up meeting, %(day)s", day=day)
            case "after_talk":
                return _("the after-talk, %(day)s", day=day)
        return _("the meeting, %(day)s", day=day)

    def _called(self, thing_id: str, it: SubjectRow) -> Called:
        match it["kind"]:
            case "organization" | "office" | "host" | "source_file" | "forum" | "group":
                return self._named(it)
            case "theme":
                return self._named(it)._replace(address=address("themes", thing_id[:8]))
            case "publication":
                return self._named(it)._replace(address=address("publications", ""))
            case "meeting":
                return Called(self.meeting(it), None, address("meetings", meeting_ref(it)))
            case "decision":
                number = f"{it['year']}-{it['number'] or 0:03}"
                return Called(
                    _("Decision %(number)s", number=number), None, address("decisions", number)
                )
            case "view":
                where = address("views", str(it["number"]))
                return Called(_("View %(number)s", number=it["number"]), None, where)
            case "rules_of_procedure":
                said = _("Rules %(year)s, version %(number)s", year=it["year"], number=it["number"])
                return Called(said, None, address("rules", f"{it['year']}-{it['number']}"))
            case "forum_year":
                return Called(
                    _("Forum year %(year)s", year=it["year"]),
                    None,
                    address("years", str(it["year"])),
                )
            case "presidium":
                return Called(
                    _("The presidium %(year)s", year=it["year"]),
                    None,
                    address("years", str(it["year"])),
                )
            case "selection":
                return Called(
                    _("Selection %(year)s, %(side)s", year=it["year"], side=self.side(it["side"]))
                )
            case "seating":
                return Called(
                    _("Seats %(year)s, %(side)s", year=it["year"], side=self.side(it["side"]))
                )
            case kind if kind in TOLD_BY_OTHERS:
                return self._by_others(it)
            case "registered_document":
                return Called(_("a document in the registry"))
            case "fault":
                return Called(_("a reported fault"))
            case "objection":
                return Called(_("an objection to an entry"))
            case "person":
                return Called(_("a person"))
        return Called(_("the record itself"))

    def _named(self, it: SubjectRow) -> Called:
        where = None
        if it["kind"] == "organization" and it["slug"]:
            where = address("organizations", it["slug"])
        if not it["names"]:
            return Called(words.UNKNOWN[self._language], None, where)
        named = pick(it["names"], self._language)
        return Called(named.text, named.lang or None, where)

    def _by_others(self, it: SubjectRow) -> Called:
        """By the organization, the meeting or the view that the first event names."""
        of = [(other, self._known[other]) for other in it["about"] if other in self._known]
        if it["kind"] != "theme_support":
            of = [pair for pair in of if pair[1]["kind"] not in ("theme", "decision")]
        of.sort(key=lambda pair: pair[1]["kind"] in ("meeting", "theme"))
        if it["kind"] == "feedback":
            of = [pair for pair in of if pair[1]["kind"] == "view"]
        if not of:
            return Called(words.UNKNOWN[self._language])
        said = [self._called(*pair) for pair in of]
        return Called(", ".join(one.text for one in said), said[0].lang, said[-1].address)


def address(*parts: str) -> str:
    """The address of a page of the forum that is read; on a page about a past day it keeps it."""
    found: Reader | None = g.get("reader")
    day = f"?on={found.day.isoformat()}" if found is not None and found.is_past else ""
    return "/".join(("", g.slug, *parts)) + day


def meeting_ref(it: SubjectRow) -> str:
    """The last part of a meeting's address: its number, else its day and kind."""
    if it["number"] is not None:
        return f"{it['year']}-{it['number']:02}"
    return f"{(it['day'] or '').removeprefix('../')}-{it['sort']}"
