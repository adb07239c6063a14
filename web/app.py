"""The application: pages put together, with the words, headers and errors that all share."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from flask import Flask, request
from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context

from projections import asking
from web import assets, charts, errors, fonts, forms, headers, language, marks, words
from web.about import about, personal_data_address
from web.access import guard
from web.accounts.here import add_here
from web.accounts.pages import accounts
from web.accounts.signed_in import signed_in
from web.accounts.ways import own_address
from web.csrf import add_csrf
from web.design import design
from web.health import health
from web.help_pages import help_pages
from web.home import home
from web.members import members
from web.members.my import my
from web.public import public as public_pages
from web.request_log import add_request_log
from web.secretariat import secretariat
from web.settings import Settings

BLUEPRINTS = (design, help_pages)
"""Pages that need no log."""
WITH_A_LOG = (health, home, accounts, public_pages, about, members, my, secretariat)
"""Pages of an installation. A new group: add its blueprint here and its lines in web/access.py."""

FILES = {
    "secretariat.read_word": 11 * 1024 * 1024,
    "secretariat.add_paper": 21 * 1024 * 1024,
    "secretariat.replace_paper": 21 * 1024 * 1024,
    "secretariat.look_at_sheet": 3 * 1024 * 1024,
}
"""Bytes that a request may have where it holds a file; all others have 2 MiB at most."""

_log = logging.getLogger(__name__)


def create_app(settings: Settings | None = None, forum: object | None = None) -> Flask:
    """Build the application.

    Args:
        settings: All settings; the defaults when absent.
        forum: What pages read and write through, kept as `app.extensions["forum"]`; pages that
            need no log work without it.

    Raises:
        MissingAccessError: A route has no line in `web/access.py`.
    """
    settings = settings or Settings()
    for note in settings.notes:
        _log.warning(note)
    app = Flask("web")
    app.config["TRUSTED_HOSTS"] = [settings.host, "localhost", "127.0.0.1"]
    app.config.update(SECRET_KEY=settings.secret_key or None, MAX_CONTENT_LENGTH=2 * 1024 * 1024)
    app.extensions["settings"] = settings
    app.extensions["forum"] = forum
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    add_here(app, settings, forum)
    app.before_request(_take_files)
    app.before_request(asking.remember)
    app.teardown_request(lambda _error: asking.stop_remembering())
    headers.add_headers(app, settings)
    language.add_languages(app, settings)
    errors.add_error_pages(app)
    add_csrf(app, settings)
    assets.add_assets(app)
    fonts.add_fonts(app, settings.data)
    _add_words(app)
    add_request_log(app)
    for blueprint in (*BLUEPRINTS, *(WITH_A_LOG if forum is not None else ())):
        app.register_blueprint(blueprint)
    guard(app)
    return app


def _take_files() -> None:
    """Let the pages that read a file take one, before anything of the request is read."""
    if request.endpoint in FILES:
        request.max_content_length = FILES[request.endpoint]


def _add_words(app: Flask) -> None:
    """Let templates write names, marks, days and numbers in the page's language."""
    app.jinja_env.globals.update(
        mark=marks.mark,
        side_mark=marks.side_mark,
        states=marks.STATES,
        circle=charts.circle,
        form=forms.form,
        languages=language.LANGUAGES,
        page_language=language.page_language,
        signed_in=signed_in,
        own_address=own_address,
        personal_data_address=personal_data_address,
        address_in=language.address_in,
        face_sheet=fonts.face_sheet,
        pick=lambda names: language.pick(names, language.page_language()),
        span=lambda start, end: words.span(start, end, language.page_language()),
        clock=lambda start, end=None: words.clock(start, language.page_language(), end),
    )
    app.jinja_env.filters.update(
        day=_spoken(words.day),
        weekday=_spoken(partial(words.day, weekday=True)),
        short_day=_spoken(words.short_day),
        instant=_spoken(words.instant),
        number=_spoken(words.number),
        number_word=_spoken(words.number_word),
        sentence=words.sentence,
    )


def _spoken(say: Callable[..., str]) -> Callable[..., str]:
    """A filter that speaks the page's language.

    It asks for the context so that Jinja does not fold it with a constant when the template is
    compiled: the page's language is known only when it is written.
    """

    @pass_context
    def speak(context: Context, value: object, *more: object, **options: object) -> str:
        return say(value, language.page_language(), *more, **options)

    return speak
