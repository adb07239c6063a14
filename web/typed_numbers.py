"""Personal identity numbers in what was typed into a form: pointed out before anything is saved.

No form asks for such a number and none is kept. What looks like one can be something else, such as
the number of a case: then whoever sends the form says so, and it is saved as it is. That counts
for the numbers that were seen, not for others that are written afterwards. In a field for a
person's name there is nothing else that it could be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from web.csrf import FIELD as TOKEN
from web.language import gettext as _
from web.texts.identity_numbers import find

NONE_IS_ONE: Final = "none-is-one"
"""The tick by which the sender says that no number in the form is one of a person."""
NAMES: Final = frozenset({"name"})
"""Fields in which a number of ten digits is nothing but a person's."""
_OURS: Final = frozenset({TOKEN, "command_id", NONE_IS_ONE})


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was found in a form.

    Attributes:
        faults: By field, what to do; empty where nothing was found, or where the sender has said
            that it is something else.
        mark: The value of the tick for these numbers; empty where there is nothing to say.
        is_said: The sender has ticked it.
    """

    faults: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    is_said: bool = False


def numbers_in(values: Mapping[str, str], but: Collection[str] = ()) -> Numbers:
    """Look for personal identity numbers in a form.

    Args:
        values: What was sent, by field.
        but: Fields that hold no words of the sender: codes, days, ids.
    """
    masked: dict[str, str] = {}
    seen = hashlib.sha256()
    for name, value in sorted(values.items()):
        if name in _OURS or name in but or _is_id(value):
            continue
        if found := find(value):
            masked[name] = found[0].masked
            seen.update("".join(value[one.start : one.end] + "\n" for one in found).encode())
    if not masked:
        return Numbers()
    mark = "" if NAMES & masked.keys() else seen.hexdigest()[:32]
    is_said = bool(mark) and values.get(NONE_IS_ONE) == mark
    faults = {} if is_said else {name: _sentence(one, mark) for name, one in masked.items()}
    return Numbers(faults, mark, is_said)


def _sentence(masked: str, mark: str) -> str:
    if not mark:
        return _(
            "This looks like a personal identity number (%(number)s). Take it out.", number=masked
        )
    return _(
        "This looks like a personal identity number (%(number)s). Take it out, or say below that "
        "it is something else.",
        number=masked,
    )


def _is_id(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return "-" in value
