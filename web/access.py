"""Who may open which page: one line for each endpoint.

Knows the name of every route and the audience it is for. What an audience may see *on* a page is
decided by `forum.policy` and by the queries; this table only says who may knock at the door.
"""

from __future__ import annotations

from typing import Final, Literal
from uuid import UUID

from flask import Flask, abort, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response

from forum.access.roles import Role
from projections import forums
from web.accounts.signed_in import ActingAs, signed_in
from web.kept import kept_page

Audience = Literal["public", "signed_in", "secretariat", "members"]

ROLES: Final[dict[str, frozenset[Role]]] = {
    "secretariat": frozenset({Role.SECRETARIAT}),
    "members": frozenset({Role.MEMBER, Role.FORMER_MEMBER, Role.COORDINATOR}),
}
"""As what one must act in the forum of the address to be of an audience."""

ACCESS: dict[str, Audience] = {
    "static": "public",
    "fonts.font": "public",
    "design.parts": "public",
    "help.guides": "public",
    "help.guide": "public",
    "health.state": "public",
    "home.start": "public",
    "home.personal_data": "public",
    "accounts.sign_in": "public",
    "accounts.signed_in_by_passphrase": "public",
    "accounts.sign_out": "public",
    "accounts.begin": "public",
    "accounts.code": "public",
    "accounts.code_given": "public",
    "accounts.set_up": "public",
    "accounts.set_up_done": "public",
    "accounts.ask_link": "public",
    "accounts.link_asked": "public",
    "accounts.link": "public",
    "accounts.link_used": "public",
    "accounts.invitation": "public",
    "accounts.invitation_used": "public",
    "accounts.passkey_asked": "public",
    "accounts.signed_in_by_passkey": "public",
    "accounts.new_passkey_asked": "public",  # also before an office's second factor is there
    "accounts.register_passkey": "public",
    "accounts.remove_passkey": "signed_in",
    "accounts.to_issuer": "public",
    "accounts.invitation_to_issuer": "public",
    "accounts.back_from_issuer": "public",
    "accounts.bind_identity": "signed_in",
    "accounts.remove_identity": "signed_in",
    "accounts.own_account": "signed_in",
    "accounts.held": "signed_in",
    "accounts.held_file": "signed_in",
    "accounts.choose_acting": "signed_in",
    "accounts.choose_language": "signed_in",
    "accounts.change_passphrase": "signed_in",
    "accounts.end_session": "signed_in",
    "accounts.end_others": "signed_in",
    "about.personal_data": "public",
    "about.accessibility": "public",
    "about.report_fault": "public",
    "public.choose_day": "public",
    "public.front": "public",
    "public.search": "public",
    "public.views": "public",
    "public.view": "public",
    "public.meetings": "public",
    "public.meeting": "public",
    "public.paper": "public",
    "public.all_papers": "public",
    "public.minutes": "public",
    "public.minutes_version": "public",
    "public.decisions": "public",
    "public.decision": "public",
    "public.organizations": "public",
    "public.organization": "public",
    "public.years": "public",
    "public.year": "public",
    "public.year_report": "public",
    "public.themes": "public",
    "public.theme": "public",
    "public.rules": "public",
    "public.rules_version": "public",
    "public.publications": "public",
    "public.publication": "public",
    "public.history": "public",
    "public.event": "public",
    # Whoever has the link that was sent: what it opens is decided by `web.members.opening`.
    "members.reply": "public",
    "members.record": "public",
    "members.judge": "public",
    "members.receipt": "public",
    "members.calendar": "public",
    "members.all_papers": "public",
    "members.evaluate": "public",
    "members.answer_evaluation": "public",
    "members.evaluated": "public",
    "members.letters": "public",
    "members.choose_letters": "public",
    "accounts.go_on": "public",
    "secretariat.start": "secretariat",
    "secretariat.meetings": "secretariat",
    "secretariat.plan_meeting": "secretariat",
    "secretariat.open_meeting": "secretariat",
    "secretariat.paper": "secretariat",
    "secretariat.move_on": "secretariat",
    "secretariat.moved_on": "secretariat",
    "secretariat.add_paper": "secretariat",
    "secretariat.replace_paper": "secretariat",
    "secretariat.describe_paper": "secretariat",
    "secretariat.publish_paper": "secretariat",
    "secretariat.withdraw_paper": "secretariat",
    "secretariat.move_paper": "secretariat",
    "secretariat.one_paper": "secretariat",
    "secretariat.all_papers": "secretariat",
    "secretariat.take_attendance": "secretariat",
    "secretariat.add_walk_in": "secretariat",
    "secretariat.add_item": "secretariat",
    "secretariat.move_item": "secretariat",
    "secretariat.drop_item": "secretariat",
    "secretariat.write_section": "secretariat",
    "secretariat.take_decision": "secretariat",
    "secretariat.record_view": "secretariat",
    "secretariat.change_chair": "secretariat",
    "secretariat.give_task": "secretariat",
    "secretariat.end_task": "secretariat",
    "secretariat.rewrite_notes": "secretariat",
    "secretariat.answer_comment": "secretariat",
    "secretariat.declare_level": "secretariat",
    "secretariat.ground_decision": "secretariat",
    "secretariat.choose_passage": "secretariat",
    "secretariat.choose_view": "secretariat",
    "secretariat.record_passage": "secretariat",
    "secretariat.merge_notes": "secretariat",
    "secretariat.mask_passages": "secretariat",
    "secretariat.compare_notes": "secretariat",
    "secretariat.pasted": "secretariat",
    "secretariat.read_word": "secretariat",
    "secretariat.notes_as_word": "secretariat",
    "secretariat.agenda_as_word": "secretariat",
    "secretariat.views": "secretariat",
    "secretariat.view": "secretariat",
    "secretariat.act_on_view": "secretariat",
    "secretariat.new_view": "secretariat",
    "secretariat.add_view": "secretariat",
    "secretariat.documents": "secretariat",
    "secretariat.documents_csv": "secretariat",
    "secretariat.register_document": "secretariat",
    "secretariat.number_document": "secretariat",
    "secretariat.describe_document": "secretariat",
    "secretariat.reach": "secretariat",
    "secretariat.reached": "secretariat",
    "secretariat.extract": "secretariat",
    "secretariat.extract_file": "secretariat",
    "secretariat.reports": "secretariat",
    "secretariat.close_fault": "secretariat",
    "secretariat.answer_objection": "secretariat",
    "secretariat.seats": "secretariat",
    "secretariat.seats_csv": "secretariat",
    "secretariat.import_sheet": "secretariat",
    "secretariat.look_at_sheet": "secretariat",
    "secretariat.take_in_sheet": "secretariat",
    "secretariat.register_organization": "secretariat",
    "secretariat.give_seat": "secretariat",
    "secretariat.leave_seat": "secretariat",
    "secretariat.call_reserve": "secretariat",
    "secretariat.answer_call": "secretariat",
    "secretariat.appoint": "secretariat",
    "secretariat.rotate": "secretariat",
    "secretariat.end_mandate": "secretariat",
    "secretariat.end_all": "secretariat",
    "secretariat.name_contact": "secretariat",
    "secretariat.end_contact": "secretariat",
    "secretariat.take_post": "secretariat",
    "secretariat.leave_post": "secretariat",
    "secretariat.turn": "secretariat",
    "secretariat.take_step": "secretariat",
    "secretariat.propose_meetings": "secretariat",
    "secretariat.open_next_year": "secretariat",
    "secretariat.close_year": "secretariat",
    "secretariat.selection": "secretariat",
    "secretariat.open_nominations": "secretariat",
    "secretariat.nominate": "secretariat",
    "secretariat.consent": "secretariat",
    "secretariat.elect_committee": "secretariat",
    "secretariat.declare_conflict": "secretariat",
    "secretariat.propose": "secretariat",
    "secretariat.decide": "secretariat",
    "secretariat.document_decision": "secretariat",
    "secretariat.lay_open": "secretariat",
    "secretariat.seat_those_selected": "secretariat",
    "my.start": "members",
    "my.answer_call": "members",
    "my.verify": "members",
    "my.finish_task": "members",
    "my.meeting": "members",
    "my.calendar": "members",
    "my.paper": "members",
    "my.all_papers": "members",
    "my.answer_invitation": "members",
    "my.views": "members",
    "my.send_view": "members",
    "my.view": "members",
    "my.judge": "members",
    "my.reopen": "members",
    "my.withdraw_view": "members",
    "my.answer_view": "members",
    "my.themes": "members",
    "my.propose_theme": "members",
    "my.support_theme": "members",
    "my.take_back_support": "members",
    "my.withdraw_theme": "members",
    "my.letters": "members",
    "my.choose_letters": "members",
    "my.notes": "members",
    "my.comment": "members",
    "my.mandates": "members",
    "my.appoint": "members",
    "my.take_over": "members",
    "my.end_mandate": "members",
    "my.selection": "members",
    "my.nominate": "members",
    "my.accept_nomination": "members",
    "my.decline_nomination": "members",
    "my.take_back_nomination": "members",
    "my.declare_conflict": "members",
    "my.entered": "members",
    "my.object_to_entry": "members",
    "my.side": "members",
    "my.plan_own_meeting": "members",
    "my.cancel_own_meeting": "members",
    "my.name_post": "members",
}


class MissingAccessError(RuntimeError):
    """A route exists that nobody has decided the audience of."""


def guard(app: Flask) -> None:
    """Stop the start if a route has no audience, and refuse whoever is outside it.

    Call it last, when every blueprint is registered.

    Raises:
        MissingAccessError: one or more endpoints are absent from `ACCESS`.
    """
    missing = sorted({rule.endpoint for rule in app.url_map.iter_rules()} - ACCESS.keys())
    if missing:
        raise MissingAccessError(
            f"No audience is set for: {', '.join(missing)}. Add each to ACCESS in web/access.py."
        )
    app.before_request(_refuse_outsiders)


def _refuse_outsiders() -> Response | None:
    """Let in whoever the page is for; others sign in first, or are refused."""
    audience = ACCESS.get(request.endpoint) if request.endpoint is not None else "public"
    if audience == "public":
        return None
    who = signed_in()
    if who is None:
        return _sign_in_first()
    if audience == "signed_in":
        return None
    acting = acting_here()
    if acting is None or audience is None or acting.role not in ROLES[audience]:
        abort(403)
    return None


def _sign_in_first() -> Response:
    """Lead a reader to the sign-in page and back; what was sent without a session is kept."""
    if request.method not in {"GET", "HEAD"}:
        return kept_page()
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)


def acting_here() -> ActingAs | None:
    """What who is signed in acts by in the forum of the address; None for nobody, or elsewhere."""
    who = signed_in()
    if who is None or "slug" not in g or g.slug is None:
        return None
    forum = forums.forum_by_slug(current_app.extensions["forum"].reading(), slug=g.slug)
    return who.acting_in(UUID(forum["forum_id"])) if forum is not None else None
