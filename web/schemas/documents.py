"""Forms about documents in the registry."""

from __future__ import annotations

from forum.keeping.document import Direction, KeptWhere
from web.forms import Sent
from web.schemas.fields import NEEDED, CountField, DayField, IdField, line, one_of


class Register(Sent):
    """A document that came, went out or was finished."""

    year = CountField(required=True, error_messages=NEEDED)
    direction = one_of(" ".join(Direction), must=True)
    day = DayField(required=True, error_messages=NEEDED)
    correspondent_id = IdField()
    correspondent = line()
    description = line(must=True)
    kept = one_of(" ".join(KeptWhere), must=True)
    document_number = line()


class GiveNumber(Sent):
    """The number that the host's own system gave."""

    document_id = IdField(required=True, error_messages=NEEDED)
    document_number = line(must=True)


class Describe(Sent):
    """Other words for what a document is, in each language that has some."""

    document_id = IdField(required=True, error_messages=NEEDED)
    description_sv = line()
    description_en = line()
