"""Looking for barriers on a page, and writing down what a whole run of that found.

`./dev test tests/browser -n 0 --slow --accessibility` writes `web/tested.json`, which is part of
the program: the accessibility statement tells of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

import web
from web.tested import FILE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NOTED: list[dict[str, Any]] = []
"""What was looked at in this process: page, state, tool, rules that found something."""


NARROW_LIGHT, WIDE_DARK = ("sv", 320, "light"), ("en", 1280, "dark")


def looks(kinds: Iterable[str]) -> list[Any]:
    """Give each page in both looks; by turns one of them is `slow` and waits for the battery."""
    found = []
    for place, kind in enumerate(kinds):
        for name, look in (("narrow-light", NARROW_LIGHT), ("wide-dark", WIDE_DARK)):
            waits = (place % 2 == 0) == (look is WIDE_DARK)
            marks = [pytest.mark.slow] if waits else []
            found.append(pytest.param(kind, *look, id=f"{kind}-{name}", marks=marks))
    return found


def barriers(
    page: Page, kind: str, language: str, width: int, scheme: str
) -> list[tuple[str, str]]:
    """Return what bars somebody on a page: rule and place; and note that it was looked at."""
    found = (
        Axe()
        .run(
            page,
            options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]},
        )
        .response
    )
    NOTED.append(
        {
            "page": kind,
            "state": f"{language}, {width}, {scheme}",
            "tool": f"axe-core {found['testEngine']['version']}",
            "found": [one["id"] for one in found["violations"]],
        }
    )
    return [(one["id"], node["html"][:120]) for one in found["violations"] for node in one["nodes"]]


def write_down(noted: list[dict[str, Any]], place: Path) -> None:
    """Write what was found for the accessibility statement; nothing looked at writes nothing."""
    if not noted:
        return
    told = {
        "day": datetime.now(UTC).date().isoformat(),
        "version": version("dialogue-forum"),
        "tool": noted[0]["tool"],
        "rules": RULES,
        "pages": sorted({one["page"] for one in noted}),
        "states": sorted({one["state"] for one in noted}),
        "found": dict(sorted(Counter(rule for one in noted for rule in one["found"]).items())),
    }
    place.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


PLACE = Path(web.__file__).parent / FILE
