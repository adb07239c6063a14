"""The check before publishing: passages of a text that somebody should look at first.

It finds what has the form of personal data and reminds; people decide. What hinders is a personal
identity number and the name of somebody who is withheld: these never belong in a public version,
and are masked or taken out. Nothing here changes a text; `masking` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from web.texts import contact_details, identity_numbers, pictures, sensitive_words
from web.texts.names import Span, looks_like_name, occurrences
from web.texts.readable import Readable, readable


class Strength(Enum):
    """What a finding does."""

    HINDERS = "hinders"
    REMINDS = "reminds"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at.

    Attributes:
        code: Stable name of the kind.
        strength: Whether it hinders publishing.
        start: Where it begins in the Markdown; None if it is about the text as a whole.
        end: Where it ends there, not included.
        shown: The passage, with the digits of an identity number masked; empty for the whole.
        sentence: What it is and what to do, in the page's language.
    """

    code: str
    strength: Strength
    start: int | None
    end: int | None
    shown: str
    sentence: LazyString


_SENTENCES: dict[str, tuple[Strength, LazyString]] = {
    "identity_number": (
        Strength.HINDERS,
        _l("This looks like a personal identity number. Take it out or mask it."),
    ),
    "withheld": (
        Strength.HINDERS,
        _l("This person's name is withheld. Write the organization or the role, or mask the name."),
    ),
    "telephone": (
        Strength.REMINDS,
        _l("This looks like a telephone number. Mask it unless it is an office's own."),
    ),
    "email": (
        Strength.REMINDS,
        _l("This is an e-mail address. Mask it unless it is an office's own."),
    ),
    "home_address": (
        Strength.REMINDS,
        _l("This looks like an address. Mask it if it is somebody's home."),
    ),
    "unlisted_name": (
        Strength.REMINDS,
        _l("This looks like a name that is not on the attendance list. Should it be public?"),
    ),
    "health": (
        Strength.REMINDS,
        _l("A word about health stands beside a name. Does it say something of that person?"),
    ),
    "faith": (
        Strength.REMINDS,
        _l("A word about faith stands beside a name. Does it say something of that person?"),
    ),
    "origin": (
        Strength.REMINDS,
        _l("A word about origin stands beside a name. Does it say something of that person?"),
    ),
    "opinion": (
        Strength.REMINDS,
        _l(
            "A word about opinion or sexual orientation stands beside a name. Does it say something"
            " of that person?"
        ),
    ),
    "picture": (
        Strength.REMINDS,
        _l("Pictures are left out on pages. Write what it says, so that everybody can read it."),
    ),
    "points_to_picture": (
        Strength.REMINDS,
        _l("The text points to a picture that is not there. Write what it says instead."),
    ),
    "not_approved": (
        Strength.REMINDS,
        _l("The text is not approved yet. The page will say so until it is."),
    ),
}


def check(
    markdown: str,
    *,
    organizations: Iterable[str] = (),
    persons: Iterable[str] = (),
    withheld: Iterable[str] = (),
    is_approved: bool,
) -> list[Finding]:
    """Return what to look at, in the order of the text; what is about the whole comes first.

    Args:
        markdown: The text that would be published.
        organizations: Names of organizations that the forum knows.
        persons: Names on the attendance list, as far as they are known.
        withheld: Names of persons that public pages do not show; they hinder even if they are on
            the attendance list.
        is_approved: Whether the text is approved.
    """
    read = readable(markdown)
    hidden = [span for name in withheld for span in occurrences(read.text, name)]
    numbers = identity_numbers.find(read.text)
    listed = list(persons)
    unlisted = [
        *_untaken(looks_like_name(read.text, [*organizations, *listed]), _taken(read, hidden))
    ]
    named = [*hidden, *unlisted, *(s for name in listed for s in occurrences(read.text, name))]
    found = [
        *(_finding("identity_number", read, (n.start, n.end), n.masked) for n in numbers),
        *_findings("withheld", read, _untaken(hidden, _taken(read, []))),
        *_findings("unlisted_name", read, unlisted),
        *_contacts(read, _taken(read, [(number.start, number.end) for number in numbers])),
        *(_finding(kind, read, at) for kind, at in sensitive_words.beside_names(read.text, named)),
        *(_in_source("picture", markdown, span) for span in pictures.pictures(markdown)),
        *_findings("points_to_picture", read, pictures.pointers(read.text)),
    ]
    found.sort(key=lambda finding: (finding.start or 0, finding.end or 0))
    whole = [] if is_approved else [_made("not_approved", None, None, "")]
    return whole + found


def _contacts(read: Readable, taken: bytearray) -> list[Finding]:
    """What leads to somebody; no passage is found twice."""
    return [
        *_findings("email", read, _untaken(contact_details.emails(read.text), taken)),
        *_findings("telephone", read, _untaken(contact_details.telephones(read.text), taken)),
        *_findings(
            "home_address", read, _untaken(contact_details.home_addresses(read.text), taken)
        ),
    ]


def _taken(read: Readable, spans: Iterable[Span]) -> bytearray:
    """For each character, whether one of some passages holds it."""
    taken = bytearray(len(read.text))
    for start, end in spans:
        taken[start:end] = b"\x01" * (end - start)
    return taken


def _untaken(spans: Iterable[Span], taken: bytearray) -> Iterator[Span]:
    """The passages that meet none that was taken before; each takes its place."""
    for start, end in spans:
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            yield start, end


def _findings(code: str, read: Readable, spans: Iterable[Span]) -> list[Finding]:
    return [_finding(code, read, span) for span in spans]


def _finding(code: str, read: Readable, span: Span, shown: str | None = None) -> Finding:
    start, end = read.source(*span)
    return _made(code, start, end, read.text[slice(*span)] if shown is None else shown)


def _in_source(code: str, markdown: str, span: Span) -> Finding:
    return _made(code, *span, markdown[slice(*span)])


def _made(code: str, start: int | None, end: int | None, shown: str) -> Finding:
    strength, sentence = _SENTENCES[code]
    return Finding(code, strength, start, end, shown, sentence)
