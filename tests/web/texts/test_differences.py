"""Two versions stand side by side, and each changed word is marked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.texts.versions import VERSION
from web.texts.differences import Part, side_by_side
from web.texts.paragraphs import one_line_end, paragraphs, said


def drawn(earlier: str, later: str) -> list[tuple[str, str, str]]:
    """Each row as kind, left and right, the changed words in brackets."""

    def side(parts: tuple[Part, ...]) -> str:
        return "".join(f"[{part.text}]" if part.is_changed else part.text for part in parts)

    return [(row.kind, side(row.left), side(row.right)) for row in side_by_side(earlier, later)]


def test_a_changed_word_is_marked_inside_its_paragraph() -> None:
    rows = drawn("Ett.\n\nSvar senast 1 april.", "Ett.\n\nSvar senast 15 april.")

    assert rows == [
        ("same", "Ett.", "Ett."),
        ("changed", "Svar senast [1] april.", "Svar senast [15] april."),
    ]


def test_a_new_paragraph_is_added_and_a_lost_one_removed() -> None:
    rows = drawn("ett\n\ntvå\n\ntre", "ett\n\ntre\n\nhelt annat")

    assert rows == [
        ("same", "ett", "ett"),
        ("removed", "[två]", ""),
        ("same", "tre", "tre"),
        ("added", "", "[helt annat]"),
    ]


def test_a_paragraph_that_says_something_else_is_no_changed_one() -> None:
    rows = drawn("Mötet öppnades klockan ett.", "Vi åt lunch.")

    assert [kind for kind, _, _ in rows] == ["removed", "added"]


def test_changed_paragraphs_stand_beside_those_they_are_like() -> None:
    rows = drawn(
        "Kommunen berättade om budgeten för året.\n\nFöreningarna svarade att den är liten.",
        "Nytt.\n\nKommunen berättade om planen för året.\n\nFöreningarna svarade att den är bra.",
    )

    assert [kind for kind, _, _ in rows] == ["added", "changed", "changed"]
    assert rows[1][2] == "Kommunen berättade om [planen] för året."


def test_items_of_a_list_and_rows_of_a_table_are_compared_one_by_one() -> None:
    rows = drawn("- a b c\n- d\n\n| x |\n| - |\n| y |", "- a b e\n- d\n\n| x |\n| - |\n| z |")

    assert [kind for kind, _, _ in rows] == ["changed", "same", "same", "same", "changed"]


def test_blank_lines_and_line_ends_are_no_difference() -> None:
    assert [row.kind for row in side_by_side("a\r\n\r\nb\r\n", "a\n\n\n\nb")] == ["same", "same"]


def test_two_empty_texts_have_no_rows() -> None:
    assert side_by_side("", "") == []


def test_a_long_text_of_the_same_line_is_compared_as_a_whole() -> None:
    rows = side_by_side("x\n\n" * 20_000, "y\n\n" + "x\n\n" * 20_001 + "z")

    assert len(rows) >= 20_001


def test_words_are_marked_one_by_one_as_long_as_the_work_lasts() -> None:
    earlier = "\n\n".join(f"x{n} " + "a b " * 90 for n in range(60))
    later = "\n\n".join(f"y{n} " + "b a " * 90 for n in range(60))

    rows = side_by_side(earlier, later)

    assert len(rows[0].left) > 1
    assert len(rows[-1].left) == 1


def test_a_long_paragraph_is_marked_as_a_whole() -> None:
    (row,) = side_by_side("a c " * 9_000 + "b", "b " + "a c " * 9_000)

    assert [len(row.left), len(row.right)] == [1, 1]


@settings(max_examples=300, deadline=None)
@given(VERSION, VERSION)
def test_every_paragraph_of_both_versions_stands_in_a_row(earlier: str, later: str) -> None:
    rows = side_by_side(earlier, later)

    left = ["".join(part.text for part in row.left) for row in rows if row.kind != "added"]
    right = ["".join(part.text for part in row.right) for row in rows if row.kind != "removed"]
    assert left == list(filter(None, map(said, paragraphs(one_line_end(earlier)))))
    assert right == list(filter(None, map(said, paragraphs(one_line_end(later)))))
    assert all(row.left == row.right for row in rows if row.kind == "same")


@given(st.text(st.sampled_from("ab-1. |#\n\r "), max_size=60))
def test_paragraphs_joined_are_the_text(text: str) -> None:
    assert "".join(paragraphs(one_line_end(text))) == one_line_end(text)
