"""Pieces of HTML, well formed or not, and text that looks like Markdown: for property tests."""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st

SIGNS = "ab1.)(*_`#>-+=~|[]<&;:!\\/\"' \n\u00a0åé”"
TYPED = st.text(st.sampled_from(SIGNS), max_size=40)
NAMES = (
    *("p", "div", "h1", "h6", "ul", "ol", "li", "table", "tr", "td", "th", "caption", "pre"),
    *("b", "i", "s", "sup", "span", "blockquote", "script", "svg", "img", "br", "iframe", "style"),
)
STYLES = (
    *("mso-list:l0 level1 lfo1", "mso-list:Ignore", "mso-list:l0 level3 lfo1"),
    *("font-weight:bold", "font-weight:400", "display:none", "font-style: italic"),
)
ADDRESSES = st.sampled_from(
    ["https://example.org/)", "javascript:x", "JaVa\tscript:x", "data:text/html,<b>", "//x.example"]
) | TYPED.map(lambda typed: "https://example.org/" + typed)


@st.composite
def markup(draw: st.DrawFn) -> str:
    """Pieces of HTML, well formed or not."""
    pieces = []
    for _ in range(draw(st.integers(0, 14))):
        name = draw(st.sampled_from(NAMES))
        kind = draw(st.integers(0, 5))
        if kind == 0:
            pieces.append(draw(TYPED))
        elif kind == 1:
            pieces.append(escape(draw(TYPED)))
        elif kind == 2:
            pieces.append(f"</{name}>")
        elif kind == 3:
            pieces.append(f'<a href="{escape(draw(ADDRESSES))}">{escape(draw(TYPED))}')
        elif kind == 4:
            pieces.append(f'<{name} style="{draw(st.sampled_from(STYLES))}" onload=x colspan=3>')
        else:
            pieces.append(f"<{name}>{escape(draw(TYPED))}</{name}>")
    return "".join(pieces)
