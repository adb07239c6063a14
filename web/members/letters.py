"""How often letters come, chosen by the link at the foot of each, without signing in.

Opening the page changes nothing, and nothing else can be done by its link.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import (
    Response,
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
from werkzeug.wrappers import Response as BaseResponse

from forum.policy import Role
from projections import forums
from projections.visible import seen_by
from web.accounts.accounts import Accounts
from web.accounts.reply_links import ReplyKind, ReplyLink, ReplyLinks
from web.language import gettext as _
from web.mail import paces
from web.mail.mailboxes import Mailboxes
from web.mail.paces import Pace, Paces
from web.members import members
from web.members.frame import framed
from web.public import Reader

CHOICES: Final[tuple[tuple[str, LazyString, LazyString], ...]] = (
    (Pace.AT_ONCE.value, _l("Each letter at once"), _l("As soon as something happens.")),
    (Pace.DAY.value, _l("One letter a day at most"), _l("The news of the day before, together.")),
    (Pace.WEEK.value, _l("One letter a week at most"), _l("The news of the week, on Mondays.")),
)
"""How often letters can come: the value, its words, and what it means."""


@members.get("/letters/<token>")
def letters(token: str) -> Response:
    """Show how often letters come."""
    return _page(token)


@members.post("/letters/<token>")
def choose_letters(token: str) -> Response | BaseResponse:
    """Let letters come as somebody wants."""
    found = _owner(token)
    if found is None:
        return _ended()
    chosen = request.form.get("pace", "")
    if chosen not in set(Pace):
        return _page(token, fault=_("Choose one of the three."))
    store = current_app.extensions["forum"].accounts
    Paces(store).choose(found[0], Pace(chosen), found[1].day)
    return redirect(url_for("members.letters", token=token, done="1"), 303)


def _page(token: str, fault: str = "") -> Response:
    found = _owner(token)
    if found is None:
        return _ended()
    owner, r = found
    page = render_template(
        "members/letters.html",
        here=url_for("members.letters", token=token),
        chosen=Paces(current_app.extensions["forum"].accounts).of(owner).value,
        choices=CHOICES,
        fault=fault,
        is_done=bool(request.args.get("done")) and not fault,
        **framed(r),
    )
    return make_response(page, 422 if fault else 200)


def _ended() -> Response:
    return make_response(render_template("members/ended.html"), 404)


def _owner(token: str) -> tuple[str, Reader] | None:
    """Whose letters a link is about; None where it is about nobody's any more."""
    installation = current_app.extensions["forum"]
    conn = installation.reading()
    forum = forums.forum_by_slug(conn, slug=g.slug or "")
    link = ReplyLinks(installation.accounts).find(token) if forum is not None else None
    if forum is None or link is None or link.kind is not ReplyKind.LETTERS:
        return None
    if str(link.forum_id) != forum["forum_id"]:
        return None
    owner = _of(link)
    if owner is None:
        return None
    day = datetime.now(UTC).astimezone(ZoneInfo(forum["zone"])).date()
    g.reader = Reader(conn, seen_by(Role.PUBLIC), forum, day, is_past=False)
    return owner, g.reader


def _of(link: ReplyLink) -> str | None:
    store = current_app.extensions["forum"].accounts
    if link.mandate_id is not None:
        account = Accounts(store).by_id(link.thing_id)
        is_open = account is not None and not account.is_disabled
        return paces.of_account(link.thing_id) if is_open else None
    boxes: set[UUID] = {one.mailbox_id for one in Mailboxes(store).every(link.forum_id)}
    return paces.of_mailbox(link.thing_id) if link.thing_id in boxes else None
