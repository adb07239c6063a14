"""A masked passage is gone from the public version, and its place says so and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.texts.markup import markup
from tests.web.texts.reading import links, tags, words
from web.texts.masking import Mask, MaskError, public_version
from web.texts.pasted import from_html
from web.texts.refused import RefusedTextError

M = "\\[maskat: skäl\\]"


def masked(text: str, *passages: str, reason: str = "skäl") -> str:
    masks = []
    for passage in passages:
        start = text.index(passage)
        masks.append(Mask(start, start + len(passage), reason))
    return public_version(text, masks, "sv").markdown


def refusal(text: str, *passages: str) -> str:
    with pytest.raises(MaskError) as refused:
        masked(text, *passages)
    return refused.value.code


def test_a_passage_is_replaced_by_a_mark_with_its_reason() -> None:
    public = masked("Enligt Anna Exempel är det så.", "Anna Exempel", reason="personuppgift")

    assert public == "Enligt \\[maskat: personuppgift\\] är det så."
    assert words(public) == "Enligt [maskat: personuppgift] är det så."


def test_the_mark_speaks_the_language_of_the_text() -> None:
    public = public_version("By Ann.", [Mask(3, 6, "personal data")], "en")

    assert words(public.markdown) == "By [masked: personal data]."


def test_the_text_and_the_masks_give_what_was_hidden() -> None:
    text = "Enligt  Anna Exempel sa ja."

    public = public_version(text, [Mask(6, 21, " per- \n son ")], "sv")

    assert [(text[m.start : m.end], m.reason) for m in public.masks] == [
        ("Anna Exempel", "per- son")
    ]


def test_masks_that_overlap_or_touch_are_joined_with_the_reasons_of_both() -> None:
    masks = [Mask(4, 8, "b"), Mask(0, 5, "a"), Mask(8, 9, "a"), Mask(11, 12, "c")]

    public = public_version("0123456789 x", masks, "en")

    assert words(public.markdown) == "[masked: a; b]9 [masked: c]"
    assert [(m.start, m.end) for m in public.masks] == [(0, 9), (11, 12)]


def test_the_mark_of_an_item_or_heading_stays() -> None:
    text = "# Anna\n\n- Bo\n  1. Cia\n\n> Disa"

    public = masked(text, "# Anna", "- Bo", "1. Cia", "> Disa")

    assert public == text.replace("Anna", M).replace("Bo", M).replace("Cia", M).replace("Disa", M)


def test_whole_paragraphs_can_be_masked_as_one() -> None:
    text = "ett\n\n## Två\n\n- tre\n- fyra\n\nfem"

    assert masked(text, "## Två\n\n- tre\n- fyra") == f"ett\n\n{M}\n\nfem"
    assert masked(text, text) == M


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("a **bc** d", "a **b"),
        ("a **bc** d", "c** d"),
        ("a**bc**d", "bc"),
        ("a **b *c* d** e", "*c* d**"),
        ("a [bc](https://example.org) d", "[b"),
        ("a [bc](https://example.org) d", "bc"),
        ("a [bc](https://example.org) d", "example"),
        ("a [bc](mailto:anna@example.org) d", "anna@example.org"),
        ("a \\*b", "*b"),
        ("a &amp; b", "amp"),
        ("ett\n\ntvå", "t\n\nt"),
        ("- ett\n- två\n\nx", "ett\n- t"),
        ("| a | b |\n| - | - |\n| c | d |", "a | b"),
        ("| a | b |\n| - | - |\n| c | d |", "| -"),
        ("# ett\ntvå", "# ett\nt"),
        ("x `ab` y", "b` y"),
    ],
)
def test_a_mask_that_would_cut_something_in_two_is_refused(text: str, passage: str) -> None:
    assert refusal(text, passage) == "cuts"


@pytest.mark.parametrize(
    ("text", "passage", "public"),
    [
        ("a **bc** d", "**bc**", f"a {M} d"),
        ("a **bc** d", "bc", f"a **{M}** d"),
        ("a **bc** d", "a **bc**", f"{M} d"),
        ("a _bc_ d", "_bc_", f"a {M} d"),
        ("a [b](https://example.org) c", "[b](https://example.org)", f"a {M} c"),
        ("| a | b |\n| - | - |\n| c | d |", "d", f"| a | b |\n| - | - |\n| c | {M} |"),
        ("ett\\\ntvå", "ett", f"{M}\\\ntvå"),
        ("ett\\\ntvå", "t\\\nt", f"et{M}vå"),
        ("a![b](c.png)", "![b](c.png)", f"a{M}"),
    ],
)
def test_what_is_whole_can_be_masked(text: str, passage: str, public: str) -> None:
    assert masked(text, passage) == public


def test_the_refusal_names_the_mask_that_does_not_fit() -> None:
    text = "Anna **Bo** Cia"

    with pytest.raises(MaskError) as refused:
        public_version(text, [Mask(0, 4, "a"), Mask(5, 8, "b"), Mask(12, 15, "c")], "sv")

    assert refused.value.mask == Mask(5, 8, "b")


@pytest.mark.parametrize(
    ("mask", "code"),
    [
        (Mask(0, 99, "a"), "outside"),
        (Mask(-1, 2, "a"), "outside"),
        (Mask(3, 2, "a"), "outside"),
        (Mask(1, 1, "a"), "empty"),
        (Mask(1, 2, "a"), "empty"),
        (Mask(0, 1, " \n\u200b"), "no_reason"),
    ],
)
def test_a_mask_without_a_passage_or_reason_is_refused(mask: Mask, code: str) -> None:
    with pytest.raises(MaskError) as refused:
        public_version("a b", [mask], "sv")

    assert refused.value.code == code


def test_too_many_masks_are_refused() -> None:
    text = "a " * 600

    with pytest.raises(MaskError) as refused:
        public_version(text, [Mask(n * 2, n * 2 + 1, "x") for n in range(501)], "sv")

    assert refused.value.code == "too_many"


@pytest.mark.parametrize("reason", ["*fet* | [a](javascript:b) <b> \\", "# a", "x" * 1_000])
def test_a_reason_reads_as_typed(reason: str) -> None:
    text = "| a | b |\n| - | - |\n| c | d |"

    public = masked(text, "d", reason=reason)

    assert words(public) == f"a b c [maskat: {reason[:300]}]"
    assert links(public) == []


@settings(max_examples=300, deadline=None)
@given(markup(), st.data())
def test_nothing_but_the_masked_passage_changes(html: str, data: st.DataObject) -> None:
    try:
        text = from_html(html).markdown
    except RefusedTextError:
        return
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    try:
        public = public_version(text, [Mask(start, end, "q")], "en")
    except MaskError:
        return

    (mask,) = public.masks
    assert public.markdown[: mask.start] == text[: mask.start]
    assert public.markdown.endswith(text[mask.end :])
    assert "[masked: q]" in words(public.markdown)
    assert tags(public.markdown) <= tags(text) | {"p"}
    assert set(links(public.markdown)) <= set(links(text))
