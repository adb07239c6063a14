"""What an organization is known by elsewhere: its number in public registers, and its website.

Source: the act on organization numbers (1974:174); list SE-ON of org-id.guide.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from forum.errors import ForumError, TooLongError
from forum.record.values import SHORT

_NUMBER: Final = re.compile(r"(?:16)?(\d{6})[-‐–]?(\d{4})", re.ASCII)


class OrganizationNumberError(ForumError):
    """It is no organization number."""

    code = "organization_number"


class PersonalNumberError(ForumError):
    """It is the number of a person, which is never kept."""

    code = "personal_number"


class WebsiteError(ForumError):
    """It is no address of a website."""

    code = "website"


def organization_number(text: str) -> str:
    """Return an organization number as it is stored, with its hyphen: `802999-9995`.

    Args:
        text: Ten digits, with or without hyphen; `16` may stand before them.

    Raises:
        OrganizationNumberError: It has another form, or its last digit does not fit the others.
        PersonalNumberError: It is built as that of a person, as sole traders have it.
    """
    found = _NUMBER.fullmatch(text.replace(" ", ""))
    if found is None or not _is_checked(found[1] + found[2]):
        raise OrganizationNumberError(
            "an organization number has ten digits of which the last one follows from the others: "
            "write it as 802999-9995"
        )
    if found[1][2] < "2":  # where a person's number has its month
        raise PersonalNumberError(
            "this is the number of a person, as sole traders have it, and is never kept here: "
            "leave it out"
        )
    return f"{found[1]}-{found[2]}"


def website(text: str) -> str:
    """Return the address of a website with its scheme; `https` where none is written.

    Raises:
        WebsiteError: It is none.
        TooLongError: It has more than 300 characters.
    """
    address = text.strip()
    if "://" not in address:
        address = f"https://{address}"
    if len(address) > SHORT:
        raise TooLongError("the website", len(address), SHORT, "characters")
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        is_good = parts.scheme in {"http", "https"} and "." in host.strip(".")
    except ValueError:
        is_good = False
    if not is_good or re.search(r"[\s<>\"@\\]", address):
        raise WebsiteError("this is no address of a website: write it as https://example.org")
    return address


def _is_checked(digits: str) -> bool:
    """Whether the last of ten digits is right by the rule of Luhn."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
