"""Swedish personal identity numbers in a text, and coordination numbers, which are like them.

Only what can be one is found: a real day, a right check digit. Numbers of organizations are none,
since their third digit is 2 or more where these have the month. A found number is never said whole.

Source: the population register act (1991:481), section 18, and its coordination numbers, whose day
is raised by 60.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![^\W_])(?<!\d[-–/.])"
    r"(?P<century>1[89]|20)?(?P<day>\d{6})[ \u00a0\u202f]?[-+‐‑–—−]?[ \u00a0\u202f]?(?P<last>\d{4})"
    r"(?![^\W_])(?![-–/.]\d)"
)
_RAISED = 60


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number that was found.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends, not included.
        masked: What may be shown of it: the year, and signs for the other digits.
    """

    start: int
    end: int
    masked: str


def find(text: str) -> list[IdentityNumber]:
    """Return the numbers in a text, in order, with or without century, hyphen or spaces."""
    return [
        IdentityNumber(found.start(), found.end(), _masked(found))
        for found in _NUMBER.finditer(text)
        if _is_day(found["century"], found["day"]) and _is_checked(found["day"] + found["last"])
    ]


def holds_identity_number(text: str) -> bool:
    """Whether a text holds such a number; what forms ask before they save."""
    return bool(find(text))


def _masked(found: re.Match[str]) -> str:
    return f"{found['century'] or ''}{found['day'][:2]}••••-••••"


def _is_day(century: str | None, digits: str) -> bool:
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if not 1 <= month <= 12:
        return False
    if day > _RAISED:
        day -= _RAISED
    # Without a century the day is real in one of two; that of 2000 has the longer February.
    return 1 <= day <= monthrange(int(century or "20") * 100 + year, month)[1]


def _is_checked(digits: str) -> bool:
    """Whether the last digit is right by the rule of Luhn."""
    total = 0
    for place, digit in enumerate(digits):
        doubled = int(digit) * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0
