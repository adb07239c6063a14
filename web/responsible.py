"""Who answers for the installation before the law: what its pages on that say, read from settings.

A page says what is known and that the rest is not set; whoever runs the program is told at the
start which settings lack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

BASES: Final = ("public_task", "legal_obligation", "legitimate_interest", "consent")
"""Grounds for handling personal data that `FORUM_LEGAL_BASIS` may name.

Source: regulation (EU) 2016/679, article 6.1 e, c, f and a.
"""
AUTHORITY: Final = "Myndigheten för digital förvaltning (Digg) https://www.digg.se/tdosanmalan"
"""Who supervises the Swedish act on accessibility, and where one complains, unless set."""

SETTINGS: Final = {
    "controller": "FORUM_CONTROLLER",
    "contact": "FORUM_CONTACT",
    "officer": "FORUM_DATA_PROTECTION_OFFICER",
    "basis": "FORUM_LEGAL_BASIS",
    "kept": "FORUM_KEPT",
    "authority": "FORUM_ACCESSIBILITY_AUTHORITY",
}
"""By field, the setting that it is read from."""
_WHAT: Final = {
    "controller": "who is the controller of personal data",
    "contact": "where people turn with questions and requests",
    "officer": "how to reach the data protection officer, or `none`",
    "basis": f"the legal basis: {', '.join(BASES)}",
    "kept": "by which plan or decision the log is kept and disposed of",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """Who answers for what; empty where it is not set.

    Attributes:
        controller: The controller of personal data.
        contact: Where people turn: an address, a number, or both.
        officer: How the data protection officer is reached; `none` where there is none.
        basis: One of `BASES`.
        kept: By which plan or decision the log is kept and disposed of.
        authority: Who supervises accessibility, and after it an address that begins with https.
    """

    controller: str = ""
    contact: str = ""
    officer: str = ""
    basis: str = ""
    kept: str = ""
    authority: str = AUTHORITY

    @classmethod
    def of(cls, value: Mapping[str, str]) -> Responsible:
        """Read it from settings by their environment names.

        Raises:
            ValueError: The legal basis is none of those that there are.
        """
        found = {field.name: value[SETTINGS[field.name]] for field in fields(cls)}
        if found["basis"] and found["basis"] not in BASES:
            raise ValueError(
                f"FORUM_LEGAL_BASIS is {found['basis']!r}: write one of {', '.join(BASES)}."
            )
        return cls(**{**found, "authority": found["authority"] or AUTHORITY})

    @property
    def lacks(self) -> tuple[str, ...]:
        """The settings that are not set, by name."""
        return tuple(SETTINGS[name] for name in _WHAT if not getattr(self, name))

    @property
    def note(self) -> str | None:
        """What to tell whoever starts the program, in one line; None where nothing lacks."""
        lacking = [
            f"{SETTINGS[name]} ({what})" for name, what in _WHAT.items() if not getattr(self, name)
        ]
        if not lacking:
            return None
        return f"the page on personal data is not complete: set {', '.join(lacking)}"

    @property
    def authority_name(self) -> str:
        """What the supervising authority is called."""
        return self.authority.rpartition("https://")[0].strip() or self.authority

    @property
    def authority_address(self) -> str:
        """Where one complains to it; empty where no address is set."""
        _before, mark, rest = self.authority.rpartition("https://")
        return f"{mark}{rest}".strip() if mark else ""
