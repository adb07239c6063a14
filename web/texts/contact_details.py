"""Telephone numbers, e-mail addresses and home addresses in a text, in Swedish forms.

Written so that days, clock times, case numbers and numbers of decisions are none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_SPACE = "[ \u00a0\u202f]"
_TELEPHONES = (
    re.compile(  # +46 70-123 45 67, 0046 70 1234567, +47 22 12 34 56
        rf"(?<![\w/.-])(?:\+|00)[1-9]\d{{0,2}}{_SPACE}?(?:\(0\))?(?:{_SPACE}?[-–]?{_SPACE}?\d){{6,12}}(?![\w/])"
    ),
    re.compile(  # 070-123 45 67, 08 123 456 78, 010-16 35 000
        rf"(?<![\w/=?&.,-])0[1-9]\d{{0,2}}(?:{_SPACE}?[-–]{_SPACE}?|{_SPACE})"
        rf"\d{{2,4}}(?:{_SPACE}\d{{2,3}}){{1,3}}(?![\w/])(?![-–.,:]\d)"
    ),
    re.compile(  # 070-1234567
        r"(?<![\w/=?&.,-])0[1-9]\d{0,2}[-–]\d{5,8}(?![\w/])(?![-–.,:]\d)"
    ),
    re.compile(r"(?<![\w/=?&.,-])0[1-9]\d{6,8}(?![\w/])(?![-–.,:]\d)"),  # 0701234567
)
_TOWN = rf"\d{{3}}{_SPACE}?\d{{2}}{_SPACE}{{1,2}}[A-ZÅÄÖ][\w-]+"
_STREET = re.compile(  # no -plan and -ringen: Handlingsplan 2, Finansieringen 2026
    r"\b[A-ZÅÄÖÉ][\w-]{0,30}(?: [A-ZÅÄÖÉa-zåäöé][\w-]{0,30}){0,2}?"
    r"(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|allé|torget|torg|backen|backe|kajen"
    r"|svängen|slingan| (?:Gatan|Vägen|Gränd|Allén|Torget|Backen|Street|Road|Avenue|Lane))"
    r" \d{1,3}(?!\d)(?: ?[A-Ha-h]\b)?(?:,? ?(?:lgh|läg\.?) ?\d{2,4})?"
    rf"(?:[,;]?[ \n]{{1,2}}(?:SE-)?{_TOWN})?"
)
_POSTCODE = re.compile(
    rf"(?:\bSE-|(?<=, )){_TOWN}|^{_TOWN}(?: [A-ZÅÄÖ][\w-]+)?(?=[ .]*$)", re.MULTILINE
)


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand: eight digits or more, in Swedish or international form."""
    for pattern in _TELEPHONES:
        for found in pattern.finditer(text):
            if 8 <= sum(sign.isdecimal() for sign in found.group()) <= 15:
                yield found.span()


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand."""
    for found in _EMAIL.finditer(text):
        yield found.span()


def home_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where a street with a number stands, with its town if that follows, or a postcode alone."""
    last = 0
    for found in _STREET.finditer(text):
        for postcode in _POSTCODE.finditer(text, last, found.start()):
            yield postcode.span()
        yield found.span()
        last = found.end()
    for postcode in _POSTCODE.finditer(text, last):
        yield postcode.span()
