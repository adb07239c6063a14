"""What a browser may keep of a page: it asks each time, and is told if nothing has changed.

A page of a forum changes only with the log, with the day (what held today), with the language and
with the program. These four are its ETag, so that an unchanged page is answered before any
question is asked of the read model. Whoever is signed in gets every page anew.

Source: design section 6; the forum's own position and turning points come with later pages.
"""

from collections.abc import Callable
from importlib.metadata import version

from flask import Blueprint, Response, current_app, make_response, request

from projections.all import PROJECTIONS
from projections.read_model import version_of
from web.accounts.signed_in import signed_in
from web.language import page_language

BUILD = f"{version('dialogue-forum')}-{version_of(PROJECTIONS)}"


def answer_unchanged(blueprint: Blueprint, today: Callable[[], str]) -> None:
    """Give every page of a blueprint an ETag, and answer 304 where the browser has the page.

    Args:
        blueprint: Pages for everybody that change only with log, day, language and program.
        today: Gives today's date in the forum's zone as text.
    """

    @blueprint.before_request
    def unchanged() -> Response | None:
        if request.method not in {"GET", "HEAD"} or signed_in() is not None:
            return None
        tag = etag(today())
        if request.if_none_match.contains_weak(tag):
            answer = make_response("", 304)
            answer.set_etag(tag, weak=True)
            return answer
        return None

    @blueprint.after_request
    def tagged(response: Response) -> Response:
        is_read = response.status_code == 200 and request.method in {"GET", "HEAD"}
        if is_read and signed_in() is None:
            response.set_etag(etag(today()), weak=True)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def etag(today: str) -> str:
    """Return the ETag of a page that is written now."""
    position = current_app.extensions["forum"].read_position()
    return f"{position}.{today}.{page_language()}.{BUILD}"
