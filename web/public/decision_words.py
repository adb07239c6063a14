"""Decisions on a page: who decided, how and where, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from projections.decisions import DecisionRow
from web.language import Worded, page_language, pick
from web.language import gettext as _
from web.public import Reader
from web.public.codes import code
from web.public.sides import sides
from web.public.things import Called, Things
from web.words import sentence


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """A decision in words.

    Attributes:
        row: The decision.
        title: What was decided in short.
        who: Who decided and how: "Forumet, gemensamt"; empty where it is unknown.
        subject: What it is about, in a word with a capital.
        where: The meeting it was taken at, or that it was taken outside one; unknown in words.
    """

    row: DecisionRow
    title: Worded
    who: str
    subject: str
    where: Called

    @property
    def address(self) -> str:
        """Where its page is."""
        return url_for("public.decision", ref=self.row["ref"])


def decisions_in_words(reader: Reader, found: Sequence[DecisionRow]) -> list[DecisionWords]:
    """Set decisions, with the names of everything they are about."""
    ids = [row[key] for row in found for key in ("organization_id", "meeting_id")]
    things = Things(reader, ids)
    language = page_language()
    return [
        DecisionWords(
            row=row,
            title=pick(row["title"], language),
            who=who(reader, row, things),
            subject=sentence(code(row["subject"], language)),
            where=where(row, things),
        )
        for row in found
    ]


def who(reader: Reader, row: DecisionRow, things: Things) -> str:
    """Who decided and how, with a capital."""
    parts = []
    if row["decided_by"] != "organization":  # its name says more
        parts.append(decider(reader, row))
    if row["organization_id"]:
        parts.append(things.called(row["organization_id"]).text)
    if row["how"]:
        parts.append(code(row["how"], page_language()))
    return sentence(", ".join(filter(None, parts)))


def decider(reader: Reader, row: DecisionRow) -> str:
    """Who decided, without the name of an organization; empty where it is unknown."""
    own = sides(reader)
    if row["side"] in own and row["side"] is not None:
        return own[row["side"]].name.text
    return code(row["decided_by"], page_language()) if row["decided_by"] else ""


def where(row: DecisionRow, things: Things) -> Called:
    """The meeting, in words and with its address."""
    if row["meeting_id"]:
        return things.called(row["meeting_id"])
    return Called(_("outside a meeting") if row["outside_meeting"] else _("unknown"))
