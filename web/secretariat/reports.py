"""Reports to answer: faults that somebody met on pages, and entries said to be wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import current_app, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.keeping.fault import FaultOutcome
from forum.keeping.objection import ObjectionOutcome
from projections import faults as reported
from projections import objections as objected
from projections.faults import FaultRow
from projections.objections import EntryRow, ObjectionRow
from web.closed_texts import in_words, opened
from web.fault_addresses import FaultAddresses
from web.forms import carry_out
from web.language import gettext as _
from web.language import page_language
from web.public import Reader, reader
from web.public.codes import code
from web.public.lines import line
from web.public.receipts import public_address
from web.public.things import Things
from web.schemas.reports import AnswerObjection, CloseFault
from web.secretariat import governance, secretariat
from web.words import day, instant, sentence


@secretariat.get("/reports/")
def reports() -> str:
    """Show what waits for an answer first, then what was answered."""
    r = reader()
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    faults = reported.faults(r.conn, **asked)
    objections = objected.objections(r.conn, **asked)
    texts = opened(
        [one[part] for one in faults for part in ("text", "page", "answer")]
        + [one[part] for one in objections for part in ("reason", "answer")]
    )
    waiting = [UUID(one["fault_id"]) for one in faults if one["closed"] is None]
    emails = FaultAddresses(current_app.extensions["forum"].accounts).of(waiting)
    entries = {
        (row["aggregate_id"], row["version"]): row for row in objected.entered_for(r.conn, **asked)
    }
    things = Things(r, [i for one in objections for i in (one["entry_id"], one["organization_id"])])
    fault_lines = [_fault(r, one, texts, emails) for one in faults]
    objection_lines = [_objection(r, one, texts, things, entries) for one in objections]
    return render_template(
        "secretariat/reports.html",
        faults=[one for one in fault_lines if one["outcome"] is None],
        objections=[one for one in objection_lines if one["outcome"] is None],
        answered_faults=[one for one in fault_lines if one["outcome"]],
        answered_objections=[one for one in objection_lines if one["outcome"]],
        fault_outcomes=_choices(FaultOutcome),
        objection_outcomes=_choices(ObjectionOutcome),
    )


@secretariat.post("/reports/faults")
def close_fault() -> Response:
    """Answer a reported fault; the address for the answer is deleted with it."""

    def act(data: dict[str, Any]) -> None:
        governance().close_fault(
            fault_id=data["fault_id"],
            outcome=FaultOutcome(data["outcome"]),
            answer={page_language(): data["answer"]},
        )
        FaultAddresses(current_app.extensions["forum"].accounts).forget(data["fault_id"])

    return carry_out(
        "fault",
        CloseFault,
        act,
        page=reports,
        to=url_for("secretariat.reports"),
        key=request.form.get("fault_id", ""),
    )


@secretariat.post("/reports/objections")
def answer_objection() -> Response:
    """Answer an organization that says that an entry is wrong; strike it where that is so."""

    def act(data: dict[str, Any]) -> None:
        governance().answer_objection(
            objection_id=data["objection_id"],
            outcome=ObjectionOutcome(data["outcome"]),
            reason={page_language(): data["reason"]},
        )

    return carry_out(
        "objection",
        AnswerObjection,
        act,
        page=reports,
        to=url_for("secretariat.reports"),
        key=request.form.get("objection_id", ""),
    )


def _choices(outcomes: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - an enum's class
    words = [(one.value, sentence(code(one.value, page_language()))) for one in outcomes]
    return [("", _("Choose one")), *words]


def _fault(
    r: Reader, row: FaultRow, texts: dict[UUID, str], emails: dict[str, str]
) -> dict[str, Any]:
    return {
        "id": row["fault_id"],
        "text": in_words(row["text"], texts),
        "page": in_words(row["page"], texts),
        "email": emails.get(row["fault_id"]),
        "wants_answer": row["wants_answer"],
        "at": instant(datetime.fromisoformat(row["recorded"]), page_language(), r.forum["zone"]),
        "outcome": code(row["outcome"], page_language()) if row["outcome"] else None,
        "answer": in_words(row["answer"], texts),
    }


def _objection(
    r: Reader,
    row: ObjectionRow,
    texts: dict[UUID, str],
    things: Things,
    entries: dict[tuple[str, int], EntryRow],
) -> dict[str, Any]:
    language = page_language()
    entry = entries.get((row["entry_id"], row["version"]))
    return {
        "id": row["objection_id"],
        "who": things.called(row["organization_id"]).text,
        "about": things.known(row["entry_id"]),
        "what": line(entry["topic"], language) if entry else None,
        "came": code(entry["channel"], language) if entry else "",
        "received": day(entry["received"], language) if entry and entry["received"] else None,
        "position": entry["position"] if entry else None,
        "address": public_address(r, entry["position"]) if entry else None,
        "reason": in_words(row["reason"], texts),
        "at": instant(datetime.fromisoformat(row["recorded"]), language, r.forum["zone"]),
        "outcome": code(row["outcome"], language) if row["outcome"] else None,
        "answer": in_words(row["answer"], texts),
    }
