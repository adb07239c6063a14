"""Names of our own paragraph styles in Word files, and the numbering of lists in them."""

from __future__ import annotations

TITLE = "Forum Title"
HEAD = "Forum Head"
STATUS = "Forum Status"
HEAD_STYLES = (TITLE, HEAD, STATUS)
"""Styles of the head: what a file that comes back says in them, the forum knows."""
TABLE_HEAD = "Forum Table Head"
DEEPEST = 9
"""How many levels a list has in Word."""
BULLETS, NUMBERS = 90, 91  # ids of the two kinds of lists; those of the template end at 8
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def kind_of_list(abstract_id: int) -> str:
    """The definition of a kind of lists, as XML: what stands before an item on each level."""
    levels = "".join(_level(depth, counts=abstract_id == NUMBERS) for depth in range(DEEPEST))
    return (
        f'<w:abstractNum xmlns:w="{_WORD}" w:abstractNumId="{abstract_id}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )


def _level(depth: int, *, counts: bool) -> str:
    form, mark = ("decimal", f"%{depth + 1}.") if counts else ("bullet", "•–"[depth % 2])
    left = 360 * (depth + 1)  # twentieths of a point
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
    )
