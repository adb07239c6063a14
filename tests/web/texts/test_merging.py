"""Two who write at once lose nothing: both texts in one, and a choice where they met."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.web.texts.versions import VERSION
from web.texts.merging import Stretch, merge
from web.texts.paragraphs import one_line_end, paragraphs, said

BASE = "ett\n\ntvå\n\ntre"


def says(text: str) -> list[str]:
    return [words for paragraph in paragraphs(text) if (words := said(paragraph))]


def test_changes_that_do_not_meet_are_both_taken() -> None:
    merged = merge(BASE, "ETT\n\ntvå\n\ntre", "ett\n\ntvå\n\nTRE\n\nfyra")

    assert merged.choices == ()
    assert merged.text() == "ETT\n\ntvå\n\nTRE\n\nfyra"


def test_changes_of_paragraphs_next_to_each_other_do_not_meet() -> None:
    assert merge(BASE, "ETT\n\ntvå\n\ntre", "ett\n\nTVÅ\n\ntre").text() == "ETT\n\nTVÅ\n\ntre"


def test_changes_of_the_same_paragraph_are_a_choice_with_both_texts() -> None:
    merged = merge(BASE, "ett\n\nTVÅ\n\ntre", "ett\n\n2\n\ntre")

    assert merged.choices == (Stretch("två\n\n", "TVÅ\n\n", "2\n\n"),)
    assert merged.text(["mine"]) == "ett\n\nTVÅ\n\ntre"
    assert merged.text(["theirs"]) == "ett\n\n2\n\ntre"
    assert merged.text(["both"]) == "ett\n\nTVÅ\n\n2\n\ntre"


def test_the_same_change_by_both_is_no_choice() -> None:
    assert merge(BASE, "ett\n\n2\n\ntre", "ett\n\n2\n\ntre\n").text() == "ett\n\n2\n\ntre\n"


def test_what_one_removed_and_the_other_changed_is_a_choice() -> None:
    merged = merge(BASE, "ett\n\ntre", "ett\n\nTVÅ\n\ntre")

    assert merged.choices == (Stretch("två\n\n", "", "TVÅ\n\n"),)


def test_what_both_put_in_at_one_place_is_a_choice() -> None:
    merged = merge(BASE, BASE + "\n\nfyra", BASE + "\n\nfem")

    assert merged.text(["both"]) == "ett\n\ntvå\n\ntre\n\nfyra\n\nfem"


def test_items_that_two_put_in_at_different_places_of_a_list_are_both_taken() -> None:
    assert merge("- b\n- d", "- a\n- b\n- d", "- b\n- d\n- e").text() == "- a\n- b\n- d\n- e"


def test_the_text_waits_for_as_many_choices_as_there_are() -> None:
    merged = merge("a", "b", "c")

    with pytest.raises(ValueError, match="1 choices, 0 chosen"):
        merged.text()
    with pytest.raises(ValueError, match="1 choices, 2 chosen"):
        merged.text(["mine", "mine"])


def test_who_changed_nothing_gets_the_other_s_text() -> None:
    assert merge(BASE, BASE, "nytt\n").text() == "nytt\n"
    assert merge(BASE, "nytt\n", BASE).text() == "nytt\n"


@settings(max_examples=500, deadline=None)
@given(VERSION, VERSION, VERSION)
def test_all_mine_gives_mine_and_all_theirs_gives_theirs(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)

    assert merged.mine == one_line_end(mine)
    assert merged.theirs == one_line_end(theirs)
    assert "".join(stretch.base for stretch in merged.stretches) == one_line_end(base)


@settings(max_examples=500, deadline=None)
@given(VERSION, VERSION, VERSION)
def test_nothing_that_either_wrote_is_missing(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    text = merged.text(["both"] * len(merged.choices))

    before = set(says(one_line_end(base)))
    written = {*says(one_line_end(mine)), *says(one_line_end(theirs))} - before
    assert written <= set(says(text))


@settings(max_examples=300, deadline=None)
@given(VERSION, VERSION)
def test_where_one_changed_nothing_there_is_no_choice(base: str, changed: str) -> None:
    for merged in (merge(base, base, changed), merge(base, changed, base)):
        assert merged.choices == ()
        assert says(merged.text()) == says(one_line_end(changed))
