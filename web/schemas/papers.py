"""Forms about the papers of a meeting; the file itself is read apart."""

from __future__ import annotations

import marshmallow as ma

from forum.record.values import LANGUAGE
from web.forms import Sent
from web.schemas import _n
from web.schemas.fields import NEEDED, IdField, line, one_of, text

_LANGUAGE = ma.fields.String(
    required=True,
    error_messages=NEEDED,
    validate=ma.validate.Regexp(LANGUAGE, error=_n("Choose one of those that the page shows.")),
)


class AddPaper(Sent):
    """A new paper."""

    title = line(must=True)
    item_id = IdField()
    language = _LANGUAGE
    readers = one_of("all members", must=True)


class ReplacePaper(Sent):
    """Another file for a paper."""

    language = _LANGUAGE
    reason = text(must=True)


class DescribePaper(Sent):
    """Another title or item for a paper."""

    title = line(must=True)
    item_id = IdField()


class WithdrawPaper(Sent):
    """A paper that is withdrawn."""

    ground = one_of("duplicate secrecy dropped wrong other", must=True)
    reason = text(must=True)


class MovePaper(Sent):
    """A paper one step up or down."""

    up = ma.fields.Boolean(load_default=False)
