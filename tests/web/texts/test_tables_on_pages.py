"""A table of a text stands on its page as a table whose heads say what they are for."""

from __future__ import annotations

from web.public.longtext import long_text


def test_a_table_has_heads_for_its_columns() -> None:
    made = str(long_text("| a | b |\n| :-- | --- |\n| 1 | <script> |"))

    assert '<th scope="col">a</th>' in made
    assert "<td>1</td>" in made
    assert "style" not in made
    assert "<script" not in made
