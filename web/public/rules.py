"""The rules of procedure: their versions, which one is in force, and what a version sets."""

from __future__ import annotations

from flask import abort, render_template, url_for

from projections import rules as questions
from projections.rules import RulesRow
from web.language import gettext as _
from web.language import page_language
from web.public import public, reader
from web.public.changed_rules import changed_in_words
from web.public.codes import code
from web.public.grounds import basis_word, noted
from web.public.limit_words import limits_in_words
from web.public.longtext import long_text
from web.public.things import Things
from web.public.view_words import spoken


@public.get("/rules/")
def rules() -> str:
    r = reader()
    found = questions.versions(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
    return render_template(
        "public/rules.html",
        versions=found,
        in_force=next((row for row in found if row["in_force"] == "yes"), None),
        proposer=_proposer,
        holds=_holds,
        day=r.day,
        basis_word=basis_word,
    )


@public.get("/rules/<int:year>-<int:number>")
def rules_version(year: int, number: int) -> str:
    r = reader()
    every = questions.versions(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
    wanted = (row for row in every if (row["year"], row["number"]) == (year, number))
    found = next(wanted, None)
    if found is None:
        abort(404)
    adopted = found["adopted"]
    things = Things(r, [adopted["decision_id"] if adopted else None])
    text = spoken(found["text"])
    return render_template(
        "public/rules_version.html",
        rules=found,
        limits=limits_in_words(r, found["limits"]),
        changed=changed_in_words(r, every, found),
        text=text,
        body=long_text(text.text) if text else None,
        proposer=_proposer(found),
        holds=_holds(found),
        day=r.day,
        decision=things.known(adopted["decision_id"]) if adopted else None,
        basis_word=basis_word,
        noted=noted,
        events=url_for("public.history", subject=found["rules_id"]),
    )


def _proposer(row: RulesRow) -> str:
    return code(row["proposed_by"], page_language()) if row["proposed_by"] else _("unknown")


def _holds(row: RulesRow) -> str:
    """Whether a version was in force on the day that is shown, in words."""
    match row["in_force"]:
        case "yes" if row["adopted"] and row["adopted"]["basis"] == "inferred":
            return _("in force – the adoption is inferred")
        case "yes":
            return _("in force")
        case "no":
            return _("not in force")
    if row["adopted"] is None:
        return _("unknown whether in force: no adoption is seen")
    return _("perhaps in force: the day is not known in full")
