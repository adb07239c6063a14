"""Groups on a page: who is in them, and whether both sides are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from projections.groups import GroupRow, MemberRow, sides_in
from web.language import Worded, page_language, pick
from web.language import gettext as _
from web.public import Reader
from web.public.attendance import people
from web.public.codes import code
from web.public.grounds import Grounds, grounds, mostly
from web.public.sides import sides
from web.public.things import Called, Things
from web.words import sentence

BOTH = frozenset({"civil_society", "public"})
"""The parts of society that a planning group is to have. Source: caution W4."""


@dataclass(frozen=True, slots=True)
class Member:
    """An organization in a group: mark and name of its side, its name, and how it takes part."""

    mark: str
    side: Worded
    called: Called
    note: str
    about: Grounds


@dataclass(frozen=True, slots=True)
class GroupWords:
    """A group on a page.

    Attributes:
        purpose: What it is for.
        kind: planning group, drafting group or committee, with a capital.
        finding: Whether both sides are in it, in words; empty for a committee.
        has_both: Whether they are.
        reasons: Why they are not, as far as that was said.
        members: Who is in it.
        about: What the list rests on.
    """

    purpose: Worded
    kind: str
    finding: str
    has_both: bool
    reasons: list[Worded]
    members: list[Member]
    about: Grounds


def groups_in_words(reader: Reader, found: Sequence[GroupRow]) -> list[GroupWords]:
    """Set groups, with the names of everybody in them."""
    things = Things(reader, [m["organization_id"] for group in found for m in group["members"]])
    return [_group(reader, group, things) for group in found]


def _group(reader: Reader, group: GroupRow, things: Things) -> GroupWords:
    about = mostly([group["grounds"], *(member["grounds"] for member in group["members"])])
    kinds = {side["side"]: side["classification"] for side in reader.forum["sides"]}
    parts = sides_in(group, kinds)
    own = sides(reader)
    is_committee = group["classification"] == "committee"
    seen = [own[key].name.text for key, kind in kinds.items() if kind in parts]
    return GroupWords(
        purpose=pick(group["purpose"], page_language()),
        kind=sentence(code(group["classification"], page_language())),
        finding="" if is_committee else _finding(parts, seen),
        has_both=parts >= BOTH,
        reasons=[one.reason for one in grounds(group["grounds"]).remarks if one.reason],
        members=[
            _member(reader, member, things, about)
            for member in group["members"]
            if not member["has_left"]
        ],
        about=about,
    )


def _finding(parts: set[str], seen: list[str]) -> str:
    if parts >= BOTH:
        return _("Both sides are in the group.")
    if not parts:
        return _("Which sides are in the group is not known.")
    return _("Of the sides, only this one is seen in the group: %(side)s.", side=", ".join(seen))


def _member(reader: Reader, member: MemberRow, things: Things, about: Grounds) -> Member:
    side = sides(reader)[member["side"]]
    called = things.called(member["organization_id"])
    if member["named"]:
        called = called._replace(text=member["named"], lang=None)
    notes = [people(member["head_count"])]
    if member["capacity"] != "member":
        notes.insert(0, code(member["capacity"], page_language()))
    return Member(
        side.mark, side.name, called, " · ".join(notes), grounds(member["grounds"], but=about)
    )
