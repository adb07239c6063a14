"""What a reader is told when something could not be shown or done.

Knows a heading and a piece of advice for each status. Which refusal gives which status is decided
where the command is called; this module only writes the page.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, make_response, render_template
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    NotFound,
    SecurityError,
    UnprocessableEntity,
)

from web.csrf import ForgedError

ADVICE: dict[int, tuple[LazyString, LazyString]] = {
    403: (
        _l("You may not see this page"),
        _l("It is open only to those it concerns. Go back, or ask the secretariat for access."),
    ),
    404: (
        _l("The page is not here"),
        _l("Check the address, or start from the list of forums and find your way from there."),
    ),
    405: (
        _l("The page cannot be used in that way"),
        _l("Open the page again from its link, and use the buttons on it."),
    ),
    409: (
        _l("Somebody else changed this before you"),
        _l("Nothing of yours was saved. Open the page again, see what is new, and try once more."),
    ),
    413: (
        _l("The file is too large"),
        _l("A paper may have 20 megabytes. Save it with smaller pictures, or divide it."),
    ),
    422: (
        _l("Something in the form needs to be corrected"),
        _l("Nothing was saved. Go back, correct what is marked, and send the form again."),
    ),
    500: (
        _l("Something went wrong with us"),
        _l(
            "Wait a minute and try again. If it still fails, tell the secretariat when it happened."
        ),
    ),
}
OTHER = (
    _l("The request could not be understood"),
    _l("Go back and try again. If it still fails, tell the secretariat what you wanted to do."),
)


class NotADayError(UnprocessableEntity):
    """The day after `on=` in an address is no day."""


NOT_A_DAY = (
    _l("The day in the address is not a day"),
    _l("Write it after on= as year, month and day, such as 2018-03-28, or leave on= out."),
)


FORGED = (
    _l("The form could not be trusted"),
    _l(
        "Nothing was saved. Open the page again in this browser and send the form from there. "
        "Cookies must be allowed for this address."
    ),
)


def add_error_pages(app: Flask) -> None:
    """Answer every HTTP error with a page in the reader's language.

    A number in an address that no log can reach is an address of nothing.
    """
    app.register_error_handler(HTTPException, error_page)
    app.register_error_handler(OverflowError, lambda _error: error_page(NotFound()))


def error_page(error: HTTPException) -> Response:
    """The page for one error, with the headers that belong to it (such as `Allow`)."""
    if error.response is not None:
        return make_response(error.response)
    if isinstance(error, SecurityError):  # another host than ours: no address can be written
        return make_response("This is not that host.\n", 400, {"Content-Type": "text/plain"})
    code = error.code or InternalServerError.code
    title, advice = _said(error, code)
    page = render_template("errors/error.html", code=code, title=title, advice=advice)
    response = make_response(page, HTTPStatus(code))
    response.headers["Cache-Control"] = "no-store"
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def _said(error: HTTPException, code: int) -> tuple[LazyString, LazyString]:
    if isinstance(error, NotADayError):
        return NOT_A_DAY
    return FORGED if isinstance(error, ForgedError) else ADVICE.get(code, OTHER)
