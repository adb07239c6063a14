"""What reads PDFs that somebody sent, in a process of its own with little time and memory.

    python -m web.papers.work look FOLDER
    python -m web.papers.work join FOLDER

`look` reads `paper.pdf` and writes `answer.json`: how many pages it has, or why it is refused; it
also sets the paper as a joined PDF would. `join` reads `document.json` and the files that it names,
and writes `joined.pdf`. Nothing else is read or written, and nothing is fetched.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from pathlib import Path
from typing import Any, Final

SECONDS: Final = 60  # of the processor
MEMORY: Final = 2 * 1024 * 1024 * 1024  # bytes of addresses; the typesetter asks for many
_MOST_READ: Final = 300
"""Pages whose text is read out for those who cannot see them; the rest are named only."""
_LONGEST_READ: Final = 6000  # characters of one page


def main(job: str, folder: Path) -> None:
    """Carry out a job."""
    _limit()
    if job == "look":
        _look(folder)
    else:
        _join(folder)


def _limit() -> None:
    for what, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        _soft, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or most <= hard:
            with contextlib.suppress(OSError, ValueError):  # not every system limits addresses
                resource.setrlimit(what, (most, most))


def _look(folder: Path) -> None:
    from web.papers.pdf_look import pages_of
    from web.papers.refused import RefusedFileError

    try:
        pages = pages_of((folder / "paper.pdf").read_bytes())
    except RefusedFileError as error:
        answer: dict[str, Any] = {"refused": error.code}
    else:
        answer = {"pages": pages}
        paper = {"file": "paper.pdf", "pages": pages, "head": "", "page_word": ""}
        (folder / "document.json").write_text(json.dumps(_alone(paper)), encoding="utf-8")
        _join(folder)
    (folder / "answer.json").write_text(json.dumps(answer), encoding="utf-8")


def _alone(paper: dict[str, Any]) -> dict[str, Any]:
    from web.papers.joined import empty_document

    return {**empty_document(), "groups": [{"head": "", "papers": [paper]}]}


def _join(folder: Path) -> None:
    from web.papers.joined import typeset

    document = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    left = _MOST_READ
    for group in document["groups"]:
        for paper in group["papers"]:
            if "file" in paper:
                paper["sheets"] = _sheets(folder / paper["file"], paper, left)
                left = max(0, left - paper["pages"])
    (folder / "joined.pdf").write_bytes(typeset(document, folder))


def _sheets(path: Path, paper: dict[str, Any], left: int) -> list[dict[str, Any]]:
    """How each page lies, and what is read out for those who cannot see it."""
    from pypdf import PdfReader

    sheets = []
    for number, page in enumerate(PdfReader(path).pages, 1):
        box = page.cropbox
        is_turned = page.rotation % 180 == 90
        is_wide = (box.width > box.height) != is_turned
        read = ""
        if number <= left:
            try:
                read = " ".join(page.extract_text().split())
            except Exception:  # a page that only its picture can tell
                read = ""
        read = "".join(sign if sign.isprintable() else " " for sign in read)[:_LONGEST_READ]
        name = f"{paper['page_word']} {number}".strip()
        sheets.append({"wide": is_wide, "alt": f"{name}. {read}".strip() if read else name})
    return sheets


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
