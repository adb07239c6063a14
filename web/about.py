"""How personal data are handled, how accessible the pages are, and reporting a fault in that.

What the pages say of the installation is read from its settings, and how long things are kept from
the code that deletes them; what is not set is said to be not set.

Source: regulation (EU) 2016/679, articles 13 and 14; the Swedish act on accessibility of digital
public services (2018:1937) and what Digg asks a statement to hold.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from flask import (
    Blueprint,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from forum.errors import ForumError
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID, derived_id
from projections.faults import ANSWERED_WITHIN
from web.accounts import sessions
from web.accounts.attempts import OURS, WITHIN, About, network_of
from web.accounts.links import LASTING, LinkKind
from web.fault_addresses import FaultAddresses
from web.forms import Form, read_form
from web.forum_pages import name_forum_once
from web.language import gettext as _
from web.language import page_language
from web.members.needs import KEPT_DAYS
from web.public import reader
from web.public.frame import frame
from web.refusals import said
from web.schemas.reports import ReportFault
from web.tested import tested

about = Blueprint("about", __name__, url_prefix="/<slug>")
about.context_processor(frame)
name_forum_once(about)

BASES: Final[dict[str, LazyString]] = {
    "public_task": _l(
        "The forum is a task in the public interest (article 6.1 e of the data protection "
        "regulation)."
    ),
    "legal_obligation": _l(
        "The law asks for it (article 6.1 c of the data protection regulation)."
    ),
    "legitimate_interest": _l(
        "There is a legitimate interest in a record of what the forum does, which weighs more "
        "than that of being left out of it (article 6.1 f of the data protection regulation)."
    ),
    "consent": _l("Those concerned have agreed (article 6.1 a of the data protection regulation)."),
}
"""By code of the setting: the legal basis in a sentence."""

SHORTFALLS: Final[tuple[tuple[LazyString, LazyString], ...]] = (
    (
        _l("Texts that members and the secretariat write"),
        _l(
            "Notes, views and answers are shown as they were written. Headings or lists can lack, "
            "and a word in another language than the rest is not marked as such."
        ),
    ),
    (
        _l("Files in Word format"),
        _l(
            "Agendas and notes can be fetched as Word files. They have headings and lists, and "
            "have not been tested with screen readers. The same text is on a page."
        ),
    ),
    (
        _l("Documents that are kept elsewhere"),
        _l(
            "The registry names documents that lie in the host's own system or on paper. How "
            "accessible those are is not known here. Ask for them in the form that you need."
        ),
    ),
    (
        _l("Letters by e-mail"),
        _l("Letters are text with simple headings. They have not been tested with screen readers."),
    ),
)
"""What is known to be less than it should be, and what it means."""


@about.before_request
def _of_a_forum() -> None:
    """Answer 404 where there is no such forum."""
    reader()


@about.after_request
def _always_anew(response: Response) -> Response:
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


@about.get("/personal-data")
def personal_data() -> str:
    """Say which personal data are kept, where, why and for how long."""
    return personal_data_page()


def personal_data_page() -> str:
    """Write that page: of a forum, or of the installation where no forum is meant."""
    settings = current_app.extensions["settings"]
    responsible = settings.responsible
    basis = BASES.get(responsible.basis)
    return render_template(
        "about/personal_data.html",
        responsible=responsible,
        host=current_app.extensions["forum"].host_name(),
        basis=str(basis) if basis else None,
        kept=_kept(),
        sends_letters=bool(settings.mail),
    )


def personal_data_address() -> str | None:
    """Where that page is, for forms that take personal data; None where there is no log."""
    if "about" not in current_app.blueprints:
        return None
    return url_for("about.personal_data" if g.get("slug") else "home.personal_data")


@about.get("/accessibility")
def accessibility() -> str:
    """Give the accessibility statement, with the form for faults."""
    installation = current_app.extensions["forum"]
    return render_template(
        "about/accessibility.html",
        responsible=current_app.extensions["settings"].responsible,
        host=installation.host_name(),
        is_public_authority=installation.is_public_authority(),
        shortfalls=[(str(what), str(means)) for what, means in SHORTFALLS],
        tested=tested(),
        days=ANSWERED_WITHIN.days,
        thanks=request.args.get("reported", type=int),
        page=request.args.get("page", ""),
    )


@about.post("/accessibility")
def report_fault() -> Response:
    """Take a report from anybody; the address for an answer is kept outside the log."""
    form, data = read_form("fault", ReportFault)
    if data is None:
        return make_response(accessibility(), 422)
    here = current_app.extensions["sessions"]
    if not here.door.attempts.take({About.REPORT: _network()}, datetime.now(UTC)):
        form.refusal = _(
            "Many reports have come from where you are. Wait %(minutes)s minutes and send it "
            "again: what you wrote is still here.",
            minutes=WITHIN // timedelta(minutes=1),
        )
        return make_response(accessibility(), 429)
    try:
        position = _reported(form, data)
    except ForumError as error:
        form.refusal = said(error, page_language())
        return make_response(accessibility(), 422)
    current_app.extensions["forum"].wait(position)
    return redirect(url_for("about.accessibility", reported=position) + "#report", 303)


def _reported(form: Form, data: dict[str, Any]) -> int:
    """Record a report by the office of the public form; return its number in the log."""
    installation, forum_id = current_app.extensions["forum"], UUID(reader().forum_id)
    with acting(
        _office(forum_id), forum_id=forum_id, command_id=form.command_id, language=page_language()
    ) as running:
        fault_id = installation.governance.report_fault(
            text={page_language(): data["text"]},
            page=data.get("page"),
            wants_answer="email" in data,
        )
    done = running.done[-1]
    if "email" in data and not done.repeated:
        FaultAddresses(installation.accounts).keep(fault_id, data["email"], datetime.now(UTC))
    return int(done.first_position)


def _office(forum_id: UUID) -> UUID:
    """Return the office of a forum's public form, and open it where nobody has reported before."""
    office_id = derived_id("office", "public_form", forum_id)
    do = current_app.extensions["forum"].governance
    # Somebody may have been faster, or it is there: then the system is told so and nothing is done.
    with suppress(ForumError), acting(SYSTEM_OFFICE_ID, command_id=office_id):
        do.open_office(
            kind=OfficeKind.PUBLIC_FORM,
            name="Öppet formulär",
            serves_forum_id=forum_id,
            office_id=office_id,
        )
    return office_id


def _network() -> str:
    """Where this request comes from; all whose place is not told are counted together."""
    found = network_of(request.remote_addr)
    is_told = current_app.extensions["settings"].is_loopback or found not in OURS
    return found if is_told else "untold"


def _kept() -> dict[str, Any]:
    """How long things are kept, from where they are deleted."""
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    return {
        "needs_days": KEPT_DAYS,
        "staff_hours": sessions.STAFF.whole // hour,
        "member_days": sessions.MEMBERS.whole.days,
        "invitation_hours": LASTING[LinkKind.INVITATION] // hour,
        "attempt_minutes": WITHIN // minute,
    }
