"""What is pasted keeps its headings, lists, tables, links and emphasis, and nothing else."""

from __future__ import annotations

import pytest

from tests.web.texts.reading import links, tags, words
from web.texts.pasted import from_html
from web.texts.refused import RefusedTextError


def pasted(html: str) -> str:
    return from_html(html).markdown


def test_headings_paragraphs_and_emphasis_are_kept() -> None:
    made = pasted("<h2>Beslut</h2><p>Det blev <b>ja</b> och <i>nej</i>.</p><h4>Mer</h4>")

    assert made == "## Beslut\n\nDet blev **ja** och *nej*.\n\n#### Mer"


def test_lists_keep_their_depth_and_their_numbers() -> None:
    html = """<ul><li>ett<ul><li>två</li></ul></li><li><p>tre</p></li></ul>
    <ol start="3"><li>fyra<li>fem</ol>"""

    assert pasted(html) == "- ett\n  - två\n- tre\n\n3. fyra\n4. fem"


def test_a_list_right_inside_a_list_belongs_to_the_item_before() -> None:
    html = "<ul><li>ett</li><ul><li>två</li></ul><li>tre</li></ul>"

    assert pasted(html) == "- ett\n  - två\n- tre"


def test_two_lists_after_each_other_stay_two() -> None:
    made = pasted("<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul><ol><li>d</ol><ol><li>e</ol>")

    assert made == "- a\n\n* b\n\n- c\n\n1. d\n\n1) e"


def test_a_table_keeps_its_heads_and_a_place_for_each_cell() -> None:
    html = """<table><caption>Tal</caption>
    <thead><tr><th>Namn</th><th>A|B</th><th>C</th></tr></thead>
    <tr><td rowspan=2>x</td><td><p>y</p><p>z</p></td><td>1</td></tr>
    <tr><td colspan=2><ul><li>p</li><li>q</li></ul></td></tr></table>"""

    assert pasted(html) == (
        "Tal\n\n| Namn | A\\|B | C |\n| --- | --- | --- |\n| x | y z | 1 |\n|  | – p – q |  |"
    )


def test_the_first_row_of_a_table_without_heads_becomes_its_heads() -> None:
    made = pasted("<table><tr><td><b>Namn</b><td>Tal</tr><tr><td>a<td>1</tr></table>")

    assert made == "| Namn | Tal |\n| --- | --- |\n| a | 1 |"


def test_a_table_that_only_lays_out_a_page_becomes_paragraphs() -> None:
    html = """<table><tr><td><p>Hej</p></td></tr><tr><td>
    <table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"""

    assert pasted(html) == "Hej\n\n| a | b |\n| --- | --- |"


def test_links_lead_to_the_web_or_to_a_mail_box_only() -> None:
    made = pasted(
        """<p><a href="https://example.org/a(b) c|d?x=1&amp;y=2">ett</a>
        <a href="mailto:post@example.org">två</a> <a href="javascript:alert(1)">tre</a>
        <a href=" java&#10;script:alert(1)">fyra</a> <a href="/inne">fem</a> <a href="#_x">sex</a>
        <a href="file:///etc/passwd">sju</a> <a href="data:text/html,x">åtta</a>
        <a href="https:">nio</a> <a href="http://[">tio</a></p>"""
    )

    assert made.endswith("[två](mailto:post@example.org) tre fyra fem sex sju åtta nio tio")
    assert links(made) == [
        "https://example.org/a%28b%29%20c%7Cd?x=1&y=2",
        "mailto:post@example.org",
    ]


def test_a_link_around_a_heading_goes_into_it() -> None:
    made = pasted('<a href="https://example.org/"><h2>Nyhet</h2><p>Läs mer</p></a>')

    assert made == "## [Nyhet](https://example.org/)\n\n[Läs mer](https://example.org/)"


def test_an_exclamation_before_a_link_does_not_make_a_picture() -> None:
    made = pasted('<p>Hej!<a href="https://example.org/">här</a></p>')

    assert links(made) == ["https://example.org/"]
    assert words(made) == "Hej!här"


def test_pictures_are_left_out_and_counted() -> None:
    made = from_html('<p>a<img src="https://example.org/x.png" alt="b">c</p><img src="data:x">')

    assert (made.markdown, made.pictures) == ("ac", 2)


def test_deleted_text_goes_and_inserted_text_stays() -> None:
    made = from_html("<p>Det blev <del>nej</del><ins>ja</ins>, <s>kanske</s></p>")

    assert (made.markdown, made.struck) == ("Det blev ja, kanske", 1)


def test_line_ends_stay_and_two_of_them_make_a_paragraph() -> None:
    assert pasted("<div>ett<br>två<br><br><b>tre<br><br>fyra</b><br></div>") == (
        "ett\\\ntvå\n\n**tre**\n\n**fyra**"
    )


def test_boxes_of_a_web_page_part_its_texts() -> None:
    made = pasted(
        "<article><header>ett</header><section>två<div>tre</div></section>"
        "<blockquote>fyra</blockquote><pre>fem\n sex</pre><dl><dt>sju<dd>åtta</dl></article>"
    )

    assert made == "ett\n\ntvå\n\ntre\n\nfyra\n\nfem\\\nsex\n\nsju\n\nåtta"


def test_nothing_that_runs_or_hides_comes_along() -> None:
    made = pasted(
        "<style>p{}</style><script>alert(1)</script><p onclick='x'>a</p><!-- b --><svg>c</svg>"
        "<p style='display: none'>d</p><iframe src=x>e</iframe><template>f</template>"
    )

    assert made == "a"


def test_signs_without_a_width_or_that_turn_the_text_are_taken_away() -> None:
    assert pasted("<p>a\u200bb\u202ec\u00add 10\u00a0000\u00a0kr &#147;ja&#148; &#1;</p>") == (
        "abcd 10\u00a0000 kr “ja”"
    )


def test_raised_digits_stay_raised() -> None:
    assert pasted("<p>40 m<sup>2</sup>, enligt<sup>12</sup> och 5<sup>e</sup></p>") == (
        "40 m², enligt¹² och 5e"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>Förslag<b>: ja</b>x</p>",
        "<p>a<b> b </b>c</p>",
        "<p><b>(a)</b>b</p>",
        "<p>a<i>“b”</i>c<i>d</i><b>e</b></p>",
        "<p><b>a</b><b>b</b><i><b>c</b> d</i></p>",
        '<p>x<b><a href="https://example.org">y</a></b>z</p>',
        "<p><b>*</b>a<i>_</i></p>",
        "<p><b>a</b>!<a href='https://example.org'>b</a></p>",
    ],
)
def test_emphasis_never_shows_its_signs(html: str) -> None:
    made = pasted(html)

    assert words(made) == words(pasted(html.replace("b>", "u>").replace("i>", "u>")))


def test_emphasis_inside_the_same_emphasis_is_one() -> None:
    assert pasted("<p><b>a<strong>b</strong>c</b></p>") == "**abc**"


def test_number_signs_at_the_end_of_a_heading_stay() -> None:
    assert words(pasted("<h2>Spår #</h2>")) == "Spår #"


def test_a_line_that_looks_like_the_line_under_heads_makes_no_table() -> None:
    made = pasted("<p>a | b<br>--- | ---<br>c | d</p>")

    assert "table" not in tags(made)
    assert words(made) == "a | b --- | --- c | d"


def test_the_way_back_from_a_footnote_goes() -> None:
    assert pasted('<p>SFS 2017:900 <a href="#footnote-ref-1">↑</a></p>') == "SFS 2017:900"


def test_emphasis_in_parts_is_joined_and_its_points_stand_outside() -> None:
    assert pasted("<p><b>Bes</b><b>lut:</b>ja, <b>a </b><b>b</b></p>") == "**Beslut**:ja, **a b**"


@pytest.mark.parametrize("kilobytes", [513, 2000])
def test_too_long_a_text_is_refused(kilobytes: int) -> None:
    with pytest.raises(RefusedTextError) as refused:
        from_html("x" * 1024 * kilobytes)

    assert refused.value.code == "too_long"


def test_a_text_that_would_be_too_long_when_it_is_stored_is_refused() -> None:
    with pytest.raises(RefusedTextError) as refused:
        from_html("*" * 1024 * 400)

    assert refused.value.code == "too_long"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 15_000,
        "<b>a</b>" * 20_001,
        "<ul><li>a" * 10,
        "<table><tr><td>" * 60,
        "<table>" + "<tr><td rowspan=9999 colspan=9999>a<td>b" * 1000,
    ],
    ids=["deep", "many", "lists", "tables", "cells"],
)
def test_a_text_that_would_cost_too_much_is_refused(html: str) -> None:
    with pytest.raises(RefusedTextError) as refused:
        from_html(html)

    assert refused.value.code == "too_tangled"


def test_nine_lists_inside_each_other_can_be_read() -> None:
    made = pasted("<ul><li>a" * 9)

    assert words(made) == "a a a a a a a a a"


def test_the_tags_of_a_page_are_those_that_were_kept() -> None:
    made = pasted("<h1>a</h1><p><b>b</b><br>c</p><ol><li>d</ol><table><tr><td>e<td>f</table>")

    assert tags(made) <= {"h3", "p", "strong", "br", "ol", "li", "table", "thead", "tr", "th"}
