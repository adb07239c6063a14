"""What stands around a page of a personal link: the forum's name, and little else."""

from __future__ import annotations

from typing import Any

from flask import url_for

from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader
from web.public.frame import legal_links


def framed(r: Reader) -> dict[str, Any]:
    """Return the frame of a page, for its template."""
    name = pick(r.forum["name"], page_language()).text
    return {
        "forum": {
            "name": name,
            "address": url_for("public.front"),
            "is_example": r.forum["is_invented"],
        },
        "foot": [
            {
                "links": [
                    {"address": url_for("public.front"), "word": _("About the forum")},
                    *legal_links(),
                ],
                "note": _("The link is yours. It serves until this is over."),
            }
        ],
    }
