"""Texts at length as HTML: Markdown without HTML in it, cleaned once more on the way out."""

from __future__ import annotations

import nh3
from markupsafe import Markup

from web.texts.markdown import MARKDOWN, SCHEMES

_TAGS = {
    *("p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "a"),
    *("h3", "h4", "h5", "h6", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_DEEPER = 2
"""How much deeper headings of a text stand on a page, under the page's own two levels."""


def long_text(text: str) -> Markup:
    """Return a text as HTML that is safe to set on a page.

    Headings begin at level 3. Pictures, raw HTML and links other than http, https and mailto are
    left out.
    """
    tokens = MARKDOWN.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + _DEEPER, 6)}"
        elif token.type == "th_open":
            token.attrSet("scope", "col")
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return Markup(
        nh3.clean(
            html,
            tags=_TAGS,
            attributes={"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}},
            url_schemes=set(SCHEMES),
            link_rel="noopener noreferrer nofollow",
        )
    )
