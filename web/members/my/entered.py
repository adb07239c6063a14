"""What the secretariat entered for the own organization, and saying that something is wrong.

The history for members does not tell all of it; it is asked for as the secretariat would, and only
of the one organization that the session acts for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from forum.policy import Role
from projections.objections import EntryRow, ObjectionRow, entered_for, objections
from projections.visible import seen_by
from web.closed_texts import in_words, opened
from web.forms import carry_out
from web.language import Worded, page_language
from web.members.my import governance, my
from web.members.my.own import Own, own
from web.public import Reader, reader
from web.public.codes import code
from web.public.lines import line
from web.public.receipts import public_address
from web.public.things import Things
from web.schemas.reports import ObjectToEntry
from web.secretariat.refused import with_refusal
from web.words import day, instant


@my.get("/entered/")
def entered() -> str:
    """Show what was entered for the organization, and what it has said of that."""
    r, whose = reader(), own()
    return with_refusal("my/entered.html", entries=entries_of(r, whose))


@my.post("/entered/")
def object_to_entry() -> Response:
    """Say that what was entered for the organization is wrong."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        governance().object_to_entry(
            organization_id=whose.organization,
            entry_id=data["entry_id"],
            version=data["version"],
            reason={page_language(): data["reason"]},
        )

    return carry_out(
        "objection",
        ObjectToEntry,
        act,
        page=entered,
        to=url_for("my.entered"),
        key=f"{request.form.get('entry_id', '')[:8]}{request.form.get('version', '')}",
    )


def entries_of(r: Reader, whose: Own) -> list[dict[str, Any]]:
    """Return the receipts of the own organization, the newest first; none for a side."""
    if whose.organization_id is None:
        return []
    office = replace(r, sees=seen_by(Role.SECRETARIAT))
    asked = {"forum_id": r.forum_id, "sees": office.sees}
    found = entered_for(r.conn, **asked, organization_id=whose.organization_id)
    said = {
        (one["entry_id"], one["version"]): one
        for one in objections(r.conn, **asked)
        if one["organization_id"] == whose.organization_id
    }
    contents = opened([one[part] for one in said.values() for part in ("reason", "answer")])
    things = Things(office, [row["aggregate_id"] for row in found])
    return [
        {
            **told(r, row, things),
            "objection": _objection(said.get((row["aggregate_id"], row["version"])), contents),
        }
        for row in found
    ]


def told(r: Reader, row: EntryRow, things: Things) -> dict[str, Any]:
    """Say what was entered, about what, and how and when it came in."""
    language = page_language()
    return {
        "row": row,
        "key": f"{row['aggregate_id'][:8]}{row['version']}",
        "what": line(row["topic"], language),
        "about": things.known(row["aggregate_id"]),
        "channel": code(row["channel"], language),
        "received": day(row["received"], language) if row["received"] else None,
        "at": instant(datetime.fromisoformat(row["recorded"]), language, r.forum["zone"]),
        "address": public_address(r, row["position"]),
    }


def _objection(row: ObjectionRow | None, contents: Any) -> dict[str, Worded | str | None] | None:  # noqa: ANN401 - texts by id
    if row is None:
        return None
    return {
        "reason": in_words(row["reason"], contents),
        "outcome": code(row["outcome"], page_language()) if row["outcome"] else None,
        "answer": in_words(row["answer"], contents),
    }
