"""The page of parts shows every part, and every page is made of them alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import web
from web.marks import STATES

FOLDER = Path(web.__file__).parent
TOKENS = (FOLDER / "static" / "tokens.css").read_text()
PARTS = (FOLDER / "static" / "parts.css").read_text()
LETTERS = FOLDER / "templates" / "mail"  # a letter has no stylesheet to lead to
TEMPLATES = sorted(set((FOLDER / "templates").rglob("*.html")) - set(LETTERS.iterdir()))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", ["/design/", "/nowhere"])
def test_a_page_holds_no_style_and_no_script(client: FlaskClient, path: str, language: str) -> None:
    page = client.get(path, headers={"Accept-Language": language}).text

    assert not re.search(r"<[^>]*\sstyle\s*=", page)
    assert not re.search(r"<(script|style)\b|\son\w+\s*=", page)
    assert len(re.findall(r"<h1\b", page)) == 1
    assert re.findall(r'(?:href|src)="(?!/|#)[^"]*"', page) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_writes_a_style(template: Path) -> None:
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)", template.read_text())


def test_every_state_is_shown(client: FlaskClient) -> None:
    page = client.get("/design/", headers={"Accept-Language": "en"}).text

    assert [s.word._args[0] for s in STATES.values() if str(s.word._args[0]) not in page] == []


def test_colours_are_decided_among_the_tokens_alone() -> None:
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", PARTS) == []


def test_parts_use_only_tokens_that_exist_and_none_is_unused() -> None:
    defined = set(re.findall(r"(--[a-z0-9-]+):", TOKENS))
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", PARTS + TOKENS))

    assert used == defined


def test_no_picture_has_a_colour_of_its_own_but_the_mark_in_the_tab() -> None:
    drawn = "".join(path.read_text() for path in TEMPLATES)

    assert re.findall(r'(?:fill|stroke)="(?!none|currentColor)[^"]*"', drawn) == []


def test_the_banner_of_a_past_day_says_both_clocks_and_the_way_back(client: FlaskClient) -> None:
    page = client.get("/design/", headers={"Accept-Language": "sv"}).text

    known = "Du ser vad som var känt <b>2 juni 2017 kl.\N{NO-BREAK SPACE}18.00</b>, till och med"
    assert f"{known} händelse nr 402." in page
    assert "Vad som gällde den <b>31 maj 2017</b>." in page
    assert "2\N{NO-BREAK SPACE}008 senare händelser visas inte." in page
    assert "Tillbaka till i dag" in page


def test_a_constant_day_is_said_in_the_language_of_each_reader(client: FlaskClient) -> None:
    swedish = client.get("/design/", headers={"Accept-Language": "sv"}).text
    english = client.get("/design/", headers={"Accept-Language": "en"}).text

    assert "torsdag 28 juni 2018" in swedish
    assert "Thursday 28 June 2018" in english
