"""Answering an invitation: coming, not coming, or somebody else; and the page around it.

Source: `screens.md`, page 2.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request, url_for

from projections import presence
from projections.presence import PresenceRow
from projections.standing import days_between
from web import words
from web.language import gettext as _
from web.language import ngettext, page_language
from web.members import own_views
from web.members.form import Typed
from web.members.in_short import MeetingInShort, meeting_in_short
from web.members.needs import KINDS, Needs, NeedsStore
from web.members.opening import Opened
from web.members.replying import Shown
from web.public.meeting_papers import meeting_papers
from web.public.sides import sides

COMING, NOT_COMING, OTHER = "coming", "not_coming", "other"
_LONGEST_NAME = 300


def shown(it: Opened, typed: Typed) -> Shown | None:
    """Return the page of an invitation; None where the meeting is over or cancelled."""
    meeting = _meeting(it)
    if meeting is None:
        return None
    side = sides(it.reader).get(it.side)
    values: dict[str, Any] = {
        "meeting": meeting,
        "question": _("Will you come on %(when)s?", when=meeting.when),
        "map": _map(meeting.place),
        "side": side,
        "whom": it.whom,
        "asks_form": meeting.form in {"both", None},
        "choices": [
            (COMING, _("I am coming")),
            (NOT_COMING, _("I am not coming")),
            (OTHER, _("We send somebody else")),
        ],
        "answer_by": _answer_by(it, meeting),
        "said": recorded(it) if _said(it) else None,
        "own_views": own_views.own_views(it),
        "papers": meeting_papers(
            it.reader,
            meeting.row,
            lambda _number: "",
            url_for("members.all_papers", token=it.token),
        ),
        "page": url_for("public.meeting", ref=meeting.row["ref"]),
        "kinds": KINDS,
        "needs": [name for name, _word in KINDS if typed.get(name)],
        "typed": typed,
    }
    return Shown("members/invitation.html", values)


def first(it: Opened) -> Typed:
    """Return the form with the answer of the letter's link chosen, else what was said before."""
    said, kept = _said(it), _needs_of(it).of(it.link.thing_id, it.actor_id)
    chosen = answer_of(said) if said else ""
    asked = request.args.get("answer", "")
    return Typed(
        values={
            "answer": asked if asked in {COMING, NOT_COMING, OTHER} else chosen,
            "form": "remote" if said and said["is_remote"] else "on_site",
            "needs": kept.text,
            **dict.fromkeys(kept.kinds, "true"),
        }
    )


def answer_of(said: PresenceRow) -> str:
    """The choice that an earlier answer was; empty for what is no answer."""
    if said["status"] == "registered":
        return OTHER if said["sends_another"] else COMING
    return NOT_COMING if said["status"] == "apology" else ""


def check(it: Opened, typed: Typed) -> None:
    """Note what is wrong with an answer."""
    if typed.get("answer") not in {COMING, NOT_COMING, OTHER}:
        typed.faults["answer"] = _("Choose one of the three answers.")
    if typed.get("answer") == OTHER and not typed.get("name"):
        typed.faults["name"] = _("Write the name of whoever comes instead.")
    if len(typed.get("name")) > _LONGEST_NAME:
        typed.faults["name"] = _("Write a name of at most 300 characters.")
    if len(typed.get("needs")) > _LONGEST_NAME:
        typed.faults["needs"] = _("Write at most 300 characters.")


def carry_out(it: Opened, typed: Typed) -> None:
    """Register for the meeting, or say that nobody comes."""
    meeting = _meeting(it)
    about = {
        "meeting_id": it.link.thing_id,
        "organization_id": it.link.organization_id,
        "side": it.side,
    }
    do = it.installation.governance
    if typed.get("answer") == NOT_COMING:
        do.record_apology(**about)
        _keep(it, Needs())
        return
    is_remote = typed.get("form") == "remote"
    if meeting is not None and meeting.form in {"on_site", "remote"}:
        is_remote = meeting.form == "remote"
    name = typed.get("name") if typed.get("answer") == OTHER else None
    do.register_for_meeting(**about, is_remote=is_remote, stand_in=name)
    kinds = tuple(kind for kind, _word in KINDS if typed.get(kind))
    _keep(it, Needs(kinds=kinds, text=typed.get("needs")))


def recorded(it: Opened) -> str:
    """Say what the organization has answered."""
    said = _said(it)
    if said is None:
        return _("%(whom)s has not answered yet.", whom=it.whom)
    if said["status"] == "apology":
        return _("%(whom)s is not coming.", whom=it.whom)
    if said["sends_another"]:
        return _("%(whom)s sends somebody else.", whom=it.whom)
    if said["is_remote"]:
        return _("%(whom)s comes, from elsewhere.", whom=it.whom)
    return _("%(whom)s comes.", whom=it.whom)


def _needs_of(it: Opened) -> NeedsStore:
    return NeedsStore(it.installation.accounts)


def _keep(it: Opened, needs: Needs) -> None:
    _needs_of(it).keep(it.link.forum_id, it.link.thing_id, it.actor_id, needs)


def _meeting(it: Opened) -> MeetingInShort | None:
    meeting = meeting_in_short(it.reader, str(it.link.thing_id))
    if meeting is None or not meeting.is_coming or meeting.row["side"] not in {None, it.side}:
        return None
    return meeting


def _said(it: Opened) -> PresenceRow | None:
    """What the organization said before, as a member."""
    every = presence.presence_at(
        it.reader.conn, sees=it.reader.sees, meeting_id=str(it.link.thing_id)
    )
    own = (
        one
        for one in every
        if UUID(one["organization_id"]) == it.link.organization_id and one["capacity"] == "member"
    )
    return next(own, None)


def _answer_by(it: Opened, meeting: MeetingInShort) -> str | None:
    """Until when to answer, and how long that is: "Svara senast 24 maj – 6 dagar kvar"."""
    last = meeting.answer_by
    if last is None:
        return None
    said = _("Answer by %(day)s", day=words.day(last, page_language()))
    left = days_between(it.reader.day.isoformat(), last)
    if left is None:
        return said
    if left < 0:
        return said + " – " + _("the day has passed, answer all the same")
    return said + " – " + ngettext("%(num)s day left", "%(num)s days left", left)


def _map(place: str | None) -> str | None:
    """Where a map of the place is; it is asked for only when somebody follows the link."""
    if place is None:
        return None
    from urllib.parse import urlencode

    return "https://www.openstreetmap.org/search?" + urlencode({"query": place})
