"""Forms about what is not as it should be: faults on pages, and entries that are wrong."""

from __future__ import annotations

from typing import Any

import marshmallow as ma

from forum.keeping.fault import FaultOutcome
from forum.keeping.fault_commands import REPORT_LENGTH
from forum.keeping.objection import ObjectionOutcome
from web.accounts.accounts import AccountError, cleaned
from web.forms import Sent
from web.schemas import _n
from web.schemas.fields import NEEDED, CountField, IdField, line, one_of, text


class EmailField(ma.fields.Field[str]):
    """An e-mail address, in lower case."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:  # noqa: ANN401
        try:
            return cleaned(value)
        except AccountError:
            raise ma.ValidationError(_n("Write the address as name@example.org.")) from None


class ReportFault(Sent):
    """What somebody met that cannot be used; nobody need say who it is."""

    text = ma.fields.String(
        required=True,
        error_messages=NEEDED,
        validate=ma.validate.Length(max=REPORT_LENGTH, error=_n("Write at most 5,000 characters.")),
    )
    page = line()
    email = EmailField()


class CloseFault(Sent):
    """What became of a fault."""

    fault_id = IdField(required=True, error_messages=NEEDED)
    outcome = one_of(" ".join(FaultOutcome), must=True)
    answer = text(must=True)


class ObjectToEntry(Sent):
    """What is wrong with an entry that was made for one's own organization."""

    entry_id = IdField(required=True, error_messages=NEEDED)
    version = CountField(required=True, error_messages=NEEDED)
    reason = text(must=True)


class AnswerObjection(Sent):
    """What became of an objection."""

    objection_id = IdField(required=True, error_messages=NEEDED)
    outcome = one_of(" ".join(ObjectionOutcome), must=True)
    reason = text(must=True)
