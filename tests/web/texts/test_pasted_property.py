"""Whatever is pasted: no tag but the allowed ones, no dangerous link, and text reads as typed."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.texts.markup import TYPED, markup
from tests.web.texts.reading import links, tags, words
from web.texts.pasted import from_html
from web.texts.refused import RefusedTextError

ALLOWED = {
    *("p", "br", "em", "strong", "a", "h3", "h4", "h5", "h6", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@settings(max_examples=400, deadline=None)
@given(markup())
def test_a_page_gets_no_other_tag_and_no_dangerous_link(html: str) -> None:
    try:
        made = from_html(html).markdown
    except RefusedTextError:
        return

    assert tags(made) <= ALLOWED
    assert {urlsplit(link).scheme for link in links(made)} <= {"http", "https", "mailto"}


@settings(max_examples=400, deadline=None)
@given(st.lists(TYPED, max_size=4), st.sampled_from(["p", "h2", "li", "td", "b", "pre"]))
def test_text_that_looks_like_markdown_reads_as_typed(typed: list[str], tag: str) -> None:
    pieces = [f"<{tag}>{escape(text)}</{tag}>" for text in typed]
    around = {"li": "<ul>{}</ul>", "td": "<table><tr><td>x</td>{}</tr></table>"}.get(tag, "{}")

    made = from_html(around.format("<br>".join(pieces))).markdown

    shown = words(made).removeprefix("x") if tag == "td" else words(made)
    assert "".join(shown.split()) == "".join(" ".join(typed).split())


@settings(max_examples=200, deadline=None)
@given(TYPED, TYPED, TYPED, st.sampled_from(["b", "i"]))
def test_emphasis_changes_no_word(before: str, within: str, after: str, tag: str) -> None:
    html = f"<p>{escape(before)}<{tag}>{escape(within)}</{tag}>{escape(after)}</p>"

    assert words(from_html(html).markdown) == " ".join((before + within + after).split())


@settings(max_examples=200, deadline=None)
@given(markup())
def test_what_was_taken_in_once_is_taken_in_again_unchanged(html: str) -> None:
    from web.public.longtext import long_text

    try:
        once = from_html(html).markdown
        again = from_html(str(long_text(once))).markdown
    except RefusedTextError:
        return

    assert words(again) == words(once)
