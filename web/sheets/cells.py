"""What may stand in a row: shape only; what the forum says is asked when it is carried out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import marshmallow as ma

from forum.record.when import When
from web.schemas import _n
from web.schemas.fields import CountField, line

PLACES: Final = {
    "seat": "plats,ordinarie,ordinarie plats,ja,member,medlem,seat",
    "reserve": "reserv,reservplats,på reservlistan,reserve",
    "participant": "deltar,deltagare,participant",
}
ROLES: Final = {
    "representative": "representant,ordinarie,ledamot,representative,member",
    "deputy": "ersättare,suppleant,vice,deputy,substitute",
}
CAPACITIES: Final = {
    "politician": "politiker,förtroendevald,politician",
    "official": "tjänsteperson,tjänsteman,handläggare,official",
    "employee": "anställd,employee",
    "volunteer": "ideellt engagerad,ideell,volontär,volunteer",
}


class DayCell(ma.fields.Field[When]):
    """A day as exactly as it is known, by its first sign a number."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> When:  # noqa: ANN401
        digits = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", value)  # 20260131, as many write it
        try:
            return When("-".join(digits.groups()) if digits else value)
        except ValueError:
            raise ma.ValidationError(
                _n("Write the day as 2026-01-31, or the month as 2026-01.")
            ) from None


class YearCell(CountField):
    """A year."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401
        number = super()._deserialize(value, *args, **kwargs)
        if not 1900 <= number <= 2199:
            raise ma.ValidationError(_n("Write a year such as 2026."))
        return number


class WordCell(ma.fields.Field[str]):
    """One of a few words, in Swedish or English."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self._codes = {
            word: code for code, said in words.items() for word in (code, *said.split(","))
        }

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:  # noqa: ANN401
        found = self._codes.get(" ".join(str(value).casefold().split()))
        if found is None:
            raise ma.ValidationError(
                _n("This word is not known: see under “What the columns are” which ones are.")
            )
        return found


class RowSchema(ma.Schema):
    """One row; empty cells are left out before."""

    organization_key = line()
    organization = line()
    short_name = line()
    association_form = line()
    organization_number = line()
    website = line()
    email = line()
    year = YearCell()
    side = line()
    place = WordCell(PLACES)
    seats = CountField()
    reserve_order = CountField()
    seat_from = DayCell()
    seat_to = DayCell()
    person = line()
    role = WordCell(ROLES)
    unit = line()
    capacity = WordCell(CAPACITIES)
    mandate_from = DayCell()
    mandate_to = DayCell()
