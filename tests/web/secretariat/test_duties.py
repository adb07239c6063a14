"""The start page knows every kind of duty that there is."""

from __future__ import annotations

import ast
from pathlib import Path

import projections
from web.secretariat.start import KINDS

FOLDER = Path(projections.__file__).parent


def kinds() -> set[str]:
    """Every kind that a search for duties makes: the first argument of `asked.duty(…)`."""
    return {
        call.args[0].value
        for path in FOLDER.glob("duties_of_*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "duty"
        and isinstance(call.args[0], ast.Constant)
    }


def test_each_kind_of_duty_has_words_on_the_start_page() -> None:
    assert len(kinds()) > 15
    assert kinds() - KINDS.keys() == set()
