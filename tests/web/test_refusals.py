"""A refusal is said in Swedish or English as asked, and names the rule that it rests on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

import forum
import web
from forum.errors import AgainstRulesError, ForumError
from web.language import catalogue
from web.refusals import said

FORUM = Path(forum.__file__).parent
WORK = [Path(web.__file__).parent / folder for folder in ("secretariat", "members")]
PLACES = re.compile(r"\{(\w+)\}")
OTHERS = {"TypeError", "ValueError", "LookupError", "RuntimeError", "AssertionError"}
WITH_WORDS_OF_THEIR_OWN = {
    *("TooLongError", "NewerLogError", "DamagedLogError", "UnreachableError"),
    "UnknownThingError",
}


class SameSideError(ForumError):
    code = "same_side"
    rule: ClassVar[str | None] = "E1"


def sentences() -> set[str]:
    """Every sentence that a refusal of the forum's chapters, or of a work page, is made with."""
    found = set()
    for path in _modules():
        if path.parent.name in {"store", "record"}:
            continue  # for those who run it, in the language of their other tools
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _is_refusal(node.func):
                said_first = node.args[0]
                if isinstance(said_first, ast.Constant) and isinstance(said_first.value, str):
                    found.add(said_first.value)
    return found


def _modules() -> Iterator[Path]:
    """Where refusals are made."""
    for folder in (FORUM, *WORK):
        yield from folder.rglob("*.py")


def _is_refusal(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute) and called.attr == "__init__":
        return True
    name = called.id if isinstance(called, ast.Name) else ""
    return name.endswith("Error") and name not in OTHERS | WITH_WORDS_OF_THEIR_OWN


def test_every_sentence_of_a_refusal_is_there_in_swedish_with_the_same_values() -> None:
    words = catalogue("sv", "refusals")

    missing = {sentence for sentence in sentences() if words.gettext(sentence) == sentence}
    other_values = {
        sentence
        for sentence in sentences() - missing
        if set(PLACES.findall(words.gettext(sentence))) != set(PLACES.findall(sentence))
    }

    assert (missing, other_values) == (set(), set())


def test_no_refusal_is_made_from_pieces_that_nobody_can_translate() -> None:
    made = [
        f"{path.name}:{node.lineno}"
        for path in _modules()
        if path.parent.name not in {"store", "record"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and node.args
        and _is_refusal(node.func)
        and isinstance(node.args[0], ast.JoinedStr)
    ]

    assert made == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The year 2018 is closed already."),
        ("sv", "Året 2018 är redan avslutat."),
    ],
)
def test_a_refusal_is_said_in_the_language_asked_for(language: str, sentence: str) -> None:
    assert said(ForumError("the year {year} is closed already", year=2018), language) == sentence


def test_a_refusal_names_the_rule_of_the_domain_that_it_rests_on() -> None:
    assert said(SameSideError("no"), "en") == "No. Rule E1 of the domain reference."


def test_a_refusal_by_the_forums_own_rules_names_their_version() -> None:
    error = AgainstRulesError("no later than {day}", limit="extensions_most", rules="2026-1", day=1)

    assert said(error, "en").endswith(
        "Rules of procedure 2026-1: Extensions of an answer, at most."
    )


def test_a_value_that_is_a_code_is_said_by_its_word() -> None:
    assert said(ForumError("not {side}", side="civil_society"), "sv") == "Not civilsamhället."


def test_what_somebody_typed_is_left_alone_also_where_it_is_a_code() -> None:
    assert said(ForumError("no {key}", key="budget"), "sv") == "No budget."
    assert said(ForumError("no {key}", key="forum"), "en") == "No forum."


def test_braces_in_what_somebody_wrote_are_left_alone() -> None:
    assert said(ForumError("not {key}", key="{year} {key}"), "en") == "Not {year} {key}."
