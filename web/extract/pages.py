"""An extract as it is shown and handed out: a page, a file to read, a file for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from flask import Response, render_template

from forum.policy import Role
from projections import forums
from projections.called import subjects
from projections.visible import seen_by
from web.extract.held import Extract
from web.extract.in_log import ERASED, Entry
from web.extract.in_stores import NOT_SHOWN
from web.installation import Installation
from web.language import gettext as _
from web.language import page_language, pick
from web.public.codes import CODES, code
from web.public.codes import field as field_word
from web.public.lines import line
from web.words import day, instant

_ID_LENGTH: Final = 36
_OF_THE_PROGRAM: Final = frozenset({"stage", "recipient", "whose"})
"""Columns that tell nothing in words; they are in the file for programs."""
KINDS: Final = ("html", "json")
"""As what an extract is handed out."""


def shown(it: Extract, installation: Installation) -> dict[str, Any]:
    """What a page or a file shows of an extract, in words."""
    language = page_language()
    every = forums.forums(installation.reading(), sees=seen_by(Role.PUBLIC))
    names = {one["forum_id"]: pick(one["name"], language).text for one in every}
    called = _called(it, installation)
    return {
        "held": it,
        "made": instant(datetime.fromisoformat(it.made_at), language),
        "lines": [_line(one, names, called, language) for one in it.entries],
        "stores": [(_store(name), [_row(row) for row in rows]) for name, rows in it.stores.items()],
        "not_here": [_not_here(what, why) for what, why in it.not_found_here.items()],
    }


def handed_out(it: Extract, installation: Installation, kind: str) -> Response:
    """Hand an extract out as a file.

    Args:
        it: The extract.
        installation: Where it comes from.
        kind: One of `KINDS`.
    """
    if kind == "json":
        content, media = it.as_json(), "application/json"
    else:
        content, media = as_file(it, installation), "text/html; charset=utf-8"
    name = f"extract-{it.made_at[:10]}.{kind}"
    return Response(
        content,
        content_type=media,
        headers={
            "Content-Disposition": f"attachment; filename={name}",
            "Cache-Control": "no-store",
        },
    )


def as_file(it: Extract, installation: Installation) -> str:
    """The extract as a file that is read without these pages."""
    return render_template("extract/file.html", **shown(it, installation))


def _called(it: Extract, installation: Installation) -> dict[str, str]:
    """What the things are called that the entries name, as everybody may know it, by id."""
    wanted = {
        value
        for one in it.entries
        for value in one.told.values()
        if isinstance(value, str) and len(value) == _ID_LENGTH
    }
    found = subjects(installation.reading(), ids=wanted, sees=seen_by(Role.PUBLIC))
    language = page_language()
    return {key: pick(row["names"], language).text for key, row in found.items() if row["names"]}


def _line(
    one: Entry, forum_names: dict[str, str], called: dict[str, str], language: str
) -> dict[str, Any]:
    return {
        "position": one.position,
        "what": line(one.topic, language),
        "at": instant(datetime.fromisoformat(one.recorded), language),
        "effective": day(one.effective, language) if one.effective else None,
        "forum": forum_names.get(one.forum_id or ""),
        "is_own": one.is_own,
        "is_struck": one.is_struck,
        "fields": [
            *(
                (field_word(name, language), called.get(str(value)) or _value(value, language))
                for name, value in one.told.items()
            ),
            *((field_word(name, language), _text(value)) for name, value in one.opened),
        ],
    }


def _value(value: Any, language: str) -> str:  # noqa: ANN401 - plain values of an event
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return ", ".join(_value(one, language) for one in value.values())
    if isinstance(value, list):
        return "; ".join(_value(one, language) for one in value)
    return code(value, language) if value in CODES else str(value)


def _text(value: str) -> str:
    return _("erased: nobody can read it") if value == ERASED else value


def _row(row: dict[str, Any]) -> list[tuple[str, str]]:
    """What a row beside the log holds, in words: what is empty, and ids, are left out."""
    return [
        (_column(name), _kept(value))
        for name, value in row.items()
        if value not in (None, "") and not name.endswith("_id") and name not in _OF_THE_PROGRAM
    ]


def _kept(value: Any) -> str:  # noqa: ANN401 - of a column
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _("kept, and not shown") if value == NOT_SHOWN else str(value)


def _column(name: str) -> str:
    """What a column is called; its own name where it has no word."""
    return {
        "email": _("E-mail address"),
        "language": _("Language"),
        "is_disabled": _("Closed"),
        "created_at": _("Made"),
        "made_at": _("Made"),
        "passphrase": _("Passphrase"),
        "begun_at": _("Begun"),
        "seen_at": _("Last used"),
        "used_at": _("Last used"),
        "public_key": _("Public key"),
        "ends_at": _("Ends"),
        "device": _("Device"),
        "is_staff": _("As staff"),
        "has_second_factor": _("With a code"),
        "position": _("Up to event no."),
        "since": _("Since"),
        "sent_on": _("Sent on"),
        "sentence": _("What the server said"),
        "at": _("When"),
        "kind": _("Kind"),
        "kinds": _("Needs"),
        "text": _("In own words"),
        "token_hash": _("Secret, as a hash"),
    }.get(name, name.replace("_", " "))


def _store(name: str) -> str:
    return {
        "accounts": _("The account"),
        "sessions": _("Where you are signed in"),
        "links": _("Links to sign in"),
        "passkeys": _("Passkeys"),
        "identities": _("Sign-in by another service"),
        "mail_positions": _("How far letters are sent"),
        "mail_reminders": _("Reminders that were sent"),
        "mail_failures": _("Letters that were refused"),
        "mail_letters": _("Letters that were sent"),
        "mail_unreached": _("Letters that did not reach the address"),
        "mail_digests": _("Letters gathered into one"),
        "mail_paces": _("How often letters are wanted"),
        "mailboxes": _("Shared mailboxes with the same address"),
        "reply_links": _("Personal links in letters"),
        "needs": _("Needs at meetings"),
        "fault_addresses": _("Address for the answer to a reported fault"),
    }.get(name, name)


def _not_here(what: str, why: str) -> tuple[str, str]:
    """What cannot be told apart, and why, in words."""
    return {
        "answers to evaluations": (
            _("Answers to evaluations"),
            _("They are kept without anything that tells who answered."),
        ),
        "the program's own log": (
            _("The program's own log"),
            _("It holds no names and no addresses of machines."),
        ),
        "acts by an office": (
            _("Acts by an office"),
            _("They are those of the office, and not of whoever holds it."),
        ),
        "attempts": (
            _("Attempts to sign in"),
            _("They are counted for a quarter of an hour, and whose they are is not known."),
        ),
        "steps_begun": (
            _("Steps of signing in that are under way"),
            _("They are kept for some minutes, and whose they are is not known."),
        ),
        "needs_deleted": (
            _("Needs that were deleted"),
            _("How many there were is kept, and nothing about whose they were."),
        ),
    }.get(what, (what, why))
