"""Passages of a text as it reads, and marks on those that became something."""

from __future__ import annotations

from web.public.longtext import long_text
from web.texts.passages import Passage, Said, heading_of, marked, passages

TEXT = """## 1. Öppning

Ordföranden hälsade *alla* välkomna.

## 2. Lokaler

- Lokalerna är **för dyra** för små föreningar.
- Nej.

Nej. Det går inte.

| Vem | Vad |
|---|---|
| Bryggan | Vi vill dela lokal med andra. |
"""
HTML = str(long_text(TEXT))


def views(*texts: str) -> list[Said]:
    return [Said(text, f"Synpunkt {n}", f"/views/{n}") for n, text in enumerate(texts, 1)]


def test_each_paragraph_item_and_cell_is_a_passage_under_its_heading() -> None:
    found = passages(HTML)

    assert found[0] == Passage("Ordföranden hälsade alla välkomna.", "1. Öppning")
    assert Passage("Lokalerna är för dyra för små föreningar.", "2. Lokaler") in found
    assert Passage("Vi vill dela lokal med andra.", "2. Lokaler") in found
    assert [one.text for one in found].count("Nej.") == 1
    assert passages("") == []


def test_what_was_selected_is_found_under_its_heading_however_the_lines_break() -> None:
    assert heading_of(HTML, "för dyra för\n  små föreningar.") == ""
    assert heading_of(HTML, "Lokalerna är för  dyra för små") == "2. Lokaler"
    assert heading_of(HTML, "Ordföranden hälsade alla\n\nNej. Det går inte.") == "2. Lokaler"
    assert heading_of(HTML, "Står inte här alls, vad jag vet.") == ""


def test_a_passage_that_became_a_view_is_marked_once_with_a_link() -> None:
    found = marked(HTML, views("Vi vill dela lokal med andra.", "Med helt andra ord än i texten."))

    assert found.found == {"/views/1"}
    assert '<mark class="became">Vi vill dela lokal med andra.</mark>' in found.html
    assert found.html.count('href="/views/1"') == 1
    assert "/views/2" not in found.html


def test_words_across_an_emphasis_get_the_link_without_the_mark() -> None:
    found = marked(HTML, views("Lokalerna är för dyra för små föreningar."))

    assert "<mark" not in found.html
    assert '<strong>för dyra</strong> för små föreningar. <a class="became"' in found.html


def test_a_short_word_marks_only_the_paragraph_that_says_no_more() -> None:
    assert marked(HTML, views("Nej.")).html.count('<mark class="became">Nej.</mark>') == 1
    assert marked(HTML, views("Det går")).found == frozenset()


def test_what_was_typed_as_html_stays_text() -> None:
    html = str(long_text("Vi skrev <script>alert(1)</script> & mer i vår ansökan."))

    found = marked(html, views("Vi skrev <script>alert(1)</script> & mer i vår ansökan.", "x"))

    assert found.found == {"/views/1"}
    assert "<script>" not in found.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; mer" in found.html


def test_a_text_without_marks_stays_as_it_was() -> None:
    assert passages(marked(HTML, []).html) == passages(HTML)
