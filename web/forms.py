"""Forms of work pages: read, carried out as one act, or shown again with what is wrong.

A form names a marshmallow schema (shape only) and an act (one command, or a few). What is wrong
with the shape, what the forum refuses and which reasons it asks for come back on the same page,
with everything that was written. What was done leads on to a page that says where it stands in the
log. Source: design section 7, style guide ("the path of one command").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import marshmallow as ma
from flask import abort, current_app, g, redirect, request
from flask import make_response as answer
from werkzeug.wrappers import Response

from forum.errors import (
    CommandReusedError,
    ConflictError,
    ForumError,
    NotAllowedError,
    ReasonNeededError,
)
from forum.record.acting import Done
from web.acting import acting_by_session
from web.language import gettext as _
from web.language import page_language
from web.public.cautions import sentence
from web.refusals import said
from web.typed_numbers import Numbers, numbers_in

REASON = "reason-"
"""Begins the names of fields that give a reason for a caution."""


@dataclass(kw_only=True)
class Form:
    """One form on a page: empty, or as it was sent with what is wrong.

    Attributes:
        name: What it does, as the page calls it.
        key: Which one, where the page has several of a name.
        values: What was written, by field.
        faults: What is wrong, by field.
        refusal: Why the act was refused; empty where it was not.
        asked: Cautions that need a reason: code and sentence.
        command_id: The act's id: sent twice, it is carried out once.
        newest: The version that somebody else wrote meanwhile, or None.
        note: What to know of what was filled in for the reader; empty for nothing.
        numbers: What looks like personal identity numbers in what was written.
    """

    name: str
    key: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    refusal: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    command_id: UUID = field(default_factory=uuid4)
    newest: int | None = None
    note: str = ""
    numbers: Numbers = field(default_factory=Numbers)

    @property
    def id(self) -> str:
        """Begins the ids of its fields, so that no two on a page are the same."""
        return f"{self.name}-{self.key[:8]}" if self.key else self.name

    @property
    def is_wrong(self) -> bool:
        """Whether it was sent, and is shown again."""
        return bool(self.faults or self.refusal or self.asked)

    @property
    def is_open(self) -> bool:
        """Whether it has something to show, so that it is not folded away."""
        return self.is_wrong or bool(self.note)

    def value(self, name: str, otherwise: object = "") -> str:
        """What was written in a field; before anything was, what the page proposes."""
        found = self.values.get(name)
        return str(otherwise if found is None else found)


def fill_in(name: str, values: Mapping[str, str], note: str, key: str = "") -> None:
    """Let a form of the page that is written hold what was read for it; nothing is saved."""
    g.sent = Form(name=name, key=key, values=values, note=note)


def form(name: str, key: str = "") -> Form:
    """Return a form for a page: the one that was sent, where it is that, or an empty one."""
    sent: Form | None = g.get("sent")
    if sent is not None and (sent.name, sent.key) == (name, key):
        return sent
    return Form(name=name, key=key)


class Sent(ma.Schema):
    """What every form may hold beside its own fields; unknown ones are left alone."""

    class Meta:
        """Tokens and reasons are read elsewhere."""

        unknown = ma.EXCLUDE

    @ma.pre_load
    def as_written(self, data: Mapping[str, str], **_more: object) -> dict[str, str]:
        """Take line ends as the log has them, and leave out what was left empty."""
        cleaned = {name: value.replace("\r\n", "\n").strip() for name, value in data.items()}
        return {name: value for name, value in cleaned.items() if value}


def read_form(name: str, schema: type[Sent], key: str = "") -> tuple[Form, dict[str, Any] | None]:
    """Read the form that was sent; None for its values where something is wrong with them.

    This is the one door of all forms with a schema: what looks like a personal identity number is
    pointed out here, before anything is saved. `form(name, key)` is then the form as it was sent.

    Args:
        name: Of the form.
        schema: Its fields; messages are what the page says.
        key: Which form, where the page has several of that name.
    """
    sent = Form(name=name, key=key, values=request.form.to_dict(), command_id=_command_id())
    g.sent = sent
    shape = schema()
    sent.numbers = numbers_in(sent.values, but=_without_words(shape))
    try:
        data: dict[str, Any] = shape.load(sent.values)
    except ma.ValidationError as error:
        wrong = {field: _(str(found[0])) for field, found in error.messages_dict.items()}
        sent.faults = {**sent.numbers.faults, **wrong}
        return sent, None
    sent.faults = dict(sent.numbers.faults)
    return sent, None if sent.faults else data


def carry_out(
    name: str,
    schema: type[Sent],
    act: Callable[[dict[str, Any]], object],
    *,
    page: Callable[[], str],
    to: str | Callable[[], str],
    key: str = "",
    context: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
    faults: Mapping[str, str] | None = None,
) -> Response:
    """Read the form that was sent and carry it out, or show its page again.

    Args:
        name: Of the form.
        schema: Its fields; messages are what the page says.
        act: Carries the command out with the values read; runs inside `acting`.
        page: Writes the page on which the form stands.
        to: Where what was done leads; asked when it can be read, where that is not known before.
        key: Which form, where the page has several of that name.
        context: More for `acting`, from the values: who it is entered for, and how it came in.
        faults: What is wrong with what is no text, such as a file, by field.
    """
    sent, data = read_form(name, schema, key)
    sent.faults |= faults or {}
    if data is None or sent.faults:
        return _again(page, 422)
    reasons = {
        code.removeprefix(REASON): text.strip()
        for code, text in sent.values.items()
        if code.startswith(REASON) and text.strip()
    }
    try:
        with acting_by_session(
            sent.command_id, reasons, **(context(data) if context else {})
        ) as running:
            act(data)
    except ReasonNeededError as error:
        sent.asked = tuple((code, sentence(code)) for code in error.codes)
        return _again(page, 422)
    except NotAllowedError as error:
        sent.refusal = said(error, page_language())
        return _again(page, 403)
    except (ConflictError, CommandReusedError) as error:
        sent.refusal = said(error, page_language())
        newest = error.values.get("newest")
        sent.newest = newest if isinstance(newest, int) else None
        return _again(page, 409)
    except ForumError as error:
        sent.refusal = said(error, page_language())
        return _again(page, 422)
    return _done(to, running.done)


def _without_words(shape: Sent) -> set[str]:
    """The fields of a form that hold no words of its sender: codes, days, ids, numbers."""
    return {
        name
        for name, one in shape.fields.items()
        if not isinstance(one, ma.fields.String)
        or any(isinstance(check, ma.validate.OneOf) for check in one.validators)
    }


def _command_id() -> UUID:
    try:
        return UUID(request.form.get("command_id", ""))
    except ValueError:
        abort(400)


def _again(page: Callable[[], str], status: int) -> Response:
    return answer(page(), status)


def _done(to: str | Callable[[], str], done: Sequence[Done]) -> Response:
    """Lead on to a page that shows what was done; wait until it does."""
    if done:
        current_app.extensions["forum"].wait(max(one.last_position for one in done))
    address = to if isinstance(to, str) else to()
    if not done:
        return redirect(address, 303)
    path, hash_sign, part = address.partition("#")
    joined = "&" if "?" in path else "?"
    return redirect(f"{path}{joined}saved={done[0].first_position}{hash_sign}{part}", 303)
