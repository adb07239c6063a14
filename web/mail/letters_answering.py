"""Letters about views and duties: answered, passed on to an office, a last day near or passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from projections.feedback import feedback_steps
from projections.groups import groups
from projections.views import ViewRow, views
from web import words
from web.accounts.reply_links import ReplyKind
from web.language import gettext as _
from web.language import page_language
from web.mail.mailboxes import OFFICE
from web.mail.occasions import LetterKind
from web.mail.writing import Said, Writing, organization_name
from web.members.in_short import meeting_in_short
from web.public import view_words


def _answered(it: Writing) -> Said | None:
    """To each organization whose view is answered, also where it was gathered into another."""
    r = it.reader
    steps = feedback_steps(r.conn, forum_id=r.forum_id, sees=r.sees, zone=r.forum["zone"])
    answered = (
        view_id
        for view_id, every in steps.items()
        if any(one["position"] == it.occasion.at for one in every)
    )
    view_id = next(answered, None)
    every = _views(it)
    into = next((view for view in every if view["view_id"] == view_id), None)
    if into is None or into["standing"]["answer"] is None:
        return None
    gathered = (view for view in every if into["number"] in (view["number"], view["gathered_into"]))
    own = [view for view in gathered if _gave(it, view)]
    if not own:
        return None
    view, answer = own[0], into["standing"]["answer"]
    subject = _("Your view no. %(number)s was answered", number=view["number"])
    text = view_words.spoken(answer["text"])
    values = {
        **_view(it, view),
        "answer": text.text if text else None,
        "changed": view_words.spoken(answer["changed"]),
        "link": it.link(ReplyKind.JUDGE, view["view_id"]),
    }
    return Said(subject, values)


def _referred(it: Writing) -> Said | None:
    """To the organization, or the outside office, that is to answer now."""
    view = next((one for one in _views(it) if one["view_id"] == it.occasion.thing_id), None)
    if view is None or not _is_with(it, view):
        return None
    subject = _("A view waits for your answer: no. %(number)s", number=view["number"])
    due = _due(view)
    return Said(subject, _to_answer(it, view), due=date.fromisoformat(due) if due else None)


def _due_soon(it: Writing) -> Said | None:
    return _reminder(it, is_late=False)


def _overdue(it: Writing) -> Said | None:
    return _reminder(it, is_late=True)


def _reminder(it: Writing, *, is_late: bool) -> Said | None:
    duty = it.occasion.duty
    if duty is None or (duty["whose"], duty["whose_id"]) != (
        it.recipient.whose,
        it.recipient.whose_id,
    ):
        return None
    due = date.fromisoformat(str(it.occasion.at))
    values = _invited(it) if duty["kind"] == "answer_invitation" else _owed(it)
    if values is None:
        return None
    said = words.day(due, page_language())
    if duty["kind"] == "answer_invitation":
        subject = (
            _("The last day to say whether you come has passed: %(day)s", day=said)
            if is_late
            else _("Say whether you come, by %(day)s", day=said)
        )
    else:
        subject = (
            _("The answer to a view is overdue: %(day)s", day=said)
            if is_late
            else _("Answer a view by %(day)s", day=said)
        )
    return Said(subject, {**values, "due": said}, due=due)


def _invited(it: Writing) -> dict[str, Any] | None:
    meeting = meeting_in_short(it.reader, it.occasion.thing_id)
    if meeting is None or not meeting.is_coming:
        return None
    return {
        "organization": organization_name(it.reader, it.recipient.organization_id),
        "about": f"{meeting.title.text}, {meeting.when}",
        "page": it.page("public.meeting", ref=meeting.row["ref"]),
        "link": it.link(ReplyKind.INVITATION, it.occasion.thing_id),
    }


def _owed(it: Writing) -> dict[str, Any] | None:
    view = next((one for one in _views(it) if one["view_id"] == it.occasion.thing_id), None)
    if view is None:
        return None
    values = _to_answer(it, view)
    return {**values, "about": values["text"]}


def _to_answer(it: Writing, view: ViewRow) -> dict[str, Any]:
    due = _due(view)
    return {
        **_view(it, view),
        "due": words.day(due, page_language()) if due else None,
        "can_extend": view["standing"]["due"] is not None,  # a day that was promised
        "link": it.link(ReplyKind.ANSWER, view["view_id"]),
    }


def _due(view: ViewRow) -> str | None:
    """The last day to answer, ISO."""
    return view["standing"]["due"] or (view["turn"]["due"] if view["turn"] else None)


def _view(it: Writing, view: ViewRow) -> dict[str, Any]:
    text = view_words.spoken(view["text"])
    whose = it.recipient
    name = organization_name(it.reader, whose.organization_id)
    return {
        "organization": name or (whose.whose_id if whose.whose == OFFICE else "") or "",
        "number": view["number"],
        "text": text.text if text else view_words.no_text(view),
        "page": it.page("public.view", number=view["number"]),
    }


def _gave(it: Writing, view: ViewRow) -> bool:
    """Whether the recipient's organization gave a view, by itself or in a group."""
    own = it.recipient.organization_id
    if own is None or view["group_id"] is None:
        return own is not None and view["organization_id"] == own
    every = groups(it.reader.conn, forum_id=it.reader.forum_id, sees=it.reader.sees)
    members = [one["members"] for one in every if one["group_id"] == view["group_id"]]
    return any(
        one["organization_id"] == own and not one["has_left"] for group in members for one in group
    )


def _is_with(it: Writing, view: ViewRow) -> bool:
    """Whether it is the recipient's turn to answer a view."""
    turn = view["turn"]
    if turn is None or view["standing"]["answer"] is not None:
        return False
    return (turn["whose"], turn["whose_id"]) == (it.recipient.whose, it.recipient.whose_id)


def _views(it: Writing) -> list[ViewRow]:
    r = it.reader
    return views(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"])


SAYING: Final[dict[LetterKind, Callable[[Writing], Said | None]]] = {
    LetterKind.ANSWERED: _answered,
    LetterKind.REFERRED: _referred,
    LetterKind.DUE_SOON: _due_soon,
    LetterKind.OVERDUE: _overdue,
}
"""What each kind of letter about a view or a duty says."""
