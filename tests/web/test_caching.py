"""A page that has not changed is not sent again."""

from flask.testing import FlaskClient


def test_an_unchanged_page_is_answered_without_its_text(pages: FlaskClient) -> None:
    first = pages.get("/pgf/meetings/")

    again = pages.get("/pgf/meetings/", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["Cache-Control"] == "no-cache"


def test_a_page_in_another_language_is_another_page(pages: FlaskClient) -> None:
    swedish = pages.get("/pgf/meetings/")

    english = pages.get(
        "/pgf/meetings/",
        headers={"If-None-Match": swedish.headers["ETag"], "Accept-Language": "en"},
    )

    assert english.status_code == 200
    assert english.headers["ETag"] != swedish.headers["ETag"]


def test_a_page_that_is_not_there_is_not_kept(pages: FlaskClient) -> None:
    assert "ETag" not in pages.get("/pgf/meetings/1999-01").headers
