"""The public version of a text: passages masked, each with a mark that says so and why.

The text itself is never changed; what a mask hides stays in it, and the public version is made from
both. A mask lies inside one paragraph, heading, item or cell, or takes whole paragraphs. One that
would cut a link or an emphasis in two is refused: what is left of it could say what was hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from web.language import catalogue
from web.texts.escaping import inline_typed, visible
from web.texts.mask_places import covers_blocks, fits, inside_block

MOST = 500
"""How many masks a text may have."""
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Mask:
    """A passage that the public does not see.

    Attributes:
        start: Where it begins in the Markdown.
        end: Where it ends there, not included.
        reason: Why, for everybody to read, such as "personuppgift".
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Public:
    """A public version.

    Attributes:
        markdown: The text with a mark in the place of each mask.
        masks: What was masked, in order, as it was applied: joined, and without spaces at its ends
            or the sign of an item at its beginning. With the text they give what was hidden.
    """

    markdown: str
    masks: tuple[Mask, ...]


class MaskError(ValueError):
    """A mask cannot be applied.

    Attributes:
        code: Stable name of the ground.
        sentence: What a reader is told, in the page's language when it is written out.
        mask: The mask.
    """

    def __init__(self, code: str, mask: Mask) -> None:
        self.code = code
        self.sentence: LazyString = SENTENCES[code]
        self.mask = mask
        super().__init__(f"{code}: {mask.start}–{mask.end}")


SENTENCES: dict[str, LazyString] = {
    "outside": _l("The marked passage is not in the text any more. Mark it again."),
    "empty": _l("Nothing is marked. Mark the words that are to be masked."),
    "no_reason": _l("Say in a few words why the passage is masked; everybody can read the reason."),
    "too_many": _l("More than 500 passages are marked. Mask whole paragraphs instead."),
    "cuts": _l(
        "The marked passage begins or ends inside a link, bold or italic text, or in another"
        " paragraph or cell. Mark the whole of it, or each paragraph by itself."
    ),
}
"""By code, what a reader is told."""


def public_version(markdown: str, masks: Iterable[Mask], language: str) -> Public:
    """Return the public version of a text.

    Masks that overlap or touch are joined, with the reasons of both.

    Args:
        markdown: The text.
        masks: In any order.
        language: sv or en: of the marks, which is that of the text.

    Raises:
        MaskError: A mask lies outside the text, hides nothing, has no reason, or cuts something in
            two; or there are more than 500.
    """
    wanted = _joined([_trimmed(markdown, mask) for mask in masks])
    if len(wanted) > MOST:
        raise MaskError("too_many", wanted[MOST])
    applied = [_inside(markdown, mask) for mask in wanted]
    if not _all_fit(markdown, applied, language):
        applied = [_that_fits(markdown, mask, language) for mask in wanted]
    public = markdown
    for mask in reversed(applied):
        public = public[: mask.start] + _mark(mask.reason, language) + public[mask.end :]
    return Public(public, tuple(applied))


def _trimmed(markdown: str, mask: Mask) -> Mask:
    """A mask that begins and ends with a sign that can be seen, and has a reason of one line."""
    if not 0 <= mask.start <= mask.end <= len(markdown):
        raise MaskError("outside", mask)
    passage = markdown[mask.start : mask.end]
    start = mask.start + len(passage) - len(passage.lstrip())
    end = mask.end - len(passage) + len(passage.rstrip())
    if start >= end:
        raise MaskError("empty", mask)
    reason = " ".join(visible(mask.reason).split())[:LONGEST_REASON]
    if not reason:
        raise MaskError("no_reason", mask)
    return Mask(start, end, reason)


def _joined(masks: list[Mask]) -> list[Mask]:
    joined: list[Mask] = []
    for mask in sorted(masks, key=lambda one: (one.start, one.end)):
        if joined and mask.start <= joined[-1].end:
            last = joined[-1]
            reasons = last.reason.split("; ")
            reason = last.reason if mask.reason in reasons else f"{last.reason}; {mask.reason}"
            joined[-1] = replace(last, end=max(last.end, mask.end), reason=reason)
        else:
            joined.append(mask)
    return joined


def _inside(markdown: str, mask: Mask) -> Mask:
    return replace(mask, start=inside_block(markdown, mask.start, mask.end))


def _all_fit(markdown: str, masks: list[Mask], language: str) -> bool:
    return fits(markdown, [(m.start, m.end, _mark(m.reason, language)) for m in masks])


def _that_fits(markdown: str, mask: Mask, language: str) -> Mask:
    """The mask inside its paragraph, or around whole ones."""
    if _all_fit(markdown, [inside := _inside(markdown, mask)], language):
        return inside
    if covers_blocks(markdown, mask.start, mask.end):
        return mask
    raise MaskError("cuts", mask)


def _mark(reason: str, language: str) -> str:
    """The mark, so that it reads as typed, in a cell of a table too."""
    said = catalogue(language).gettext("[masked: %(reason)s]") % {"reason": reason}
    return inline_typed(said).replace("|", "\\|")
