"""Limits of the rules in words: shares as percent only where that is exact."""

from __future__ import annotations

import pytest

from web.public.limit_words import share


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        ("1/5", "20\N{NO-BREAK SPACE}%", "20%"),
        ("1", "100\N{NO-BREAK SPACE}%", "100%"),
        ("1/3",) * 3,
    ],
)
def test_a_share_is_in_percent_where_that_is_exact(value: str, swedish: str, english: str) -> None:
    assert share(value, "sv") == swedish
    assert share(value, "en") == english
