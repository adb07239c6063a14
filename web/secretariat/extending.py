"""How far an answer can be put off, said before anybody tries."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from forum.record.when import When
from projections import rules
from projections.limits import Limits
from projections.views import ViewRow
from web.language import gettext as _
from web.language import ngettext, page_language
from web.public import Reader
from web.words import day as said_day


class Extension(NamedTuple):
    """What the rules let an answer be put off.

    Attributes:
        sentence: The limit and how much of it is used, in words; empty where there is none.
        is_possible: The rules let it be put off once more.
        last: The last day that they allow; None where they set none.
    """

    sentence: str
    is_possible: bool
    last: date | None


def limits_now(r: Reader) -> Limits:
    """What the rules in force today set."""
    return Limits.of(rules.in_force(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day))


def extension(view: ViewRow, limits: Limits) -> Extension:
    """Say how often, and until when, the answer to a view can still be put off."""
    stands = view["standing"]
    most = limits.days("extensions_most")
    days = limits.days("answer_extension_days")
    first, used = stands["original_due"], len(stands["extensions"])
    last = limits.days_after(When(first).latest, days) if first else None
    told = []
    if most is not None:
        told.append(
            ngettext(
                "The rules %(rules)s let an answer be put off once.",
                "The rules %(rules)s let an answer be put off %(num)s times.",
                most,
                rules=limits.rules,
            )
        )
    if last is not None:
        said = said_day(last, page_language())
        told.append(_("The last day that the rules allow is %(day)s.", day=said))
    if told:
        told.append(
            ngettext("It has been put off once.", "It has been put off %(num)s times.", used)
            if used
            else _("It has not been put off yet.")
        )
    is_used_up = (most is not None and used >= most) or (
        last is not None and stands["due"] is not None and last <= When(stands["due"]).latest
    )
    return Extension(" ".join(told), not is_used_up, last)
