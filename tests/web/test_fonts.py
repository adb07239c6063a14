"""The typefaces come from installed packages, cut once and kept; without them pages still work."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont

from web.fonts import SANS, SERIF, Face, installed


@pytest.mark.parametrize("face", [SERIF, SANS], ids=lambda face: face.ours)
def test_a_face_is_small_holds_our_letters_and_keeps_its_licence(
    client: FlaskClient, face: Face
) -> None:
    answer = client.get(f"/fonts/{face.name}")

    font = TTFont(io.BytesIO(answer.data))
    names = {record.nameID: str(record) for record in font["name"].names}
    assert answer.mimetype == "font/woff2"
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(answer.data) < 30_000
    assert set(map(ord, "åäöÅÄÖéüčđŋšž–—’”·…→")) <= set(font.getBestCmap())
    assert names[1] == face.ours
    assert "SIL Open Font License" in names[13]


def test_a_face_is_cut_once(client: FlaskClient, tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "fonts" / SANS.name
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"cut before")

    assert client.get(f"/fonts/{SANS.name}").data == b"cut before"


def test_the_stylesheet_of_faces_names_them_by_address(client: FlaskClient) -> None:
    page = client.get("/design/").text
    sheet = "/fonts/faces-" + page.partition('href="/fonts/faces-')[2].partition('"')[0]

    rules = client.get(sheet)

    assert rules.mimetype == "text/css"
    assert f'src:url("{SERIF.name}")' in rules.text
    assert f'src:url("{SANS.name}")' in rules.text


def test_a_missing_package_leaves_the_system_s_fonts() -> None:
    absent = replace(SERIF, package="fontpkg-that-is-not-there")

    assert installed([absent, SANS]) == {SANS.name: SANS}


def test_nothing_else_is_served_from_there(app: Flask) -> None:
    assert app.test_client().get("/fonts/..%2Ftokens.css").status_code == 404
