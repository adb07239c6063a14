"""A Word file as a draft: the same headings, lists, tables, links and emphasis as from a paste."""

from __future__ import annotations

from typing import BinaryIO

import mammoth  # type: ignore[import-untyped]

from web.texts.pasted import Pasted, from_html
from web.texts.refused import RefusedTextError
from web.texts.word_file import looked_through
from web.texts.word_styles import HEAD_STYLES

_STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(f"p[style-name='{style}'] => !" for style in HEAD_STYLES),
    ]
)


def from_word(stream: BinaryIO) -> Pasted:
    """Return the text of a .docx.

    Inserted text of tracked changes comes along, deleted text and comments do not. The head of a
    file that was made here (title, day, number) is left out, since the forum knows it.

    Args:
        stream: The file, from where it stands; it is read once and not closed.

    Raises:
        RefusedTextError: The file is refused by `word_file`, cannot be read, or holds more than
            `pasted` takes.
    """
    with looked_through(stream) as file:
        try:
            made = mammoth.convert_to_html(
                file,
                style_map=_STYLES,
                include_embedded_style_map=False,
                convert_image=mammoth.images.img_element(lambda _picture: {"src": ""}),
            )
        except Exception as error:  # whatever goes wrong in it, the file is not one to be read
            raise RefusedTextError("damaged") from error
    return from_html(str(made.value))
