"""The report of a year in both languages, for publishing: composed as its page is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from web.language import LANGUAGES

if TYPE_CHECKING:
    from web.installation import Installation


def composed(installation: Installation, slug: str, year: int, day: date) -> dict[str, str | None]:
    """Compose the report of a year from what everybody may see, by language.

    Args:
        installation: Where the forum is.
        slug: The forum.
        year: The forum year.
        day: The day as of which it is told.
    """
    from web import create_app
    from web.public import reader
    from web.public.report import report_text

    app = create_app(installation.settings, installation)
    texts: dict[str, str | None] = {}
    for language in LANGUAGES:
        path = f"/{slug}/years/{year}/report?on={day.isoformat()}"
        with app.test_request_context(path, headers={"Accept-Language": language}):
            app.preprocess_request()
            texts[language] = report_text(reader(), year)
    return texts
