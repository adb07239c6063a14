"""Versions of a text, with paragraphs that come back: for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

PARAGRAPH = st.sampled_from(
    ["ett två tre", "ett två fyra", "fem", "- sex", "- sju", "| åtta |", "# nio", "tio\nelva", ""]
)
VERSION = st.lists(
    st.tuples(PARAGRAPH, st.sampled_from(["\n\n", "\n", "\n\n\n", "\r\n\r\n", ""])), max_size=7
).map(lambda pieces: "".join(text + end for text, end in pieces))
