"""The pages: what people meet in a browser, and the `forum` program.

`create_app` puts the parts together (`web.app`). `settings` holds every `FORUM_` variable, `access`
says who may open which page; `headers`, `errors`, `language`, `words`, `marks`, `charts`, `assets`
and `fonts` serve all pages alike. Each group of readers has a blueprint; `design` shows the parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from web.settings import Settings

__all__ = ["create_app"]


def create_app(settings: Settings | None = None, forum: object | None = None) -> Flask:
    """Build the application; see `web.app.create_app`.

    Pages are imported here and not before, so that the program starts quickly where none is shown.
    """
    from web.app import create_app as build

    return build(settings, forum)
