"""The guides: what somebody does in the forum, task by task, read from their Markdown files.

The files are those of `docs/guide`, one for each guide and language. `web/guide` leads there in the
sources (a symbolic link) and is a folder of its own in what is installed. A file has a title (`#`)
with a lead, chapters (`##`) and tasks (`###`). In the numbered steps of a task, **bold** words
stand on the page just so, and *slanted* ones stand for what somebody named themselves: the tests
in a browser do the steps by this.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("guide")
GUIDES: Final = ("secretary", "member")
"""In the order of the list; each is the last part of its address."""
_HEADING = re.compile(r"(#{1,3}) (.+)")


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is done, with its steps.

    Attributes:
        title: What it is, as one would look for it.
        anchor: Its place on the page; a word of its own in each language.
        text: Markdown without headings.
    """

    title: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Tasks that belong together."""

    title: str
    anchor: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide in one language.

    Attributes:
        name: Its part of the address.
        title: Whom it is for.
        lead: Markdown that says so at more length.
        chapters: What it holds, in order.
    """

    name: str
    title: str
    lead: str
    chapters: tuple[Chapter, ...]

    def task(self, title: str) -> Task:
        """Return the task of a title.

        Raises:
            KeyError: There is none.
        """
        for chapter in self.chapters:
            for task in chapter.tasks:
                if task.title == title:
                    return task
        raise KeyError(title)


@cache
def guide_in(name: str, language: str) -> Guide:
    """Return a guide of `GUIDES` in a language, sv or en."""
    return read(name, (FOLDER / f"{name}.{language}.md").read_text(encoding="utf-8"))


def read(name: str, text: str) -> Guide:
    """Take a guide apart by its headings.

    Raises:
        ValueError: It does not begin with a title, or a task stands outside a chapter.
    """
    first, *parts = _parts(text)
    if first[0] != 1:
        raise ValueError(f"the guide {name} does not begin with a title")
    chapters: list[tuple[str, list[Task]]] = []
    for level, title, inner in parts:
        if level == 2:
            chapters.append((title, []))
        elif level == 3 and chapters:
            chapters[-1][1].append(Task(title, anchor_of(title), inner))
        else:
            raise ValueError(f"the guide {name} has no chapter for: {title}")
    made = (Chapter(title, anchor_of(title), tuple(tasks)) for title, tasks in chapters)
    return Guide(name, first[1], first[2], tuple(made))


def anchor_of(title: str) -> str:
    """Return a place on the page from its heading: of "Göra ett utkast" gora-ett-utkast."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _parts(text: str) -> list[tuple[int, str, str]]:
    """Level, title and text of each heading, in order."""
    found: list[tuple[int, str, list[str]]] = []
    for line in text.splitlines():
        heading = _HEADING.fullmatch(line)
        if heading is not None:
            found.append((len(heading[1]), heading[2], []))
        elif found:
            found[-1][2].append(line)
    return [(level, title, "\n".join(lines).strip()) for level, title, lines in found]
