"""Which organization a row is about, and what the row says of it."""

from __future__ import annotations

from typing import Final

from forum.seating.organization_facts import organization_number, website
from web.language import gettext as _
from web.mail.address import check_mailbox
from web.organization_keys import MOST, key_from
from web.sheets.known import Known
from web.sheets.planned import Question
from web.sheets.row import AskFirstError, Row, WrongRowError

NEW: Final = "new"
"""The answer that a row means an organization that is not here."""


def organization_of(row: Row) -> Known:
    """Return the organization of a row, entered now if it is not here, with what the row says.

    Raises:
        WrongRowError: It names none, or what it says of it cannot be.
        AskFirstError: It may be one that is here.
        ForumError: The forum refuses it.
    """
    says = row.says
    if "organization_number" in says:
        says["organization_number"] = organization_number(says["organization_number"])
    if "website" in says:
        says["website"] = website(says["website"])
    found = _found(row)
    if found is None:
        found = _entered(row)
    _compare(row, found)
    _set_mail(row, found)
    return found


def _found(row: Row) -> Known | None:
    known, says = row.of.known, row.says
    key, name, number = (
        says.get(one) for one in ("organization_key", "organization", "organization_number")
    )
    if key is not None and (it := known.with_key(key)) is not None:
        return it
    if name is None:
        if key is None:
            raise WrongRowError(_("Write which organization the row is about."))
        raise WrongRowError(
            _("No organization has the key %(key)s: write its name beside it.", key=key)
        )
    if name in row.of.settled:
        return row.of.settled[name]
    exact = known.with_name(name)
    if len(exact) == 1 and (number is None or exact[0].number in {None, number}):
        others = [one for one in known.maybe(name, number) if number and one.number == number]
        if all(one is exact[0] for one in others):
            return exact[0]
    candidates = {one.organization_id: one for one in (*exact, *known.maybe(name, number))}
    if not candidates:
        return None
    return _answered(row, name, list(candidates.values()))


def _answered(row: Row, name: str, candidates: list[Known]) -> Known | None:
    """Whom a row means by the answer that was given; it is asked where none was."""
    answer = row.of.answers.same.get(row.number)
    if answer == NEW:
        return None
    for one in candidates:
        if answer is not None and answer == _value(one):
            row.of.settled[name] = one
            return one
    first = row.of.asked.setdefault(name, row.number)
    raise AskFirstError(
        Question(
            name,
            tuple((_value(one), _told(one)) for one in candidates),
            0 if first == row.number else first,
        )
    )


def _value(one: Known) -> str:
    return f"line-{one.line}" if one.line is not None else str(one.organization_id)


def _told(one: Known) -> str:
    about = [one.name]
    if one.number:
        about.append(one.number)
    if one.line is not None:
        about.append(_("new on line %(number)s", number=one.line))
    return " · ".join(about)


def _entered(row: Row) -> Known:
    says = row.says
    name: str = says["organization"]
    form = says.get("association_form")
    key = says.get("organization_key") or _free_key(row, name)
    organization_id = row.of.do.register_organization(slug=key, name=name, association_form=form)
    it = Known(
        organization_id=organization_id,
        slug=key,
        name=name,
        names={name},
        form=form,
        line=row.number,
    )
    row.of.known.by_id[organization_id] = it
    if row.of.answers.same.get(row.number) == NEW:
        row.of.settled[name] = it
    return it


def _free_key(row: Row, name: str) -> str:
    plain = key = key_from(name)
    number = 1
    while row.of.known.with_key(key) is not None:
        number += 1
        key = f"{plain[: MOST - 5]}-{number}"
    return key


def _compare(row: Row, it: Known) -> None:
    says, do, about = row.says, row.of.do, {"organization_id": it.organization_id}
    name, short = says.get("organization"), says.get("short_name")
    if name and name not in it.names and row.differs("organization", it.name, name, can_take=True):
        do.rename_organization(**about, name=name)
        it.name = name
        it.names.add(name)
    if short and short not in it.names:
        do.add_organization_name(organization_id=it.organization_id, name=short)
        it.names.add(short)
    form = says.get("association_form")
    if form and _is_to_be_stated(row, "association_form", it.form, form):
        do.state_association_form(**about, association_form=form)
        it.form = form
    number = says.get("organization_number")
    if number and _is_to_be_stated(row, "organization_number", it.number, number):
        do.state_organization_number(**about, organization_number=number)
        it.number = number
    site = says.get("website")
    if site and _is_to_be_stated(row, "website", it.website, site):
        do.state_website(**about, website=site)
        it.website = site


def _is_to_be_stated(row: Row, column: str, here: str | None, there: str) -> bool:
    if here == there:
        return False
    return here is None or row.differs(column, here, there, can_take=True)


def _set_mail(row: Row, it: Known) -> None:
    """Set where letters to the organization go; it is kept outside the log, as addresses are."""
    if "email" not in row.says:
        return
    try:
        address = check_mailbox(row.says["email"])
    except ValueError as error:
        raise WrongRowError(
            _("This is no e-mail address that can be used: write it as name@example.org.")
        ) from error
    known, its = row.of.known, it.organization_id
    here = known.mail.get(its)
    if here is not None and here.casefold() == address.casefold():
        known.mail_by.setdefault(its, row.number)
        return
    if its in known.mail_by:
        row.planned.notes.append(
            _(
                "The e-mail address is not kept: an organization has one address, that of line "
                "%(number)s.",
                number=known.mail_by[its],
            )
        )
        return
    if here is None or row.differs("email", here, address, can_take=True):
        row.of.mail[its] = known.mail[its] = address
        known.mail_by[its] = row.number
        row.planned.sets_mail = True
        row.planned.notes.append(
            _("Letters to the organization go to its e-mail address, kept outside the log")
        )
