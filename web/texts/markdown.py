"""The one reading of Markdown: CommonMark with tables and without HTML in it."""

from __future__ import annotations

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
SCHEMES = ("http", "https", "mailto")
"""Where links of a text may lead."""
LARGEST = 512 * 1024
"""How long a text may be, in bytes of UTF-8."""
